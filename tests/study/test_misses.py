"""Whatever is missed brings its concept's cards back, once; and a rating is scheduled for the retention that the learner chose."""

from datetime import UTC, datetime, timedelta

import pytest

from helpers.content import course
from helpers.study import ACTIVITIES, Activity, Event, Learner, Store

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LESSON = course().lesson("introduction-to-lstm")
BY_OWN_RUN = next(
    (one, item) for one in course().lessons.values() for item in one.predictions.values() if item.answer is None
)


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)


def prediction(store: Store, lesson=LESSON, ident: str = "forget-bias") -> Activity:
    return ACTIVITIES["predictions"](Learner(lesson, store), {ident: lesson.predictions[ident]})


def due_concepts(store: Store) -> set[str]:
    return {course().lessons[slug].cards[card].concept for slug, card in store.due()}


def test_a_wrong_guess_brings_the_cards_back_and_a_right_one_or_a_skip_does_not(store):
    item = LESSON.predictions["forget-bias"]
    guess = prediction(store)
    guess.record({"kind": "guess", "option": item.answer})
    guess.record({"kind": "guess", "option": None})
    assert store.due() == []
    guess.record({"kind": "guess", "option": (item.answer + 1) % len(item.options)})
    assert due_concepts(store) == {item.concept}
    assert {status.missed for status in store.cards(LESSON.slug).values()} == {"prediction"}


def test_where_only_the_own_run_says_what_is_right_it_decides_and_once(store):
    lesson, item = BY_OWN_RUN
    guess = prediction(store, lesson, item.id)
    guess.record({"kind": "guess", "option": 0})
    assert store.due() == [], "nobody knows yet"
    guess.record({"kind": "outcome", "answer": 0})
    assert store.due() == []
    guess.record({"kind": "outcome", "answer": 1})
    assert due_concepts(store) == {item.concept}
    before = len(store.events())
    guess.record({"kind": "outcome", "answer": 1})
    assert len(store.events()) == before, "another run with the same result is nothing new"


def test_a_guess_after_the_run_is_held_to_it(store):
    lesson, item = BY_OWN_RUN
    guess = prediction(store, lesson, item.id)
    guess.record({"kind": "outcome", "answer": 1})
    assert store.due() == []
    guess.record({"kind": "guess", "option": 0})
    assert due_concepts(store) == {item.concept}


def test_a_run_decides_nothing_where_the_answer_stands_beforehand(store):
    prediction(store).record({"kind": "outcome", "answer": 0})
    assert store.events() == []


def test_a_goal_that_is_given_up_brings_the_cards_back_once_and_not_after_it_was_reached(store):
    goals = LESSON.goals("gate-desk")
    first, second, *_ = goals.values()
    desk = ACTIVITIES["goals"](Learner(LESSON, store), goals, "gate-desk")
    for _ in range(2):
        assert desk.record({"kind": "recipe", "goal": first.id}) == {"reached": []}
    assert due_concepts(store) == {first.concept}
    assert [event.data["by"] for event in store.of("miss")] == ["goal"] * len(store.due())
    store.record_goal(LESSON.slug, "gate-desk", second.id)
    desk.record({"kind": "recipe", "goal": second.id})
    assert [event.item for event in store.of("recipe")] == [first.id]


def test_a_higher_retention_brings_a_card_back_sooner_and_old_ratings_stay_where_they_were(store):
    store.merge([Event("old-1", NOON - timedelta(days=1), LESSON.slug, "review", "old", {"rating": 4})])
    usual = store.cards(LESSON.slug)["old"].due
    store.record_setting("retention", 0.97)
    assert store.cards(LESSON.slug)["old"].due == usual
    assert store.review(LESSON.slug, "new", 4) - NOON < usual - (NOON - timedelta(days=1))
    choices = store.card_choices(LESSON.slug, "another")["another"]
    assert choices[4] == store.cards(LESSON.slug)["new"].due, "the buttons promise what a rating does"
    store.record_setting("retention", 0.8)
    assert store.review(LESSON.slug, "third", 4) > usual
    assert [event.data.get("retention") for event in store.of("review")] == [None, 0.97, 0.8]


@pytest.mark.parametrize("data", [{"retention": 0.5}, {"retention": 1}, {"seconds": "long"}, {"sure": 0.5}])
def test_a_rating_with_a_wrong_detail_is_refused(data):
    event = Event("a-1", NOON, LESSON.slug, "review", "c", {"rating": 3, **data})
    with pytest.raises(ValueError, match=next(iter(data))):
        Event.from_json(event.to_json())


def test_recall_fades_with_time_and_is_known_for_rated_cards_alone(store):
    store.review(LESSON.slug, "seen", 3)
    store.record_answer(LESSON.slug, "q", 0, False, missed=[(LESSON.slug, "missed")])
    now, later = (store.recalls(NOON + timedelta(days=days)) for days in (0, 30))
    assert set(now) == {(LESSON.slug, "seen")}
    assert 0 < later[LESSON.slug, "seen"] < 0.9 < now[LESSON.slug, "seen"] <= 1
