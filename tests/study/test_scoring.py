"""What is right and what is not. That the browser says the same is tested in tests/widgets/test_quiz_judges.py."""

import pytest

from helpers.content import NumberQuestion, OneQuestion, OrderQuestion, SeveralQuestion, VerdictQuestion
from helpers.study import Score, read_number, score

FIELDS = {"id": "q", "concept": "c", "question": "?"}
RIGHT, WRONG = {"text": "a", "why": "b", "correct": True}, {"text": "c", "why": "d"}
BELIEVED = {**WRONG, "misconception": "m"}
ONE = OneQuestion(**FIELDS, options=[WRONG, RIGHT, BELIEVED])
SEVERAL = SeveralQuestion(**FIELDS, type="several", options=[RIGHT, BELIEVED, RIGHT, WRONG])
NUMBER = NumberQuestion(
    **FIELDS, type="number", answer=1.3, tolerance=0.1, why="w", wrong=[{"value": 2, "why": "x", "misconception": "m"}]
)
SHARE = NumberQuestion(**FIELDS, type="number", answer=-200, relative_tolerance=0.05, why="w", unit="%")
ORDER = OrderQuestion(**FIELDS, type="order", steps=[{"text": str(k), "why": "w"} for k in range(4)])
LOOSE = VerdictQuestion(**FIELDS, verdict="loose", why="w", exact="e", evidence=[{"source": "s"}], misconception="m")


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("0.35", None, 0.35),
        (".35", None, 0.35),
        ("0,35", None, 0.35),
        ("1/2", None, 0.5),
        (" 1 / 2 ", None, 0.5),
        ("−1/2", None, -0.5),
        ("35 %", None, 0.35),
        ("35%", "steps", 0.35),
        ("35 %", "%", 35),
        ("35", "%", 35),
        ("≈ 6.6 steps", "steps", 6.6),
        ("1 step", "steps", 1),
        ("1.5e-3", None, 0.0015),
        ("0,350", None, 0.35),
        ("1234,5", None, 1234.5),
    ],
)
def test_a_number_is_read_as_it_is_meant(text, unit, value):
    assert read_number(text, unit) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Type a number first"),
        ("about half", "“about half” is not a number that can be read here. Write it like 0.35, 1/2 or 35 %."),
        ("1,000", "“1,000” can be read in two ways"),
        ("12,345/2", "can be read in two ways"),
        ("1/0", "divided by 0"),
        ("1/1e-400", "divided by 0"),
        ("1e999", "too large"),
        ("9" * 41, "too long"),
        ("1_000", "not a number"),
        ("nan", "not a number"),
        ("1 1/2", "not a number"),
        ("3 weeks", "not a number"),
    ],
)
def test_a_text_that_is_no_number_is_told_what_to_do(text, words):
    with pytest.raises(ValueError, match=words):
        read_number(text, "steps")


@pytest.mark.parametrize(
    ("question", "given", "found"),
    [
        (ONE, 1, Score(True)),
        (ONE, 0, Score(False)),
        (ONE, 2, Score(False, ("m",))),
        (SEVERAL, [0, 2], Score(True)),
        (SEVERAL, [2, 0], Score(True)),
        (SEVERAL, [0], Score(False)),
        (SEVERAL, [0, 1, 2], Score(False, ("m",))),
        (SEVERAL, [3], Score(False)),
        (NUMBER, "1.3", Score(True)),
        (NUMBER, "1.4", Score(True)),
        (NUMBER, "1,2", Score(True)),
        (NUMBER, "1.41", Score(False)),
        (NUMBER, "130 %", Score(True)),
        (NUMBER, "2.1", Score(False, ("m",))),
        (NUMBER, "7", Score(False)),
        (SHARE, "-209 %", Score(True)),
        (SHARE, "-189", Score(False)),
        (ORDER, [0, 1, 2, 3], Score(True)),
        (ORDER, [0, 2, 1, 3], Score(False)),
        (LOOSE, 1, Score(True)),
        (LOOSE, 0, Score(False, ("m",))),
        (LOOSE, 2, Score(False)),
    ],
)
def test_scores(question, given, found):
    assert score(question, given) == found


@pytest.mark.parametrize(
    ("question", "given"),
    [
        *[(ONE, given) for given in (-1, 3, True, 1.0, "1", None, [1])],
        *[(SEVERAL, given) for given in ([], [0, 0], [4], 0, "0", [True], [[0]], None)],
        *[(NUMBER, given) for given in (1.3, None, "", "x")],
        *[(ORDER, given) for given in ([0, 1, 2], [0, 1, 2, 2], [0, 1, 2, 4], "0123")],
        *[(LOOSE, given) for given in (3, "loose", None)],
    ],
)
def test_what_is_no_answer_is_refused(question, given):
    with pytest.raises(ValueError):
        score(question, given)
