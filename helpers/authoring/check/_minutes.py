"""How long a sitting takes: it follows from what the lesson asks of a learner."""

import re
from collections.abc import Iterator
from typing import Any

from helpers.authoring.check._problem import Problem
from helpers.content import BEGIN, END, MATERIALS, Cell, LessonContent, calls_in

WORDS_A_MINUTE = 200
# Minutes for one of each, as a slow reader takes them, besides what there is to read in it. Listening takes the place of reading.
MINUTES = {
    "explore": 4.0,
    "experiment": 1.2,
    "picture": 0.2,
    "cards": 0.25,
    "quiz": 0.4,
    "code": 0.4,
    "tomorrow": 0.3,
    "today": 10.0,
    "final_test": 12.0,
}
WHOLE = {"final_test"}  # takes its minutes however much there is to draw from
EASY, HARD = 7.0, 12.0  # a function to write: in at most `SHORT` lines, or in more
SHORT = 4
# Methods of `here` whose texts are read, and the fields of an item that are its text: questions, reasons, lines.
READ = ("quiz", "predict", "memory_aids", "claims", "trial", "dialogue")
TEXTS = {
    "question",
    "text",
    "why",
    "options",
    "wrong",
    "steps",
    "because",
    "recall",
    "answer",
    "caveat",
    "exact",
    "lines",
}
BAND = 0.1  # how far an estimate may be from what is stated, as a share
SITTING, DEEPER = "## Sitting", "## Deeper"


def words(text: str) -> int:
    """What there is to read; a displayed equation counts as fifteen words."""
    text = re.sub(r"\$\$.*?\$\$", " equation" * 15, text, flags=re.DOTALL)
    return len(re.findall(r"[A-Za-z’']+", re.sub(r"\$[^$]*\$|<[^>]*>", " x ", text)))


def texts(data: Any) -> str:
    """All that a learner reads of an item of study material."""
    if isinstance(data, dict):
        return " ".join(texts(value) for key, value in data.items() if key in TEXTS)
    if isinstance(data, list | tuple):
        return " ".join(texts(value) for value in data)
    return data if isinstance(data, str) else ""


def minutes(lesson: LessonContent, cell: Cell) -> float:
    """What one cell takes."""
    if cell.kind == "markdown":
        return words(cell.source) / WORDS_A_MINUTE
    if cell.exercise:
        written = cell.source.partition(BEGIN)[2].partition(END)[0].strip()
        return EASY if len(written.splitlines()) <= SHORT else HARD
    calls = calls_in(cell)
    total = 0.0 if calls else MINUTES["code"]
    for call in calls:
        items = _opened(lesson, call.method, call.names)
        total += MINUTES.get(call.method, 0.0) * (1 if items is None else len(items))
        if items and call.method in READ:
            total += words(" ".join(texts(item.model_dump()) for item in items)) / WORDS_A_MINUTE
    return total


def _opened(lesson: LessonContent, method: str, names: tuple[str, ...]) -> list[Any] | None:
    """The items of study material that a call shows; None where it shows something else."""
    for material in MATERIALS.values() if method not in WHOLE else ():
        if material.opens == method and material.by != "file":
            every = lesson.items(material.name).values()
            by = "group" if material.by == "group" else "id"
            return [item for item in every if not names or getattr(item, by) in names]
    return None


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
