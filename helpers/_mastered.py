"""How far the ideas of the course are mastered; the exercises' concepts are the judge's to know."""

from helpers import judge, study
from helpers.content import Course


def mastered(course: Course, store: study.Store) -> dict[str, list[study.Idea]]:
    """The ideas that each lesson teaches, by its slug, with how far they are mastered."""
    return study.ideas(course, store, judge.concepts(course))
