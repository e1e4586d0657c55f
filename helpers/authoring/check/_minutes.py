"""How long a sitting takes: it follows from what the lesson asks of a learner."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from helpers.authoring.check._problem import Problem
from helpers.content import Cell, LessonContent, calls_in

WORDS_A_MINUTE = 220
# Minutes for one of each, as a learner takes them who thinks before each click. An exercise is a function to write.
MINUTES = {"explore": 3.5, "predict": 0.5, "experiment": 0.6, "picture": 0.2, "memory_aids": 1.5, "claims": 0.5}
MINUTES |= {"cards": 0.3, "quiz": 0.6, "exercise": 7.0, "code": 0.4, "dialogue": 2.5, "tomorrow": 0.3}
BAND = 0.25  # how far an estimate may be from what is stated, as a share
SITTING, DEEPER = "## Sitting", "## Deeper"


def words(text: str) -> int:
    """What there is to read; a displayed equation counts as fifteen words."""
    text = re.sub(r"\$\$.*?\$\$", " equation" * 15, text, flags=re.DOTALL)
    return len(re.findall(r"[A-Za-z’']+", re.sub(r"\$[^$]*\$|<[^>]*>", " x ", text)))


def minutes(lesson: LessonContent, cell: Cell) -> float:
    """What one cell takes."""
    if cell.kind == "markdown":
        return words(cell.source) / WORDS_A_MINUTE
    if cell.exercise:
        return MINUTES["exercise"]
    calls = calls_in(cell)
    total = 0.0 if calls else MINUTES["code"]
    grouped: dict[str, Mapping[str, Any]] = {"cards": lesson.cards, "quiz": lesson.quiz}
    for call in calls:
        items = grouped.get(call.method)
        many = sum(not call.names or one.group in call.names for one in items.values()) if items else 1
        total += many * MINUTES.get(call.method, 0.0)
    return total


def sittings(lesson: LessonContent) -> list[float]:
    """Minutes of each sitting of the core path, by its headings."""
    found: list[float] = []
    for cell in lesson.cells:
        if re.search(rf"^{DEEPER}", cell.source, re.MULTILINE):
            break
        if re.search(rf"^{SITTING}", cell.source, re.MULTILINE):
            found.append(0.0)
        if found:
            found[-1] += minutes(lesson, cell)
    return found


def wrong_minutes(lesson: LessonContent) -> Iterator[Problem]:
    """Sittings that take much more or less than the front matter says, or have no heading; a core path that is too long."""
    source, stated, takes = lesson.folder / "lesson.md", lesson.front.sittings, sittings(lesson)
    if len(takes) != len(stated):
        message = (
            f"the front matter has {len(stated)} sittings, and {len(takes)} headings begin with `{SITTING}`. "
            f"Begin each sitting with `{SITTING} 1: TITLE`; what stands under `{DEEPER}` counts for none."
        )
        yield Problem(source, lesson.front_line("sittings"), message)
        return
    for number, (sitting, found) in enumerate(zip(stated, takes, strict=True)):
        if not 1 - BAND < found / sitting.minutes < 1 + BAND:
            message = (
                f"sitting {number + 1} says {sitting.minutes} minutes, and a learner needs about {found:.0f}. "
                f"State {max(1, round(found))}, or move something (a sitting has 1 to 20; what is under `{DEEPER}` doesn't count)."
            )
            yield Problem(source, lesson.front_line("sittings", number, "minutes"), message)
    if lesson.minutes > lesson.kind.minutes:
        message = f"the sittings take {lesson.minutes} minutes together, at most {lesson.kind.minutes}. Move something under `{DEEPER}`."
        yield Problem(source, lesson.front_line("sittings"), message)
