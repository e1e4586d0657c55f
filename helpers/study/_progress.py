"""How far a learner is, and which cards belong to a concept."""

from dataclasses import dataclass
from datetime import datetime

from helpers.content import Course, LessonContent
from helpers.study._rows import CardKey
from helpers.study._store import Store


@dataclass(frozen=True)
class Progress:
    """A learner's progress in one lesson. What the lesson no longer holds does not count."""

    exercises_passed: int
    exercises_total: int
    quiz_right: int
    quiz_answered: int
    quiz_total: int
    trial_right: int
    trial_total: int
    cards_seen: int
    cards_due: int
    cards_total: int
    goals_reached: int
    goals_total: int
    predictions_made: int
    predictions_total: int


def progress(lesson: LessonContent, store: Store, now: datetime | None = None) -> Progress:
    """Count what a learner has done in a lesson.

    Args:
        lesson: the lesson's content.
        store: the learner's store.
        now: the moment that decides which cards are due; by default the store's clock.

    Returns:
        The counts. A card never rated is due only when a miss made it so; otherwise it is new.
    """
    slug, now = lesson.slug, store.now(now)
    exercises, answers, cards = set(lesson.exercise_ids), store.answers(slug), store.cards(slug)
    goals = {widget: set(lesson.goals(widget)) for widget in lesson.widgets}
    known_answers = _known(answers, lesson.quiz)
    known_cards = [cards[card] for card in lesson.cards if card in cards]
    return Progress(
        exercises_passed=len(store.passed(slug) & exercises),
        exercises_total=len(exercises),
        quiz_right=sum(answer.correct for answer in known_answers),
        quiz_answered=len(known_answers),
        quiz_total=len(lesson.quiz),
        trial_right=sum(answer.correct for answer in _known(answers, lesson.trial)),
        trial_total=len(lesson.trial),
        cards_seen=sum(card.seen for card in known_cards),
        cards_due=sum(card.due <= now for card in known_cards),
        cards_total=len(lesson.cards),
        goals_reached=sum(len(store.goals_reached(slug, widget).keys() & ids) for widget, ids in goals.items()),
        goals_total=sum(len(ids) for ids in goals.values()),
        predictions_made=sum(guess.option is not None for guess in _known(store.predictions(slug), lesson.predictions)),
        predictions_total=len(lesson.predictions),
    )


def cards_of(course: Course, *concepts: str) -> list[CardKey]:
    """The cards of the whole course that serve one of the concepts, for `missed=`."""
    return [
        (lesson.slug, card.id)
        for lesson in course.lessons.values()
        for card in lesson.cards.values()
        if card.concept in concepts
    ]


def _known(rows: dict, items: dict) -> list:
    return [row for key, row in rows.items() if key in items]
