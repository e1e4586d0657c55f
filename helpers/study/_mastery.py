"""How far each idea is mastered, from all that a learner has done about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from helpers.content import Course, LessonContent
from helpers.study._final_test import bank
from helpers.study._places import Place, place_of
from helpers.study._store import Store

# What one of each weighs when it is fresh. Writing a function shows more than choosing an option; a guess shows little.
CARD, ANSWER, TEST, GOAL, GUESS, ROUND = 1.0, 1.0, 2.0, 1.0, 0.5, 0.5
EXERCISE, AFTER_SOLUTION, TRIED = 3.0, 1.0, 1.0
DOUBT = 2.0  # weighs against every idea: two right answers alone are no proof
HALF = 30.0  # days after which evidence weighs half as much
FEW = 1.5  # evidence below which there is too little to say
GROWING, FIRM = 0.4, 0.7

Exercises = Mapping[tuple[str, str], str]
"""The concept of each exercise, by lesson and exercise."""


@dataclass(frozen=True)
class Mastery:
    """How far an idea is mastered.

    Attributes:
        share: from 0 to 1; see `mastery`.
        evidence: how much that rests on; 0 where nothing was done about it.
    """

    share: float
    evidence: float

    @property
    def word(self) -> str:
        """The same in a word or two."""
        if not self.evidence:
            return "not met"
        if self.evidence < FEW:
            return "too little to say"
        return "firm" if self.share >= FIRM else "growing" if self.share >= GROWING else "shaky"


@dataclass(frozen=True)
class Idea:
    """An idea as a learner sees it: its name, how far it is mastered, and where to read about it."""

    name: str
    mastery: Mastery
    place: Place | None

    @property
    def words(self) -> str:
        """How far, in words."""
        return f"{self.mastery.share:.0%}, {self.mastery.word}" if self.mastery.evidence else self.mastery.word

    @property
    def bar(self) -> str:
        """Ten boxes, as full as the idea is mastered."""
        full = round(10 * self.mastery.share)
        return "█" * full + "░" * (10 - full)


@dataclass(frozen=True)
class _Piece:
    concept: str
    at: datetime
    right: float
    weight: float


def mastery(course: Course, store: Store, exercises: Exercises, now: datetime | None = None) -> dict[str, Mastery]:
    """How far each idea of the course is mastered.

    The share is sum(w·r) / (sum(w) + 2). Each piece of evidence is right (r = 1), wrong (r = 0), or, for a card, as likely recalled now
    as FSRS thinks. It weighs w: a card 1, a question or a sentence on trial 1 (the last answer counts), a question of the final test 2,
    an exercise 3 (1 where its solution was seen before it passed, and 1 with r = 0 while it is only tried), a goal 1 (r = 0 where only
    its recipe was seen), a guess ½, a round of the game ½. What is a month old weighs half as much, and so on; a card's recall is of
    today. The 2 stands for doubt: with little evidence the share stays low.

    Args:
        course: its concepts.
        store: what the learner has done.
        exercises: the concept of each exercise.
        now: the present moment; by default the store's clock.

    Returns:
        For each concept, in the order of concepts.yaml.
    """
    moment = store.now(now)
    weights, rights = dict.fromkeys(course.concepts, 0.0), dict.fromkeys(course.concepts, 0.0)
    for piece in _pieces(course, store, exercises, moment):
        if piece.concept in weights:
            weight = piece.weight * 0.5 ** (max(0.0, (moment - piece.at).total_seconds()) / 86400 / HALF)
            weights[piece.concept] += weight
            rights[piece.concept] += weight * piece.right
    return {
        concept: Mastery(rights[concept] / (weight + DOUBT), round(weight, 9)) for concept, weight in weights.items()
    }


def ideas(course: Course, store: Store, exercises: Exercises, now: datetime | None = None) -> dict[str, list[Idea]]:
    """The ideas that each lesson teaches, by its slug, with how far they are mastered (see `mastery`)."""
    found: dict[str, list[Idea]] = {slug: [] for slug in course.lessons}
    for concept, mastered in mastery(course, store, exercises, now).items():
        idea = course.concepts[concept]
        if idea.lesson in found:
            found[idea.lesson].append(Idea(idea.name, mastered, place_of(course, concept)))
    return found


def _pieces(course: Course, store: Store, exercises: Exercises, now: datetime) -> Iterator[_Piece]:
    for (slug, card), chance in store.recalls(now).items():
        if slug in course.lessons and card in course.lessons[slug].cards:
            yield _Piece(course.lessons[slug].cards[card].concept, now, chance, CARD)
    questions = bank(course)
    for event in store.of("test-end"):
        for key, correct in event.data["correct"].items():
            if key in questions:
                yield _Piece(questions[key].concept, event.at, correct, TEST)
    for event in store.of("round"):
        yield _Piece(event.data["concept"], event.at, event.data["correct"], ROUND)
    for lesson in course.lessons.values():
        yield from _of_lesson(lesson, store)
    yield from _of_exercises(store, exercises)


def _of_lesson(lesson: LessonContent, store: Store) -> Iterator[_Piece]:
    items = {**lesson.quiz, **lesson.trial}
    for ident, answer in store.answers(lesson.slug).items():
        if ident in items:
            yield _Piece(items[ident].concept, answer.at, answer.correct, ANSWER)
    for ident, guess in store.predictions(lesson.slug).items():
        item = lesson.predictions.get(ident)
        if item is None or guess.option is None:
            continue
        right = item.answer if item.answer is not None else store.outcome(lesson.slug, ident)
        if right is not None:
            yield _Piece(item.concept, guess.at, guess.option == right, GUESS)
    for widget in lesson.widgets:
        goals, reached = lesson.goals(widget), store.goals_reached(lesson.slug, widget)
        yield from (_Piece(goals[goal].concept, at, 1, GOAL) for goal, at in reached.items() if goal in goals)
        for event in store.of("recipe", lesson.slug):
            if event.data["widget"] == widget and event.item in goals and event.item not in reached:
                yield _Piece(goals[event.item].concept, event.at, 0, GOAL)


def _of_exercises(store: Store, exercises: Exercises) -> Iterator[_Piece]:
    for (slug, exercise), concept in exercises.items():
        tries = [one for one in store.attempts(slug, exercise) if one.status in ("passed", "wrong")]
        passed = next((one.at for one in tries if one.status == "passed"), None)
        if passed is not None:
            seen = store.solution_seen(slug, exercise)
            yield _Piece(concept, tries[-1].at, 1, AFTER_SOLUTION if seen and seen < passed else EXERCISE)
        elif tries:
            yield _Piece(concept, tries[-1].at, 0, TRIED)
