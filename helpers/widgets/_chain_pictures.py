"""The unrolled chain: one network reads "The cat that I adopted", a word a step, and hands its state on. For an RNN, an LSTM and a GRU."""

from collections.abc import Iterator
from dataclasses import dataclass

from helpers.widgets._sketch import CELL_STATE, HIDDEN_STATE, PALE_INK, arrow, box, sheet, text

WORDS = ("The", "cat", "that", "I", "adopted")
STEP, FIRST, WIDTH, HEIGHT = 118, 88, 76, 78  # between boxes, the middle of the first one, and their size
TOP = 96  # of the boxes


@dataclass(frozen=True)
class Chain:
    """What the boxes are called, and whether they hand on a cell state as well; `holds`: the line that may hold the noun's number."""

    name: str
    cell_state: bool = False
    holds: bool = False


CHAINS = {
    "chain-rnn": Chain("RNN"),
    "chain-lstm": Chain("LSTM", cell_state=True, holds=True),
    "chain-gru": Chain("GRU", holds=True),
}


def chain(name: str, title: str, description: str) -> str:
    """The chain of one kind of network, as SVG.

    Args:
        name: one of `CHAINS`.
        title, description: the picture in words.

    Returns:
        The picture's markup.
    """
    return sheet(660, 262, title, description, *_shapes(CHAINS[name]))


def _shapes(kind: Chain) -> Iterator[str]:
    floor = TOP + HEIGHT
    upper, lower = (TOP + 20, TOP + 58) if kind.cell_state else (None, TOP + HEIGHT / 2)
    for number, word in enumerate(WORDS, start=1):
        middle = FIRST + STEP * (number - 1)
        left, right, last = middle - WIDTH / 2, middle + WIDTH / 2, number == len(WORDS)
        if number == 1:
            yield from _handed_on(left - STEP + WIDTH, left, lower, upper, number - 1, kind)
        yield from _handed_on(right, right + STEP - WIDTH, lower, upper, number, kind)
        yield arrow((middle, TOP), (middle, 62), colour=HIDDEN_STATE, width=4 if last else 2.5)
        yield arrow((middle, floor + 42), (middle, floor + 2))
        yield text(middle + 8, floor + 30, f"x_{number}", 19, "start")
        yield text(middle, floor + 70, word, 21, font_weight="bold" if word == "cat" else "normal")
        yield box(left, TOP, WIDTH, HEIGHT)
        yield text(middle, TOP + HEIGHT / 2 + 7, kind.name, 20)
        if not last:
            yield text(middle, 50, f"h_{number}", 19)
    yield box(left - 34, 14, WIDTH + 68, 44, HIDDEN_STATE)
    yield text(middle, 43, "was or were?", 20)


def _handed_on(start: float, end: float, lower: float, upper: float | None, number: int, kind: Chain) -> Iterator[str]:
    """The arrows from one step to the next, each with its name and, where the network could hold it, the noun's number."""
    middle = (start + end) / 2 - 2
    lines = [(lower, "h", HIDDEN_STATE)] + ([(upper, "c", CELL_STATE)] if upper is not None else [])
    for height, letter, colour in lines:
        yield arrow((start, height), (end - 1, height), colour=colour, width=4)
        carries = kind.holds and height == (lower if upper is None else upper)
        below = letter == "h" and upper is not None
        yield text(middle, height + 22 if below else height - 9, f"{letter}_{number}", 19)
        if carries and number > 1:
            yield text(middle, height + 21 if upper is None else height + 19, "+1", 17, fill=PALE_INK)
