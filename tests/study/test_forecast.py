"""What will be asked again, by the learner's own calendar."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone

import pytest

from helpers.content import course
from helpers.study import ACTIVITIES, Coming, Learner, Store, forecast
from helpers.widgets import ForecastView

EVENING = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
LESSON = course().lesson("introduction-to-lstm")
FIRST, SECOND, THIRD, FOURTH, *REST = LESSON.cards


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=lambda: EVENING)


def look(store: Store, now: datetime = EVENING, hours: int = 0):
    return forecast(LESSON, store, now, timezone(timedelta(hours=hours)))


def shown(store: Store, forecast) -> ForecastView:
    payload = ACTIVITIES["forecast"](Learner(LESSON, store), {}).payload()
    return ForecastView({**payload, "state": asdict(forecast)})


def test_nothing_yet(store):
    assert look(store) == forecast(LESSON, store)
    assert (look(store).coming, look(store).new) == ((), len(LESSON.cards))
    view = shown(store, look(store))
    assert "Nothing yet: answer some cards first. 19 cards you have not met yet." in view.text
    assert "Nothing yet" in view._repr_html_() and "<ul" not in view._repr_html_()


def test_missed_first_then_by_date(store):
    store.review(LESSON.slug, FIRST, 4)  # in eight days
    store.review(LESSON.slug, SECOND, 1)  # in a minute
    store.record_answer(LESSON.slug, "f-one-i-zero", 1, False, missed=[(LESSON.slug, THIRD), ("another", "x")])
    store.record_attempt(LESSON.slug, "lstm-step", "wrong", None, "", missed=[(LESSON.slug, FOURTH)])
    found = look(store)
    assert found.coming == (
        Coming(THIRD, 0, "question"),
        Coming(FOURTH, 0, "exercise"),
        Coming(SECOND, 0, None),
        Coming(FIRST, 8, None),
    )
    assert found.new == len(REST)
    text = shown(store, found).text.splitlines()
    assert text[1] == "today: 3 cards" and text[2].endswith("(you missed a question on it)")
    assert LESSON.cards[THIRD].front in text[2] and "(a check found a slip about it)" in text[3]
    assert text[5:7] == ["in 8 days: 1 card", f"  - {LESSON.cards[FIRST].front}"]
    assert text[-1] == "15 cards you have not met yet."
    assert not any(card.back in shown(store, found)._repr_html_() for card in LESSON.cards.values())


def test_tomorrow_begins_at_the_learners_midnight(store):
    store.review(LESSON.slug, FIRST, 3)
    store.review(LESSON.slug, FIRST, 3, EVENING + timedelta(minutes=10))  # in two days
    at = EVENING + timedelta(days=2, minutes=10)
    assert store.cards(LESSON.slug)[FIRST].due == at
    days = [look(store, at - timedelta(hours=20), hours).coming[0].days for hours in (0, 4)]
    assert days == [0, 1], "01:10 and 21:10 in London are one day, 05:10 and 01:10 in Dubai are two"
    assert "tomorrow: 1 card" in shown(store, look(store, at - timedelta(hours=20), 4)).text
    assert look(store, at + timedelta(days=5)).coming[0].days == 0, "what is overdue is for today"


def test_a_card_that_is_gone_is_not_forecast(store):
    store.review(LESSON.slug, "gone", 3)
    assert look(store).coming == ()


def test_a_lesson_without_cards_forecasts_the_whole_course(store):
    review, gru = course().lesson("review"), course().lesson("introduction-to-gru")
    other = next(iter(gru.cards))
    assert forecast(review, store).new == sum(len(one.cards) for one in course().lessons.values())
    store.review(LESSON.slug, FIRST, 4)  # in eight days
    store.review(gru.slug, other, 1)  # in a minute
    found = forecast(review, store, EVENING, UTC)
    assert found.coming == (Coming(f"{gru.slug}/{other}", 0, None), Coming(f"{LESSON.slug}/{FIRST}", 8, None))
    view = ForecastView(ACTIVITIES["forecast"](Learner(review, store), {}).payload())
    assert gru.cards[other].front in view.text and LESSON.cards[FIRST].front in view.text
    assert "Nothing yet" not in view.text and f"{found.new} cards you have not met yet." in view.text


@pytest.mark.parametrize(("cards", "folded"), [(9, None), (10, "and 2 more"), (15, "and 7 more")])
def test_a_long_day_folds_and_loses_no_card(store, cards, folded):
    for card in list(LESSON.cards)[:cards]:
        store.review(LESSON.slug, card, 1)
    view = shown(store, look(store))
    markup = view._repr_html_()
    assert markup.count("<li>") == cards == view.text.count("  - ")
    assert (f">{folded}</summary>" in markup) if folded else ("<details>" not in markup)


def test_bars_are_for_the_eye_and_numbers_for_everybody(store):
    for card in (FIRST, SECOND, THIRD):
        store.review(LESSON.slug, card, 1)
    store.review(LESSON.slug, FOURTH, 4)
    markup = shown(store, look(store))._repr_html_()
    assert markup.count('aria-hidden="true"') == 2 and "width:10.00rem" in markup and "width:3.33rem" in markup
    assert "3 cards" in markup and "1 card<" in markup and "today" in markup and "in 8 days" in markup
