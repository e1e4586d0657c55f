"""A reader of words in three pictures: a word becomes x, one RNN unit makes the new state, and the last state becomes a verb."""

from collections.abc import Iterator, Sequence

from helpers.widgets._sketch import (
    GREY,
    HIDDEN_STATE,
    INK,
    PALE_INK,
    WHITE,
    arrow,
    box,
    circle,
    line,
    sheet,
    symbol,
    text,
)

CELL, ROW = 58, 36  # the size of one number of a table
# For the eye only: the real table has 47 words and 16 numbers a word, and training moves them.
TABLE = {
    "the": (0.3, -1.1, 0.8, 0.1),
    "cat": (1.2, 0.4, -0.6, 0.9),
    "cats": (-0.9, 0.5, -0.7, 1.1),
    "painted": (0.2, 1.6, 0.0, -0.4),
    "near": (-0.5, -0.2, 1.3, 0.7),
}
CHOSEN = "cat"
STATE, SCORES = (0.9, -0.4, 0.2, -0.7), {"was": 1.9, "were": -1.2}


def word_to_x(title: str, description: str) -> str:
    """A word picks its row of the embedding table, and that row is x."""
    return sheet(660, 262, title, description, *_table())


def unit_rnn(title: str, description: str) -> str:
    """One step of a plain RNN: weigh the old state, weigh the input, add, squash."""
    return sheet(660, 262, title, description, *_step())


def state_to_verb(title: str, description: str) -> str:
    """The last state is weighed twice, and the larger number says "was" or "were"."""
    return sheet(660, 262, title, description, *_verb())


def _table() -> Iterator[str]:
    left, top = 252, 50
    middle = top + ROW * (list(TABLE).index(CHOSEN) + 0.5)
    end = left + 4 * CELL
    yield text((left + end) / 2, 30, "embedding table: a row for each word", 18)
    for number, (word, values) in enumerate(TABLE.items()):
        chosen = word == CHOSEN
        height = top + ROW * number
        yield text(left - 12, height + 24, word, 19, "end", font_weight="bold" if chosen else "normal")
        yield from _numbers(values, left, height, chosen, across=True)
    yield box(24, middle - 23, 80, 46)
    yield text(64, middle + 7, CHOSEN, 21, font_weight="bold")
    yield arrow((104, middle), (194, middle), colour=INK)
    yield arrow((end + 4, middle), (end + 62, middle), colour=INK)
    column = end + 70
    yield from _numbers(TABLE[CHOSEN], column, 72, True, across=False)
    yield symbol(column + CELL / 2, 60, "x", 24)
    yield text((left + end) / 2, top + 5 * ROW + 16, "…", 19)


def _numbers(values: Sequence[float], x: float, y: float, chosen: bool, across: bool, edge: str = INK) -> Iterator[str]:
    """Numbers side by side, or one below the other."""
    for place, value in enumerate(values):
        left, top = (x + CELL * place, y) if across else (x, y + ROW * place)
        yield box(left, top, CELL, ROW, edge if chosen else GREY, WHITE, rounded=0)
        yield text(left + CELL / 2, top + 24, _signed(value), 17, fill=INK if chosen else PALE_INK)


def _signed(value: float) -> str:
    return f"{value:.1f}".replace("-", "−")


def _step() -> Iterator[str]:
    high, low, sum_at = 92, 196, 352
    yield box(108, 20, 402, 222, GREY, "none", rounded=12)
    yield symbol(24, high - 10, "h", 24)
    yield text(52, high + 28, "old state", 16)
    yield symbol(24, low - 10, "x", 24)
    yield text(44, low + 28, "input", 16)
    yield line((8, high), (130, high), colour=HIDDEN_STATE, width=4)
    yield arrow((120, high), (136, high), colour=HIDDEN_STATE, width=4)
    yield arrow((8, low), (136, low))
    for height, letter in ((high, "U"), (low, "W")):
        yield box(138, height - 28, 150, 56)
        yield text(204, height + 7, "weigh with", 18)
        yield symbol(268, height + 7, letter, 21)
    yield arrow((288, high), (sum_at - 17, high))
    yield arrow((288, low), (sum_at, low), (sum_at, high + 17))
    yield arrow((sum_at, 50), (sum_at, high - 17))
    yield symbol(sum_at + 16, 56, "b", 21)
    yield circle(sum_at, high)
    yield text(sum_at, high + 8, "+", 25)
    yield arrow((sum_at + 15, high), (410, high))
    yield box(412, high - 28, 80, 56)
    yield text(452, high + 7, "tanh", 19)
    yield text(452, high + 50, "squash to", 15)
    yield text(452, high + 69, "−1 … 1", 15)
    yield arrow((492, high), (648, high), colour=HIDDEN_STATE, width=4)
    yield line((560, high), (560, 30), colour=HIDDEN_STATE, width=4)
    yield arrow((560, 40), (560, 14), colour=HIDDEN_STATE, width=4)
    yield circle(560, high, 4, HIDDEN_STATE, HIDDEN_STATE)
    yield symbol(622, high - 12, "h′", 24)
    yield text(586, high + 28, "new state", 16)


def _verb() -> Iterator[str]:
    yield symbol(60, 52, "h", 24)
    yield text(60, 234, "last state", 16)
    yield from _numbers(STATE, 31, 64, True, across=False, edge=HIDDEN_STATE)
    best = max(SCORES, key=SCORES.__getitem__)
    for (verb, score), height in zip(SCORES.items(), (84, 188), strict=True):
        wins = verb == best
        yield line((89, 136), (150, 136), (150, height), colour=HIDDEN_STATE, width=3)
        yield arrow((150, height), (196, height), colour=HIDDEN_STATE, width=3)
        yield box(198, height - 30, 170, 60)
        yield text(283, height + 7, f"weigh for {verb}", 19)
        yield arrow((368, height), (424, height))
        yield box(426, height - 24, 72, 48, INK if wins else GREY)
        yield text(462, height + 8, _signed(score), 22, font_weight="bold" if wins else "normal")
        if wins:
            yield arrow((498, height), (540, height), colour=INK)
            yield text(596, height + 9, verb, 28, font_weight="bold")
            yield text(596, height + 34, "larger wins", 16)
        else:
            yield text(512, height + 7, verb, 20, "start", fill=PALE_INK)
