"""How a learner's memory does: the numbers behind the plots."""

from datetime import UTC, date, datetime, timedelta

import pytest

from helpers.content import course
from helpers.study import Event, Store, Tally, calibration, memory
from helpers.study._memory import DAYS, STEADY, WEEKS, targets

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
COURSE = course()
SLUG = "introduction-to-lstm"
FIRST, SECOND, THIRD, *_ = COURSE.lesson(SLUG).cards


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)


def ago(**how_long: float) -> datetime:
    return NOON - timedelta(**how_long)


def look(store: Store):
    return memory(COURSE, store, NOON, UTC)


def test_nothing_yet(store):
    found = look(store)
    assert (len(found.history), len(found.forecast), len(found.weeks)) == (DAYS, DAYS, WEEKS)
    assert sum(one.of for one in (*found.history, *found.weeks)) == sum(found.forecast) == 0
    assert (found.calibration, found.recall) == ((), (0, 0))


def test_each_day_has_its_ratings(store):
    for card, rating, at in [
        (FIRST, 1, ago(days=2)),
        (FIRST, 3, ago(days=2, minutes=-5)),
        (SECOND, 2, ago(days=29)),
        (THIRD, 3, ago(days=30)),
    ]:
        store.review(SLUG, card, rating, at)
    history = look(store).history
    assert [(one.right, one.of, one.day) for one in history if one.of] == [
        (1, 1, date(2026, 10, 25)),
        (1, 2, date(2026, 11, 21)),
    ]
    assert history[-1].day == date(2026, 11, 23)


def test_what_comes_back_is_counted_by_day_and_what_is_overdue_is_for_today(store):
    store.review(SLUG, FIRST, 4)  # in eight days
    store.review(SLUG, SECOND, 4, ago(days=40))  # overdue
    store.record_answer(SLUG, "q", 0, False, missed=[(SLUG, THIRD)])
    store.review(SLUG, "gone", 4)
    forecast = look(store).forecast
    assert (forecast[0], forecast[8], sum(forecast)) == (2, 1, 3)


def test_recalled_counts_only_what_came_back_after_a_day_or_more(store):
    store.review(SLUG, FIRST, 3, ago(days=20))
    store.review(SLUG, FIRST, 3, ago(days=20, minutes=-10))  # the same sitting: nothing to forget
    store.review(SLUG, FIRST, 3, ago(days=15))
    store.review(SLUG, SECOND, 3, ago(days=15))
    store.review(SLUG, SECOND, 1, ago(days=3))
    store.review(SLUG, FIRST, 2)
    weeks = look(store).weeks
    assert [(one.right, one.of, one.day) for one in weeks if one.of] == [
        (1, 1, date(2026, 11, 3)),
        (1, 2, date(2026, 11, 17)),
    ]


def test_how_sure_is_held_against_how_often_right(store):
    store.review(SLUG, FIRST, 1, sure=95)
    store.review(SLUG, SECOND, 3, sure=95)
    store.review(SLUG, THIRD, 3)
    store.record_answer(SLUG, "q", 0, True, sure=25)
    assert look(store).calibration == (Tally(1, 1, sure=25), Tally(1, 2, sure=95))
    assert calibration([Event("a", NOON, SLUG, "answer", "q", {"given": 0, "correct": False})]) == []


def test_what_is_recalled_now_is_what_fsrs_thinks(store):
    store.review(SLUG, FIRST, 3)
    store.review(SLUG, SECOND, 3, ago(days=300))
    likely, count = look(store).recall
    assert count == 2 and 1 < likely < 2


def test_who_wants_to_recall_more_sees_a_card_sooner():
    found = targets()
    assert found[0.9] == pytest.approx(STEADY, abs=0.1)
    days = list(found.values())
    assert days == sorted(days, reverse=True) and days[0] > 2 * STEADY and days[-1] < STEADY / 2
