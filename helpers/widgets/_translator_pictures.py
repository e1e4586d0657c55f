"""Two networks that translate: the encoder hands its last state to the decoder; and the same with attention, which mixes all states."""

from collections.abc import Iterator

from helpers.common import COLOURS
from helpers.widgets._sketch import CELL_STATE, HIDDEN_STATE, PALE_INK, arrow, box, circle, line, sheet, text

READ, WRITTEN = ("sixty", "seven"), ("sieben", "und", "sechzig", "⟨end⟩")
STEP, WIDTH, HEIGHT = 104, 68, 52
FIRST = 52  # the middle of the first box
CONTEXT = COLOURS["candidate"]


def translator(title: str, description: str) -> str:
    """The encoder's last state goes to the decoder, and nothing else does."""
    return sheet(660, 236, title, description, *_encoder(100), *_decoder(100, gap=True))


def attention(title: str, description: str) -> str:
    """Before one word: the decoder's state is compared with all of the encoder's, and they are mixed by their shares."""
    return sheet(660, 300, title, description, *_looking())


def _encoder(top: float) -> Iterator[str]:
    for number, word in enumerate(READ):
        middle = FIRST + STEP * number
        yield from _step(middle, top, word)
        if number:
            yield arrow(
                (middle - STEP + WIDTH / 2, top + HEIGHT / 2),
                (middle - WIDTH / 2 - 1, top + HEIGHT / 2),
                colour=HIDDEN_STATE,
                width=4,
            )
    yield text(FIRST + STEP * (len(READ) - 1) / 2, top - 22, "encoder", 19, fill=PALE_INK)


def _decoder(top: float, gap: bool) -> Iterator[str]:
    start = FIRST + STEP * len(READ) + 34
    for number, word in enumerate(WRITTEN):
        middle = start + STEP * number
        yield arrow(
            (middle - STEP + WIDTH / 2 - (34 if not number else 0), top + HEIGHT / 2),
            (middle - WIDTH / 2 - 1, top + HEIGHT / 2),
            colour=HIDDEN_STATE,
            width=4,
        )
        yield from _step(middle, top, WRITTEN[number - 1] if number else "⟨start⟩")
        yield arrow((middle, top), (middle, top - 30))
        yield text(middle, top - 40, word, 18, font_weight="bold")
    yield text(start + STEP * (len(WRITTEN) - 1) / 2, top - 76, "decoder", 19, fill=PALE_INK)


def _step(middle: float, top: float, word: str) -> Iterator[str]:
    yield box(middle - WIDTH / 2, top, WIDTH, HEIGHT)
    yield arrow((middle, top + HEIGHT + 38), (middle, top + HEIGHT + 2))
    yield text(middle, top + HEIGHT + 62, word, 18)


def _looking() -> Iterator[str]:
    words, shares = ("four", "thousand", "sixty", "seven"), (0.02, 0.03, 0.05, 0.9)
    top, right = 176, 560
    for number, (word, share) in enumerate(zip(words, shares, strict=True)):
        middle = 64 + STEP * number
        yield from _step(middle, top, word)
        yield text(middle, top + 33, f"e_{number + 1}", 21)
        if number:
            yield arrow(
                (middle - STEP + WIDTH / 2, top + HEIGHT / 2),
                (middle - WIDTH / 2 - 1, top + HEIGHT / 2),
                colour=CELL_STATE,
                width=3,
            )
        yield line((middle, top - 1), (middle, 96), (404, 96), colour=CONTEXT, width=1.5 + 8 * share)
        yield text(middle + 9, 140, f"{share:.2f}", 17, "start", fill=CONTEXT)
    yield circle(422, 96, 18, CONTEXT)
    yield text(422, 103, "+", 24, fill=CONTEXT)
    yield arrow((440, 96), (right - WIDTH / 2 - 1, 96), colour=CONTEXT, width=4)
    yield text(475, 84, "context", 17, fill=CONTEXT)
    yield box(right - WIDTH / 2, 70, WIDTH, HEIGHT)
    yield arrow((right, 70), (right, 46))
    yield text(right, 36, "sieben", 20, font_weight="bold")
    yield box(right - WIDTH / 2, top, WIDTH, HEIGHT)
    yield text(right, top + 34, "h", 21, font_style="italic")
    yield arrow((right, top), (right, 124), colour=HIDDEN_STATE, width=4)
    yield arrow((right, top + HEIGHT + 38), (right, top + HEIGHT + 2))
    yield text(right, top + HEIGHT + 62, "tausend", 18)
