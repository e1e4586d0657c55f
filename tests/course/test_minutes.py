"""The minutes that a lesson states are not wishes: they follow from what it asks of a learner."""

import re

import pytest

from helpers.content import Cell, LessonContent, course

WORDS_A_MINUTE = 220
# Minutes for one of each, as a learner takes them who thinks before each click. An exercise is a function to write.
MINUTES = {"explore": 3.5, "predict": 0.5, "experiment": 0.6, "picture": 0.2, "memory_aids": 1.5, "claims": 0.5}
MINUTES |= {"cards": 0.3, "quiz": 0.6, "exercise": 7.0, "code": 0.4, "dialogue": 2.5, "tomorrow": 0.3}
CALL = re.compile(r'here\.(\w+)\((?:"([^"]*)")?')


def words(text: str) -> int:
    """What there is to read; a displayed equation counts as fifteen words."""
    text = re.sub(r"\$\$.*?\$\$", " equation" * 15, text, flags=re.DOTALL)
    return len(re.findall(r"[A-Za-z’']+", re.sub(r"\$[^$]*\$|<[^>]*>", " x ", text)))


def minutes(lesson: LessonContent, cell: Cell) -> float:
    if cell.kind == "markdown":
        return words(cell.source) / WORDS_A_MINUTE
    if cell.exercise:
        return MINUTES["exercise"]
    calls = CALL.findall(cell.source)
    total = 0.0 if calls else MINUTES["code"]
    for what, group in calls:
        items = {"cards": lesson.cards, "quiz": lesson.quiz}.get(what)
        many = sum(not group or one.group == group for one in items.values()) if items else 1
        total += many * MINUTES.get(what, 0.0)
    return total


def sittings(lesson: LessonContent) -> list[float]:
    """Minutes of each sitting of the core path, by its headings."""
    found: list[float] = []
    for cell in lesson.cells:
        if re.search(r"^## Deeper", cell.source, re.MULTILINE):
            break
        if re.search(r"^## Sitting", cell.source, re.MULTILINE):
            found.append(0.0)
        if found:
            found[-1] += minutes(lesson, cell)
    return found


@pytest.mark.parametrize("slug", course().lessons)
def test_a_sitting_takes_about_as_long_as_it_says(slug: str) -> None:
    lesson = course().lesson(slug)
    stated = [one.minutes for one in lesson.front.sittings]
    estimated = sittings(lesson)
    assert len(estimated) == len(stated)
    assert max(stated) <= 20 and sum(stated) <= 36
    for told, takes in zip(stated, estimated, strict=True):
        assert 0.75 < takes / told < 1.25, f"{slug}: a sitting of {told} minutes is estimated at {takes:.0f}"
