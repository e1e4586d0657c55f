"""lesson.md → notebooks/NN.ipynb (for the learner) and solutions/NN.ipynb (solved and executed)."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.authoring._terms import Terms
from helpers.common import hand_in_cells, notebook_metadata, write_whole
from helpers.content import Cell, Course, LessonContent, blank_solution, drop_marks

FOLDERS = ("notebooks", "solutions")


@dataclass(frozen=True)
class Derived:
    """A lesson's two notebooks, neither executed."""

    learner: NotebookNode
    solution: NotebookNode


def derive(lesson: LessonContent) -> Derived:
    """Derive both notebooks from one lesson, without executing anything.

    Args:
        lesson: the lesson; every cell's id is made of its slug and the cell's label, so ids are stable.

    Returns:
        The learner's notebook and the solved one.

    Raises:
        ContentError: the lesson's source is wrong.
    """
    learner = [_cell(lesson, cell, blank_solution) for cell in lesson.cells]
    solution = [_cell(lesson, cell, drop_marks) for cell in lesson.cells]
    derived = Derived(_notebook(lesson, learner), _notebook(lesson, solution))
    derived.solution.metadata["course"]["content"] = _content(lesson)
    return derived


def _content(lesson: LessonContent) -> str:
    """A digest of what a solution's outputs show besides what its cells compute: cards, questions, guesses and the like."""
    files = sorted(path for path in lesson.folder.iterdir() if path.suffix in (".yaml", ".json"))
    return hashlib.sha256(b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in files)).hexdigest()[:16]


def with_terms(lesson: LessonContent) -> Derived:
    """Both notebooks as they stand in the course: words link to their entries, and these stand in the notebook that opens the glossary.
    The learner's ends with what hands its exercises in, where it has any.

    What is handed out alone, to a class, has no such links, and an end of its own.
    """
    derived, terms = derive(lesson), Terms(lesson.course)
    for notebook in (derived.learner, derived.solution):
        prose = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
        for cell, source in zip(prose, terms.linked([cell.source for cell in prose]), strict=True):
            cell.source = source
        if terms.home is lesson:
            label = next(call.label for call in lesson.calls if call.method == "glossary")
            opened = f"{lesson.slug}-{label}"
            place = next(number for number, cell in enumerate(notebook.cells) if cell.id == opened)
            entries = [new_markdown_cell(text, id=ident) for ident, text in terms.entries().items()]
            notebook.cells[place + 1 : place + 1] = entries
    if lesson.exercise_ids:
        derived.learner.cells += hand_in_cells(lesson.slug)
    return derived


def _cell(lesson: LessonContent, cell: Cell, form: Callable[[str], str]) -> NotebookNode:
    ident = f"{lesson.slug}-{cell.label}"
    if cell.kind == "markdown":
        return new_markdown_cell(cell.source, id=ident)
    metadata: dict[str, Any] = {key: cell.metadata[key] for key in ("tags", "jupyter") if key in cell.metadata}
    if cell.exercise:
        metadata["course"] = {"exercise": cell.exercise}
    return new_code_cell(form(cell.source), id=ident, metadata=metadata)


def _notebook(lesson: LessonContent, cells: list[NotebookNode]) -> NotebookNode:
    metadata = notebook_metadata(lesson.slug)
    return new_notebook(cells=cells, metadata=metadata)


