"""Quiz questions: practice, with a reason for every answer. A wrong one brings its concept's cards back."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from helpers.content import AnyQuestion, NumberQuestion, OrderQuestion, VerdictQuestion
from helpers.study._activity import Activity, Shape
from helpers.study._database import StoreError
from helpers.study._rows import Given
from helpers.study._scoring import score
from helpers.study._texts import shuffled, unbroken


class ShownOption(Shape):
    """An answer on offer."""

    text: str
    correct: bool
    why: str = ""
    misconception: str | None = None


class ShownStep(Shape):
    """A step to put in order."""

    text: str
    why: str


class ShownNumber(Shape):
    """A wrong number that people arrive at; `margin` is how far from it a number still means it."""

    value: float
    why: str
    misconception: str | None
    margin: float


class ShownQuestion(Shape):
    """A question. What comes after `question` depends on the type; `order` is how the options or steps are shown."""

    id: str
    concept: str
    group: str | None
    type: Literal["one", "several", "number", "order", "verdict"]
    question: str
    order: list[int] = Field(default_factory=list)
    options: list[ShownOption] = Field(default_factory=list)
    steps: list[ShownStep] = Field(default_factory=list)
    answer: float = 0.0
    tolerance: float | None = None
    relative_tolerance: float | None = None
    margin: float = 0.0
    unit: str | None = None
    shown: str = ""
    why: str = ""
    wrong: list[ShownNumber] = Field(default_factory=list)
    says: str = ""
    verdict: str = ""
    exact: str = ""
    evidence: list[str] = Field(default_factory=list)
    misconception: str | None = None


class QuizContent(Shape):
    """The questions, what stands above them, and what one of them is called."""

    title: str
    noun: str
    questions: list[ShownQuestion]


class QuizState(Shape):
    """What was answered last, by question: an option's index, indices, or a text."""

    answered: dict[str, int | str | list[int]]


class QuizActivity(Activity):
    """Questions to answer: `{"kind": "answer", "question": ..., "given": ...}`. What is right is decided here, from the content.

    The event may say how `sure` the learner was, in percent, before the answer was shown.
    """

    kind = "quiz"
    content_shape, state_shape = QuizContent, QuizState
    title: ClassVar[str] = "Quiz"
    noun: ClassVar[str] = "question"

    def content(self) -> dict[str, Any]:
        """The questions."""
        questions = [unbroken(self.shown(question)) for question in self.items.values()]
        return {"title": self.title, "noun": self.noun, "questions": questions}

    def state(self) -> dict[str, Any]:
        """The last answers. One that the question no longer has is forgotten, not shown wrongly."""
        answers = self.store.answers(self.lesson)
        return {"answered": {key: each.given for key, each in answers.items() if self._fits(key, each.given)}}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store an answer."""
        if event["kind"] != "answer" or event["question"] not in self.items:
            return {}
        question, given = self.items[event["question"]], event["given"]
        try:
            scored = score(question, given)
        except ValueError as error:  # the front end asks before it sends; were it to err, the learner hears of it
            raise StoreError(str(error)) from None
        misconceptions = self.learner.lesson.course.misconceptions if scored.misconceptions else {}
        believed = [misconceptions[each].concept for each in scored.misconceptions]
        missed = [] if scored.correct else self.learner.missed(question.concept, *believed)
        self.store.record_answer(self.lesson, question.id, given, scored.correct, missed, event.get("sure"))
        return {"answered": {question.id: given}}

    def shown(self, question: AnyQuestion) -> dict[str, Any]:
        """A question as a front end needs it."""
        return shown_question(question)

    def _fits(self, key: str, given: Given) -> bool:
        try:
            return key in self.items and score(self.items[key], given) is not None
        except ValueError:
            return False


def shown_question(question: AnyQuestion) -> dict[str, Any]:
    """A question as a front end needs it, of the form `ShownQuestion`."""
    data = question.model_dump()
    if isinstance(question, NumberQuestion):
        wrong = [{**each.model_dump(), "margin": question.margin(each.value)} for each in question.wrong]
        number = f"{question.answer:g} {question.unit or ''}".rstrip()
        return {**data, "wrong": wrong, "margin": question.margin(question.answer), "shown": number}
    return {**data, "order": mixed(question)}


def mixed(question: AnyQuestion) -> list[int]:
    """The order in which options or steps are shown; steps never in the right one."""
    if isinstance(question, OrderQuestion):
        order = shuffled(question.id, len(question.steps))
        return order if order != sorted(order) else [*order[1:], order[0]]
    assert not isinstance(question, NumberQuestion | VerdictQuestion)
    return shuffled(question.id, len(question.options))


ACTIVITY = QuizActivity
