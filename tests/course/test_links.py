"""Every link of the study material leads somewhere, and what people get wrong is met."""

import numpy as np
import pytest
import torch

from helpers.authoring.check import (
    bold_without_entry,
    lost_evidence,
    lost_evidence_of_misconceptions,
    met_nowhere,
    offered,
    owed,
    said_as_true,
    unmet,
    unopened,
    unshown,
    without_card,
)
from helpers.content import Evidence, LessonContent, course
from helpers.nets import gru_step, lstm_step, rnn_step, rnn_step_backward

COURSE = course()
LESSONS = list(COURSE.lessons.values())


def others(one: LessonContent) -> list[LessonContent]:
    return [each for each in LESSONS if each is not one]


def test_evidence_leads_somewhere() -> None:
    assert [problem for one in LESSONS for problem in lost_evidence(one, others(one))] == []
    assert list(lost_evidence_of_misconceptions(COURSE, LESSONS)) == []


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


def test_what_names_a_misconception_names_one_that_exists() -> None:
    for one in LESSONS:
        for where, named in offered(one).items():
            assert named <= set(COURSE.misconceptions), where


def test_what_people_get_wrong_is_met() -> None:
    """A misconception of a concept that a lesson teaches is offered there, as a wrong answer or on trial."""
    assert [problem for one in LESSONS for problem in unmet(one)] == []
    assert list(met_nowhere(COURSE, LESSONS)) == []


def test_what_is_missed_has_a_card_to_come_back_as() -> None:
    assert [problem for one in LESSONS for problem in without_card(one, others(one))] == []


def test_every_idea_has_a_card_a_question_and_a_place() -> None:
    assert list(unshown(COURSE, LESSONS)) == []


def test_a_term_in_bold_is_an_entry_of_the_glossary() -> None:
    assert [problem for one in LESSONS for problem in bold_without_entry(one)] == []


@pytest.mark.parametrize("one", LESSONS, ids=lambda one: one.slug)
def test_wrong_sentences_appear_only_as_such(one: LessonContent) -> None:
    assert list(said_as_true(one)) == []


def test_the_lstm_lesson_asks_enough_in_small_groups() -> None:
    one = COURSE.lesson("introduction-to-lstm")
    groups = {
        name: [card for card in one.cards.values() if card.group == name]
        for name in ("gates", "build", "memory", "history", "deeper")
    }
    assert sum(map(len, groups.values())) == len(one.cards) >= 14
    assert all(3 <= len(cards) <= 5 for cards in groups.values())
    assert {question.group for question in one.quiz.values()} == {"gates", "memory", "unit", "deeper"} and len(
        one.quiz
    ) >= 11
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
def test_every_lesson_has_what_its_kind_owes(one: LessonContent) -> None:
    assert list(owed(one)) == []


def test_a_lesson_owes_what_a_lesson_has() -> None:
    kind = COURSE.kinds["lesson"]
    least = {"cards": 10, "quiz": 8, "question_types": 3, "predictions": 2, "memory_aids": 2, "claims": 1, "talks": 1}
    least |= {"explorers": 1, "experiments": 1, "exercises": 3, "mistakes": 9}
    assert {what: kind.at_least[what] for what in least} == least
    assert (kind.groups_of, kind.verdicts, kind.minutes, kind.own_cards) == ((3, 7), True, 40, True)
    assert {"trial", "tomorrow", "memory_aids"} <= set(kind.cells)
    assert [one.front.kind for one in LESSONS][:5] == ["overview", *["lesson"] * 4]


@pytest.mark.parametrize("one", LESSONS, ids=lambda one: one.slug)
def test_every_group_and_every_item_has_its_cell(one: LessonContent) -> None:
    """Study material that no cell opens would never be met."""
    assert list(unopened(one)) == []