def build(
    course: Course,
    root: Path,
    say: Callable[[str], object] = print,
    force: bool = False,
    folders: Sequence[str] = FOLDERS,
    only: Sequence[LessonContent] | None = None,
) -> None:
    """Write every derived notebook that is stale, executing the solutions.

    Args:
        course: the lessons.
        root: the folder that holds notebooks/ and solutions/.
        say: is told each file written.
        force: write and execute all, stale or not.
        folders: "notebooks", "solutions" or both.
        only: these lessons; notebooks without a lesson then stay.

    Raises:
        ContentError: a lesson is wrong.
        nbclient.exceptions.CellExecutionError: a solution does not run.
    """
    for lesson in course.lessons.values() if only is None else only:
        derived = with_terms(lesson)
        for folder in folders:
            notebook = derived.learner if folder == "notebooks" else derived.solution
            path = root / folder / f"{lesson.name}.ipynb"
            if not force and _same(path, notebook):
                continue
            if folder == "solutions" and (force or not _ran_before(path, notebook)):
                say(f"running {folder}/{path.name} ...")
                _execute(notebook)
            write_whole(path, nbformat.writes(notebook) + "\n")
            say(f"wrote   {folder}/{path.name}")
    for name in strays(course, root) if only is None else ():
        (root / name).unlink()
        say(f"removed {name}, which has no lesson")


def stale(course: Course, root: Path) -> list[str]:
    """The derived notebooks that do not match their source, as `notebooks/NAME.ipynb: why`; compares sources, executes nothing."""
    found = [f"{name}: there is no such lesson" for name in strays(course, root)]
    return found + [f"{name}: {why}" for name, why in stale_notebooks(course.lessons.values(), root)]


def stale_notebooks(lessons: Iterable[LessonContent], root: Path) -> list[tuple[str, str]]:
    """The notebooks of some lessons that do not match their source: name and why."""
    found = []
    for lesson in lessons:
        derived = with_terms(lesson)
        for folder, notebook in (("notebooks", derived.learner), ("solutions", derived.solution)):
            path = root / folder / f"{lesson.name}.ipynb"
            if not path.exists():
                found.append((f"{folder}/{path.name}", "missing"))
            elif not _same(path, notebook):
                found.append((f"{folder}/{path.name}", f"differs from lessons/{lesson.name}"))
    return found


def strays(course: Course, root: Path) -> list[str]:
    """Notebooks that have no lesson, such as `notebooks/NAME.ipynb`."""
    names = {lesson.name for lesson in course.lessons.values()}
    return [
        f"{folder}/{path.name}"
        for folder in FOLDERS
        for path in (root / folder).glob("*.ipynb")
        if path.stem not in names
    ]


def _same(path: Path, notebook: NotebookNode) -> bool:
    """Whether a file holds this notebook, outputs and what the execution wrote aside."""
    if not path.exists():
        return False
    return _essence(nbformat.read(path, as_version=4)) == _essence(notebook)


def _ran_before(path: Path, notebook: NotebookNode) -> bool:
    """Whether a file holds the same code, executed with the same content: then its outputs are taken over. Prose that changes runs
    nothing."""
    if not path.exists():
        return False
    ran = nbformat.read(path, as_version=4)
    if ran.metadata.get("course") != notebook.metadata["course"]:
        return False
    before, after = ([cell for cell in each.cells if cell.cell_type == "code"] for each in (ran, notebook))
    if [(one.id, one.source, one.metadata) for one in before] != [(one.id, one.source, one.metadata) for one in after]:
        return False
    for old, new in zip(before, after, strict=True):
        new.outputs, new.execution_count = old.outputs, old.execution_count
    notebook.metadata["language_info"] = {"name": "python"}
    return True


def _essence(notebook: NotebookNode) -> list:
    cells = [(cell.id, cell.cell_type, cell.source, dict(cell.metadata)) for cell in notebook.cells]
    return [cells, notebook.metadata.get("kernelspec"), notebook.metadata.get("course")]


def _execute(notebook: NotebookNode) -> None:
    from nbclient import NotebookClient

    with tempfile.TemporaryDirectory() as scratch:
        before = os.environ.get("COURSE_DATA")
        os.environ["COURSE_DATA"] = scratch  # the author's own progress must not show in a solution
        try:
            NotebookClient(
                notebook,
                timeout=300,
                kernel_name="python3",
                coalesce_streams=True,
                resources={"metadata": {"path": scratch}},
            ).execute()
        finally:
            os.environ.pop("COURSE_DATA")
            if before is not None:
                os.environ["COURSE_DATA"] = before
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            # A model id is random and leads nowhere without its kernel; the static form beside it stays.
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
