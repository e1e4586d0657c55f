"""A check, from a learner's source to a verdict: refuse what is no answer, run it in a box, compare here, say what it looks like."""

import contextlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from helpers.judge.box import Job, Outcome, run_in_box
from helpers.judge.contract import (
    Case,
    Exercise,
    Inputs,
    Mistake,
    Observation,
    Value,
    arguments,
    behaviour,
    how_made,
    inputs_of,
    observation,
    outputs,
    reads_of,
    right_run,
    rolled,
    value_of,
)
from helpers.judge.reading import Submission
from helpers.judge.suspects import OwnRun, Suspects, instrumented
from helpers.judge.verdict._compare import close, same
from helpers.judge.verdict._diagnose import (
    NOT_A_NUMBER,
    PRECISION,
    SHAPE,
    TYPE,
    Trial,
    describe,
    slip,
    where_values_differ,
)
from helpers.judge.verdict._ended import ENDED, death, error_text, out_of_time
from helpers.judge.verdict._known import Known
from helpers.judge.verdict._refuse import call_order, half_renamed, refuse
from helpers.judge.verdict._trace import Drawing, compare_runs
from helpers.judge.verdict._verdict import Verdict

Checking = Generator[Job, Outcome, Verdict]
WATCHED = 4  # wrong cases on which an answer's own run is looked at
SHOWN = 60  # characters of an input in the line about a case


class Expectation:
    """An exercise's cases for one seed, what is right on them, and what each known mistake does."""

    def __init__(self, exercise: Exercise, seed: int):
        self.exercise = exercise
        rng = np.random.default_rng(seed)
        cases = list(exercise.cases(rng))
        self.probes = list(exercise.probes(rng))
        self.cases = [*cases, *(probe.case for probe in self.probes)]
        self.right = behaviour(exercise.oracle, self.cases, exercise)
        self.rolled = rolled(exercise) if exercise.trace else None
        self.right_run = right_run(exercise, self.rolled) if self.rolled else []

        self.known = Known(exercise, self.cases)
        self.suspects = Suspects(exercise, self.cases, self.right, lambda: self.known.names, same)

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
        given = [(case.id, arguments(self.exercise, case.inputs)) for case in self.cases]
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
        return compare_runs(self.exercise, self.right_run, outcome.records[len(self.cases) :])


@lru_cache(maxsize=32)
def expectation(exercise: Exercise, seed: int = 0) -> Expectation:
    """What is right; computed once for each exercise and seed."""
    return Expectation(exercise, seed)


def check(
    exercise: Exercise, submission: Submission, seed: int = 0, run: Callable[[Job], Outcome] = run_in_box
) -> Verdict:
    """Check an answer.

    Args:
        exercise: the exercise.
        submission: the learner's source, from `collect`.
        seed: of the cases; the same seed gives the same verdict.
        run: runs a job in a box; another box may be stronger.

    Returns:
        The verdict.
    """
    return _driven(checking(exercise, submission, seed), run)


def checking(exercise: Exercise, submission: Submission, seed: int = 0) -> Checking:
    """The same for who cannot wait in one place for a box, such as a page.

    Args:
        exercise: the exercise.
        submission: the learner's source.
        seed: of the cases.

    Yields:
        Each job to run; it is to be sent the outcome.

    Returns:
        The verdict.
    """
    early = refuse(exercise, submission)
    if early is not None:
        return early
    expected = expectation(exercise, seed)
    outcome = yield expected.job(submission)
    return (yield from _judging(expected, submission, outcome, seed))


def _driven(steps: Checking, run: Callable[[Job], Outcome] | None) -> Verdict:
    """Take all steps in one place; without `run`, there must be no job."""
    try:
        job = next(steps)
        while run is not None:
            job = steps.send(run(job))
    except StopIteration as end:
        verdict: Verdict = end.value
        return verdict
    raise AssertionError(f"nobody runs {job.function}")


def judge(
    expected: Expectation,
    submission: Submission,
    outcome: Outcome,
    seed: int = 0,
    run: Callable[[Job], Outcome] | None = None,
) -> Verdict:
    """The verdict on what came back from a box.

    Args:
        expected: the cases and what is right.
        submission: what was run.
        outcome: what came back; nothing in it is trusted but its form.
        seed: of the cases.
        run: runs a wrong answer once more, to see what it makes on its way; None to say what can be said without.

    Returns:
        The verdict.
    """
    return _driven(_judging(expected, submission, outcome, seed, run is not None), run)


