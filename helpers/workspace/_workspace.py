"""The folder `my-course/`: copies of lessons that belong to the learner, and dated backups of what was there before."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from helpers.workspace._merge import changed_cells, merge


class WorkspaceError(Exception):
    """Something in the workspace cannot be used; the message says what it is and what to do. Nothing was changed."""


class Workspace:
    """A learner's workspace.

    Args:
        folder: where the learner works; default `$COURSE_HOME`, else `my-course/` in the current folder.
        originals: the course's notebooks/.
    """

    def __init__(self, originals: Path, folder: Path | None = None):
        self.folder = Path(folder or os.environ.get("COURSE_HOME") or "my-course").resolve()
        self.originals = originals

    def path(self, name: str) -> Path:
        """The learner's notebook of a lesson, there or not."""
        return self.folder / f"{name}.ipynb"

    def bring(self, name: str, say: Callable[[str], None] = print) -> Path:
        """Copy a lesson in, once; when it is there already, merge what is new in the course.

        Args:
            name: the lesson's name on disk, `02_introduction_to_lstm`.
            say: is told what was done.

        Returns:
            The learner's notebook.

        Raises:
            WorkspaceError: the learner's notebook cannot be read. It is left as it is.
        """
        theirs = _read(self.originals / f"{name}.ipynb")
        path, base_path = self.path(name), self._base(name)
        if not path.exists():
            self._save(path, theirs)
            self._save(base_path, theirs)
            return path
        mine = _read(path)
        base = _read(base_path) if base_path.exists() else theirs
        if _sources(base) == _sources(theirs):
            if not base_path.exists():
                self._save(base_path, theirs)
            return path
        merged = merge(base, mine, theirs)
        if _sources(merged) != _sources(mine):
            backup = self._backup(name, mine)
            self._save(path, merged)
            say(f"The course has a newer {name}: {changed_cells(mine, merged)} cells are new. What you wrote is kept.")
            say(f"The notebook as it was: {backup}")
        self._save(base_path, theirs)
        return path

    def reset(self, name: str, exercise: str | None = None, say: Callable[[str], None] = print) -> Path:
        """Start a lesson, or one exercise of it, afresh; the notebook as it was goes into a backup.

        Args:
            name: the lesson's name on disk.
            exercise: an exercise's id, or None for the whole lesson.
            say: is told where the backup is.

        Returns:
            The learner's notebook.

        Raises:
            WorkspaceError: the notebook cannot be read, or it has no cell for that exercise.
        """
        path, fresh = self.path(name), _read(self.originals / f"{name}.ipynb")
        if not path.exists():
            return self.bring(name, say)
        if exercise is None:
            backup = self._backup_bytes(name, path.read_bytes())  # a broken notebook too can be reset
            self._save(path, fresh)
            self._save(self._base(name), fresh)
        else:
            mine = _read(path)
            starter = _exercise_cell(fresh, exercise)
            if starter is None:
                raise WorkspaceError(f"{name} has no exercise {exercise!r}. `course list` shows those it has.")
            backup = self._backup(name, mine)
            cell = next((cell for cell in mine.cells if cell.id == starter.id), None)
            if cell is None:  # the learner deleted it: it goes back where it belongs
                before = [cell.id for cell in fresh.cells][: [cell.id for cell in fresh.cells].index(starter.id)]
                place = max((index + 1 for index, cell in enumerate(mine.cells) if cell.id in before), default=0)
                mine.cells.insert(place, starter)
            else:
                cell.source, cell.outputs, cell.execution_count = starter.source, [], None
            self._save(path, mine)
        say(f"Afresh: {path.name}. The notebook as it was: {backup}")
        return path

    def _base(self, name: str) -> Path:
        return self.folder / ".course" / f"{name}.ipynb"

    def _backup(self, name: str, notebook: NotebookNode) -> Path:
        return self._backup_bytes(name, nbformat.writes(notebook).encode())

    def _backup_bytes(self, name: str, data: bytes) -> Path:
        folder = self.folder / "backups"
        folder.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")
        for number in range(1000):
            path = folder / f"{name}_{stamp}{f'-{number}' if number else ''}.ipynb"
            try:
                with path.open("xb") as file:  # never over an older backup
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                return path
            except FileExistsError:
                continue
        raise WorkspaceError(f"no free name for a backup in {folder}. Remove old backups.")

    def _save(self, path: Path, notebook: NotebookNode) -> None:
        """Write whole or not at all: a kill in the middle leaves the old file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_name(path.name + ".partial")
        with scratch.open("w", encoding="utf-8") as file:
            nbformat.write(notebook, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)


def _read(path: Path) -> NotebookNode:
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise WorkspaceError(f"{path} is missing. Authors: run `course build`.") from None
    except Exception as error:  # nbformat raises several kinds for broken JSON and schema
        reason = str(error).splitlines()[0][:120]
        raise WorkspaceError(
            f"{path} is not a notebook that can be read ({reason}). It was left as it is. "
            "Mend it, or start afresh with `course reset` (it goes into backups/ first)."
        ) from None


def _exercise_cell(notebook: NotebookNode, exercise: str) -> NotebookNode | None:
    return next((cell for cell in notebook.cells if cell.metadata.get("course", {}).get("exercise") == exercise), None)


def _sources(notebook: NotebookNode) -> list[tuple[str, str, str]]:
    return [(cell.id, cell.cell_type, cell.source) for cell in notebook.cells]
