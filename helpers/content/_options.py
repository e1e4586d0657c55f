"""An answer on offer."""

from pydantic import model_validator

from helpers.content._items import Part, Slug, Text


class QuizOption(Part):
    """One answer on offer, and why it is right or wrong."""

    text: Text
    why: Text
    correct: bool = False
    misconception: Slug | None = None

    @model_validator(mode="after")
    def _only_wrong_ones(self) -> "QuizOption":
        if self.correct and self.misconception:
            raise ValueError(f"is correct, and so cannot stand for the misconception {self.misconception!r}")
        return self
