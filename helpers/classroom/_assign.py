"""Writing an assignment: what learners get, and the key that the instructor keeps."""

import ast
import json
import re
import secrets
import shutil
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from helpers import judge
from helpers.classroom._assignment import LESSONS, SETTINGS, Key, Settings, copy_lesson, see_that_credit_fits
from helpers.classroom._errors import ClassroomError
from helpers.classroom._questions import question_cells
from helpers.classroom._statements import calls, opens_lesson, without, without_names
from helpers.common import HEADING, hand_in_cells, write_whole
from helpers.content import LessonContent, course, load_yaml, own_lesson

if TYPE_CHECKING:  # slow to load, and graders import this package too
    from nbformat import NotebookNode

# What the study side of a lesson is called in its cells; an assignment without widgets leaves these cells out.
STUDY = re.compile(
    "dialogue|listen|cards|quiz|trial|claims|memory_aids|picture|explore|predict|experiment|progress|tomorrow"
    "|glossary|videos|today|memory|mastery|final_test|certificate"
)
HEAD = """# What learners get, and what it is worth. Change it, then run `course assign` again with `--settings THIS_FILE`.
# Points, dates and lateness may also change while you grade: grades are computed anew from what was found; nothing runs twice.
# due: with a time zone, such as 2026-12-01 23:59:00+01:00
# late: {grace_minutes: 15, percent_per_day: 10, at_most_percent: 50}
# partial: points for a wrong answer, by named mistake, by part or by group of tests; INSTRUCTORS.md has an example.
# variants: {inputs: true, tasks: true} gives each learner on the roster numbers and tasks of their own; see `course assign --variants`.
# completion: true asks learners to say whether the study part is done; see INSTRUCTORS.md.
# self_check: true hands out the tests of a lesson of your own, so that learners can check themselves.
"""


def find_lesson(name: str) -> LessonContent:
    """A lesson of the course by its slug, or an instructor's own by its folder.

    Args:
        name: a slug or number, or the path of a folder `NN_words_like_this` with lesson.md and exercises/. Its concepts are those of
            concepts.yaml beside it; where there is none, the course's.

    Raises:
        ClassroomError: there is no such lesson, or the folder is none.
    """
    folder = Path(name)
    try:
        return own_lesson(folder) if (folder / "lesson.md").is_file() else course().lesson(name)
    except KeyError as error:
        raise ClassroomError(
            f"{error.args[0]}. Or give the folder of a lesson of your own, one with a lesson.md."
        ) from None
    except ValueError as error:
        raise ClassroomError(str(error)) from None


def default_settings(lesson: LessonContent, due: datetime | None = None, widgets: bool = True) -> Settings:
    """All exercises of the core path, with the course's points and a fresh seed."""
    exercises = judge.exercises(lesson)
    core = {name: float(exercise.points) for name, exercise in exercises.items() if not exercise.deeper}
    chosen = core or {name: float(exercise.points) for name, exercise in exercises.items()}
    if not chosen:
        raise ClassroomError(f"{lesson.slug} has no exercise to assign.")
    title = lesson.front.title
    return Settings(
        assignment=lesson.slug, title=title, seed=secrets.randbelow(2**31), due=due, widgets=widgets, exercises=chosen
    )


def read_settings(path: Path) -> Settings:
    """An assignment.yaml, as an instructor wrote it."""
    return load_yaml(path, Settings)


def change_settings(settings: Settings, changes: Mapping[str, Any]) -> Settings:
    """The same settings with some values replaced.

    Raises:
        ClassroomError: a value does not fit.
    """
    try:
        return Settings.model_validate({**settings.model_dump(), **changes})
    except ValidationError as error:
        message = "; ".join(
            f"{'.'.join(map(str, each['loc']))}: {each['msg'].removeprefix('Value error, ')}" for each in error.errors()
        )
        raise ClassroomError(f"{message}.") from None


