"""What a page without Python must know of the whole course: which concept everything serves, and where it is taught."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from helpers.content import Course, LessonContent
from helpers.study._mastery import Exercises
from helpers.study._places import is_opener, place_of


def outline(course: Course, exercises: Exercises) -> dict[str, Any]:
    """The course as plain JSON, for the activities of js/page, which know the learner's log but not the lessons.

    Args:
        course: the lessons.
        exercises: the concept of each exercise, by lesson and id; the judge knows it.

    Returns:
        `{"lessons", "concepts", "misconceptions"}`, in the order of the course, as the types of js/page/course.js say it.
    """
    return {
        "lessons": [_lesson(lesson, exercises) for lesson in course.lessons.values()],
        "concepts": {ident: _concept(course, ident) for ident in course.concepts},
        "misconceptions": {ident: one.concept for ident, one in course.misconceptions.items()},
    }


def _lesson(lesson: LessonContent, exercises: Exercises) -> dict[str, Any]:
    slug = lesson.slug
    return {
        "slug": slug,
        "title": lesson.front.title,
        "kind": lesson.front.kind,
        "notebook": f"{lesson.name}.ipynb",
        **{kind: _concepts(lesson.items(kind).values()) for kind in ("cards", "quiz", "trial", "bank")},
        "predictions": {
            ident: {"concept": one.concept, "answer": one.answer, "options": len(one.options)}
            for ident, one in lesson.predictions.items()
        },
        "goals": {widget: _concepts(lesson.goals(widget).values()) for widget in lesson.widgets},
        "exercises": {ident: exercises[slug, ident] for ident in lesson.exercise_ids},
        "core": lesson.core_exercises,
        "headings": _headings(lesson),
        "openers": [f"{slug}-{cell.label}" for cell in lesson.cells if is_opener(cell)],
    }


def _concepts(items: Iterable[Any]) -> Mapping[str, str]:
    return {one.id: one.concept for one in items}


def _headings(lesson: LessonContent) -> list[tuple[str, list[str]]]:
    """Each heading with the labels of the cells that stand under it."""
    found: list[tuple[str, list[str]]] = []
    for cell in lesson.cells:
        heading = lesson.heading(cell.label)
        if not found or found[-1][0] != heading:
            found.append((heading, []))
        found[-1][1].append(cell.label)
    return found


def _concept(course: Course, ident: str) -> dict[str, Any]:
    place = place_of(course, ident)
    return {
        "name": course.concepts[ident].name,
        "lesson": course.concepts[ident].lesson,
        "place": asdict(place) if place else None,
    }
