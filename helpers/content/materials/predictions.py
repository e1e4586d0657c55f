"""Guesses before results."""

from typing import Annotated

from pydantic import Field, model_validator

from helpers.content._items import Item, Slug, Text
from helpers.content._material import Material


class Prediction(Item):
    """A guess before the result.

    `answer` is the index of the option that the measurement supports; left out where that depends on the machine. Then the learner's own
    run says it.
    """

    concept: Slug
    question: Text
    options: Annotated[list[Text], Field(min_length=2, max_length=6)]
    answer: Annotated[int, Field(ge=0)] | None = None
    because: Text

    @model_validator(mode="after")
    def _answer_exists(self) -> "Prediction":
        if self.answer is not None and self.answer >= len(self.options):
            raise ValueError(f"`answer` is {self.answer}, but the options are numbered 0 to {len(self.options) - 1}")
        return self


MATERIAL = Material[Prediction](
    "predictions",
    "predictions.yaml",
    Prediction,
    opens="predict",
    by="id",
    asked=True,
    states=lambda each: (each.because,),
)
