"""Cards come back when FSRS says so, and at once after a miss."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler

from helpers.content import course
from helpers.study import Store, cards_of

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LESSON = "introduction-to-lstm"


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)


def test_dates_are_those_of_fsrs(store):
    """A year of reviews through the store, against fsrs in memory."""
    scheduler, card, now = Scheduler(enable_fuzzing=False), Card(), NOON
    for rating in (3, 3, 3, 1, 2, 3, 4, 3, 1, 1, 3, 3, 2):
        card, _ = scheduler.review_card(card, Rating(rating), now)
        assert store.review(LESSON, "card", rating, now) == card.due
        now = card.due + timedelta(hours=5)
    assert len(store.reviews(LESSON, "card")) == 13


@pytest.mark.parametrize(
    ("ratings", "wait"),
    [
        ((1,), timedelta(minutes=1)),
        ((2,), timedelta(minutes=5.5)),
        ((3,), timedelta(minutes=10)),
        ((4,), timedelta(days=8)),
        ((3, 3), timedelta(days=2)),
        ((3, 3, 3), timedelta(days=11)),
        ((3, 3, 3, 1), timedelta(minutes=10)),
    ],
)
def test_first_dates(store, ratings, wait):
    """Pinned, so that a new fsrs that plans otherwise is noticed. Each review is made just when it is due."""
    now = NOON
    for rating in ratings:
        reviewed, now = now, store.review(LESSON, "card", rating, now)
    assert now - reviewed == wait


def test_choices_are_what_the_ratings_would_give(store):
    store.review(LESSON, "card", 3)
    later = NOON + timedelta(minutes=11)
    choices = store.card_choices(LESSON, "card", now=later)["card"]
    assert list(choices) == [1, 2, 3, 4]
    assert store.card_choices(LESSON, "card", now=later) == {"card": choices}, "asking changes nothing"
    assert store.review(LESSON, "card", 3, later) == choices[3]


def test_due_in_the_order_of_dates(store):
    store.review(LESSON, "later", 3, NOON)
    store.review(LESSON, "sooner", 1, NOON)
    store.review("another", "elsewhere", 2, NOON)
    assert store.due(LESSON, NOON) == []
    tomorrow = NOON + timedelta(days=1)
    assert store.due(LESSON, tomorrow) == [(LESSON, "sooner"), (LESSON, "later")]
    assert store.due(None, tomorrow) == [(LESSON, "sooner"), ("another", "elsewhere"), (LESSON, "later")]


def test_a_miss_moves_the_date_and_nothing_else(store, tmp_path):
    untouched = Store(tmp_path / "other.sqlite3")
    for each in (store, untouched):
        each.review(LESSON, "card", 4, NOON)
    week = NOON + timedelta(days=7)
    assert store.due(LESSON, week) == []
    before = week - timedelta(seconds=1)  # what two sessions note in the same instant has no order
    Store(store.path, clock=lambda: before).record_answer(
        LESSON, "q", 1, False, missed=[(LESSON, "card"), (LESSON, "never-seen")]
    )
    assert store.due(LESSON, week) == [(LESSON, "card"), (LESSON, "never-seen")]
    assert store.cards(LESSON)["card"].seen and not store.cards(LESSON)["never-seen"].seen
    assert store.review(LESSON, "card", 3, week) == untouched.review(LESSON, "card", 3, week), (
        "the memory state is intact"
    )
    assert store.review(LESSON, "never-seen", 3, week) == week + timedelta(minutes=10), "its first review"


def test_a_card_that_is_overdue_keeps_its_date(store):
    store.review(LESSON, "card", 1, NOON)
    due = store.cards(LESSON)["card"].due
    later = Store(store.path, clock=lambda: NOON + timedelta(days=3))
    later.record_answer(LESSON, "q", 1, False, missed=[(LESSON, "card")])
    assert store.cards(LESSON)["card"].due == due


def test_a_miss_is_stored_with_its_cards(store):
    store.record_answer(LESSON, "q", 1, False, missed=[(LESSON, "a")])
    store.record_attempt(LESSON, "e", "wrong", None, "pass", missed=[(LESSON, "b")])
    assert store.due(LESSON, NOON) == [(LESSON, "a"), (LESSON, "b")]
    assert {card: status.missed for card, status in store.cards(LESSON).items()} == {"a": "question", "b": "exercise"}
    store.review(LESSON, "a", 3)
    assert store.cards(LESSON)["a"].missed is None, "what was met again is no longer missed"


def test_every_question_of_the_course_has_cards_for_its_miss():
    for lesson in course().lessons.values():
        for question in [*lesson.quiz.values(), *lesson.trial.values(), *lesson.predictions.values()]:
            assert cards_of(course(), question.concept), (
                f"no card serves {question.concept}, which {question.id} asks for"
            )
    assert cards_of(course(), "no-such-concept") == []


def test_study_needs_neither_torch_nor_widgets():
    code = "import helpers.study, sys; print([m for m in ('torch', 'ipywidgets', 'anywidget') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
