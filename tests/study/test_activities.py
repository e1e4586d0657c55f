"""Payloads: every activity of every lesson is plain JSON of the form that it says it has, and one function records what is done."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from helpers.content import MATERIALS, LessonContent, course
from helpers.study import ACTIVITIES, PAYLOAD_VERSION, Activity, Learner, Store, StoreError, cards_of
from helpers.widgets import VIEWS

# Opened without items: they concern the whole course.
OF_THE_COURSE = {"depth", "overview", "audio", "map", "today", "game", "memory"}
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LESSONS = course().lessons
LESSON = LESSONS["introduction-to-lstm"]


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)


def opened(lesson: LessonContent, store: Store) -> Iterator[Activity]:
    """Everything that the lesson has to open."""
    learner = Learner(lesson, store)
    for kind, items in {
        "cards": lesson.cards,
        "quiz": lesson.quiz,
        "trial": lesson.trial,
        "claims": lesson.claims,
        "memory_aids": lesson.memory_aids,
        "videos": lesson.videos,
        "forecast": {},
        "glossary": course().glossary,
        "bank": lesson.items("bank"),
        **{kind: {} for kind in OF_THE_COURSE},
    }.items():
        yield ACTIVITIES[kind](learner, items)
    for kind, items in {
        "predictions": lesson.predictions,
        "dialogues": lesson.dialogues,
        "narrations": lesson.narrations,
    }.items():
        yield from (ACTIVITIES[kind](learner, {ident: item}) for ident, item in items.items())
    goals = {widget: lesson.goals(widget) for widget in lesson.widgets}
    yield from (ACTIVITIES["goals"](learner, items, widget) for widget, items in goals.items() if items)


def do_something(lesson: LessonContent, store: Store) -> None:
    """A learner has been here: some of everything is answered, rated, guessed and reached."""
    for card in list(lesson.cards)[:2]:
        store.review(lesson.slug, card, 3)
    for question in [*lesson.quiz.values(), *lesson.trial.values()]:
        given = {"number": "1", "several": [0, 1], "order": list(range(len(getattr(question, "steps", []))))}
        store.record_answer(
            lesson.slug, question.id, given.get(question.type, 0), False, cards_of(course(), question.concept)
        )
    for prediction in lesson.predictions:
        store.record_prediction(lesson.slug, prediction, 0)
    for widget in lesson.widgets:
        for goal in list(lesson.goals(widget))[:1]:
            store.record_goal(lesson.slug, widget, goal)
    store.record_setting("depth", "basic")
    store.record("test", "run", questions=["review/bank-lstm-hands-on"])
    store.record("round", "f=1", concept="forget-gate", given="f", correct=True, level=1, next=1, timed=False)


@pytest.mark.parametrize("slug", LESSONS)
@pytest.mark.parametrize("before", ["a new learner", "a learner who has been here"])
def test_every_payload_is_json_of_the_form_that_it_says_it_has(slug, before, store):
    lesson = LESSONS[slug]
    if before != "a new learner":
        do_something(lesson, store)
    for activity in opened(lesson, store):
        payload = activity.payload()
        assert json.loads(json.dumps(payload, allow_nan=False)) == payload, "nothing but JSON"
        assert set(payload) == {"version", "kind", "lesson", "content", "state"}
        assert (payload["version"], payload["kind"], payload["lesson"]) == (PAYLOAD_VERSION, activity.kind, slug)
        for shape, part in ((activity.content_shape, "content"), (activity.state_shape, "state")):
            found = shape.model_validate(payload[part], strict=True)
            assert found.model_dump(exclude_unset=True) == payload[part], "every field is named in the shape"
        assert not payload["content"].keys() & payload["state"].keys()


def test_the_lessons_have_an_activity_of_every_kind(store):
    found = {activity.kind for lesson in LESSONS.values() for activity in opened(lesson, store)}
    assert found == set(ACTIVITIES)


def test_a_shape_refuses_what_it_does_not_name(store):
    activity = ACTIVITIES["cards"](Learner(LESSON, store), LESSON.cards)
    content = activity.content()
    content["cards"][0]["colour"] = "red"
    with pytest.raises(ValidationError, match="colour"):
        activity.content_shape.model_validate(content, strict=True)


def test_every_material_has_its_activity():
    """What content knows can be done; what concerns the learner alone is no material of a lesson's."""
    assert set(ACTIVITIES) == set(MATERIALS) | OF_THE_COURSE | {"forecast", "glossary"}


def test_every_kind_is_shown_and_every_view_has_its_kind():
    assert set(VIEWS) == set(ACTIVITIES) - {"goals"}, "goals are shown by the widget that they are reached with"


def test_content_is_the_same_for_everybody_and_state_is_not(store, tmp_path):
    """A page is built once, from content; what a learner has done comes from their own log."""
    do_something(LESSON, store)
    new = Store(tmp_path / "new.sqlite3", clock=lambda: NOON)
    differing = set()
    for mine, theirs in zip(opened(LESSON, store), opened(LESSON, new), strict=True):
        assert mine.content() == theirs.content()
        if mine.state() != theirs.state():
            differing.add(mine.kind)
    own = {"cards", "quiz", "trial", "predictions", "goals", "forecast", "glossary", "bank"}
    assert differing == own | OF_THE_COURSE - {"audio"}


