"""Every link of the study material leads somewhere, and what people get wrong is met."""

import re
from collections.abc import Iterator

import numpy as np
import pytest
import torch

from helpers import judge
from helpers._lesson import recipes
from helpers.content import Evidence, LessonContent, course
from helpers.nets import gru_step, lstm_step, rnn_step, rnn_step_backward

COURSE = course()
LESSONS = list(COURSE.lessons.values())


def links(one: LessonContent) -> dict[str, set[str]]:
    """What evidence may name, by kind, in a lesson."""
    return {
        "experiment": set(recipes(one)),
        "goal": {goal for widget in one.widgets for goal in one.goals(widget)},
        # A cell that computes, or an exercise: prose would only say the same again.
        "cell": {cell.label for cell in one.cells if cell.kind == "code"},
        "source": set(COURSE.sources),
    }


def evidence() -> Iterator[tuple[str, list[LessonContent], Evidence]]:
    for item in COURSE.misconceptions.values():
        yield from ((item.id, LESSONS, each) for each in item.evidence)
    for one in LESSONS:
        yield from ((item.id, [one], each) for item in one.trial.values() for each in item.evidence)
        # A claim may rest on what another lesson measured.
        yield from ((item.id, LESSONS, each) for item in one.claims.values() for each in item.evidence)


def test_evidence_leads_somewhere() -> None:
    known = {one.slug: links(one) for one in LESSONS}
    lost = []
    for ident, where, each in evidence():
        kind, name = each.link
        if not any(name in known[one.slug][kind] for one in where):
            lost.append((ident, kind, name))
    assert lost == []


def test_a_lesson_can_say_its_evidence() -> None:
    from helpers import lesson

    for one in LESSONS:
        here = lesson(one.slug)
        for item in (*one.trial.values(), *one.claims.values()):
            for each in item.evidence:
                assert len(here._cite(each)) > 15, (item.id, each.link)


def test_a_claim_of_another_lesson_names_it() -> None:
    from helpers import lesson

    here = lesson("introduction-to-lstm")
    assert here._cite(Evidence(experiment="forget-bias")).endswith("in this lesson")
    assert here._cite(Evidence(cell="convention-code")).endswith("in the lesson “Introduction to GRU”")
    shown = here.claims("summary")
    assert all(text in shown._repr_html_() for text in ("How we know", "in this lesson"))
    assert len(repr(shown).splitlines()) == len(shown.claims) >= 4


def met(one: LessonContent) -> dict[str, set[str]]:
    """The misconceptions that a lesson's material names, by where."""
    parts = [
        part for each in one.quiz.values() for part in (*getattr(each, "options", ()), *getattr(each, "wrong", ()))
    ]
    mistakes = [mistake for each in judge.exercises(one).values() for mistake in each.mistakes]
    found = {"quiz": parts, "trial": one.trial.values(), "mistakes": mistakes}
    return {where: {part.misconception for part in those if part.misconception} for where, those in found.items()}


def test_what_names_a_misconception_names_one_that_exists() -> None:
    for one in LESSONS:
        for where, named in met(one).items():
            assert named <= set(COURSE.misconceptions), where


def test_what_people_get_wrong_is_met() -> None:
    """A misconception of a concept that a lesson teaches is offered there, as a wrong answer or on trial."""
    missing = []
    for one in LESSONS:
        taught = {concept.id for concept in COURSE.concepts.values() if concept.lesson == one.slug} | set(
            one.front.concepts
        )
        named = met(one)
        missing += [
            (one.slug, item.id)
            for item in COURSE.misconceptions.values()
            if item.concept in taught and item.id not in named["quiz"] | named["trial"]
        ]
    assert missing == []
    assert set(COURSE.misconceptions) == {name for one in LESSONS for named in met(one).values() for name in named}


