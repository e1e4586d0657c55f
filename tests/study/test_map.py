"""The map: what counts as done, and what comes next."""

import shutil
from datetime import UTC, datetime

import pytest

from helpers.content import Course, course
from helpers.study import ACTIVITIES, Learner, Store
from helpers.widgets import CourseMap

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
COURSE = course()
START = COURSE.lesson("start-here")


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)


def drawn(store: Store) -> tuple[dict, CourseMap]:
    payload = ACTIVITIES["map"](Learner(START, store), {}).payload()
    return payload["state"], CourseMap(payload)


def finish(store: Store, slug: str) -> None:
    lesson = COURSE.lesson(slug)
    for exercise in lesson.core_exercises:
        store.record_attempt(slug, exercise, "passed", None, "")
    for question in lesson.quiz:
        store.record_answer(slug, question, 0, False)


def test_a_new_learner_begins_at_the_beginning(store):
    state, view = drawn(store)
    assert state["next"] == "start-here"
    assert all(one["done"] == 0 and not one["finished"] for one in state["stations"].values())
    assert view.text.count("next for you") == 1


def test_next_is_where_the_learner_stopped_until_its_core_is_done(store):
    store.record_place("introduction-to-lstm", "introduction-to-lstm-friend")
    assert drawn(store)[0]["next"] == "introduction-to-lstm"
    finish(store, "introduction-to-lstm")
    assert drawn(store)[0]["next"] == "start-here", "what was left out comes first"
    finish(store, "start-here")
    state, _ = drawn(store)
    assert state["next"] == "limitations-of-rnns" and state["stations"]["start-here"]["finished"]


def test_what_goes_deeper_is_no_part_of_the_core():
    lesson = COURSE.lesson("introduction-to-lstm")
    assert lesson.core_exercises == ["lstm-step"] and len(lesson.exercise_ids) == 4


def test_it_counts_what_was_done_and_what_is_due(store):
    store.review("start-here", next(iter(START.cards)), 3)
    store.record_answer(
        "start-here", "keep-half", 0, True, [("introduction-to-lstm", next(iter(COURSE.lesson("02").cards)))]
    )
    state, view = drawn(store)
    assert state["stations"]["start-here"]["done"] == 2
    assert state["stations"]["introduction-to-lstm"]["due"] == 1
    assert "1 card is due" in view.text and "1 card is due" in view._repr_html_()


def test_each_title_leads_to_its_notebook_and_says_what_it_needs(store):
    markup = drawn(store)[1]._repr_html_()
    for lesson in COURSE.lessons.values():
        assert f'<a href="{lesson.name}.ipynb"' in markup and lesson.front.title in markup
    assert "Needs Introduction to LSTM." in markup
    assert markup.count("<path") >= 3, "arrows lead from row to row"


def test_a_lesson_that_was_handed_out_alone_needs_none_that_is_not_there(tmp_path, store):
    shutil.copy(COURSE.root / "concepts.yaml", tmp_path)
    shutil.copytree(COURSE.lesson("introduction-to-lstm").folder, tmp_path / "02_introduction_to_lstm")
    alone = Course(tmp_path).lesson("introduction-to-lstm")
    assert alone.front.needs == ["limitations-of-rnns"]
    (shown,) = ACTIVITIES["map"](Learner(alone, store), {}).content()["lessons"]
    assert shown["needs"] == []
