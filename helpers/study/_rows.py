"""The rows that a store gives back."""

from dataclasses import dataclass
from datetime import datetime

Given = int | str | list[int]
CardKey = tuple[str, str]
"""A card of the course: its lesson's slug and its id."""


@dataclass(frozen=True)
class Attempt:
    """One check of an exercise."""

    at: datetime
    status: str
    mistake: str | None
    source: str


@dataclass(frozen=True)
class Answer:
    """The latest answer to a quiz question; `given` is what `score` takes: an index, indices, or a text."""

    at: datetime
    given: Given
    correct: bool


@dataclass(frozen=True)
class Guess:
    """A prediction that was made, or skipped (`option` is None)."""

    at: datetime
    option: int | None


@dataclass(frozen=True)
class CardStatus:
    """Where a card stands: `seen` is False until its first rating, though a miss may have made it due.

    `missed` says what was missed since its last rating, "question" or "exercise"; None for nothing.
    """

    due: datetime
    seen: bool
    missed: str | None = None
