"""A check, from a learner's source to a verdict: refuse what is no answer, run it in a box, compare here, say what it looks like."""

from collections.abc import Callable, Generator
from typing import Any

import numpy as np

from helpers.judge.box import Job, Outcome, run_in_box
from helpers.judge.contract import (
    OF_ANOTHER,
    Case,
    Exercise,
    Inputs,
    Observation,
    how_made,
    inputs_of,
    observation,
)
from helpers.judge.reading import Submission
from helpers.judge.verdict._compare import same
from helpers.judge.verdict._diagnose import (
    NOT_A_NUMBER,
    PRECISION,
    SHAPE,
    TYPE,
    Trial,
    describe,
    other_sizes,
    slip,
    where_values_differ,
)
from helpers.judge.verdict._ended import ENDED, death, error_text, out_of_time
from helpers.judge.verdict._expectation import Expectation, expectation
from helpers.judge.verdict._refuse import half_renamed, refuse
from helpers.judge.verdict._verdict import Verdict

Checking = Generator[Job, Outcome, Verdict]
WATCHED = 4  # wrong cases on which an answer's own run is looked at
SHOWN = 60  # characters of an input in the line about a case


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
    all_seen = expected.in_order(_observations(expected, outcome), submission)
    seen = all_seen[: len(expected.cases)]
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
    if other := expected.fits_elsewhere(all_seen[len(expected.cases) :]):
        status, at = ("wrong", wrong[0]) if error is None else ("error", raised)
        traceback = error.get("traceback", "") if error else ""
        return verdict(status, other_sizes(other), at, mistake=OF_ANOTHER + other.words, traceback=traceback)
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
    for case, (record, arrays) in zip((*expected.cases, *expected.elsewhere), outcome.records, strict=False):
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
