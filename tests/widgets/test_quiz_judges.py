"""The browser says at once what is right; Python judges what is stored. The two agree on every answer to every question."""

import random
from collections.abc import Iterator
from itertools import permutations, product

import pytest
from playwright.sync_api import Browser, Page

from helpers.content import VERDICTS, NumberQuestion
from helpers.study import read_number, score

from .host import modules
from .study_page import LESSON, quiz_widget, trial_widget

JUDGE = """([name, calls]) => calls.map((call) => {
    const found = module[name](...call);
    return typeof found === "object" ? { ...found } : found;
})"""


@pytest.fixture(scope="module")
def judges(browser: Browser) -> Iterator[Page]:
    with modules(browser, "study/scoring") as page:
        yield page


def in_browser(judges: Page, name: str, calls: list) -> list:
    return judges.evaluate(JUDGE, [name, calls])


TYPED = [
    "0.35",
    ".35",
    "0,35",
    "1/2",
    "35%",
    "-1/2",
    "+3",
    "−3",
    "1e3",
    "1.5e-3",
    "1.",
    "1,",
    ",5",
    "1/0",
    "0/5",
    "1e999",
    "1/1e-400",
    "1,000",
    "-1,000",
    "0,350",
    "12,345",
    "1,000,000",
    "1/1,000",
    "abc",
    "½",
    "١٢",
    "1_000",
    "0x10",
    "inf",
    "nan",
    "1.2.3",
    "1..2",
    "1/2/3",
    "%",
    "/",
    ".",
    ",",
    "e5",
    "5e",
    "5e+",
    "--3",
    "=5",
    "≈5",
    "~5",
    "≈≈5",
    "5steps",
    "5step",
    "5STEPS",
    "5stepss",
    "steps",
    "s",
]
TYPED += [
    "",
    " ",
    "\u00a0 5\u202f%",
    "1 / 2",
    "35 %",
    "35 % steps",
    "14 steps",
    "14 step",
    "1 1/2",
    "\ufeff5",
    "\x1c5",
    "5\n",
    "5\n6",
    "9" * 41,
    "👍" * 25,
]


@pytest.mark.browser
@pytest.mark.parametrize("unit", [None, "steps", "%"])
def test_both_read_the_same_number_or_say_the_same(judges, unit):
    letters = ["0", "1", "9", "00", ".", ",", "/", "%", " ", "-", "−", "+", "e", "≈", "step", "s", "\u00a0", "x", "½"]
    stream = random.Random(7)
    texts = TYPED + ["".join(stream.choices(letters, k=stream.randint(1, 7))) for _ in range(6000)]
    expected = []
    for text in texts:
        try:
            expected.append({"value": read_number(text, unit)})
        except ValueError as error:
            expected.append({"problem": str(error)})
    found = in_browser(judges, "readNumber", [[text, unit] for text in texts])
    assert [each for each in zip(texts, found, expected, strict=True) if each[1] != each[2]] == []
    read = sum("value" in each for each in expected)
    assert 300 < read < len(texts) - 300, "both kinds of text were met"


def possible_answers(question) -> list:
    """All answers to a question; for a number, those in and around each margin."""
    match question.type:
        case "several":
            masks = product([False, True], repeat=len(question.options))
            return [taken for mask in masks if (taken := [k for k, on in enumerate(mask) if on])]
        case "number":
            centres = [question.answer, *[each.value for each in question.wrong]]
            shifts = (0, 0.5, 0.99, 1, 1.01, 2)
            return [
                f"{c + sign * s * (question.tolerance or 0.1):.9g}" for c in centres for s in shifts for sign in (-1, 1)
            ]
        case "order":
            return [list(order) for order in permutations(range(len(question.steps)))]
        case "verdict":
            return list(range(len(VERDICTS)))
        case _:
            return list(range(len(question.options)))


@pytest.mark.browser
def test_both_judge_every_answer_alike(judges, store):
    shown = {each["id"]: each for widget in (quiz_widget(store), trial_widget(store)) for each in widget.questions}
    for question in (LESSON.quiz | LESSON.trial).values():
        answers = possible_answers(question)
        expected = [score(question, given).correct for given in answers]
        assert in_browser(judges, "isRight", [[shown[question.id], given] for given in answers]) == expected
        assert 0 < sum(expected) < len(expected), "right and wrong answers were met"


@pytest.mark.browser
def test_both_know_the_named_numbers(judges, store):
    for question in LESSON.quiz.values():
        if not isinstance(question, NumberQuestion):
            continue
        (shown,) = quiz_widget(store, question.id).questions
        found = in_browser(judges, "namedNumber", [[shown, each.value] for each in question.wrong])
        assert [each["why"] for each in found] == [each["why"] for each in shown["wrong"]]
        given = [score(question, f"{each.value:g}").misconceptions for each in question.wrong]
        assert given == [(each.misconception,) if each.misconception else () for each in question.wrong]
