"""A learner's workspace made ready: every lesson brought up to date, the place where they stopped, and the settings that Jupyter needs."""

import os
import sys
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.common import write_whole
from helpers.content import LessonContent, course, course_folder

if TYPE_CHECKING:
    from helpers.workspace import Workspace


WAIT = 1.0  # seconds that a command waits for another program to let go of the progress file


@dataclass(frozen=True)
class Prepared:
    """A workspace that is ready.

    Args:
        title: of the lesson to open.
        notebook: that lesson's notebook, the learner's own.
        served: the folder that Jupyter serves.
        address: what to open there, `/lab/tree/NAME.ipynb#cell-id=...`; `/lab` where the notebook lies outside of `served`.
        environment: what JupyterLab and its kernels need.
        brought: how many lessons are there.
        problems: what could not be made ready, a sentence each; they were printed.
    """

    title: str
    notebook: Path
    served: Path
    address: str
    environment: dict[str, str]
    brought: int
    problems: tuple[str, ...]

    @property
    def opens(self) -> bool:
        """Whether there is a notebook to open."""
        return self.notebook.exists()


def workspace() -> "Workspace":
    """The learner's workspace, in `$COURSE_HOME` or `my-course/`."""
    from helpers.workspace import Workspace

    return Workspace(course_folder() / "notebooks")


def prepare(lesson: str | None, served: Path | None, cell: str | None = None) -> Prepared:
    """Bring all lessons into the learner's workspace, each merged with what is new, and find where to go on.

    It can run again at any time, twice at once, and after a kill: what is there is kept, and every file is written whole.

    Args:
        lesson: the slug or number of the one to open; None for the one where the learner stopped, or what is due.
        served: the folder that Jupyter serves; None for the workspace.
        cell: the label of the cell to go to in the lesson that is named; None for where the learner stopped.

    Returns:
        What to open, and how.

    Raises:
        LookupError: there is no such lesson, or it has no such cell.
        WorkspaceError: there can be no workspace at this place.
    """
    from helpers import _kernels
    from helpers.workspace import WorkspaceError

    the_course = course()
    named = the_course.lesson(lesson) if lesson else None
    wished = _named_cell(named, cell) if named and cell else None
    place = workspace()
    find_home(place.folder, make=True)
    chosen, cell = (named, wished) if named and wished else _where(named)
    wanted: dict[str, str | None] = {}
    problems: dict[str, None] = {}  # each said once, though it may stop every notebook
    for one in the_course.lessons.values():
        try:  # a notebook that cannot be used stops none of the others
            wanted[one.name] = place.kernel(place.bring(one.name).stem)
        except WorkspaceError as error:
            problems[str(error)] = None
    for problem in problems:
        print(problem, file=sys.stderr)
    notebook = place.path(chosen.name)
    root = (served or place.folder).expanduser().resolve()
    address, environment = "/lab", _environment(place.folder)
    if notebook.exists():
        for line in (*_kernels.hidden(place.folder), *_kernels.without_course(wanted)):
            print(line, file=sys.stderr)
        _first_settings(place.folder / ".course" / "settings")
        if notebook.is_relative_to(root):
            path = notebook.relative_to(root).as_posix()
            address += f"/tree/{path}" + (f"#cell-id={cell}" if cell else "")
    return Prepared(chosen.front.title, notebook, root, address, environment, len(wanted), tuple(problems))


def _environment(folder: Path) -> dict[str, str]:
    """What JupyterLab and its kernels need to find the course, and the learner's settings in it."""
    from helpers import _kernels

    own = folder / ".course"
    return {
        **_kernels.environment(),
        "JUPYTERLAB_SETTINGS_DIR": os.environ.get("JUPYTERLAB_SETTINGS_DIR", str(own / "settings")),
        # The course's tabs are not mixed with those of the learner's other work.
        "JUPYTERLAB_WORKSPACES_DIR": os.environ.get("JUPYTERLAB_WORKSPACES_DIR", str(own / "layout")),
    }


def _named_cell(lesson: LessonContent, label: str) -> str:
    """The id of a cell, by its label in the lesson, as in the address of the course's pages, or by the id itself."""
    from helpers.common import listed

    labels = [cell.label for cell in lesson.cells]
    wished = label.removeprefix(f"{lesson.slug}-")
    if wished in labels:
        return f"{lesson.slug}-{wished}"
    near = get_close_matches(wished, labels, cutoff=0.3) or labels[:3]
    raise LookupError(f"{lesson.slug} has no cell {label!r}. Near to it: {listed(near)}.")


def _where(chosen: LessonContent | None) -> tuple[LessonContent, str | None]:
    """The lesson to open, and the cell: where the learner stopped in the one that was named; else what is due; else where they stopped."""
    from helpers.study import Store, StoreError, deck, stopped, today_cell

    try:
        store = Store(wait=WAIT)
        if chosen is not None:
            return chosen, store.place(chosen.slug)
        due = deck(course(), store).cards
        if found := (today_cell(course()) if due else None) or stopped(course(), store):
            return found
    except StoreError as error:  # the lessons can be read all the same
        print(f"Where you stopped can't be looked up. {error}", file=sys.stderr)
    return chosen or next(iter(course().lessons.values())), None


def find_home(folder: Path, make: bool) -> None:
    """Jupyter and your progress need a home folder that can be written. Where there is none, one in the workspace does.

    Args:
        folder: the workspace.
        make: whether to make one there.
    """
    from jupyter_core.paths import jupyter_config_dir, jupyter_runtime_dir

    home = folder / ".course" / "home"
    try:
        if not Path("~").expanduser().is_absolute():
            raise FileNotFoundError("HOME isn't the whole path of a folder")
        for place in map(Path, (jupyter_runtime_dir(), jupyter_config_dir())):
            place.mkdir(parents=True, exist_ok=True)
            if not os.access(place, os.W_OK):
                raise PermissionError(f"{place} can't be written")
    except (OSError, RuntimeError) as error:
        if make:
            home.mkdir(parents=True, exist_ok=True)
            reason = str(error).rstrip(".")
            if isinstance(error, OSError) and error.filename:
                reason = f"{error.filename}: {error.strerror}"
            print(
                f"There is no home folder that can be written ({reason}), so your progress and Jupyter's files go into {home}. "
                "Set HOME to keep them elsewhere.",
                file=sys.stderr,
            )
        if home.is_dir():
            os.environ["HOME"] = str(home)


def _first_settings(folder: Path) -> None:
    """JupyterLab's settings for the course, once: no question about news (nothing here needs the network). The learner may change all."""
    path = folder / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    if not path.exists():
        write_whole(path, '{"fetchNews": "false", "checkForUpdates": false}\n')
