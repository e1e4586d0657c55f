"""The sigmoid as a picture: any number goes in, a number between 0 and 1 comes out."""

import math
from collections.abc import Iterator

from helpers.common import COLOURS
from helpers.widgets._sketch import GREY, INK, circle, line, sheet, text

LEFT, RIGHT, TOP, BOTTOM = 90, 610, 46, 216
LOW, HIGH = -6, 6
MARKED = (-2, 0, 2)
CURVE = COLOURS["forget"]  # its step shows this picture


def sigmoid_curve(title: str, description: str) -> str:
    """The curve of the sigmoid from -6 to 6, with three of its points.

    Args:
        title, description: the picture in words.

    Returns:
        The picture's markup.
    """
    return sheet(660, 278, title, description, *_shapes())


def _x(a: float) -> float:
    return LEFT + (a - LOW) * (RIGHT - LEFT) / (HIGH - LOW)


def _y(share: float) -> float:
    return BOTTOM - share * (BOTTOM - TOP)


def _sigmoid(a: float) -> float:
    return 1 / (1 + math.exp(-a))


def _shapes() -> Iterator[str]:
    for share, name in ((0, "0"), (0.5, "½"), (1, "1")):
        yield line((LEFT, _y(share)), (RIGHT, _y(share)), colour=GREY, width=1, dashed=share > 0)
        yield text(LEFT - 14, _y(share) + 6, name, 18, "end")
    for a in range(LOW, HIGH + 1, 2):
        yield line((_x(a), BOTTOM), (_x(a), BOTTOM + 6), colour=GREY, width=1.5)
        yield text(_x(a), BOTTOM + 26, f"{a}".replace("-", "−"), 18)
    yield line(*((_x(k / 10), _y(_sigmoid(k / 10))) for k in range(10 * LOW, 10 * HIGH + 1)), colour=CURVE, width=4)
    for a in MARKED:
        share = _sigmoid(a)
        yield circle(_x(a), _y(share), 6, INK)
        if a < 0:
            yield text(_x(a) - 10, _y(share) - 12, f"{share:.2f}", 18, "end")
        else:
            yield text(_x(a) + 14, _y(share) + 20, f"{share:.2f}", 18, "start")
    yield text((LEFT + RIGHT) / 2, BOTTOM + 52, "a, any number", 18)
    yield text(LEFT, TOP - 18, "σ(a), a share between 0 and 1", 18, "start")
    yield text(_x(-4.6), _y(0.16), "shut", 18, fill=CURVE)
    yield text(_x(4.2), _y(0.84), "open", 18, fill=CURVE)