def _judging(
    expected: Expectation, submission: Submission, outcome: Outcome, seed: int, again: bool = True
) -> Checking:
    """What `judge` does, with a wrong answer's own run as a job to be yielded, where `again` says so."""
    exercise = expected.exercise
    seen = expected.in_order(_observations(expected, outcome), submission)
    found = [same(mine, right, exercise.tolerance) for mine, right in zip(seen, expected.right, strict=False)]
    ended = ["right" if agrees else "wrong" for agrees in found] + ["not reached"] * (len(expected.cases) - len(found))
    tests = tuple((case.id, how) for case, how in zip(expected.cases, ended, strict=True))

    def verdict(status: str, message: str, at: int | None = None, **more: Any) -> Verdict:
        points = exercise.points if status == "passed" else 0
        if outcome.defining is None:
            more |= {"tests": tests}
        more |= {"exercise": exercise.id, "source": submission.source, "printed": outcome.printed, "seed": seed}
        if at is not None:
            more |= {"case": expected.cases[at].id, "shapes": shapes(expected.cases[at], exercise)}
        note = half_renamed(exercise, submission.definition) if submission.definition and status != "passed" else ""
        return Verdict(status, f"{message} {note}".strip(), points=points, **more)

    if outcome.defining is not None:
        return verdict(
            "error", error_text(outcome.defining, submission), traceback=outcome.defining.get("traceback", "")
        )
    stuck = min(len(seen), len(expected.cases) - 1)
    if outcome.ended == "timeout" and len(seen) < len(expected.cases):
        return verdict("timeout", out_of_time(exercise.time_limit), stuck)
    if outcome.ended in ENDED:
        return verdict("error", ENDED[outcome.ended])
    if len(seen) < len(expected.cases):
        return verdict("error", death(outcome.code), stuck)

    wrong = [number for number, agrees in enumerate(found) if not agrees]
    if not wrong:
        sentence = f"`{submission.function}` agrees with the course's own on all {len(seen)} cases."
        return verdict("passed", f"{sentence} {exercise.points:g} of {exercise.points:g} points.")
    raised = next((number for number in wrong if seen[number].raised is not None), None)
    error = seen[raised].raised if raised is not None else None
    if error and error["type"] == "NotImplementedError":
        sentence = f"`{submission.function}` still raises NotImplementedError. Put your lines in its place, run the cell, check again."
        return verdict("not attempted", sentence)
    fit = expected.known.one(seen)
    mine, fits = None, None
    if not fit and error is None and expected.is_tried_here:
        mine = (yield from expected.own_run(submission, wrong[:WATCHED])) if again else None
        fits = expected.suspects.pointer(seen, mine)
    fit = fit or (None if fits else expected.known.two(seen))
    if error is not None:
        sentence, named = (fit.message, fit.id) if fit else (error_text(error, submission), None)
        return verdict("error", sentence, raised, mistake=named, traceback=error.get("traceback", ""))
    pointer = mine.pointer(fits, expected.returned_off(seen)) if mine and not fit else fits
    trace = expected.drawing(outcome)
    if fit:
        return verdict("wrong", fit.message, wrong[0], mistake=fit.id, trace=trace)
    trial = Trial(exercise, expected.cases, expected.probes, expected.right, seen)
    if slipped := slip(trial):
        sentence = (
            f"{slipped[1]} {pointer}"
            if pointer and slipped[0] in (TYPE, SHAPE, NOT_A_NUMBER, PRECISION)
            else slipped[1]
        )
        return verdict("wrong", sentence, wrong[0], mistake=slipped[0], trace=trace)
    return verdict(
        "wrong",
        where_values_differ(trial) or describe(trial, pointer, mine.right if mine else (), pointer is fits),
        wrong[0],
        trace=trace,
    )


def _observations(expected: Expectation, outcome: Outcome) -> list[Observation]:
    """As many as came back whole and in order."""
    seen: list[Observation] = []
    for case, (record, arrays) in zip(expected.cases, outcome.records, strict=False):
        try:
            if record["case"] != case.id:
                break
            one = observation(record, arrays)
        except (ValueError, TypeError, KeyError, IndexError, RecursionError):
            break
        if len(one.inputs) != len(expected.exercise.parameters):
            break
        seen.append(one)
    return seen


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


def shapes(case: Case, exercise: Exercise) -> str:
    """A case's inputs in words."""
    return ", ".join(_in_words(name, value, exercise.types.get(name)) for name, value in case.inputs.items())


def _in_words(name: str, value: Any, wanted: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"{name} {value.shape}"
    shown = how_made(wanted, value) or repr(value)
    return f"{name} = {shown}" if len(shown) <= SHOWN else f"{name} = {shown[: SHOWN - 1]}…"


def failing_case(exercise: Exercise, verdict: Verdict | None) -> Inputs:
    """The inputs of the smallest case that a verdict failed on, as fresh copies.

    Raises:
        LookupError: there is no such case; the message says why.
    """
    if verdict is None:
        raise LookupError(f"you have not checked {exercise.id!r} since the kernel started. Check it first.")
    for case in expectation(exercise, verdict.seed).cases if verdict.case else ():
        if case.id == verdict.case:
            return inputs_of(exercise, case)
    why = "passed" if verdict.status == "passed" else "did not get as far as a case"
    raise LookupError(f"there is no failing case: your last check {why}.")
