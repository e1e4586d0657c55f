"""What is right on an exercise's cases, and what each known mistake does there: what an answer is compared with."""

import contextlib
from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from helpers.judge.box import Job, Outcome
from helpers.judge.contract import (
    Case,
    Elsewhere,
    Exercise,
    Mistake,
    Observation,
    Value,
    arguments,
    behaviour,
    outputs,
    reads_of,
    right_run,
    rolled,
    value_of,
)
from helpers.judge.reading import Submission
from helpers.judge.suspects import OwnRun, Suspects, instrumented
from helpers.judge.verdict._compare import close, same
from helpers.judge.verdict._known import Known
from helpers.judge.verdict._refuse import call_order
from helpers.judge.verdict._trace import Drawing, compare_runs

TRIED = 2  # inputs of other sizes on which an answer is looked at, for each


class Expectation:
    """An exercise's cases for one seed, what is right on them, and what each known mistake does."""

    def __init__(self, exercise: Exercise, seed: int):
        self.exercise = exercise
        rng = np.random.default_rng(seed)
        cases = list(exercise.cases(rng))
        self.probes = list(exercise.probes(rng))
        self.cases = [*cases, *(probe.case for probe in self.probes)]
        self.right = behaviour(exercise.oracle, self.cases, exercise)
        drawn = {one.sizes: one.cases for one in exercise.elsewhere}  # many variants have the same sizes
        others = {sizes: list(cases(np.random.default_rng(seed)))[:TRIED] for sizes, cases in drawn.items()}
        self.elsewhere = [Case(f"{sizes}: {case.id}", case.inputs) for sizes, row in others.items() for case in row]
        self.variants = [(one, behaviour(one.oracle, others[one.sizes], exercise)) for one in exercise.elsewhere]
        self.rolled = rolled(exercise) if exercise.trace else None
        self.right_run = right_run(exercise, self.rolled) if self.rolled else []

        self.known = Known(exercise, self.cases)
        self.suspects = Suspects(exercise, self.cases, self.right, lambda: self.known.names, same)

    def fits_elsewhere(self, seen: Sequence[Observation]) -> Elsewhere | None:
        """The variant for whose sizes alone an answer is right, if there is one: an answer to another order is right for all sizes.

        Args:
            seen: what it did on the cases of `elsewhere`.
        """
        if len(seen) < len(self.elsewhere):
            return None
        places, tolerance = list(dict.fromkeys(one.sizes for one, _ in self.variants)), self.exercise.tolerance
        found = []
        for one, right in self.variants:
            theirs = seen[TRIED * places.index(one.sizes) :]
            if all(same(mine, its, tolerance) for mine, its in zip(theirs, right, strict=False)):
                found.append(one)
        return found[0] if len({one.sizes for one in found}) == 1 else None

    @property
    def is_tried_here(self) -> bool:
        """Whether small edits of the solution are run in this process: not what trains, nor what takes and gives other than arrays."""
        return not self.exercise.types and "torch" not in self.exercise.grants

    @property
    def wrong(self) -> list[tuple[Mistake, tuple[Observation, ...]]]:
        """Each of the exercise's own mistakes and variants with its behaviour. It runs in this process: it is the lesson's own text."""
        return [(entry.mistake, self.known.does(entry)) for entry in self.known.entries if not entry.inner]

    def job(self, submission: Submission) -> Job:
        """What to run. It holds no right answer."""
        order = self._order(submission)
        given = [(case.id, arguments(self.exercise, case.inputs)) for case in (*self.cases, *self.elsewhere)]
        cases = [(ident, tuple(values[place] for place in order)) for ident, values in given]
        trace = None
        if self.rolled:
            inputs, varies, feeds = self.rolled
            moved = [[source, order.index(place)] for source, place in feeds]
            trace = tuple(inputs[place] for place in order), [order.index(place) for place in varies], moved
        limit = self.exercise.time_limit
        pieces, futures = submission.pieces, submission.futures
        return Job(
            submission.function,
            pieces,
            tuple(cases),
            self.exercise.grants,
            limit,
            trace,
            (),
            futures,
            reads_of(self.exercise),
        )

    def own_run(self, submission: Submission, numbers: Sequence[int]) -> Generator[Job, Outcome, OwnRun | None]:
        """What an answer makes on its way, on some cases; None if it can't be seen, or if the exercise has no words for it."""
        if not self.exercise.quantities:
            return None
        try:
            pieces, names = instrumented(submission.pieces)
        except (SyntaxError, RecursionError):
            return None
        job = self.job(submission)
        cases = tuple(job.cases[number] for number in numbers)
        outcome = yield replace(job, pieces=pieces, cases=cases, trace=None, noted=True)
        noted = [_noted(record.get("made"), arrays, len(names)) for record, arrays in outcome.records]
        if len(noted) < len(cases) or not all(noted):
            return None
        forms = [one for one in self.suspects.forms if not one.inner]
        return OwnRun(forms, numbers, noted, names, self.exercise.tolerance)

    def returned_off(self, seen: Sequence[Observation]) -> list[str]:
        """Words for the returned values that are off on any case; none if another number of them was returned."""
        count = len(self.exercise.returns)
        rows = [(outputs(mine, count), outputs(its, count)) for mine, its in zip(seen, self.right, strict=True)]
        return [
            self.suspects.forms[0].word((0, f"return {place}"))
            for place in range(count)
            if all(mine for mine, _ in rows)
            and not all(close(mine[place], its[place], self.exercise.tolerance) for mine, its in rows if mine and its)
        ]

    def in_order(self, seen: list[Observation], submission: Submission) -> list[Observation]:
        """What came back, with the inputs in the exercise's order, whatever order the learner's function has."""
        order = self._order(submission)
        return [
            replace(one, inputs=tuple(one.inputs[order.index(place)] for place in range(len(order)))) for one in seen
        ]

    def _order(self, submission: Submission) -> tuple[int, ...]:
        found = call_order(self.exercise, submission.definition) if submission.definition else None
        return found or tuple(range(len(self.exercise.parameters)))

    def drawing(self, outcome: Outcome) -> Drawing | None:
        """The learner's run over the right one, as far as it got; None if there is nothing to draw."""
        return compare_runs(self.exercise, self.right_run, outcome.records[len(self.cases) + len(self.elsewhere) :])


def expectation(exercise: Exercise, seed: int = 0) -> Expectation:
    """What is right; computed once for each exercise and seed."""
    return _kept(exercise, seed)


@lru_cache(maxsize=64)
def _kept(exercise: Exercise, seed: int) -> Expectation:
    return Expectation(exercise, seed)  # however the seed was given


def _noted(made: Any, arrays: list[np.ndarray], places: int) -> list[tuple[int, Any]]:
    """What an answer handed over on its way, as numbers, arrays and lists; nothing of it is trusted but its form."""
    found = []
    for pair in made if isinstance(made, list) else ():
        with contextlib.suppress(ValueError, TypeError, KeyError, IndexError, RecursionError):
            place, described = pair
            if type(place) is int and 0 <= place < places:
                found.append((place, _plain(value_of(described, arrays))))
    return found


def _plain(value: Value) -> Any:
    return [_plain(one) for one in value.items] if value.items else value.array
