"""The final test: questions of all lessons, drawn anew each time, and what became of it. No feedback until the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any
from uuid import uuid4

from helpers.content import AnyBankQuestion, AnyQuestion, Course, DrawnQuestion
from helpers.study._events import WHOLE_COURSE
from helpers.study._progress import cards_of
from helpers.study._rows import Given
from helpers.study._scoring import score
from helpers.study._store import Store

QUESTIONS = 20
PASS_MARK = 0.8


@dataclass(frozen=True)
class Sitting:
    """One test that was begun.

    Attributes:
        run: its name, from which its numbers are drawn.
        at: when it was begun; once it is handed in, when that was.
        questions: what it asks, by `LESSON/ID`, in order.
        answers: what was given so far.
        correct: once it is handed in, whether each was right; else None.
    """

    run: str
    at: datetime
    questions: tuple[str, ...]
    answers: Mapping[str, Given]
    correct: Mapping[str, bool] | None

    @property
    def right(self) -> int:
        """How many were right; 0 while it is not handed in."""
        return sum((self.correct or {}).values())

    @property
    def passed(self) -> bool:
        """Whether it was handed in, and enough was right."""
        return self.correct is not None and self.right >= needed(len(self.correct))


def needed(count: int) -> int:
    """How many of so many questions have to be right."""
    return -int(-count * PASS_MARK // 1)


def bank(course: Course) -> dict[str, AnyBankQuestion]:
    """All that a test can ask, by `LESSON/ID`: the quiz of every lesson, and what is kept for the test alone."""
    return {
        f"{slug}/{ident}": question
        for slug, lesson in course.lessons.items()
        for ident, question in {**lesson.quiz, **lesson.items("bank")}.items()
    }


def pick(questions: Mapping[str, AnyBankQuestion], run: str, count: int = QUESTIONS) -> list[str]:
    """Questions for a test, balanced over the concepts: of each concept one, before any concept has two.

    Args:
        questions: what there is to ask.
        run: the test's name. One name always gives the same questions.
        count: how many.
    """
    stream = Random(run)
    by_concept: dict[str, list[str]] = {}
    for key, question in questions.items():
        by_concept.setdefault(question.concept, []).append(key)
    for keys in by_concept.values():
        stream.shuffle(keys)
    found: list[str] = []
    while len(found) < min(count, len(questions)):
        round_of = [keys.pop() for keys in by_concept.values() if keys]
        stream.shuffle(round_of)
        found += round_of[: count - len(found)]
    return found


def asked_in(run: str, key: str, question: AnyBankQuestion) -> AnyQuestion:
    """A question as a test asks it: with its numbers, where they are drawn."""
    return question.drawn(Random(f"{run}:{key}")) if isinstance(question, DrawnQuestion) else question


def sittings(store: Store) -> list[Sitting]:
    """All tests that were begun, oldest first."""
    answers: dict[str, dict[str, Given]] = {}
    for event in store.of("test-answer", WHOLE_COURSE):
        answers.setdefault(event.item, {})[event.data["question"]] = event.data["given"]
    ends = {event.item: event for event in reversed(store.of("test-end", WHOLE_COURSE))}
    found = []
    for event in store.of("test", WHOLE_COURSE):
        end = ends.get(event.item)
        correct = end.data["correct"] if end else None
        given = answers.get(event.item, {})
        found.append(Sitting(event.item, (end or event).at, tuple(event.data["questions"]), given, correct))
    return found


def begin(course: Course, store: Store) -> None:
    """Begin a test, unless one is open."""
    if not any(sitting.correct is None for sitting in sittings(store)):
        run = uuid4().hex[:12]
        store.record("test", run, questions=pick(bank(course), run))


def hand_in(course: Course, store: Store, sitting: Sitting) -> None:
    """Judge a test. What was left open counts as wrong; the cards of what was missed come back."""
    questions = bank(course)
    correct, missed = {}, dict[str, None]()
    for key in sitting.questions:
        if key not in questions:  # a newer course asks it no more
            continue
        question, given = asked_in(sitting.run, key, questions[key]), sitting.answers.get(key)
        correct[key] = given is not None and _is_right(question, given)
        if not correct[key]:
            missed[question.concept] = None
    store.record("test-end", sitting.run, missed=cards_of(course, *missed), by="test", correct=correct)


def _is_right(question: AnyQuestion, given: Any) -> bool:
    try:
        return score(question, given).correct
    except ValueError:  # the question has changed since
        return False
