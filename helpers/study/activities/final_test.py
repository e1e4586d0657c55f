"""The final test: no feedback until it is handed in, then what to read again. A restart goes on with the same one."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from helpers.content import AnyQuestion, NumberQuestion, OneQuestion, OrderQuestion, SeveralQuestion
from helpers.study._activity import Activity, Shape
from helpers.study._database import StoreError
from helpers.study._final_test import PASS_MARK, QUESTIONS, Sitting, asked_in, bank, begin, hand_in, needed, sittings
from helpers.study._places import place_of
from helpers.study._rows import Given
from helpers.study._scoring import score
from helpers.study._texts import unbroken
from helpers.study.activities.quiz import ShownQuestion, mixed
from helpers.study.activities.today import ShownPlace


class FinalTestContent(Shape):
    """How many questions a test has, how many it is drawn from, and the share that has to be right."""

    count: int
    bank: int
    pass_mark: float


class Judged(Shape):
    """A question after the end: what was given and what is right, in words; why; and where to read it again."""

    question: str
    correct: bool
    given: str
    right: str
    why: str
    concept: str
    place: ShownPlace | None


class Result(Shape):
    """A test that was handed in: the day, how many were right of how many, how many had to be, and each question."""

    day: str
    right: int
    of: int
    needed: int
    passed: bool
    questions: list[Judged]


class FinalTestState(Shape):
    """The questions of the test that is open, without what is right, and what was given so far; the last result; how many were taken.

    Questions are known by `LESSON/ID`.
    """

    questions: list[ShownQuestion]
    given: dict[str, int | str | list[int]]
    result: Result | None
    taken: int


class FinalTestActivity(Activity):
    """A test: `{"kind": "begin"}`, `{"kind": "answer", "question": "LESSON/ID", "given": ...}`, `{"kind": "finish"}`."""

    kind, content_shape, state_shape = "bank", FinalTestContent, FinalTestState

    def content(self) -> dict[str, Any]:
        """What a test is."""
        return {"count": QUESTIONS, "bank": len(bank(self.learner.lesson.course)), "pass_mark": PASS_MARK}

    def state(self) -> dict[str, Any]:
        """The test that is open, and the last one that was handed in."""
        every = sittings(self.store)
        now, done = self._open(), [sitting for sitting in every if sitting.correct is not None]
        questions = self._questions(now) if now else {}
        return {
            "questions": [unbroken(_hidden(key, question)) for key, question in questions.items()],
            "given": {key: given for key, given in (now.answers if now else {}).items() if key in questions},
            "result": self._result(max(done, key=lambda sitting: sitting.at)) if done else None,
            "taken": len(done),
        }

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Begin, answer or hand in."""
        course, now = self.learner.lesson.course, self._open()
        match event["kind"]:
            case "begin" if now is None:
                begin(course, self.store)
            case "answer" if now is not None and event["question"] in self._questions(now):
                key, given = event["question"], event["given"]
                try:
                    score(self._questions(now)[key], given)
                except ValueError as error:
                    raise StoreError(str(error)) from None
                self.store.record("test-answer", now.run, question=key, given=given)
                return {"given": {key: given}}
            case "finish" if now is not None:
                hand_in(course, self.store, now)
            case _:
                return {}
        return self.state()

    def _open(self) -> Sitting | None:
        return next((sitting for sitting in sittings(self.store) if sitting.correct is None), None)

    def _questions(self, sitting: Sitting) -> dict[str, AnyQuestion]:
        """A test's questions; without those that a newer course asks no more."""
        every = bank(self.learner.lesson.course)
        return {key: asked_in(sitting.run, key, every[key]) for key in sitting.questions if key in every}

    def _result(self, sitting: Sitting) -> dict[str, Any]:
        correct, course = sitting.correct or {}, self.learner.lesson.course
        judged = []
        for key, question in self._questions(sitting).items():
            place = place_of(course, question.concept)
            judged.append(
                {
                    "question": question.question,
                    "correct": correct.get(key, False),
                    "given": _in_words(question, sitting.answers.get(key)),
                    "right": _in_words(question, _right(question)),
                    "why": _why(question),
                    "concept": course.concepts[question.concept].name,
                    "place": asdict(place) if place else None,
                }
            )
        return {
            "day": f"{sitting.at.astimezone():%Y-%m-%d}",
            "right": sitting.right,
            "of": len(correct),
            "needed": needed(len(correct)),
            "passed": sitting.passed,
            "questions": unbroken(judged),
        }


def _hidden(key: str, question: AnyQuestion) -> dict[str, Any]:
    """A question without what is right."""
    shown: dict[str, Any] = {
        "id": key,
        "concept": question.concept,
        "group": None,
        "type": question.type,
        "question": question.question,
    }
    match question:
        case OneQuestion() | SeveralQuestion():
            shown["options"] = [{"text": option.text, "correct": False} for option in question.options]
        case OrderQuestion():
            shown["steps"] = [{"text": step.text, "why": ""} for step in question.steps]
        case NumberQuestion():
            return {**shown, "unit": question.unit}
    return {**shown, "order": mixed(question)}


def _right(question: AnyQuestion) -> Given:
    match question:
        case OneQuestion():
            return next(index for index, option in enumerate(question.options) if option.correct)
        case SeveralQuestion():
            return [index for index, option in enumerate(question.options) if option.correct]
        case OrderQuestion():
            return list(range(len(question.steps)))
        case NumberQuestion():
            return f"{question.answer:.4g} {question.unit or ''}".rstrip().replace("-", "−")
    raise TypeError(f"a test asks no question of the type {question.type!r}")


def _in_words(question: AnyQuestion, given: Given | None) -> str:
    """An answer as it is read: the options' texts, the steps in order, the number."""
    if given is None or isinstance(given, str):
        return given or "nothing"
    indices = [given] if isinstance(given, int) else given
    texts = [each.text.rstrip(".") for name in ("options", "steps") for each in getattr(question, name, ())]
    between = " → " if isinstance(question, OrderQuestion) else " + "
    return between.join(texts[index] for index in indices if index < len(texts)) + "."


def _why(question: AnyQuestion) -> str:
    match question:
        case NumberQuestion():
            return question.why
        case OrderQuestion():
            return " ".join(step.why for step in question.steps)
        case OneQuestion() | SeveralQuestion():
            return " ".join(option.why for option in question.options if option.correct)
    return ""


ACTIVITY = FinalTestActivity
