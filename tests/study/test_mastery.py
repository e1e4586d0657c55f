"""Mastery: every kind of evidence moves it, fresh evidence more, and little evidence never far."""

from datetime import UTC, datetime, timedelta

import pytest

from helpers.content import course
from helpers.study import Store, ideas, mastery
from helpers.study._mastery import DOUBT, FIRM, HALF

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
COURSE = course()
SLUG = "introduction-to-lstm"
LESSON = COURSE.lesson(SLUG)
EXERCISES = {(SLUG, "lstm-step"): "lstm"}


class Clock:
    moment = NOON

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path, clock) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=clock)


def of(store: Store, concept: str, now: datetime = NOON):
    return mastery(COURSE, store, EXERCISES, now)[concept]


def test_who_has_done_nothing_has_shown_nothing(store):
    found = mastery(COURSE, store, EXERCISES)
    assert list(found) == list(COURSE.concepts)
    assert {(one.share, one.evidence, one.word) for one in found.values()} == {(0, 0, "not met")}


def test_one_right_answer_is_no_proof_and_a_wrong_one_counts_against(store):
    store.record_answer(SLUG, "f-one-i-zero", 0, True)
    one = of(store, "forget-gate")
    assert (one.share, one.evidence, one.word) == (1 / (1 + DOUBT), 1, "too little to say")
    store.record_answer(SLUG, "f-one-i-zero", 1, False)
    assert of(store, "forget-gate").share == 0, "the last answer counts"


@pytest.mark.parametrize(
    "act, concept, weight, right",
    [
        (
            lambda s: s.record_answer(SLUG, next(iter(LESSON.trial)), 0, True),
            next(iter(LESSON.trial.values())).concept,
            1,
            1,
        ),
        (lambda s: s.record("test-end", "r", correct={"review/bank-lstm-hands-on": True}), "lstm", 2, 1),
        (lambda s: s.record_attempt(SLUG, "lstm-step", "passed", None, ""), "lstm", 3, 1),
        (lambda s: s.record_attempt(SLUG, "lstm-step", "wrong", None, ""), "lstm", 1, 0),
        (lambda s: s.record_goal(SLUG, "gate-desk", "hold"), LESSON.goals("gate-desk")["hold"].concept, 1, 1),
        (lambda s: s.record_recipe(SLUG, "gate-desk", "hold"), LESSON.goals("gate-desk")["hold"].concept, 1, 0),
        (
            lambda s: s.record_prediction(SLUG, "forget-bias", LESSON.predictions["forget-bias"].answer),
            LESSON.predictions["forget-bias"].concept,
            0.5,
            1,
        ),
        (lambda s: s.review(SLUG, "each-unit-its-own-gate", 4), "gate", 1, 1),
        (
            lambda s: s.record(
                "round", "f=1", concept="forget-gate", given="o", correct=False, level=1, next=1, timed=False
            ),
            "forget-gate",
            0.5,
            0,
        ),
    ],
)
def test_each_kind_of_evidence_weighs_what_the_formula_says(store, act, concept, weight, right):
    act(store)
    found = of(store, concept)
    assert found.evidence == weight
    assert found.share == pytest.approx(weight * right / (weight + DOUBT), abs=0.001)
    assert {name for name, one in mastery(COURSE, store, EXERCISES).items() if one.evidence} == {concept}


def test_a_solution_that_was_seen_first_makes_the_exercise_weigh_less(store, clock):
    store.record_solution_seen(SLUG, "lstm-step")
    clock.moment += timedelta(minutes=1)
    store.record_attempt(SLUG, "lstm-step", "passed", None, "")
    assert of(store, "lstm", clock.moment).evidence == pytest.approx(1)


def test_what_was_tried_in_vain_and_passed_later_is_passed(store, clock):
    store.record_attempt(SLUG, "lstm-step", "wrong", None, "")
    clock.moment += timedelta(minutes=1)
    store.record_attempt(SLUG, "lstm-step", "passed", None, "")
    assert of(store, "lstm", clock.moment).share == pytest.approx(3 / 5)


def test_a_month_later_it_weighs_half_and_new_evidence_wins(store, clock):
    store.record("test-end", "old", correct={"review/bank-lstm-hands-on": False})
    later = NOON + timedelta(days=HALF)
    assert of(store, "lstm", later).evidence == 1
    clock.moment = later
    store.record("test-end", "new", correct={"review/bank-lstm-hands-on": True})
    assert of(store, "lstm", later).share == pytest.approx(2 / (3 + DOUBT))


def test_a_card_fades_as_it_is_forgotten(store):
    store.review(SLUG, "each-unit-its-own-gate", 3)
    shares = [of(store, "gate", NOON + timedelta(days=days)).share for days in (0, 10, 100)]
    assert shares[0] > shares[1] > shares[2] > 0


def test_much_that_is_right_becomes_firm(store):
    store.record_attempt(SLUG, "lstm-step", "passed", None, "")
    store.record("test-end", "r", correct={"review/bank-lstm-hands-on": True})
    assert of(store, "lstm").share >= FIRM and of(store, "lstm").word == "firm"
    found = {idea.name: idea for idea in ideas(COURSE, store, EXERCISES)[SLUG]}
    idea = found[COURSE.concepts["lstm"].name]
    assert (idea.words, idea.bar) == ("71%, firm", "███████░░░")
    assert idea.place and idea.place.notebook == "02_introduction_to_lstm.ipynb"
    assert found[COURSE.concepts["gate"].name].words == "not met"


def test_what_the_course_no_longer_has_does_not_count(store):
    store.record_answer(SLUG, "gone", 0, True)
    store.review(SLUG, "gone", 3)
    store.record("test-end", "r", correct={"gone/gone": True})
    assert not any(one.evidence for one in mastery(COURSE, store, EXERCISES).values())


def test_two_logs_in_either_order_give_the_same_mastery(store, tmp_path):
    other = Store(tmp_path / "other.sqlite3", clock=lambda: NOON + timedelta(hours=1))
    store.record_answer(SLUG, "f-one-i-zero", 0, True)
    other.record_answer(SLUG, "f-one-i-zero", 1, False)
    mine, theirs = store.events(), other.events()
    store.merge(theirs)
    other.merge(mine)
    assert of(store, "forget-gate") == of(other, "forget-gate")
