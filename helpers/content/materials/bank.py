"""Questions that only the final test asks: those of a quiz, and some whose numbers are drawn anew each time."""

import re
from collections.abc import Mapping
from random import Random
from typing import Annotated, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, ValidationError, model_validator

from helpers.content._formula import value_of
from helpers.content._items import Part, Slug, Text
from helpers.content._material import Material
from helpers.content._question import Question
from helpers.content.materials.quiz import (
    AnyQuizQuestion,
    NumberQuestion,
    OneQuestion,
    OrderQuestion,
    SeveralQuestion,
    kind_of,
    stated,
)

TRIES = 100  # draws until the numbers can be told apart


class Range(Part):
    """Numbers to draw from: `from`, and then in equal steps up to `to`."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    low: Annotated[float, Field(alias="from")]
    to: float
    step: Annotated[float, Field(gt=0)]

    def drawn(self, stream: Random) -> float:
        """One of them."""
        count = round((self.to - self.low) / self.step)
        return round(self.low + self.step * stream.randint(0, count), 9)


class NamedFormula(Part):
    """A wrong number that people arrive at, as a formula, and how they do."""

    value: Text
    why: Text
    misconception: Slug | None = None


class DrawnQuestion(Question):
    """A number to work out, from numbers that are drawn. `{f}` in a text stands for the number f, `{answer}` for the right one."""

    type: Literal["drawn"]
    draw: Annotated[dict[str, Range], Field(min_length=1)]
    answer: Text
    tolerance: Annotated[float, Field(gt=0)] | None = None
    relative_tolerance: Annotated[float, Field(gt=0, lt=1)] | None = None
    unit: Text | None = None
    why: Text
    wrong: list[NamedFormula] = Field(default_factory=list)

    def drawn(self, stream: Random) -> NumberQuestion:
        """The question with numbers.

        Args:
            stream: what the numbers are drawn from; one that begins alike gives the same question.

        Raises:
            ValueError: a formula has no value, or no draw gives wrong numbers that differ from the right one.
        """
        problem: Exception | None = None
        for _ in range(TRIES):
            numbers = {name: each.drawn(stream) for name, each in self.draw.items()}
            try:
                return self._with(numbers)
            except ValidationError as error:
                problem = error
        raise ValueError(f"no draw gives numbers that can be told apart: {problem}")

    def _with(self, numbers: Mapping[str, float]) -> NumberQuestion:
        answer = value_of(self.answer, numbers)
        said = {**numbers, "answer": answer}
        return NumberQuestion(
            id=self.id,
            concept=self.concept,
            question=_filled(self.question, numbers),
            type="number",
            answer=answer,
            tolerance=self.tolerance,
            relative_tolerance=self.relative_tolerance,
            unit=self.unit,
            why=_filled(self.why, said),
            wrong=[
                {**each.model_dump(), "value": value_of(each.value, numbers), "why": _filled(each.why, said)}
                for each in self.wrong
            ],
        )

    @model_validator(mode="after")
    def _can_be_drawn(self) -> "DrawnQuestion":
        for seed in range(20):
            self.drawn(Random(seed))
        return self


def _filled(text: str, numbers: Mapping[str, float]) -> str:
    def number(found: re.Match[str]) -> str:
        if found[1] not in numbers:
            raise ValueError(f"{found[0]} is no number that is drawn. There is {', '.join(numbers)}.")
        return format(numbers[found[1]], ".4g").replace("-", "−")

    return re.sub(r"\{(\w+)\}", number, text)


BankQuestion = Annotated[
    Annotated[OneQuestion, Tag("one")]
    | Annotated[SeveralQuestion, Tag("several")]
    | Annotated[NumberQuestion, Tag("number")]
    | Annotated[OrderQuestion, Tag("order")]
    | Annotated[DrawnQuestion, Tag("drawn")],
    Discriminator(kind_of),
]
AnyBankQuestion = AnyQuizQuestion | DrawnQuestion


MATERIAL = Material[AnyBankQuestion](
    "bank",
    "bank.yaml",
    BankQuestion,
    opens="final_test",
    by="nothing",
    asked=True,
    states=stated,
    apart_from=("quiz", "trial"),
)
