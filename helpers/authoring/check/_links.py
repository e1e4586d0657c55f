"""Whether every link of the study material leads somewhere, and what people get wrong is met, and nowhere said as if it were true."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpers import experiments, judge
from helpers.authoring._terms import Terms
from helpers.authoring.check._problem import Problem, line_of
from helpers.common import listed
from helpers.content import MATERIALS, Course, Evidence, LessonContent

Item = tuple[Path, Any]


def items(lesson: LessonContent) -> Iterator[tuple[str, Path, Any]]:
    """All study material of a lesson: its kind's name, its file, the item."""
    for name, material in MATERIALS.items():
        for of in lesson.files_of(name):
            path = lesson.folder / material.file.format(of.replace("-", "_"))
            yield from ((name, path, item) for item in lesson.items(name, of).values())


def named_by_evidence(lesson: LessonContent) -> dict[str, set[str]]:
    """What evidence may name in a lesson, by kind."""
    return {
        "experiment": set(experiments.recipes(lesson)),
        "goal": {goal for of in lesson.files_of("goals") for goal in lesson.items("goals", of)},
        # A cell that computes, or an exercise: prose would only say the same again.
        "cell": {cell.label for cell in lesson.cells if cell.kind == "code"},
        "source": set(lesson.course.sources),
    }


def lost_evidence(lesson: LessonContent, others: list[LessonContent]) -> Iterator[Problem]:
    """Evidence of a lesson's items that is not there: in the lesson, or, where the kind of material allows that, in another one."""
    for name, path, item in items(lesson):
        where = [lesson, *others] if MATERIALS[name].evidence == "anywhere" else [lesson]
        for each in getattr(item, "evidence", ()):
            if message := _lost(each, where):
                yield Problem(path, line_of(path, item.id), f"the evidence of {item.id!r} {message}")


def without_lesson(lesson: LessonContent) -> Iterator[Problem]:
    """What a lesson needs and none before it is. A lesson that is handed out alone has none before it, so this is not asked there."""
    before = [slug for slug, other in lesson.course.lessons.items() if other.name < lesson.name]
    for number, slug in enumerate(lesson.front.needs):
        if slug not in before:
            message = f"`needs` names {slug!r}, which is no lesson before this one. Name one of these: {listed(before) or 'none'}."
            yield Problem(lesson.folder / "lesson.md", lesson.front_line("needs", number), message)


def lost_evidence_of_misconceptions(course: Course, lessons: list[LessonContent]) -> Iterator[Problem]:
    """Evidence in concepts.yaml that no lesson has."""
    path = course.root / "concepts.yaml"
    for item in course.misconceptions.values():
        for each in item.evidence:
            if message := _lost(each, lessons):
                yield Problem(path, line_of(path, item.id), f"the evidence of {item.id!r} {message}")


def _lost(evidence: Evidence, where: list[LessonContent]) -> str:
    kind, name = evidence.link
    known = [named_by_evidence(one)[kind] for one in where]
    if any(name in names for names in known):
        return ""
    there = listed(sorted(set().union(*known))) or "none"
    return f"names the {kind} {name!r}, which isn't there. Correct it, or name one of these: {there}."


def offered(lesson: LessonContent) -> dict[str, set[str]]:
    """The misconceptions that a lesson names: by each kind of material that is asked, and by "mistakes" of exercises."""
    found: dict[str, set[str]] = {name: set() for name, material in MATERIALS.items() if material.asked}
    for name, _, item in items(lesson):
        if name in found:
            found[name] |= set(_misconceptions(item.model_dump()))
    mistakes = [mistake for each in judge.exercises(lesson).values() for mistake in each.mistakes]
    return found | {"mistakes": {mistake.misconception for mistake in mistakes if mistake.misconception}}


def _misconceptions(data: Any) -> Iterator[str]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list | tuple) else ()
    for key, value in pairs:
        if key == "misconception" and value:
            yield value
        else:
            yield from _misconceptions(value)


def unmet(lesson: LessonContent) -> Iterator[Problem]:
    """Misconceptions of a concept that a lesson teaches and that it nowhere offers, as a wrong answer or on trial."""
    course = lesson.course
    taught = {concept.id for concept in course.concepts.values() if concept.lesson == lesson.slug}
    taught |= set(lesson.front.concepts)
    met = set().union(*(named for where, named in offered(lesson).items() if where != "mistakes"))
    path = course.root / "concepts.yaml"
    for item in course.misconceptions.values():
        if item.concept in taught and item.id not in met:
            message = (
                f"the misconception {item.id!r} is about {item.concept!r}, which {lesson.slug} teaches, and nobody meets it there. "
                f"Offer it as a wrong option in quiz.yaml, or as a sentence in trial.yaml, with `misconception: {item.id}`."
            )
            yield Problem(path, line_of(path, item.id), message)


def met_nowhere(course: Course, lessons: list[LessonContent]) -> Iterator[Problem]:
    """Misconceptions that no lesson offers."""
    met = {name for one in lessons for named in offered(one).values() for name in named}
    path = course.root / "concepts.yaml"
    for ident in course.misconceptions:
        if ident not in met:
            message = f"no lesson meets the misconception {ident!r}. Offer it as a wrong answer, or remove it."
            yield Problem(path, line_of(path, ident), message)


