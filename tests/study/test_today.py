"""What is due today: ten minutes of it, mixed; what keeps slipping; where the learner stopped."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from helpers.content import course
from helpers.study import ACTIVITIES, Event, Learner, Store, coming, deck, lapses, leeches, place_of, stopped
from helpers.study._today import LIMIT, USUAL

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
COURSE = course()
LSTM, GRU = COURSE.lesson("introduction-to-lstm"), COURSE.lesson("introduction-to-gru")
KEYS = [(lesson.slug, card) for lesson in COURSE.lessons.values() for card in lesson.cards]


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)


def miss(store: Store, *keys: tuple[str, str]) -> None:
    store.record_answer(LSTM.slug, "q", 0, False, missed=keys)


def today(store: Store, lesson=LSTM):
    return ACTIVITIES["today"](Learner(lesson, store), {})


def test_ten_minutes_at_the_usual_pace_and_the_rest_can_wait(store):
    miss(store, *KEYS)
    found = deck(COURSE, store)
    assert len(found.cards) == LIMIT / USUAL == 40 and found.minutes == 10
    assert (len(found.cards) + found.left, found.pace) == (len(KEYS), USUAL)


def test_who_is_quicker_gets_more_cards(store):
    for number in range(6):
        store.review(
            LSTM.slug, "gone", 3, NOON - timedelta(days=9, minutes=-number), seconds=[4, 4, 4, 4, 4, 110][number]
        )
    miss(store, *KEYS)
    found = deck(COURSE, store)
    assert found.pace == 4, "the median: one card that took long does not count"
    assert found.left == 0 and found.minutes == round(len(KEYS) * 4 / 60)


def test_the_longest_overdue_come_first_and_a_card_that_is_gone_is_not_due(store):
    store.review(LSTM.slug, "gone", 3, NOON - timedelta(days=90))
    store.review(GRU.slug, "mixture", 4, NOON - timedelta(days=60))
    for number in range(6):
        store.review(LSTM.slug, "gone too", 3, NOON - timedelta(days=9, minutes=-number), seconds=120)
    miss(store, *KEYS)
    assert (GRU.slug, "mixture") in deck(COURSE, store).cards, "only five have room"
    assert len(deck(COURSE, store).cards) == 5


def test_no_idea_comes_twice_in_a_row_while_others_wait(store):
    of_reset = [(GRU.slug, card.id) for card in GRU.cards.values() if card.concept == "reset-gate"]
    others = [(LSTM.slug, card) for card in ("forget-gate-at-one", "input-gate-shut", "output-gate-shut")]
    miss(store, *of_reset, *others)
    concepts = [COURSE.lessons[slug].cards[card].concept for slug, card in deck(COURSE, store).cards]
    assert len(of_reset) == 3 and sorted(concepts) == sorted(
        ["reset-gate"] * 3 + ["forget-gate", "input-gate", "output-gate"]
    )
    assert all(first != second for first, second in pairwise(concepts))


def test_nothing_is_due_for_a_new_learner(store):
    assert deck(COURSE, store).cards == () and deck(COURSE, store).minutes == 0
    state = today(store).state()
    assert (state["deck"], state["tomorrow"], state["leeches"], state["stopped"]) == ([], 0, [], None)


def test_tomorrow_ends_at_the_learners_midnight(store):
    store.review(LSTM.slug, "forget-gate-at-one", 3, NOON - timedelta(minutes=11))
    store.review(LSTM.slug, "forget-gate-at-one", 3)  # in two days, at noon
    at = store.cards(LSTM.slug)["forget-gate-at-one"].due
    assert at == NOON + timedelta(days=2)
    before = at - timedelta(hours=37)  # the night before the day before, in London
    assert [coming(COURSE, store, before, timezone(timedelta(hours=hours))) for hours in (0, 2)] == [0, 1]


def review(day: float, rating: int) -> Event:
    return Event(f"r-{day}", NOON + timedelta(days=day), LSTM.slug, "review", "c", {"rating": rating})


def missed(day: float) -> Event:
    return Event(f"m-{day}", NOON + timedelta(days=day), LSTM.slug, "miss", "c", {"by": "exercise"})


@pytest.mark.parametrize(
    "events, lost",
    [
        ([review(0, 1), review(1, 1)], 0),  # never known, so nothing was lost
        ([review(0, 3), review(1, 1), review(2, 1), review(3, 3), review(4, 1)], 2),  # once lost it must be known again
        ([missed(0), missed(0.01), missed(0.02), missed(1)], 2),  # five tries at an exercise are one day
        ([review(0, 3), review(1, 1), review(2, 3), review(3, 3), review(4, 2)], 0),  # held three times
        ([missed(0), review(1, 3), review(2, 3), missed(3), review(4, 3)], 2),
    ],
)
def test_what_counts_as_lost(events, lost):
    assert lapses(events) == lost


def test_a_leech_is_shown_with_the_place_to_read_again(store):
    for day in range(4):
        at = NOON - timedelta(days=30 - 2 * day)
        store.review(GRU.slug, "mixture", 3, at)
        store.review(GRU.slug, "mixture", 1, at + timedelta(days=1))
    store.review(GRU.slug, "chunk-edge", 1)
    assert leeches(COURSE, store) == {(GRU.slug, "mixture"): 4}
    (leech,) = today(store).state()["leeches"]
    assert (leech["card"], leech["times"]) == ("introduction-to-gru/mixture", 4)
    assert leech["place"]["notebook"] == "03_introduction_to_gru.ipynb" and leech["place"]["lesson"] == GRU.front.title
    assert leech["place"]["cell"] == f"introduction-to-gru-{COURSE.concepts['update-gate'].cell}"


def test_every_idea_has_a_place_to_read_it_again():
    for concept in COURSE.concepts:
        place = place_of(COURSE, concept)
        assert place and place.heading


def test_where_the_learner_stopped_is_no_cell_that_opens_a_lesson(store):
    assert stopped(COURSE, store) is None
    store.record_place(LSTM.slug, "introduction-to-lstm-by-hand-run")
    store.record_place(GRU.slug, "introduction-to-gru-open")
    store.record_place("review", "review-today")
    assert stopped(COURSE, store) == (LSTM, "introduction-to-lstm-by-hand-run")
    opened = today(store)
    store.record_place(GRU.slug, "introduction-to-gru-two-biases-run")
    assert opened.state()["stopped"]["heading"] == LSTM.heading("by-hand-run"), "where they were when they came back"
    store.record_place(LSTM.slug, "introduction-to-lstm-cell-of-an-older-course")
    assert today(store).state()["stopped"]["heading"] == "Introduction to LSTM"


def test_a_rating_is_stored_in_the_cards_own_lesson_and_the_deck_gets_shorter(store):
    miss(store, (GRU.slug, "mixture"), (LSTM.slug, "peephole"))
    opened = today(store)
    news = opened.record(
        {"kind": "rate", "card": "introduction-to-gru/mixture", "rating": 3, "seconds": 6.5, "sure": 75}
    )
    assert news["deck"] == ["introduction-to-lstm/peephole"] and news["rated"]["card"] == "introduction-to-gru/mixture"
    (event,) = store.of("review")
    assert (event.lesson, event.item) == (GRU.slug, "mixture")
    assert event.data == {"rating": 3, "retention": 0.9, "seconds": 6.5, "sure": 75}
    assert opened.record({"kind": "rate", "card": "nowhere/mixture", "rating": 3}) == {}


def test_only_the_review_shows_the_deck_at_once(store):
    assert today(store, COURSE.lesson("review")).content()["whole"] is True
    assert today(store).content()["whole"] is False