def asked(one: LessonContent) -> Iterator[tuple[str, str]]:
    """Where a learner may miss something: (what, concept)."""
    yield from ((item.id, item.concept) for items in (one.quiz, one.trial, one.predictions) for item in items.values())
    yield from ((goal.id, goal.concept) for widget in one.widgets for goal in one.goals(widget).values())
    yield from ((experiment.id, experiment.concept) for experiment in recipes(one).values())
    for exercise in judge.exercises(one).values():
        yield exercise.id, exercise.concept
        yield from ((mistake.id, mistake.concept) for mistake in exercise.mistakes if mistake.concept)
    for named in met(one).values():
        yield from ((name, COURSE.misconceptions[name].concept) for name in named)


def test_what_is_missed_has_a_card_to_come_back_as() -> None:
    for one in LESSONS:
        with_cards = {card.concept for card in one.cards.values()}
        assert [(what, concept) for what, concept in asked(one) if concept not in with_cards] == []


@pytest.mark.parametrize("one", LESSONS, ids=lambda one: one.slug)
def test_wrong_sentences_appear_only_as_such(one: LessonContent) -> None:
    said = [cell.source for cell in one.cells if cell.kind == "markdown"]
    said += [text for card in one.cards.values() for text in (card.front, card.back)]
    said += [text for aid in one.memory_aids.values() for text in (aid.text, aid.answer, aid.caveat or "")]
    said += [line.text for dialogue in one.dialogues.values() for line in dialogue.lines]
    said += [each.because for each in one.predictions.values()]
    said += [claim.text for claim in one.claims.values()]
    said += [concept.definition for concept in COURSE.concepts.values()]
    said += [item.right for item in COURSE.misconceptions.values()]
    for question in one.quiz.values():
        options = getattr(question, "options", [])
        said += [option.text for option in options if option.correct] + [option.why for option in options]
    said += [text for item in one.trial.values() for text in (item.why, item.exact)]
    sentences = [plain(sentence) for text in said for sentence in re.split(r"[.!?:;]\s", text)]
    for item in COURSE.misconceptions.values():
        wrong = [sentence for sentence in sentences if sentence.endswith(plain(item.wrong))]
        assert wrong == [], f"{item.id} is said as if it were true"


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9=]+", " ", text.lower()).strip()


def test_the_lstm_lesson_asks_enough_in_small_groups() -> None:
    one = COURSE.lesson("introduction-to-lstm")
    groups = {
        name: [card for card in one.cards.values() if card.group == name]
        for name in ("gates", "build", "memory", "deeper")
    }
    assert sum(map(len, groups.values())) == len(one.cards) >= 14
    assert all(3 <= len(cards) <= 5 for cards in groups.values())
    assert {question.group for question in one.quiz.values()} == {"gates", "memory", "deeper"} and len(one.quiz) >= 11
    kinds = [question.type for question in one.quiz.values()]
    assert kinds.count("several") >= 2 and kinds.count("number") >= 2 and kinds.count("order") >= 1
    assert {item.verdict for item in one.trial.values()} == {"true", "loose", "false"}


def test_the_numbers_of_the_lstm_quiz() -> None:
    """What the quiz says is right, computed anew."""
    quiz = COURSE.lesson("introduction-to-lstm").quiz
    bias = np.array([np.log(0.8 / 0.2), np.log(0.75 / 0.25), np.arctanh(-0.5), 0.0])  # σ and tanh turned back
    nothing = np.zeros((1, 1))
    _, cell = lstm_step(nothing, nothing, np.full((1, 1), 2.0), np.zeros((4, 1)), np.zeros((4, 1)), bias)
    assert cell[0, 0] == pytest.approx(quiz["one-step-by-hand"].answer)
    shape = torch.nn.LSTM(3, 5).weight_hh_l0.shape
    assert shape.numel() == quiz["entries-of-weight-hh"].answer
    assert quiz["after-three-half-lives"].answer == 0.5 ** (30 / 10)
    assert pytest.approx(quiz["error-over-three-steps"].answer) == 0.9 * 0.5 * 0.8
    assert 0.7 < np.tanh(0.9) < 0.72 and pytest.approx(0.9, abs=0.01) == 0.999**100 and 0.5**10 < 0.001


