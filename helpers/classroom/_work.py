"""The unit of work: one submission's exercises, graded in a worker, here or on another machine. Plain values go in and come out."""

import re
import tempfile
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from helpers import judge
from helpers.classroom._assignment import Key, digest_of, unpack_key
from helpers.classroom._results import ExerciseResult

ADDRESS = re.compile(r"\b(at|object at) 0x[0-9a-fA-F]+")


@dataclass(frozen=True)
class Work:
    """What is to be graded.

    Args:
        cells: (label, source) of the submission's code cells.
        exercises: ids, in order.
        seed: of the cases.
        time_limit: seconds for each exercise, or None for each exercise's own.
        boxed: whether learner's code runs in the strong box, or, trusted, in a plain process.
    """

    cells: tuple[tuple[str, str], ...]
    exercises: tuple[str, ...]
    seed: int
    time_limit: float | None = None
    boxed: bool = True


def grade(work: Work, bundle: Mapping[str, str]) -> list[dict[str, Any]]:
    """Grade one submission.

    Args:
        work: what to grade.
        bundle: the key's files, by relative path.

    Returns:
        An `ExerciseResult` as a dict for each exercise.
    """
    key = _unpacked(bundle)
    exercises = [_exercise(key, name, work.time_limit) for name in work.exercises]
    grants = [grant for exercise in exercises for grant in exercise.grants]
    with judge.Bubblewrap(grants) if work.boxed else nullcontext() as box:
        run = box.run if box else _plainly
        return [asdict(_grade(exercise, work, key, run)) for exercise in exercises]


Run = Callable[[judge.Job], judge.Outcome]


def _verdict(exercise: judge.Exercise, work: Work, key: Key, run: Run) -> judge.Verdict:
    """The judge's verdict. What an answer rests on costs its own points alone: if that is wrong, the course's own takes its place."""
    answer = judge.answer_in(exercise, work.cells)
    verdict = judge.check(exercise, answer, work.seed, run)
    parts = judge.resting_on(exercise, answer, judge.exercises(key.lesson).values())
    if verdict.status in ("passed", "not attempted", "wrong kind") or not parts:
        return verdict
    cells = (*work.cells, *(("the course's own", part.solution) for part in parts))
    again = judge.check(exercise, judge.answer_in(exercise, cells), work.seed, run)
    if again.status != "passed":
        return verdict
    names = " and ".join(f"`{part.function}`" for part in parts)
    told = f"Right by itself, but it rests on {names}, and there yours is not right yet. With the course's own in its place: "
    return replace(again, message=told + again.message, source=answer.source)


def _grade(exercise: judge.Exercise, work: Work, key: Key, run: Run) -> ExerciseResult:
    try:
        verdict = _verdict(exercise, work, key, run)
    except judge.BoxError as error:
        return _not_graded(exercise, str(error))
    except RecursionError:
        verdict = judge.Verdict("error", "The code is nested more deeply than Python reads.", exercise=exercise.id)
    concepts = {mistake.id: mistake.concept for mistake in exercise.mistakes}
    passed = verdict.status == "passed"
    return ExerciseResult(
        exercise=exercise.id,
        status=verdict.status,
        share=float(passed),
        possible=exercise.points,
        points=exercise.points if passed else 0.0,
        message=clean(verdict.message),
        mistake=verdict.mistake,
        concept=concepts.get(verdict.mistake or "") or exercise.concept,
        hint="" if passed else exercise.hints[0],
        source=clean(verdict.source),
        tests=verdict.tests,
        shapes=verdict.shapes,
        printed=clean(verdict.printed),
        traceback=clean(verdict.traceback),
        trace=clean(verdict.trace.html()) if verdict.trace else "",
        trace_words=clean(verdict.trace.words()) if verdict.trace else "",
    )


def _not_graded(exercise: judge.Exercise, why: str) -> ExerciseResult:
    told = f"Not graded: {why} This is not the learner's fault; grade again."
    return ExerciseResult(exercise.id, "not graded", 0.0, exercise.points, 0.0, told, concept=exercise.concept)


def _plainly(job: judge.Job) -> judge.Outcome:
    outcome = judge.run_in_box(job)
    if outcome.ended == "no start":
        raise judge.BoxError("the process that should run the code did not start.")
    return outcome


def clean(text: str) -> str:
    """Text that any file can hold, without what differs from run to run: memory addresses."""
    return ADDRESS.sub(r"\1 0x…", text.encode("utf-8", "replace").decode())


_keys: dict[str, Key] = {}


def _unpacked(bundle: Mapping[str, str]) -> Key:
    digest = digest_of(bundle)
    if digest not in _keys:
        with tempfile.TemporaryDirectory(
            prefix="key-"
        ) as folder:  # read whole, and gone: a worker may be killed at any time
            _keys[digest] = unpack_key(bundle, Path(folder))
    return _keys[digest]


@cache
def _exercise(key: Key, name: str, time_limit: float | None) -> judge.Exercise:
    """The same object every time: what is right is computed once for each."""
    return key.exercise(name, time_limit)
