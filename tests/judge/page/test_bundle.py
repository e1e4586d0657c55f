"""What a page unpacks: small, the same each time, and without what would give an answer away to the learner's side."""

import io
import json
import zipfile
from pathlib import Path

from helpers import judge
from helpers.content import course
from helpers.judge.page import INSTEAD, box_bundle, judge_bundle, needs_beside_numpy

LIMIT = 300_000  # bytes


def test_the_bundle_is_small_and_the_same_each_time() -> None:
    made = judge_bundle(course())
    assert made == judge_bundle(course())
    assert len(made) < LIMIT


def test_it_has_every_exercise_that_needs_numpy_alone() -> None:
    with zipfile.ZipFile(io.BytesIO(judge_bundle(course()))) as archive:
        names = set(archive.namelist())
        lessons = json.loads(archive.read("exercises.json"))["lessons"]
    for slug, lesson in course().lessons.items():
        found = judge.exercises(lesson)
        assert list(lessons[slug]["exercises"]) == sorted(found)
        for ident, exercise in found.items():
            one = lessons[slug]["exercises"][ident]
            assert one["starter"] == exercise.starter
            assert (one["file"] in names) == (not needs_beside_numpy(exercise))


def test_the_box_gets_nothing_of_what_is_right() -> None:
    with zipfile.ZipFile(io.BytesIO(box_bundle())) as archive:
        assert {Path(name).parent.name for name in archive.namelist()} == {"inside"}


def test_what_a_page_says_instead_is_still_said_by_the_judge() -> None:
    """One of these that nobody says any more would be a word that a page no longer puts right."""
    rooms = ("reading", "verdict")
    folder = Path(judge.__file__).parent
    texts = [path.read_text(encoding="utf-8") for room in rooms for path in (folder / room).glob("*.py")]
    said = "\n".join(texts)
    first = [words for words, _ in INSTEAD if words not in " ".join(instead for _, instead in INSTEAD)]
    assert [
        words for words in first if words not in said and not words.startswith((" in a cell, then", "Otherwise"))
    ] == []
