"""A submission's result: what is known of it from an earlier run, what its file says, and what a worker found."""

import hashlib
import importlib.metadata
from dataclasses import replace
from typing import Any

from helpers.classroom._assignment import Key
from helpers.classroom._draws import Draw
from helpers.classroom._options import Options
from helpers.classroom._questions import ASKS, answered
from helpers.classroom._reading import Reading, Unreadable, read_notebook
from helpers.classroom._results import ExerciseResult, LearnerResult
from helpers.classroom._work import clean
from helpers.classroom.intake import Submitted
from helpers.classroom.roster import Member

NOTHING = "Nothing was handed in."
NOT_KNOWN_WHOSE = (
    "Each learner has a task of their own, and it is not known whose this is. Write the name that the file was handed in under into "
    "key/roster.csv, and grade again."
)
VERSION = importlib.metadata.version("gates-keep-memory")


def known_before(
    one: Submitted, key: Key, stored: LearnerResult | None, options: Options, drawn: Draw | None
) -> LearnerResult | None:
    """A submission's result, where it was graded before and nothing that its outcome depends on has changed.

    Args:
        one: the submission.
        key: the assignment's key.
        stored: its result of an earlier run.
        options: of this run.
        drawn: what is the learner's own; None where tasks differ and nobody knows whose it is.

    Returns:
        The result, before lateness and overrides; None if something has to be run, or if the file cannot be used.
    """
    if stored is None or drawn is None:
        return None
    try:
        sha256 = hashlib.sha256(one.read()).hexdigest()
    except Unreadable:
        return None
    exercises = _known(stored, key, sha256, options, drawn)
    if stored.sha256 != sha256 or not all(each.status for each in exercises):
        return None
    about: dict[str, Any] = {name: getattr(stored, name) for name in ("another", "changed", "done", "asks")}
    answers = {each.exercise: each for each in stored.exercises}
    if any(name not in answers for name in key.settings.questions):
        return None
    exercises += tuple(answers[name] for name in key.settings.questions)
    return replace(_empty(one, key), sha256=sha256, exercises=exercises, variant=drawn.words, **about)


def begin(
    one: Submitted, key: Key, stored: LearnerResult | None, options: Options, drawn: Draw | None
) -> tuple[LearnerResult, tuple[tuple[str, str], ...]]:
    """A submission read; exercises that were graded before are filled in, the others have no status yet.

    Args:
        one: the submission.
        key: the assignment's key.
        stored: its result of an earlier run, or None.
        options: of this run.
        drawn: what is the learner's own; None where tasks differ and nobody knows whose it is.

    Returns:
        The result so far, and (label, source) of the code cells.
    """
    result = replace(_empty(one, key), variant=drawn.words if drawn else "")
    try:
        data = one.read()
        result = replace(result, sha256=hashlib.sha256(data).hexdigest())
        reading = read_notebook(data)
        if drawn is None:
            raise Unreadable(NOT_KNOWN_WHOSE)
    except Unreadable as error:
        message = "The submission could not be used."
        return replace(result, problem=clean(str(error)), exercises=_without_answers(key, message)), ()
    exercises = _known(stored, key, result.sha256, options, drawn)
    about: dict[str, Any] = {"another": _another(reading, key), "changed": reading.changed, "done": reading.done}
    exercises += tuple(
        replace(each, source=clean(each.source)) for each in answered(key.settings.questions, reading.answers)
    )
    about["asks"] = clean(reading.answers.get(ASKS, ""))
    return replace(result, exercises=exercises, **about), tuple(reading.cells)


def kept(stored: LearnerResult, key: Key) -> LearnerResult:
    """The result of an earlier run whose submission was not given this time, with the exercises that the assignment has now."""
    found = {each.exercise: each for each in stored.exercises}
    missing = "Not graded: the assignment has this exercise only since this submission was last given. Give it again."
    exercises = (found.get(name) or ExerciseResult(name, "not graded", 0.0, 0.0, 0.0, missing) for name in key.parts)
    return replace(stored, exercises=tuple(exercises))


