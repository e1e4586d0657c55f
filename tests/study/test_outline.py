"""What a page knows of the course: every piece with its concept and its place, as Python's activities know it."""

import json
from dataclasses import asdict

from helpers import judge
from helpers.content import course
from helpers.study import Store, outline, place_of, stopped

COURSE = course()
OUTLINE = json.loads(json.dumps(outline(COURSE, judge.concepts(COURSE))))  # as a page reads it


def test_it_has_every_piece_of_the_course() -> None:
    assert [one["slug"] for one in OUTLINE["lessons"]] == list(COURSE.lessons)
    for one in OUTLINE["lessons"]:
        lesson = COURSE.lesson(one["slug"])
        for kind in ("cards", "quiz", "trial", "bank"):
            assert one[kind] == {ident: item.concept for ident, item in lesson.items(kind).items()}
        assert set(one["core"]) <= set(one["exercises"]) == set(lesson.exercise_ids)
        assert [label for _, labels in one["headings"] for label in labels] == [cell.label for cell in lesson.cells]
        assert all(lesson.heading(label) == heading for heading, labels in one["headings"] for label in labels)


def test_every_piece_serves_a_concept_that_has_a_place() -> None:
    for one in OUTLINE["lessons"]:
        named = {concept for kind in ("cards", "quiz", "trial", "bank", "exercises") for concept in one[kind].values()}
        named |= {goal for goals in one["goals"].values() for goal in goals.values()}
        named |= {guess["concept"] for guess in one["predictions"].values()}
        assert named <= set(OUTLINE["concepts"])
    assert set(OUTLINE["misconceptions"].values()) <= set(OUTLINE["concepts"])
    for ident, concept in OUTLINE["concepts"].items():
        place = place_of(COURSE, ident)
        assert concept["place"] == (asdict(place) if place else None)


def test_nobody_stopped_at_an_opener(tmp_path) -> None:
    store = Store(tmp_path / "progress.sqlite3")
    for one in OUTLINE["lessons"]:
        for cell in one["openers"]:
            store.record_place(one["slug"], cell)
    assert stopped(COURSE, store) is None
