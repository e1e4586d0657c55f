"""An assignment for nbgrader: the instructor's notebook with the metadata of its schema 3, and the folder that its commands work in."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers import judge
from helpers.classroom._errors import ClassroomError
from helpers.classroom._statements import opens_lesson
from helpers.common import HEADING, notebook_metadata, write_whole
from helpers.content import Cell, LessonContent, course

if TYPE_CHECKING:  # slow to load, and graders import this package too
    from nbformat import NotebookNode

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
CONFIG = '''"""nbgrader's settings for this folder. Run its commands here: `nbgrader generate_assignment NAME`, and so on."""

c = get_config()

# Names the course in nbgrader's exchange. Change it when several courses share one.
c.CourseDirectory.course_id = "gates-keep-memory"

# What stands in place of a solution: the course's own mark. The check knows it, and says "not attempted".
c.ClearSolutions.code_stub = {"python": "...  # your code here"}
'''


def nbgrader_notebook(lesson: LessonContent, points: Mapping[str, float]) -> "NotebookNode":
    """The instructor's notebook for nbgrader: a lesson's exercises, solved, each with a test cell. Nothing else of the lesson is run.

    Args:
        lesson: a lesson of the course.
        points: what each chosen exercise is worth. One that a chosen one calls comes along, without a test cell.

    Returns:
        The notebook; solutions stand between `### BEGIN SOLUTION` and `### END SOLUTION`, where nbgrader takes them out.

    Raises:
        ClassroomError: the lesson is not of the course or lacks an exercise, none is chosen, or points are not above 0.
    """
    from nbformat.v4 import new_notebook

    known = judge.sound_exercises(lesson)
    _refuse(lesson, points, known)
    chosen = {name: known[name] for name in known if name in points}
    pieces = _pieces(chosen)
    answered = [
        cell.exercise for cell in lesson.cells if cell.exercise in chosen or (cell.exercise and cell.label in pieces)
    ]
    opens = next(cell for cell in lesson.cells if cell.kind == "code" and opens_lesson(cell.source))
    cells = [_title(lesson, answered), _opening(lesson, opens, chosen, pieces)]
    for number, cell in enumerate(lesson.cells):
        if cell.exercise in answered:
            cells += [_markdown(lesson, lesson.cells[at]) for at in _told(lesson.cells, number)]
            cells.append(_solution(lesson, cell))
            cells += [_code(each.source, id=_id(lesson, each)) for each in _own_check(lesson.cells, number)]
            if cell.exercise in chosen:
                cells.append(_test(known[cell.exercise], points[cell.exercise]))
        elif cell.label in pieces and cell is not opens:
            ident = _id(lesson, cell)
            text = "\n\n".join(pieces[cell.label].values())
            cells.append(_code(text, id=ident, metadata=_metadata(ident, locked=True)))
    return new_notebook(cells=cells, metadata=notebook_metadata(lesson.slug))


def write_nbgrader(out: Path, assignment: str, notebook_name: str, notebook: "NotebookNode") -> Path:
    """Write `out/source/ASSIGNMENT/NOTEBOOK.ipynb`, and `out/nbgrader_config.py` if there is none.

    Args:
        out: the folder in which nbgrader's commands will be run.
        assignment: its name in those commands.
        notebook_name: the notebook's, without `.ipynb`.
        notebook: from `nbgrader_notebook`.

    Returns:
        The notebook's path.

    Raises:
        ClassroomError: a name has signs that nbgrader or a file system would trip over.
    """
    import nbformat

    for name in (assignment, notebook_name):
        if not NAME.fullmatch(name):
            raise ClassroomError(
                f"{name!r} cannot be a name for nbgrader. Use up to 64 letters, digits, `_` and `-`, a letter or digit first."
            )
    path = out / "source" / assignment / f"{notebook_name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not (out / "nbgrader_config.py").exists():
        write_whole(out / "nbgrader_config.py", CONFIG)
    write_whole(path, nbformat.writes(notebook) + "\n")
    return path


def _refuse(lesson: LessonContent, points: Mapping[str, float], known: Mapping[str, judge.Exercise]) -> None:
    if lesson.slug not in course().lessons:
        raise ClassroomError(
            f"{lesson.slug} is a lesson of your own. nbgrader checks inside the notebook, where only the course's lessons can be checked. "
            "Hand it out with `course assign` and grade it with `course grade`."
        )
    if unknown := [name for name in points if name not in known]:
        raise ClassroomError(f"{lesson.slug} has no exercise {', '.join(unknown)}. It has {', '.join(known)}.")
    if not points:
        raise ClassroomError(
            f"no exercise is chosen. {lesson.slug} has {', '.join(known)}; give points to one or more."
        )
    if bad := [name for name, value in points.items() if not 0 < value <= 1000]:
        raise ClassroomError(f"points of {', '.join(bad)} must be above 0 and at most 1000.")


def _pieces(chosen: Mapping[str, judge.Exercise]) -> dict[str, dict[int, str]]:
    """What the solutions rest on, as source by cell label and line: definitions alone, so that no widget or experiment comes along."""
    found: dict[str, dict[int, str]] = {}
    for exercise in chosen.values():
        for label, line, text in judge.collect(exercise.function, exercise.cells, exercise.grants).pieces:
            found.setdefault(label, {})[line] = text
    return {label: dict(sorted(lines.items())) for label, lines in found.items()}


def _title(lesson: LessonContent, answered: list[str]) -> "NotebookNode":
    message = (
        "Write the functions below. The cells after each one check it: they tell you what kind of slip they see, not the answer. "
        f'`here.hint("{answered[0]}")` goes one step further each time.'
    )
    return _text(f"# {lesson.front.title}\n\n{message}", id=_id(lesson, lesson.cells[0]))


def _opening(
    lesson: LessonContent, own: Cell, chosen: Iterable[str], pieces: Mapping[str, Mapping[int, str]]
) -> "NotebookNode":
    """The cell that opens the lesson, with the imports of the lesson's own."""
    before = {"import numpy as np": None} | dict.fromkeys(pieces.get(own.label, {}).values())
    graded = ", ".join(f'"{name}"' for name in chosen)
    source = "\n".join(
        [*before, "", "from helpers import lesson", "", f'here = lesson("{lesson.slug}", graded=[{graded}])']
    )
    ident = _id(lesson, own)
    return _code(source, id=ident, metadata=_metadata(ident, locked=True))


def _told(cells: list[Cell], number: int) -> range:
    """Where the prose of an exercise stands: the markdown cells directly before it, from their last heading on."""
    start = number
    while start > 0 and cells[start - 1].kind == "markdown":
        start -= 1
        if HEADING.search(cells[start].source):
            break
    return range(start, number)


def _own_check(cells: list[Cell], number: int) -> list[Cell]:
    """The lesson's check right after an exercise, which draws: its prose speaks of it."""
    after = cells[number + 1 : number + 2]
    call = re.compile(rf"\s*here\.check\(\s*[\"']{re.escape(cells[number].exercise or '')}[\"'][^\n]*\)\s*")
    return [cell for cell in after if cell.kind == "code" and call.fullmatch(cell.source)]


def _markdown(lesson: LessonContent, cell: Cell) -> "NotebookNode":
    return _text(cell.source, id=_id(lesson, cell))


def _solution(lesson: LessonContent, cell: Cell) -> "NotebookNode":
    metadata = _metadata(cell.exercise or "", solution=True) | {"course": {"exercise": cell.exercise}}
    return _code(cell.source, id=_id(lesson, cell), metadata=metadata)


def _test(exercise: judge.Exercise, points: float) -> "NotebookNode":
    """Locked, so nbgrader puts it back whatever a learner made of it. Its call returns None: of a value nbgrader would make points."""
    ident = f"test-{exercise.id}"
    source = f'here.check("{exercise.id}", {exercise.function}).must_pass()'
    worth = int(points) if float(points).is_integer() else float(points)
    return _code(source, id=ident, metadata=_metadata(ident, grade=True, locked=True, points=worth))


def _metadata(ident: str, **more: Any) -> dict[str, Any]:
    usual = {"grade": False, "solution": False, "locked": False, "task": False}
    return {"nbgrader": {"schema_version": 3, "cell_type": "code", "grade_id": ident, **usual, **more}}


def _code(source: str, **more: Any) -> "NotebookNode":
    from nbformat.v4 import new_code_cell

    return new_code_cell(source, **more)


def _text(source: str, **more: Any) -> "NotebookNode":
    from nbformat.v4 import new_markdown_cell

    return new_markdown_cell(source, **more)


def _id(lesson: LessonContent, cell: Cell) -> str:
    return f"{lesson.slug}-{cell.label}"
