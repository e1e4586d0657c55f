"""How far a learner is in the whole course, and what comes next."""

from dataclasses import dataclass

from helpers.content import Course, LessonContent
from helpers.study._progress import progress
from helpers.study._store import Store


@dataclass(frozen=True)
class Station:
    """A lesson on the map: how many of its pieces are done, of how many; the cards that are due; whether its core is done."""

    done: int
    total: int
    due: int
    finished: bool


def station(lesson: LessonContent, store: Store) -> Station:
    """How far a learner is in one lesson.

    Returns:
        The counts over exercises, goals, questions, sentences on trial, cards and predictions. The core is done once its exercises
        have passed and every question has an answer.
    """
    p = progress(lesson, store)
    done = p.exercises_passed + p.goals_reached + p.quiz_right + p.trial_right + p.cards_seen + p.predictions_made
    total = p.exercises_total + p.goals_total + p.quiz_total + p.trial_total + p.cards_total + p.predictions_total
    passed = set(lesson.core_exercises) <= store.passed(lesson.slug)
    return Station(done, total, p.cards_due, passed and p.quiz_answered == p.quiz_total)


def next_lesson(course: Course, store: Store) -> str | None:
    """The lesson to go on with: the one where the learner stopped, unless its core is done; else the first whose core isn't."""
    place = store.last_place()
    order = [place[0]] if place and place[0] in course.lessons else []
    return next((slug for slug in [*order, *course.lessons] if not station(course.lessons[slug], store).finished), None)