def assign(lesson: LessonContent, settings: Settings, out: Path, learner: "NotebookNode") -> Key:
    """Write `out/student/` and `out/key/`.

    Args:
        lesson: what is assigned.
        settings: exercises, points, dates.
        out: the folder; what it has of an earlier assignment of the same name is replaced.
        learner: the lesson's notebook as learners see it, solutions blanked.

    Returns:
        The key, read back.

    Raises:
        ClassroomError: the settings do not fit the lesson, or the folder holds another assignment.
    """
    import nbformat

    known = judge.sound_exercises(lesson)
    if unknown := [name for name in settings.exercises if name not in known]:
        raise ClassroomError(f"{lesson.slug} has no exercise {', '.join(unknown)}. It has {', '.join(known)}.")
    see_that_credit_fits(settings, {name: known[name] for name in settings.exercises})
    before = out / "key" / SETTINGS
    if before.is_file() and (other := read_settings(before).assignment) != settings.assignment:
        raise ClassroomError(f"{out} holds the assignment {other!r}. Give another folder, or remove that one.")
    for folder in (out / "student", out / "key"):
        folder.mkdir(parents=True, exist_ok=True)
    notebook = student_notebook(lesson, settings, learner)
    copy_lesson(lesson, out / "key", "exercises")
    shutil.rmtree(out / "student" / LESSONS, ignore_errors=True)
    if settings.self_check and _own(lesson):
        copy_lesson(lesson, out / "student")
    written = _round(settings.model_dump(mode="json", exclude_none=True))
    write_whole(before, HEAD + yaml.safe_dump(written, sort_keys=False, allow_unicode=True))
    write_whole(out / "student" / f"{lesson.name}.ipynb", nbformat.writes(notebook) + "\n")
    return Key(out)


