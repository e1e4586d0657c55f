"""What `lstm-step` says of wrong answers that nobody listed."""

import pytest

from helpers import judge
from helpers.content import course
from tests.judge import warm_box

EXERCISE = judge.exercises(course().lesson("introduction-to-lstm"))["lstm-step"]


def check(old: str, new: str, seed: int = 0) -> judge.Verdict:
    assert EXERCISE.solution.count(old) == 1
    wrong = EXERCISE.solution.replace(old, new)
    return judge.check(EXERCISE, judge.collect("lstm_step", EXERCISE.cells_with(wrong)), seed, warm_box.run)


def test_it_has_named_mistakes_enough() -> None:
    assert len(EXERCISE.mistakes) >= 14


@pytest.mark.parametrize(
    ("old", "new", "part", "off"),
    [
        ("c_new = f * c", "f = f * f; c_new = f * c", "the forget gate", "h and c are off"),
        ("+ i * g", "+ np.sqrt(i) * g", "the input gate", "h and c are off"),
        ("np.tanh(g)", "np.tanh(2 * g)", "the candidate", "h and c are off"),
        ("h_new = o", "h_new = o**2", "the output gate", "h is off, c is right"),
        ("np.tanh(c_new)", "(c_new - c_new**3)", "what is shown of the cell state", "h is off, c is right"),
        ("h @ weight_hh.T", "2 * h @ weight_hh.T", "what h contributes", "h and c are off"),
        ("x @ weight_ih.T", "-x @ weight_ih.T", "what x contributes", "h and c are off"),
        ("+ bias", "- 1.5 * bias", "the bias", "h and c are off"),
    ],
)
def test_the_guilty_part_is_isolated(old: str, new: str, part: str, off: str) -> None:
    for seed in (0, 1):
        verdict = check(old, new, seed)
        assert (verdict.status, verdict.mistake) == ("wrong", None)
        assert f"So look at {part}." in verdict.message
        assert off in verdict.message
        assert "differs by up to" in verdict.message
        assert verdict.shapes.startswith("x (1, 1), h (1, 1)")


@pytest.mark.parametrize(
    ("old", "new", "right", "said"),
    [
        ("f * c + i * g", "f * h * h + i * g", "the candidate", "make what is kept of the old c or the new c"),
        (
            "h_new = o * np.tanh(c_new)",
            "h_new = o**2 * np.sin(c_new)",
            "the new c",
            "make what is shown of the new c or the new h",
        ),
        (
            "c_new = f * c",
            "f = f * f; i = np.sqrt(i); c_new = f * c",
            "the four sums",
            "make the input gate or the forget gate",
        ),
        (
            "f * c + i * g",
            "np.tanh(f * c + i * g)",
            "",
            "return the new c: it is made right, and something else is returned",
        ),
    ],
)
def test_where_no_part_is_proven_the_own_run_shows_what_is_wrong_first(
    old: str, new: str, right: str, said: str
) -> None:
    for seed in (0, 1):
        verdict = check(old, new, seed)
        assert (verdict.status, verdict.mistake) == ("wrong", None)
        assert f"{right}. Look at how you {said}. On the case below, " in verdict.message
        assert ("Right so far in your run: " in verdict.message) == bool(right)
        assert "So look at" not in verdict.message
        assert verdict.shapes.startswith("x (1, 1), h (1, 1)")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("np.tanh(c_new)", "np.sin(c_new)", "how you make what is shown of the new c: `np.sin` seems to stand where"),
        ("+ bias", "- bias", "how you make the four sums: a `-` seems to stand where another sign belongs."),
    ],
)
def test_a_small_edit_is_pointed_at_by_the_quantity_that_it_makes_wrong(old: str, new: str, said: str) -> None:
    verdict = check(old, new)
    assert (verdict.status, verdict.mistake) == ("wrong", None)
    assert f"Look at {said}" in verdict.message


def test_the_same_answer_gets_the_same_verdict() -> None:
    first, second = (check("np.tanh(g)", "np.tanh(2 * g)", seed=5) for _ in range(2))
    assert first == second
    assert repr(first) == repr(second)
    assert first._repr_html_() == second._repr_html_()


def test_an_unlisted_way_to_make_a_listed_mistake_is_recognised() -> None:
    """By behaviour, not by text."""
    other = "H = h.shape[1]; f, i = blocks[:, :H], blocks[:, H : 2 * H]; g, o = np.hsplit(blocks[:, 2 * H :], 2)"
    verdict = check("i, f, g, o = np.split(blocks, 4, axis=1)", other)
    assert verdict.mistake == "input-forget-swapped"


def test_the_failing_case_is_the_learners_to_try() -> None:
    verdict = check("+ bias", "- bias")
    inputs = judge.failing_case(EXERCISE, verdict)
    assert list(inputs) == list(EXERCISE.parameters)
    inputs["x"][:] = 0
    assert judge.failing_case(EXERCISE, verdict)["x"].any(), "a copy each time"