def test_the_numbers_of_the_rnn_quiz() -> None:
    """What the quiz says is right, computed anew."""
    quiz = COURSE.lesson("limitations-of-rnns").quiz
    one = np.ones((1, 1))
    state = rnn_step(one, 0.5 * one, 0.8 * one, 0.6 * one, np.array([0.1]))
    assert state.item() == pytest.approx(quiz["one-unit-one-step"].answer, abs=1e-4)
    assert quiz["after-24-steps"].answer == pytest.approx(0.5**10, rel=1e-4)
    # The new state is 0.5 when the sum is artanh 0.5; with x = 0 and h = 1 the bias makes up for the weight.
    given = (np.zeros((1, 1)), one, one, 0.8 * one, np.array([np.arctanh(0.5) - 0.8]))
    assert rnn_step_backward(one, *given)[1].item() == pytest.approx(quiz["factor-of-a-step"].answer)
    assert 0.73**24 < 0.001 and pytest.approx(1e-8, rel=0.4) == 0.47**24


def test_the_numbers_of_the_gru_quiz() -> None:
    """What the quiz says is right, computed anew."""
    quiz = COURSE.lesson("introduction-to-gru").quiz
    bias = np.array([0.0, np.log(0.75 / 0.25), np.arctanh(-0.4)])
    zero, weights = np.zeros((1, 1)), np.zeros((3, 1))
    state = gru_step(zero, zero + 0.6, weights, weights, bias, np.zeros(3))
    assert state.item() == pytest.approx(quiz["one-gru-step-by-hand"].answer)
    assert torch.nn.GRU(4, 6).weight_ih_l0.numel() == quiz["rows-of-a-gru"].answer
    assert pytest.approx(0.9 * 0.5 * 1) == quiz["direct-way-of-a-gru"].answer
    state = zero + 0.8
    for want in (0.2, 0.05):  # a card: z = 0.25, n = 0
        state = gru_step(zero, state, weights, weights, np.array([0.0, np.log(0.25 / 0.75), 0.0]), np.zeros(3))
        assert state.item() == pytest.approx(want)


@pytest.mark.parametrize("one", LESSONS, ids=lambda one: one.slug)
def test_every_lesson_has_what_a_lesson_has(one: LessonContent) -> None:
    exercises = judge.exercises(one)
    assert len(one.cards) >= 10 and len(one.quiz) >= 8 and len(one.predictions) >= 2 and len(one.memory_aids) >= 2
    assert len(exercises) >= 3 and sum(len(exercise.mistakes) for exercise in exercises.values()) >= 9
    assert one.dialogues or one.narrations
    assert one.widgets and recipes(one) and one.claims
    assert {item.verdict for item in one.trial.values()} == {"true", "loose", "false"}
    assert len({question.type for question in one.quiz.values()}) >= 3
    for group in {card.group for card in one.cards.values()}:
        assert 3 <= len([card for card in one.cards.values() if card.group == group]) <= 7, group


@pytest.mark.parametrize("one", LESSONS, ids=lambda one: one.slug)
def test_every_group_and_every_item_has_its_cell(one: LessonContent) -> None:
    """Study material that no cell opens would never be met."""
    code = "\n".join(cell.source for cell in one.cells if cell.kind == "code")
    called = {
        name: set(re.findall(rf'here\.{name}\("([^"]+)"', code))
        for name in ("cards", "quiz", "predict", "experiment", "check", "listen", "claims")
    }
    assert called["cards"] == {card.group for card in one.cards.values()}
    assert called["quiz"] == {question.group for question in one.quiz.values()}
    assert called["predict"] == set(one.predictions)
    assert called["claims"] == {claim.group for claim in one.claims.values()}
    assert called["experiment"] == set(recipes(one))
    assert called["check"] == set(judge.exercises(one))
    assert called["listen"] == set(one.narrations)
    assert "here.trial()" in code and "here.tomorrow()" in code and "here.memory_aids()" in code
