"""The memory aids that a picture helps: the kingdom of data with its chief and its scribe, and the memory route with its three stops."""

from collections.abc import Iterator

from helpers.common import COLOURS
from helpers.widgets._sketch import GREY, INK, WHITE, box, circle, line, sheet, text


def kingdom(title: str, description: str) -> str:
    """The chief LSTM with a closed book and three things to settle, and the scribe GRU with one open page and two."""
    return sheet(660, 330, title, description, *_chief(), *_scribe(), line((350, 24), (350, 306), dashed=True))


def memory_route(title: str, description: str) -> str:
    """A road with the stops input, forget and output."""
    return sheet(660, 210, title, description, *_road())


def _head(x: float, y: float) -> Iterator[str]:
    """Somebody's head and shoulders."""
    left, right, floor = x - 34, x + 34, y + 62
    shoulders = f"M{left:g} {floor:g}C{left:g} {y + 20:g} {right:g} {y + 20:g} {right:g} {floor:g}Z"
    yield f'<path d="{shoulders}" fill="{WHITE}" stroke="{INK}" stroke-width="2"/>'
    yield circle(x, y, 20)


def _crown(x: float, y: float) -> str:
    corners = [(-20, 0), (-24, -22), (-10, -10), (0, -26), (10, -10), (24, -22), (20, 0)]
    points = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in corners)
    return f'<polygon points="{points}" fill="{COLOURS["candidate"]}" stroke="{INK}" stroke-width="2"/>'


def _chief() -> Iterator[str]:
    yield text(160, 36, "LSTM, the wise old chief", 19, font_weight="bold")
    yield from _head(84, 104)
    yield _crown(84, 86)
    yield box(176, 74, 124, 88, COLOURS["cell"])
    yield line((194, 74), (194, 162), colour=COLOURS["cell"])
    yield text(248, 113, "the secret", 16)
    yield text(248, 136, "book", 16)
    yield from _decisions(
        24,
        [
            ("forget", "how much of the old stays", "forget"),
            ("input", "how much news goes in", "input"),
            ("output", "what is told", "output"),
        ],
    )


def _scribe() -> Iterator[str]:
    yield text(504, 36, "GRU, the young scribe", 19, font_weight="bold")
    yield from _head(424, 104)
    yield box(516, 74, 96, 88, COLOURS["hidden"], rounded=0)
    for height in (94, 108, 122, 136):
        yield line((530, height), (598, height), width=2)
    yield text(564, 184, "one open page", 17)
    yield line((454, 112), (512, 88), colour=INK, width=3)  # the pen
    yield from _decisions(
        366,
        [
            ("update", "how much of it stays", "update"),
            ("reset", "how much of it is seen", "reset"),
        ],
    )


def _decisions(left: float, rows: list[tuple[str, str, str]]) -> Iterator[str]:
    """What is settled every evening, a line each, with the gate that does it."""
    for number, (gate, what, quantity) in enumerate(rows):
        height = 226 + 38 * number
        yield box(left, height - 19, 70, 28, COLOURS[quantity])
        yield text(left + 35, height + 1, gate, 17)
        yield text(left + 80, height + 1, what, 17, "start")


def _road() -> Iterator[str]:
    yield line((20, 110), (640, 110), colour=GREY, width=34)
    yield f'<path d="M26 110H634" fill="none" stroke="{WHITE}" stroke-width="3" stroke-dasharray="16 12"/>'
    stops = [("input", "what is written"), ("forget", "what is kept"), ("output", "what is shown")]
    for number, (gate, decides) in enumerate(stops):
        x = 130 + 200 * number
        yield line((x, 58), (x, 93), colour=INK, width=3)
        yield box(x - 62, 20, 124, 40, COLOURS[gate])
        yield text(x, 47, gate, 21, font_weight="bold")
        yield circle(x, 110, 9, INK, COLOURS[gate])
        yield text(x, 160, decides, 18)
    yield text(330, 194, "An order to remember: forget and input act together, then output.", 16)