# What is done, by kind: an event, and another one that means nothing to it.
def event_for(activity: Activity) -> dict[str, Any] | None:
    match activity.kind:
        case "cards":
            return {"kind": "rate", "card": next(iter(activity.items)), "rating": 3, "n": 1}
        case "glossary":
            return {"kind": "rate", "card": next(iter(activity.state()["status"])), "rating": 3, "n": 1}
        case "memory":
            return {"kind": "retention", "value": 0.95, "n": 1}
        case "bank":
            return {"kind": "begin", "n": 1}
        case "today":
            return {"kind": "rate", "card": f"{LESSON.slug}/{next(iter(LESSON.cards))}", "rating": 3, "n": 1}
        case "quiz" | "trial":
            question = next(each for each in activity.items.values() if each.type in ("one", "verdict"))
            return {"kind": "answer", "question": question.id, "given": 0, "n": 1}
        case "predictions":
            return {"kind": "guess", "option": 1, "n": 1}
        case "goals":
            return {"kind": "goal", "goal": next(iter(activity.items)), "state": {"forget": 1.5}, "n": 1}
        case "audio":
            talk = activity.content()["pieces"][0]["talk"]
            return {"kind": "place", "talk": talk, "line": 1, "seconds": 2.5, "rate": 1.25, "n": 1}
        case "depth" | "overview":
            return {"kind": "depth", "depth": {"depth": "basic", "overview": "medium"}[activity.kind], "n": 1}
        case "game":
            return {"kind": "round", "shown": "f=1", "given": "o", "level": 1, "next": 1, "timed": False, "n": 1}
    return None


def test_what_record_returns_brings_the_state_up_to_date(store):
    """State, then changes: the same as the state that is read anew. So no front end has to ask again."""
    met = set()
    for activity in opened(LESSON, store):
        event = event_for(activity)
        if event is None or activity.kind in met or not (activity.items or activity.kind in {"bank", *OF_THE_COURSE}):
            continue
        met.add(activity.kind)
        before = len(store.events())
        state = activity.state()
        changes = activity.record(event)
        assert len(store.events()) > before and changes
        for name, change in changes.items():
            if name in state:
                state[name] = {**state[name], **change} if isinstance(change, dict) else change
        assert state == activity.state()
    assert met == {"cards", "quiz", "trial", "predictions", "goals", "glossary", "bank"} | OF_THE_COURSE - {"map"}


def test_what_a_kind_does_not_know_does_nothing(store):
    for activity in opened(LESSON, store):
        for event in (
            {"kind": "dance", "n": 1},
            {"kind": "rate", "card": "no-such", "rating": 3},
            {"kind": "answer", "question": "no-such", "given": 0, "line": 999, "option": 0},
            {"kind": "goal", "goal": "no-such"},
            {"kind": "clip", "line": -1},
            {"kind": "depth", "depth": "bottomless"},
            {"kind": "place", "talk": "no-such", "line": 0, "seconds": 0, "rate": 1},
        ):
            assert activity.record(event) == {}
    assert store.events() == []


def test_a_miss_brings_back_the_cards_of_its_concept_and_of_what_was_believed(store):
    quiz = ACTIVITIES["quiz"](Learner(LESSON, store), LESSON.quiz)
    quiz.record({"kind": "answer", "question": "what-h-is", "given": 2})
    assert {LESSON.cards[card].concept for _, card in store.due(LESSON.slug)} == {"hidden-state", "output-gate"}


def test_what_is_no_answer_is_refused_with_words_for_the_learner(store):
    quiz = ACTIVITIES["quiz"](Learner(LESSON, store), LESSON.quiz)
    with pytest.raises(StoreError, match="is not a number that can be read here"):
        quiz.record({"kind": "answer", "question": "entries-of-weight-hh", "given": "many"})
    assert store.events() == []


def test_what_is_right_is_no_part_of_a_prediction(store):
    for ident, item in LESSON.predictions.items():
        text = json.dumps(ACTIVITIES["predictions"](Learner(LESSON, store), {ident: item}).payload())
        assert item.because[:20] not in text and '"answer"' not in text


def test_a_talk_names_its_clips_and_hands_them_out(store):
    talk = ACTIVITIES["dialogues"](Learner(LESSON, store), LESSON.dialogues)
    files = talk.content()["files"]
    assert files and all((LESSON.folder / name).is_file() for name in files)
    (clip,) = talk.record({"kind": "clip", "line": 1})["clips"].items()
    assert clip[0] == "1" and len(clip[1]) > 1000


def test_an_option_that_is_gone_is_asked_again(store):
    store.record_prediction(LESSON.slug, "forget-bias", 9)
    activity = ACTIVITIES["predictions"](Learner(LESSON, store), {"forget-bias": LESSON.predictions["forget-bias"]})
    assert activity.state() == {"guess": None, "done": False}
    activity.record({"kind": "guess", "option": None})
    assert activity.state() == {"guess": None, "done": True}
