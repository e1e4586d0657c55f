"""The folder `my-course/`: copies of lessons that belong to the learner, and dated backups of what was there before."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode

from helpers.common import write_whole
from helpers.workspace._errors import WorkspaceError
from helpers.workspace._file import as_bytes, encoding_of, parse, sentences, write_new
from helpers.workspace._identity import exercise_of, identified, recognised
from helpers.workspace._lock import alone
from helpers.workspace._merge import changed_cells, merge
from helpers.workspace._trust import trust, trusted


class Workspace:
    """A learner's workspace.

    Args:
        folder: where the learner works; default `$COURSE_HOME`, else `my-course/` in the current folder. `~` is the home folder.
        originals: the course's notebooks/.

    Raises:
        WorkspaceError: there is no such home folder; and from every method, when a file cannot be read or written.
    """

    def __init__(self, originals: Path, folder: Path | None = None):
        given = Path(folder or os.environ.get("COURSE_HOME") or "my-course")
        try:
            self.folder = given.expanduser().resolve()
        except (RuntimeError, OSError) as error:  # no home folder; the current folder is gone; a loop of links
            reason = getattr(error, "strerror", None) or "there is no such home folder"
            raise WorkspaceError(
                f"COURSE_HOME={given} can't be used: {reason}. Set COURSE_HOME to the whole path of a folder."
            ) from None
        self.originals = originals

    def path(self, name: str) -> Path:
        """The learner's notebook of a lesson, there or not."""
        return self.folder / f"{name}.ipynb"

    def bring(self, name: str, say: Callable[[str], None] = print) -> Path:
        """Copy a lesson in, once; when it is there already, merge what is new in the course.

        A notebook that JupyterLab cannot open (UTF-16, a byte order mark), or that lost its cells' ids (Colab and older Jupyters drop
        them), is written anew with all that is in it; the file as it was goes into a backup.

        Args:
            name: the lesson's name on disk, `02_introduction_to_lstm`.
            say: is told what was done.

        Returns:
            The learner's notebook.

        Raises:
            WorkspaceError: the learner's notebook cannot be read, or the folder not be written. The notebook is left as it is.
        """
        with sentences(), alone(self.folder):
            theirs = self._original(name)
            path, base_path = self.path(name), self._base(name)
            if not path.exists():
                self._save(path, theirs)
                trust(theirs)
                self._save(base_path, theirs)
                return path
            data = path.read_bytes()
            found = parse(path, data)
            base = self._given(name, theirs)
            mine = recognised(found, base, theirs)
            news = _sources(base) != _sources(theirs)
            merged = merge(base, mine, theirs) if news else mine
            changes = _repairs(name, data, found, mine)
            if news and _sources(merged) != _sources(mine):
                changes.append(
                    f"The course has a newer {name}: {changed_cells(mine, merged)} cells are new. What you wrote is kept."
                )
            if changes:
                backup = self._backup(name, data)
                self._save(path, merged)
                if trusted(found):
                    trust(merged)
                for line in (*changes, f"The notebook as it was: {backup}"):
                    say(line)
            if news or not base_path.exists():
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
            WorkspaceError: the notebook cannot be read or written, or it has no cell for that exercise.
        """
        if not self.path(name).exists():
            return self.bring(name, say)
        with sentences(), alone(self.folder):
            path, fresh = self.path(name), self._original(name)
            data = path.read_bytes()
            if exercise is None:
                backup = self._backup(name, data)  # a broken notebook too can be reset
                self._save(path, fresh)
                self._save(self._base(name), fresh)
            else:
                changed = self._with_starter(name, parse(path, data), fresh, exercise)
                backup = self._backup(name, data)
                self._save(path, changed)
            say(f"Afresh: {path.name}. The notebook as it was: {backup}")
            return path

    def answer(self, name: str, exercise: str, text: str, say: Callable[[str], None] = print) -> None:
        """Put a text that came from elsewhere into an exercise that is untouched; beside another answer it goes into a file.

        Args:
            name: the lesson's name on disk.
            exercise: an exercise's id.
            text: the answer.
            say: is told where it is.

        Raises:
            WorkspaceError: the notebook cannot be read or written, or it has no cell for that exercise.
        """
        path = self.bring(name, say)
        with sentences(), alone(self.folder):
            data, fresh = path.read_bytes(), self._original(name)
            mine = parse(path, data)
            given = {exercise_of(cell): cell.source for cell in (*fresh.cells, *self._given(name, fresh).cells)}
            cell = next((one for one in mine.cells if exercise_of(one) == exercise), None)
            if exercise not in given or cell is None:
                raise WorkspaceError(f"{path} has no exercise {exercise!r}.")
            if text.strip() in (cell.source.strip(), given[exercise].strip()):
                return
            if cell.source.strip() in ("", given[exercise].strip()):
                was_trusted = trusted(mine)
                cell.source = text
                backup = self._backup(name, data)
                self._save(path, mine)
                if was_trusted:
                    trust(mine)
                say(f"{path.name}: {exercise} has your text. The notebook as it was: {backup}")
            else:
                kept = self._backup(f"{name}_{exercise}", text.encode(), ".py")
                say(f"{path.name}: your answer to {exercise} stays. The text that came is in {kept}")

    def kernel(self, name: str) -> str | None:
        """The name of the kernel that the learner's notebook of a lesson asks for; None where it asks for none.

        Raises:
            WorkspaceError: the notebook cannot be read.
        """
        with sentences():
            spec = parse(self.path(name), self.path(name).read_bytes()).metadata.get("kernelspec")
        return spec.get("name") if isinstance(spec, dict) else None

    def _with_starter(self, name: str, found: NotebookNode, fresh: NotebookNode, exercise: str) -> NotebookNode:
        """The learner's notebook with the starter in an exercise's place."""
        starter = next((cell for cell in fresh.cells if exercise_of(cell) == exercise), None)
        if starter is None:
            raise WorkspaceError(f"{name} has no exercise {exercise!r}. `course list` shows those it has.")
        mine = recognised(found, self._given(name, fresh), fresh)
        at = next((index for index, cell in enumerate(mine.cells) if cell.id == starter.id), None)
        if at is None:  # the learner deleted it: it goes back where it belongs
            before = [cell.id for cell in fresh.cells][: [cell.id for cell in fresh.cells].index(starter.id)]
            place = max((index + 1 for index, cell in enumerate(mine.cells) if cell.id in before), default=0)
            mine.cells.insert(place, starter)
        else:
            starter.metadata = NotebookNode({**mine.cells[at].metadata, **starter.metadata})
            mine.cells[at] = starter
        return mine

    def _original(self, name: str) -> NotebookNode:
        path = self.originals / f"{name}.ipynb"
        try:
            return identified(parse(path, path.read_bytes()))
        except FileNotFoundError:
            raise WorkspaceError(f"{path} is missing. Authors: run `course build`.") from None

    def _given(self, name: str, theirs: NotebookNode) -> NotebookNode:
        """The notebook as it was copied or last merged; where nobody knows any more, what the course gives now."""
        path = self._base(name)
        try:
            return identified(parse(path, path.read_bytes()), theirs)
        except (FileNotFoundError, NotADirectoryError, WorkspaceError):
            return theirs

    def _base(self, name: str) -> Path:
        return self.folder / ".course" / f"{name}.ipynb"

    def _save(self, path: Path, notebook: NotebookNode) -> None:
        write_whole(path, as_bytes(notebook))

    def _backup(self, name: str, data: bytes, ending: str = ".ipynb") -> Path:
        folder = self.folder / "backups"
        stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")
        for number in range(1000):
            path = folder / f"{name}_{stamp}{f'-{number}' if number else ''}{ending}"
            if write_new(path, data):
                return path
        raise WorkspaceError(f"no free name for a backup in {folder}. Remove old backups.")


def _repairs(name: str, data: bytes, found: NotebookNode, mine: NotebookNode) -> list[str]:
    """What had to be put right before JupyterLab and the course can use a notebook, in words."""
    sentences = []
    if encoding := encoding_of(data):
        sentences.append(f"{name} was saved as {encoding}, which JupyterLab can't open. It is plain UTF-8 now.")
    if [cell.get("id") for cell in found.cells] != [cell.id for cell in mine.cells]:
        sentences.append(
            f"Another program had dropped the names of {name}'s cells. They are back; what you wrote is kept."
        )
    return sentences


def _sources(notebook: NotebookNode) -> list[tuple[str, str, str]]:
    return [(cell.id, cell.cell_type, cell.source) for cell in notebook.cells]
