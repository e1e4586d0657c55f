"""A lesson's exercises/, a file for each, read and validated, with the texts of lesson.md filled in."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from helpers.common import listed
from helpers.judge.contract._declaration import broken, wrong_draws
from helpers.judge.contract._exercise import Exercise
from helpers.judge.reading import functions_in

if TYPE_CHECKING:  # read where a lesson is read: a page gets its exercises ready, and has nothing of what reads lessons
    from helpers.content import Course, LessonContent


def concepts(course: "Course") -> dict[tuple[str, str], str]:
    """The concept of every exercise of the course, by the lesson's slug and the exercise's id.

    Raises:
        ContentError: as `exercises`.
    """
    return {
        (slug, ident): exercise.concept
        for slug, lesson in course.lessons.items()
        for ident, exercise in exercises(lesson).items()
    }


@lru_cache(maxsize=64)
def exercises(lesson: "LessonContent") -> dict[str, Exercise]:
    """A lesson's exercises by id, in the lesson's order. Nothing of theirs is run: `sound_exercises` does that.

    Args:
        lesson: the lesson.

    Returns:
        The exercises; none if lesson.md has no exercise cell.

    Raises:
        ContentError: a file in exercises/ is wrong, or does not fit lesson.md; file, line, what is wrong, what to do.
    """
    from helpers.content import ContentError, drop_marks, load_declared

    folder = lesson.folder / "exercises"
    paths = sorted(folder.glob("*.py"))
    if not paths and lesson.exercise_ids:
        message = (
            f"the folder is empty or missing, but lesson.md has exercises {lesson.exercise_ids}. Write a file for each."
        )
        raise ContentError(folder, [(1, message)])
    cells = tuple((cell.label, drop_marks(cell.source)) for cell in lesson.cells if cell.kind == "code")
    labels = {cell.exercise: cell.label for cell in lesson.cells if cell.exercise}
    found: dict[str, Exercise] = {}
    for path in paths:
        declared, problems = load_declared(path, "EXERCISES", Exercise), []
        text = path.read_text(encoding="utf-8", errors="replace")  # for the numbers of its lines alone
        for exercise in declared:
            if wrong := broken(exercise):
                problems += [(_line_of_field(text, exercise.id, field), message) for field, message in wrong]
                continue
            line = _line(text, exercise.id)
            if exercise.id in found:
                problems.append((line, f"exercise {exercise.id!r} is declared twice. Remove one."))
            elif exercise.id not in labels:
                message = f"lesson.md has no cell with `:exercise: {exercise.id}`. Add one, or correct the id."
                problems.append((line, message))
            else:
                starter = lesson.exercise_cell(exercise.id).starter
                label = labels[exercise.id]
                found[exercise.id] = replace(exercise, cells=cells, label=label, starter=starter, file=path)
                problems += [(_line(text, where), message) for where, message in _problems(found[exercise.id], lesson)]
        if problems:
            raise ContentError(path, problems)
    if missing := [ident for ident in labels if ident not in found]:
        named = listed(f"exercise {name!r}" for name in missing)
        message = f"no file declares {named} of lesson.md in EXERCISES. Declare it there."
        raise ContentError(folder, [(1, message)])
    for exercise in list(found.values()):
        if exercise.builds_on:
            if exercise.builds_on not in found or exercise.builds_on == exercise.id:
                message = f"{exercise.id!r} builds on {exercise.builds_on!r}, which is no other exercise of this lesson. Correct it."
                raise ContentError(folder, [(1, message)])
            base = found[exercise.builds_on]
            mine, its = (dict(one.variation.parameters) if one.variation else {} for one in (exercise, base))
            if {name: mine.get(name) for name in its} != its:
                message = f"{exercise.id!r} builds on {base.id!r}, which varies in {', '.join(its)}. Give it a variation with the same."
                raise ContentError(folder, [(1, message)])
            found[exercise.id] = replace(exercise, base=base)
    return {ident: found[ident] for ident in lesson.exercise_ids}


def sound_exercises(lesson: "LessonContent") -> dict[str, Exercise]:
    """The same, when all that their functions draw has been looked at; with torch's exercises, that loads torch.

    Raises:
        ContentError: as `exercises`, and also for what `cases`, `probes`, the trace or the oracle give.
    """
    from helpers.content import ContentError

    found = exercises(lesson)
    for path in dict.fromkeys(one.file for one in found.values()):
        if problems := [line for one in found.values() if one.file == path for line in _unsound(one)]:
            raise ContentError(path, problems)
    return found


def sound(exercise: Exercise) -> Exercise:
    """One of them, looked at in the same way.

    Raises:
        ContentError: as `sound_exercises`, for this one.
    """
    from helpers.content import ContentError

    if problems := _unsound(exercise):
        raise ContentError(exercise.file, list(problems))
    return exercise


@lru_cache(maxsize=256)
def _unsound(exercise: Exercise) -> tuple[tuple[int, str], ...]:
    """What is wrong with what an exercise draws: a line of its file, and what to say."""
    text = exercise.file.read_text(encoding="utf-8", errors="replace")
    return tuple((_line_of_field(text, exercise.id, field), message) for field, message in wrong_draws(exercise))


def _problems(exercise: Exercise, lesson: "LessonContent") -> list[tuple[str, str]]:
    """What is wrong with one exercise: a text near which to look, and what to say."""
    ident, found = exercise.id, []
    if exercise.concept not in lesson.course.concepts:
        known = ", ".join(lesson.course.concepts)
        message = f"concept {exercise.concept!r} of {ident!r} is not in concepts.yaml. Add it there, or name one of these: {known}."
        found.append((exercise.concept, message))
    if len(exercise.hints) < 3 or not all(hint.strip() for hint in exercise.hints):
        found.append((ident, f"{ident!r} needs three hints or more, none of them empty. Each goes one step further."))
    solved = functions_in(exercise.solution).get(exercise.function)
    parameters = [argument.arg for argument in solved.args.args] if solved else None
    if parameters != list(exercise.parameters):
        wanted = f"{exercise.function}({', '.join(exercise.parameters)})"
        message = f"the solution should define {wanted}, and has {parameters}. Correct one of them."
        found.append((exercise.function, message))
    seen = set()
    for mistake in (*exercise.mistakes, *exercise.variants):
        if mistake.concept and mistake.concept not in lesson.course.concepts:
            message = f"concept {mistake.concept!r} of mistake {mistake.id!r} is not in concepts.yaml. Add it there, or correct it."
            found.append((mistake.concept, message))
        if mistake.misconception and mistake.misconception not in lesson.course.misconceptions:
            message = f"misconception {mistake.misconception!r} of {mistake.id!r} is not in concepts.yaml. Add it there, or correct it."
            found.append((mistake.misconception, message))
        if mistake.id in seen:
            found.append((mistake.id, f"mistake {mistake.id!r} is declared twice. Rename one."))
        seen.add(mistake.id)
        if not mistake.message.strip():
            found.append((mistake.id, f"mistake {mistake.id!r} has no message. Say what it looks like."))
        try:
            wrong = mistake.wrong_source(exercise.solution)
        except ValueError as error:
            found.append((mistake.id, str(error)))
            continue
        if not _defines(wrong, exercise.function):
            message = f"mistake {mistake.id!r} makes a cell that does not define {exercise.function}. Correct its edit."
            found.append((mistake.id, message))
    return found


@lru_cache(maxsize=4096)
def _defines(source: str, function: str) -> bool:
    """Kept, as an assignment's key is read anew for each run, and reading each mistake is most of that."""
    return function in functions_in(source)


def _line(text: str, what: str) -> int:
    """The line that quotes `what`, for messages."""
    at = max(text.find(f'"{what}"'), text.find(f"'{what}'"))
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _line_of_field(text: str, ident: Any, field: str) -> int:
    """The line that gives an exercise's field, for messages; else the one that gives its id."""
    start = max(text.find(f'"{ident}"'), text.find(f"'{ident}'"), 0)
    found = re.compile(rf"\b{field}\s*=[^=]").search(text, start) or re.search(rf"\b{field}\s*=[^=]", text)
    return text.count("\n", 0, found.start() if found else start) + 1
