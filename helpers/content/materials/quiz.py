"""The kinds of quiz questions. A wrong answer may name the misconception that it stands for; `study.score` says what is right."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from helpers.content._items import Part, Slug, Text
from helpers.content._material import Material
from helpers.content._options import QuizOption
from helpers.content._question import Question

SLACK = 1 + 1e-9  # 1.4 is within 0.1 of 1.3, though not in floating point


class OneQuestion(Question):
    """One of the options is right."""

    type: Literal["one"] = "one"
    options: Annotated[list[QuizOption], Field(min_length=2, max_length=6)]

    @model_validator(mode="after")
    def _one_correct(self) -> "OneQuestion":
        right = sum(option.correct for option in self.options)
        if right != 1:
            raise ValueError(f"needs exactly one option with `correct: true`, has {right}; or say `type: several`")
        return self


class SeveralQuestion(Question):
    """One to four of the options are right; how many, the question does not say."""

    type: Literal["several"]
    options: Annotated[list[QuizOption], Field(min_length=3, max_length=6)]

    @model_validator(mode="after")
    def _some_correct(self) -> "SeveralQuestion":
        right = sum(option.correct for option in self.options)
        if not 1 <= right <= 4:
            raise ValueError(f"needs one to four options with `correct: true`, has {right} of them")
        return self


class NamedNumber(Part):
    """A wrong number that people arrive at, and how they do."""

    value: float
    why: Text
    misconception: Slug | None = None


class NumberQuestion(Question):
    """A number to work out. `tolerance` is a distance, `relative_tolerance` a share of the number; give one of them."""

    type: Literal["number"]
    answer: float
    tolerance: Annotated[float, Field(gt=0)] | None = None
    relative_tolerance: Annotated[float, Field(gt=0, lt=1)] | None = None
    unit: Text | None = None
    why: Text
    wrong: list[NamedNumber] = Field(default_factory=list)

    def margin(self, value: float) -> float:
        """How far from `value` a number may be and still mean it."""
        share = self.relative_tolerance
        return SLACK * (abs(value) * share if share is not None else self.tolerance or 0.0)

    @model_validator(mode="after")
    def _one_tolerance(self) -> "NumberQuestion":
        if (self.tolerance is None) == (self.relative_tolerance is None):
            raise ValueError("needs one of `tolerance` and `relative_tolerance`")
        if self.relative_tolerance is not None and 0 in (self.answer, *[each.value for each in self.wrong]):
            raise ValueError("a share of 0 is 0: give `tolerance` instead of `relative_tolerance`")
        return self

    @model_validator(mode="after")
    def _numbers_apart(self) -> "NumberQuestion":
        values = sorted([self.answer, *[each.value for each in self.wrong]])
        for low, high in pairwise(values):
            if high - low <= self.margin(low) + self.margin(high):
                raise ValueError(f"{low:g} and {high:g} cannot be told apart with this tolerance")
        return self


class Step(Part):
    """A step of an order, and why it comes where it does: what it needs from the steps before it."""

    text: Text
    why: Text


class OrderQuestion(Question):
    """Steps to put in order; `steps` has them in the right one."""

    type: Literal["order"]
    steps: Annotated[list[Step], Field(min_length=3, max_length=8)]


def kind_of(data: Any) -> str:
    """The type that a question says it has."""
    kind = data.get("type", "one") if isinstance(data, dict) else getattr(data, "type", "one")
    return kind if isinstance(kind, str) else repr(kind)


QuizQuestion = Annotated[
    Annotated[OneQuestion, Tag("one")]
    | Annotated[SeveralQuestion, Tag("several")]
    | Annotated[NumberQuestion, Tag("number")]
    | Annotated[OrderQuestion, Tag("order")],
    Discriminator(kind_of),
]
AnyQuizQuestion = OneQuestion | SeveralQuestion | NumberQuestion | OrderQuestion


def stated(question: Any) -> Iterable[str]:
    """The sentences of a question that are said to be true."""
    for option in getattr(question, "options", ()):
        yield option.why
        if option.correct:
            yield option.text


MATERIAL = Material[AnyQuizQuestion](
    "quiz", "quiz.yaml", QuizQuestion, opens="quiz", by="group", asked=True, states=stated
)
