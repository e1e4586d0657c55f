"""The unit of work: one submission's exercises, graded in a worker, here or on another machine. Plain values go in and come out."""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from helpers import judge
from helpers.classroom._answers import Answers
from helpers.classroom._assignment import Key, digest_of, unpack_key
from helpers.classroom._boxes import Boxes
from helpers.classroom._results import ExerciseResult

MESSAGE_LIMIT = 4000  # characters
ADDRESS = re.compile(r"\b(at|object at) 0x[0-9a-fA-F]+")


@dataclass(frozen=True)
class Work:
    """What is to be graded.

    Args:
        cells: (label, source) of the submission's code cells.
        exercises: ids, in order.
        seed: of the cases.
        time_limit: seconds for each exercise, or None for each exercise's own.
        values: the learner's own of the lesson's parameters; none where tasks are the same for all.
        boxed: whether learner's code runs in the strong box, or, trusted, in a plain process.
    """

    cells: tuple[tuple[str, str], ...]
    exercises: tuple[str, ...]
    seed: int
    time_limit: float | None = None
    boxed: bool = True
    values: tuple[tuple[str, str], ...] = ()


def grade(work: Work, bundle: Mapping[str, str], boxes: Any = None) -> list[dict[str, Any]]:
    """Grade one submission.

    Args:
        work: what to grade.
        bundle: the key's files, by relative path.
        boxes: where learner's code runs, if not in the strong boxes of this worker; for measurements.

    Returns:
        An `ExerciseResult` as a dict for each exercise.
    """
    key = _unpacked(bundle)
    exercises = {name: _exercise(key, name, work.time_limit, work.values) for name in judge.exercises(key.lesson)}
    answers = Answers(exercises, work.cells, work.seed, (boxes or _boxes) if work.boxed else None)
    return [asdict(_grade(exercises[name], answers)) for name in work.exercises]


def _grade(exercise: judge.Exercise, answers: Answers) -> ExerciseResult:
    try:
        verdict = answers.verdict(exercise.id)
    except judge.BoxError as error:
        return _not_graded(exercise, str(error))
    passed = verdict.status == "passed"
    return ExerciseResult(
        exercise=exercise.id,
        status=verdict.status,
        share=float(passed),
        possible=exercise.points,
        points=exercise.points if passed else 0.0,
        message=clean(_bounded(verdict.message)),
        mistake=verdict.mistake,
        concept=exercise.concept_of(verdict.mistake),
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
    message = f"Not graded: {why} This is not the learner's fault; grade again."
    return ExerciseResult(exercise.id, "not graded", 0.0, exercise.points, 0.0, message, concept=exercise.concept)


def _bounded(message: str) -> str:
    """What names of the learner's may have made longer than anybody reads."""
    return message if len(message) <= MESSAGE_LIMIT else message[: MESSAGE_LIMIT - 1] + "…"


def clean(text: str) -> str:
    """Text that any file can hold, without what differs from run to run: memory addresses."""
    return ADDRESS.sub(r"\1 0x…", text.encode("utf-8", "replace").decode())


_keys: dict[str, Key] = {}
_boxes = Boxes()


def _unpacked(bundle: Mapping[str, str]) -> Key:
    digest = digest_of(bundle)
    if digest not in _keys:
        with tempfile.TemporaryDirectory(
            prefix="key-"
        ) as folder:  # read whole, and gone: a worker may be killed at any time
            _keys[digest] = unpack_key(bundle, Path(folder))
    return _keys[digest]


@cache
def _exercise(key: Key, name: str, time_limit: float | None, values: tuple[tuple[str, str], ...]) -> judge.Exercise:
    """The same object every time: what is right is computed once for each."""
    if name in key.exercises:
        return key.exercise(name, time_limit, values)
    return judge.variants_of(key.lesson, values)[name]
