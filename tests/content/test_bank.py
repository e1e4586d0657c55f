"""Questions whose numbers are drawn, and the formulas that say what is right."""

import math
from random import Random

import pytest
from pydantic import ValidationError

from helpers.content import DrawnQuestion, course
from helpers.content._formula import value_of
from helpers.study import bank

GOOD = {
    "id": "step",
    "concept": "cell-state",
    "type": "drawn",
    "question": "c = {c}, f = {f}. What is left?",
    "draw": {"c": {"from": 1, "to": 3, "step": 0.5}, "f": {"from": 0.1, "to": 0.9, "step": 0.1}},
    "answer": "f * c",
    "tolerance": 0.001,
    "why": "{f} of {c} is {answer}.",
    "wrong": [{"value": "(1 - f) * c", "why": "That is what is gone of {c}."}],
}


@pytest.mark.parametrize(
    "formula, value",
    [
        ("f * c + 1", 2.5),
        ("-c ** 2", -9.0),
        ("(1 - f) / c", 1 / 6),
        ("sigmoid(0) + tanh(c)", 0.5 + math.tanh(3)),
        ("ln(f) / ln(0.5)", 1.0),
        ("floor(2.7)", 2.0),
    ],
)
def test_a_formula_is_arithmetic(formula, value):
    assert value_of(formula, {"f": 0.5, "c": 3}) == pytest.approx(value)


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os').system('true')",
        "f.real",
        "f if f else c",
        "[f][0]",
        "other * 2",
        "f + 'x'",
        "True",
        "f ** ",
        "1 / 0",
        "9.0 ** 9999",
        "tanh(f, c)",
        "(lambda: 1)()",
    ],
)
def test_nothing_else_of_python_is_a_formula(formula):
    with pytest.raises(ValueError, match=r"formula|has no value"):
        value_of(formula, {"f": 0.5, "c": 3})


def test_numbers_are_drawn_and_every_text_has_them():
    question = DrawnQuestion.model_validate(GOOD)
    drawn = [question.drawn(Random(seed)) for seed in range(40)]
    assert len({one.question for one in drawn}) > 10
    for one in drawn:
        c, f = (
            float(part.split("=")[1]) for part in one.question.split(".  ")[0].split(" What")[0].rstrip(".").split(",")
        )
        assert one.answer == pytest.approx(f * c) and one.wrong[0].value == pytest.approx((1 - f) * c)
        assert one.why == f"{f:g} of {c:g} is {one.answer:.4g}." and "{" not in one.wrong[0].why
        assert f != 0.5, "where the wrong number is the right one it is drawn again"
    assert question.drawn(Random(3)) == question.drawn(Random(3))


@pytest.mark.parametrize(
    "change, message",
    [
        ({"answer": "f * d"}, "can't stand in a formula"),
        ({"question": "c = {d}?"}, "is no number that is drawn"),
        ({"wrong": [{"value": "f * c", "why": "The same."}]}, "no draw gives numbers that can be told apart"),
        ({"draw": {}}, "draw"),
        ({"tolerance": None}, "needs one of"),
    ],
)
def test_a_question_that_cannot_be_drawn_is_refused(change, message):
    with pytest.raises(ValidationError, match=message):
        DrawnQuestion.model_validate({**GOOD, **change})


def test_the_bank_has_eighty_questions_and_two_or_more_about_every_idea():
    questions = bank(course())
    assert len(questions) >= 80
    counts = {concept: sum(one.concept == concept for one in questions.values()) for concept in course().concepts}
    assert [concept for concept, count in counts.items() if count < 2] == []
    assert sum(isinstance(one, DrawnQuestion) for one in questions.values()) >= 10


def test_in_the_bank_the_right_option_is_seldom_the_longest():
    items = [one for one in course().lesson("review").items("bank").values() if one.type == "one"]
    longest = [max(one.options, key=lambda option: len(option.text)).correct for one in items]
    assert sum(longest) <= 0.4 * len(items)