def _round(value: Any) -> Any:
    """Whole numbers as people write them: 10, not 10.0."""
    if isinstance(value, dict):
        return {name: _round(each) for name, each in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def student_notebook(
    lesson: LessonContent, settings: Settings, learner: "NotebookNode", values: Mapping[str, str] | None = None
) -> "NotebookNode":
    """The learner's notebook as an assignment: what is asked stands at the top, and `here.solution` is switched off.

    Args:
        lesson: the lesson.
        settings: with or without the study widgets, which exercises, when due.
        learner: the lesson's notebook, solutions blanked.
        values: the learner's own of the lesson's parameters, or None where tasks are the same for all.
    """
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    own = _own(lesson)
    checked = settings.self_check or not own
    opens = f"{LESSONS}/{lesson.name}" if own else lesson.slug
    learner = _with_values(lesson, deepcopy(learner), values or {})
    cells = list(learner.cells) if settings.widgets else _without_study(lesson, learner.cells, settings)
    gone = {"here"}
    for cell in cells:
        if cell.cell_type == "code" and checked:
            cell.source = _closed(cell.source, lesson.slug, opens, settings, values)
        elif cell.cell_type == "code":
            # Where the tests of a lesson of the instructor's own stay in the key, nothing can check it, and the course need not be there.
            cell.source = without_names(cell.source, gone, ["helpers"])
    cells = [cell for cell in cells if cell.source.strip()]
    front = [new_markdown_cell(_asked(settings, checked), id=f"{lesson.slug}-assignment")]
    if checked and not any(cell.cell_type == "code" and opens_lesson(cell.source) for cell in cells):
        source = f'from helpers import lesson\n\nhere = lesson("{lesson.slug}")'
        front.append(new_code_cell(_closed(source, lesson.slug, opens, settings, values), id=f"{lesson.slug}-opening"))
    about = {"lesson": lesson.slug, "assignment": settings.assignment}
    metadata = {**learner.metadata, "course": about | ({"asks_done": True} if settings.completion else {})}
    end = question_cells(settings.questions, lesson.slug)
    end += hand_in_cells(lesson.slug, assigned=True, asks_done=settings.completion) if checked else []
    return new_notebook(cells=[*cells[:1], *front, *cells[1:], *end], metadata=metadata)


def _own(lesson: LessonContent) -> bool:
    """Whether it is the instructor's and not the course's."""
    return lesson.slug not in course().lessons


def _sections(cells: Sequence["NotebookNode"]) -> dict[str, range]:
    """Where each exercise's own section lies, from its heading to the next."""
    heads = [n for n, cell in enumerate(cells) if cell.cell_type == "markdown" and HEADING.search(cell.source)]
    found = {}
    for number, cell in enumerate(cells):
        if exercise := cell.metadata.get("course", {}).get("exercise"):
            start = max((n for n in heads if n < number), default=number)
            found[exercise] = range(start, min((n for n in heads if n > number), default=len(cells)))
    return found


def _without_study(lesson: LessonContent, cells: Sequence["NotebookNode"], settings: Settings) -> list["NotebookNode"]:
    """A title, the opening, and of each exercise its own section, from its heading to the next, with what a solution needs."""
    from nbformat.v4 import new_markdown_cell

    needed = {
        f"{lesson.slug}-{label}" for name in settings.exercises for label in _needs(judge.exercises(lesson)[name])
    }
    graded = {n for name, section in _sections(cells).items() if name in settings.exercises for n in section}
    kept = set()
    for number, cell in enumerate(cells):
        if cell.cell_type == "code":
            source = without(cell.source, _is_study)
            is_answer = "exercise" in cell.metadata.get("course", {})
            wanted = (
                (is_answer or source == cell.source)
                if number in graded
                else (cell.id in needed or opens_lesson(source))
            )
            cell.source = source
        else:
            wanted = number in graded
        if wanted:
            kept.add(number)
    title = new_markdown_cell(f"# {lesson.front.title}", id=cells[0].id)
    return [title, *(cells[number] for number in sorted(kept))]


def _needs(exercise: judge.Exercise) -> set[str]:
    """The labels of the cells that the solution rests on."""
    return {label for label, _, _ in judge.collect(exercise.function, exercise.cells, exercise.grants).pieces}


def _is_study(node: ast.stmt) -> bool:
    """Whether a statement calls `here` for something of the study side."""

    def studies(function: ast.expr) -> bool:
        return (
            isinstance(function, ast.Attribute)
            and bool(STUDY.fullmatch(function.attr))
            and ast.unparse(function.value) == "here"
        )

    return not isinstance(node, ast.FunctionDef | ast.ClassDef) and calls([node], studies)


def _closed(source: str, slug: str, opens: str, settings: Settings, values: Mapping[str, str] | None) -> str:
    """A cell that opens the lesson, made to open it by the name `opens`, solutions of what is graded closed."""
    names = ", ".join(f'"{name}"' for name in settings.exercises)
    own = f", variant={json.dumps(dict(values))}" if values else ""
    return re.sub(rf"lesson\(\s*[\"']{re.escape(slug)}[\"']\s*\)", f'lesson("{opens}", graded=[{names}]{own})', source)


def _with_values(lesson: LessonContent, learner: "NotebookNode", values: Mapping[str, str]) -> "NotebookNode":
    """The notebook with a learner's own tasks: what is theirs above each exercise that varies, and its starter."""
    from nbformat.v4 import new_markdown_cell, new_notebook

    if not values:
        return learner
    exercises = judge.variants_of(lesson, tuple(sorted(values.items())))
    cells = []
    for cell in learner.cells:
        exercise = exercises.get(cell.metadata.get("course", {}).get("exercise"))
        if exercise and exercise.variation:
            task = judge.task_of(exercise, values)
            cells.append(new_markdown_cell(task, id=f"{lesson.slug}-{exercise.label}-variant"))
            cell.source = exercise.starter
        cells.append(cell)
    return new_notebook(cells=cells, metadata=learner.metadata)


def _asked(settings: Settings, checked: bool) -> str:
    late = settings.late
    way = (
        "Hand in with the last cell, or hand in this notebook itself, saved."
        if checked
        else "Hand in this notebook, saved."
    )
    sentences = [f"{way} Graded are these functions, by what they return."]
    if checked:
        sentences.append(
            "`here.check(...)` tells you as you go; what counts is run again, with other numbers, when it is graded."
        )
    if settings.questions:
        sentences.append("The questions in words at the end are read and marked by a person.")
    if settings.partial:
        sentences.append(
            "Some answers that are nearly right earn a part of the points; your page says which part, and why."
        )
    if late.percent_per_day:
        sentences.append(
            f"Late: {late.percent_per_day:g} % off for each day begun, at most {late.at_most_percent:g} %."
        )
    rows = [f"| `{name}` | {points:g} |" for name, points in settings.parts.items()]
    head = "| exercise or question | points |" if settings.questions else "| exercise | points |"
    table = "\n".join(
        [
            head,
            "|---|---|",
            *rows,
            f"| together | {settings.possible:g} |",
        ]
    )
    due = [f"**Due:** {settings.due.isoformat(sep=' ', timespec='minutes')}"] if settings.due else []
    return "\n\n".join([f"## Assignment: {settings.title}", *due, " ".join(sentences), table])