def questions(lesson: LessonContent) -> Iterator[tuple[Path, str, str]]:
    """Where a learner may miss something: (file, id, concept)."""
    yield from ((path, item.id, item.concept) for name, path, item in items(lesson) if MATERIALS[name].asked)
    folder = lesson.folder / "experiments"
    yield from ((folder, one.id, one.concept) for one in experiments.recipes(lesson).values())
    folder = lesson.folder / "exercises"
    for exercise in judge.exercises(lesson).values():
        yield folder, exercise.id, exercise.concept
        yield from ((folder, mistake.id, mistake.concept) for mistake in exercise.mistakes if mistake.concept)
    misconceptions = lesson.course.misconceptions
    path = lesson.course.root / "concepts.yaml"
    for named in offered(lesson).values():
        yield from ((path, name, misconceptions[name].concept) for name in named)


def without_card(lesson: LessonContent, others: list[LessonContent]) -> Iterator[Problem]:
    """What may be missed and has no card to come back as."""
    where = [lesson] if lesson.kind.own_cards else [lesson, *others]
    known = {card.concept for one in where for card in one.cards.values()}
    for path, ident, concept in dict.fromkeys(questions(lesson)):
        if concept not in known:
            message = f"{ident!r} is about {concept!r}, and when it is missed no card comes back. "
            message += f"Write one in cards.yaml with `concept: {concept}`."
            yield Problem(path, line_of(path, ident), message)


def unshown(course: Course, lessons: list[LessonContent], only: LessonContent | None = None) -> Iterator[Problem]:
    """Entries that no cell demonstrates, and concepts without a card or a question; of one lesson, or of the whole course."""
    path, by_slug = course.root / "concepts.yaml", {one.slug: one for one in lessons}
    with_card = {card.concept for one in lessons for card in one.cards.values()}
    asked = {concept for one in lessons for _, _, concept in questions(one)}
    for entry in course.glossary.values():
        if only is not None and entry.lesson != only.slug:
            continue
        line = line_of(path, entry.id)
        where = by_slug.get(entry.lesson or "")
        if where is None:
            yield Problem(
                path, line, f"{entry.id!r} has no `lesson` of {listed(by_slug)}. Say which one demonstrates it."
            )
        elif entry.cell not in named_by_evidence(where)["cell"]:
            message = f"{entry.id!r} has {f'the cell {entry.cell!r}' if entry.cell else 'no `cell`'}, which {where.slug} does not have. "
            yield Problem(path, line, message + "Give the label of the cell with code that demonstrates it.")
        if entry.id in course.concepts and entry.id not in with_card:
            yield Problem(path, line, f"the concept {entry.id!r} has no card. Write one, or make it a term.")
        if entry.id in course.concepts and entry.id not in asked:
            yield Problem(
                path, line, f"nothing asks for the concept {entry.id!r}. Write a question, or make it a term."
            )


def bold_without_entry(lesson: LessonContent) -> Iterator[Problem]:
    """What a lesson's prose has in bold, as a term, though the glossary has no entry for it; none where no lesson opens the glossary."""
    terms = Terms(lesson.course)
    for cell in lesson.cells if terms.home else ():
        for number, words in terms.unknown(cell.source) if cell.kind == "markdown" else ():
            message = f"{words!r} is bold and no entry of the glossary. Add it to concepts.yaml; what is no term is *italic*, "
            yield Problem(
                lesson.folder / "lesson.md",
                cell.line + number,
                message + "and a bold beginning of a paragraph ends with a stop or a colon.",
            )


def said_as_true(lesson: LessonContent) -> Iterator[Problem]:
    """Wrong sentences of concepts.yaml that a lesson says as if they were true."""
    source, course = lesson.folder / "lesson.md", lesson.course
    said = [(source, cell.line, cell.source) for cell in lesson.cells if cell.kind == "markdown"]
    said += [
        (path, line_of(path, item.id), text)
        for name, path, item in items(lesson)
        for text in MATERIALS[name].states(item)
    ]
    said += definitions(course)
    sentences = [
        (path, line, _plain(one)) for path, line, text in said for one in re.split(r"[.!?:;]\s", text) if one.strip()
    ]
    for item in course.misconceptions.values():
        wrong = _plain(item.wrong)
        for path, line, sentence in sentences:
            if sentence.endswith(wrong):
                message = f"says as if it were true what {item.id!r} lists as wrong: {item.wrong!r}. Right is: {item.right!r}."
                yield Problem(path, line, message)


def definitions(course: Course) -> list[tuple[Path, int, str]]:
    """What concepts.yaml itself says to be true: file, line, text."""
    path = course.root / "concepts.yaml"
    said = [(path, line_of(path, entry.id), entry.definition) for entry in course.glossary.values()]
    return said + [(path, line_of(path, item.id), item.right) for item in course.misconceptions.values()]


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9=]+", " ", text.lower()).strip()