def as_listed(result: LearnerResult, member: Member | None) -> LearnerResult:
    """A result with what the roster says of the learner."""
    if member is None:
        return replace(result, member="", section="")
    name, user = clean(result.name or member.name), result.user or member.user
    return replace(result, member=member.key, name=name, user=user, section=clean(member.section))


def absent(member: Member, key: Key) -> LearnerResult:
    """The row of somebody who has handed in nothing: no grade, until a teacher says so."""
    return LearnerResult(
        member.learner,
        member.name,
        member.user,
        assignment=key.settings.assignment,
        problem=NOTHING,
        exercises=_without_answers(key, NOTHING),
        member=member.key,
        section=member.section,
        absent=True,
    )


def is_stale(stored: LearnerResult, key: Key, options: Options, drawn: Draw | None) -> bool:
    """Whether a result was found with other tests, another seed, variant or limit than those of this run."""
    if drawn is None:
        return False
    known = _known(stored, key, stored.sha256, options, drawn)
    return not stored.problem and not all(each.status for each in known)


def _without_answers(key: Key, message: str) -> tuple[ExerciseResult, ...]:
    """The rows of somebody who has handed in nothing that can be read."""
    return tuple(ExerciseResult(name, "not attempted", 0.0, 0.0, 0.0, message) for name in key.parts)


def _empty(one: Submitted, key: Key) -> LearnerResult:
    learner, name, file = (clean(text) for text in (one.learner, one.name, one.file))
    stamp = one.at.isoformat() if one.at else ""
    return LearnerResult(
        learner,
        name,
        one.user,
        file,
        assignment=key.settings.assignment,
        stamp=stamp,
        stamp_problem=clean(one.time_problem),
        marked_late=one.marked_late,
        packed=clean(one.packed),
    )


def _known(
    stored: LearnerResult | None, key: Key, sha256: str, options: Options, drawn: Draw
) -> tuple[ExerciseResult, ...]:
    """Each exercise with what is known of it, or without a status."""
    known = {each.fingerprint: each for each in stored.exercises} if stored else {}
    exercises = []
    for name in key.exercises:
        fingerprint = _fingerprint(key, name, sha256, options, drawn)
        before = known.get(fingerprint)
        if before is None or before.status == "not graded" or name in options.regrade:
            before = ExerciseResult(name, "", 0.0, 0.0, 0.0, "", fingerprint=fingerprint)
        exercises.append(before)
    return tuple(exercises)


def _another(reading: Reading, key: Key) -> str:
    """Which other assignment or lesson a notebook says it is of, in words; "" if it is this one's or does not say."""
    if reading.assignment and reading.assignment != key.settings.assignment:
        return f"the assignment {clean(reading.assignment)!r}"
    if not reading.assignment and reading.lesson and reading.lesson != key.lesson.slug:
        return f"the lesson {clean(reading.lesson)!r}"
    return ""


def _fingerprint(key: Key, exercise: str, sha256: str, options: Options, drawn: Draw) -> str:
    parts: tuple[str, ...] = (
        VERSION,
        key.digest,
        exercise,
        sha256,
        str(drawn.seed),
        str(options.time_limit),
        str(options.trusted),
    )
    parts += (drawn.words,) if drawn.values else ()
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def filled(begun: LearnerResult, answer: list[dict[str, Any]] | None, error: BaseException | None) -> LearnerResult:
    """A submission with what a worker found, or with why it found nothing.

    Args:
        begun: from `begin`.
        answer: from `grade`, or None.
        error: why there is none.
    """
    found = {one["exercise"]: one for one in answer or ()}
    why = f"Not graded: the worker failed ({type(error).__name__}: {error}). This is not the learner's fault; grade again."
    exercises = []
    for each in begun.exercises:
        if each.status:
            exercises.append(each)
        elif each.exercise in found:
            one = found[each.exercise]
            tests = tuple((name, ended) for name, ended in one["tests"])
            exercises.append(ExerciseResult(**{**one, "tests": tests, "fingerprint": each.fingerprint}))
        else:
            exercises.append(replace(each, status="not graded", message=clean(why)))
    return replace(begun, exercises=tuple(exercises))
