"""A wrong answer's run is drawn over the right one, and the first step that differs is named."""

from dataclasses import replace

import numpy as np
import pytest

from helpers import judge
from helpers.content import course
from tests.judge import warm_box

EXERCISES = judge.exercises(course().lesson("introduction-to-lstm"))


def wrong(exercise: str, mistake: str) -> judge.Verdict:
    one = EXERCISES[exercise]
    source = next(known for known in one.mistakes if known.id == mistake).wrong_source(one.solution)
    return check(exercise, source)


def check(ident: str, source: str, **changes) -> judge.Verdict:
    exercise = replace(EXERCISES[ident], **changes)
    return judge.check(exercise, judge.collect(exercise.function, exercise.cells_with(source)), run=warm_box.run)


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_the_right_run_is_the_solutions(exercise: judge.Exercise) -> None:
    """The solution with a slip in the last digit that only the trace could see would pass; so the runs themselves are compared."""
    expected = judge.expectation(exercise)
    submission = judge.collect(exercise.function, exercise.cells_with(exercise.solution))
    drawing = expected.drawing(judge.run_in_box(expected.job(submission)))
    assert drawing is not None
    assert drawing.differs is None
    assert len({len(curve.right) for curve in drawing.curves}) == 1
    for curve in drawing.curves:
        assert len(curve.right) >= 12
        assert np.ptp(curve.right) > 0.1, "there is something to see"
        assert np.allclose(curve.mine, curve.right, rtol=0, atol=1e-9)


@pytest.mark.parametrize(
    ("exercise", "mistake", "where"),
    [
        ("lstm-step", "input-forget-swapped", "step 1:"),
        ("lstm-step", "state-not-kept", "step 2:"),
        ("lstm-step", "recurrent-term-left-out", "step 2:"),
        ("lstm-step", "forget-gate-left-out", "step 2:"),
        ("lstm-sequence", "state-not-carried", "step 2:"),
        ("lstm-sequence", "starts-at-zero", "step 1:"),
        ("forget-bias-for-half-life", "one-e-th", "step 1:"),
        ("lstm-step-backward", "h-only-straight", "step back 1:"),
        ("lstm-step-backward", "later-steps-left-out", "step back 1:"),
    ],
)
def test_the_first_difference_is_named(exercise: str, mistake: str, where: str) -> None:
    verdict = wrong(exercise, mistake)
    assert verdict.trace is not None
    assert f"first differs at {where}" in verdict.trace.words()
    assert verdict.trace.words() in repr(verdict)
    page = verdict._repr_html_()
    assert page.count('role="img"') == verdict.trace.html().count("<svg") == len(verdict.trace.curves)
    assert "first difference" in page and "<table>" in page and 'role="img"' in page


def test_what_is_said_of_a_step_is_what_the_curves_hold() -> None:
    drawing = wrong("lstm-step", "state-not-kept").trace
    assert drawing is not None and drawing.differs == 1
    for curve in drawing.curves:
        assert curve.mine[0] == pytest.approx(curve.right[0], abs=1e-12)
        assert f"{curve.name} is {curve.mine[1]:.4g}, right is {curve.right[1]:.4g}" in drawing.words()
    assert any(abs(curve.mine[1] - curve.right[1]) > 1e-6 for curve in drawing.curves)


def test_a_run_that_agrees_is_said_to() -> None:
    """Wrong for batches only: the run has one sequence."""
    verdict = wrong("lstm-step-backward", "mean-for-sum")
    assert verdict.status == "wrong" and verdict.trace is not None
    assert verdict.trace.words().startswith("In the run drawn here, yours and the right one agree")


@pytest.mark.parametrize("ident", EXERCISES)
def test_without_a_run_there_is_no_drawing(ident: str) -> None:
    exercise = EXERCISES[ident]
    nothing = f"def {exercise.function}({', '.join(exercise.parameters)}):\n    return 'a text'"
    verdict = check(ident, nothing)
    assert (verdict.status, verdict.trace) == ("wrong", None)
    raises = f"def {exercise.function}({', '.join(exercise.parameters)}):\n    raise ValueError('no')"
    verdict = check(ident, raises)
    assert (verdict.status, verdict.trace) == ("error", None)


def test_a_trace_that_hangs_or_breaks_off_changes_no_verdict() -> None:
    exercise = EXERCISES["lstm-step"]
    calls = len(judge.expectation(exercise).cases)
    # It hangs without work for the processor: the box waits as long for the one as for the other.
    count = "import time\nCALLS = []\n" + exercise.solution.replace(
        "    blocks =",
        f"    CALLS.append(1)\n    while len(CALLS) > {calls + 3}:\n        time.sleep(0.1)\n    blocks =",
    )
    assert check("lstm-step", count, time_limit=3.0).status == "passed"
    broken = count.replace("return h_new", "return h_new / len(x)")  # right for one sequence, as the run has it
    verdict = check("lstm-step", broken, time_limit=3.0)
    assert verdict.status == "wrong" and verdict.trace is not None
    assert {len(curve.mine) for curve in verdict.trace.curves} == {3}
    assert "first differs at step 4: c is missing" in verdict.trace.words()


def test_hostile_values_are_only_numbers_to_draw() -> None:
    source = EXERCISES["lstm-step"].solution.replace("return h_new, c_new", "return h_new * np.nan, c_new * 1e300")
    verdict = check("lstm-step", source)
    page = verdict._repr_html_()
    assert "nan" not in page.split("<polyline")[1].split("/>")[0]
    assert verdict.status == "wrong"
