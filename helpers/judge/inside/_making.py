"""What a function makes on its way: the values that an instrumented answer hands over, as they are at that moment."""

import sys
from typing import Any

from ._values import Describer

NOTED = "__noted__"  # what an instrumented answer calls, with the number of a place and the value made there
NOTES_LIMIT = 600  # of one call; they travel within the limits of any value
ITEMS_LIMIT = 64  # of a list, such as what a split gives
NUMBERS_LIMIT = 4096  # of one array


class Notes:
    """Takes notes of numbers and arrays. What is made of other things is let go by."""

    def __init__(self) -> None:
        self.made: list[tuple[int, Any]] = []

    def note(self, place: int, value: Any) -> Any:
        """Note a value, and give it back."""
        if len(self.made) < NOTES_LIMIT and (kept := _kept(value)) is not None:
            self.made.append((place, kept))
        return value

    def taken(self) -> list[tuple[int, Any]]:
        """The notes since the last time."""
        made, self.made = self.made, []
        return made

    def described(self, arrays: list[Any]) -> list[list[Any]]:
        """The notes since the last time, as they travel: each place with its value's description. `arrays` gets what they speak of."""
        describer = Describer(arrays)
        return [[place, describer.describe(value)] for place, value in self.taken()]


def _kept(value: Any) -> Any:
    """A copy: the answer may change its own later. None for what is no number, nor holds any."""
    kind = type(value)
    if kind in (int, float):
        return value
    if kind in (list, tuple) and len(value) <= ITEMS_LIMIT:
        items = [_kept(one) for one in value]
        return items if items and all(one is not None for one in items) else None
    numpy = sys.modules["numpy"]
    if kind is numpy.ndarray and value.size <= NUMBERS_LIMIT and value.dtype.kind in "biuf":
        return value.copy()
    return value if issubclass(kind, numpy.number) else None
