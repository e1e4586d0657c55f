"""Static pictures for the prose: the LSTM's and the GRU's unit, built up stage by stage, and what surrounds a unit."""

import base64
import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from helpers.common import sign_html
from helpers.widgets._chain_pictures import chain
from helpers.widgets._curve_pictures import sigmoid_curve
from helpers.widgets._memory_pictures import kingdom, memory_route
from helpers.widgets._reader_pictures import state_to_verb, unit_rnn, word_to_x
from helpers.widgets._translator_pictures import attention, translator

# Of units: drawn by js/desk/lstm/pictures.js and js/desk/gru/pictures.js; tests/widgets/gate_desk_pictures.py and
# gru_desk_pictures.py store them.
PICTURES = Path(__file__).parent / "pictures"


@dataclass(frozen=True)
class Stage:
    """A stage of the unit: a title, what the picture shows for those who do not see it, and a line under it."""

    title: str
    alt: str
    caption: str


LSTM_STAGES = {
    "memory-line": Stage(
        "The line of the cell state",
        "A line runs from left to right, from the old cell state c to the new cell state c prime. Nothing is on it.",
        "The line of the cell state. Nothing is on it: c′ = c.",
    ),
    "forget-gate": Stage(
        "The forget gate",
        "On the line of the cell state stands a multiplication. From below, the forget gate f feeds it. The gate is a sigmoid of "
        "the input x and the hidden "
        "state h. What leaves the multiplication is kept.",
        "New: the forget gate f. It multiplies the cell state: c′ = f·c.",
    ),
    "input-gate": Stage(
        "The input gate and the candidate",
        "After the multiplication, an addition stands on the line of the cell state. What it adds is the product of the input gate "
        "i, a sigmoid, and the "
        "candidate g, a tanh. Both see x and h, as the forget gate does.",
        "New: the input gate i and the candidate g. Their product is added: c′ = f·c + i·g.",
    ),
    "output-gate": Stage(
        "The output gate",
        "From the new cell state a wire goes down through tanh to a multiplication by the output gate o, a sigmoid of x and "
        "h. What comes out, to the "
        "right, is the new hidden state h prime. The line of the cell state itself runs on unchanged.",
        "New: the output gate o. It shows a share of the cell state and leaves the cell state alone: h′ = o·tanh(c′).",
    ),
    "whole": Stage(
        "The whole unit",
        "The whole unit. Forget gate, input gate and candidate act on the line of the cell state, the output gate shows it. The "
        "new hidden state h prime goes round "
        "by a dashed line and comes in again, beside x, at the next step.",
        "The whole unit. What it shows goes round, and all four blocks read it at the next step.",
    ),
}
GRU_STAGES = {
    "gru-state": Stage(
        "The state of a GRU",
        "A line runs from left to right, from the old state h to the new state h prime. Nothing is on it.",
        "The state. With nothing else on the way, h′ = h.",
    ),
    "gru-update-gate": Stage(
        "The update gate and the candidate",
        "On the line of the state stands a multiplication by the update gate z, a sigmoid of the input x and the state h. Behind it "
        "stands an addition. What it adds is the candidate n, a tanh, multiplied by 1 minus z, which comes from the same gate.",
        "New: the update gate z and the candidate n. Old and new are mixed: h′ = z·h + (1 − z)·n.",
    ),
    "gru-reset-gate": Stage(
        "The reset gate",
        "On the wire that brings the old state to the candidate stands a multiplication by the reset gate r, a sigmoid of x and h. "
        "The line of the state itself is untouched by it.",
        "New: the reset gate r. It scales what the candidate hears of the past, and leaves the state alone.",
    ),
    "gru-whole": Stage(
        "The whole GRU unit",
        "The whole unit. The update gate mixes the old state and the candidate, the reset gate scales what the candidate hears of the "
        "past. The new state goes round by a dashed line and comes in again at the next step.",
        "The whole unit. All of its state is shown, and goes round into the next step.",
    ),
}

# What surrounds a unit. These pictures share nothing with a widget: Python draws them when a cell asks for them, so none is stored.
AROUND = {
    "translator": Stage(
        "Encoder and decoder",
        "Two rows of boxes. On the left the encoder reads “sixty” and “seven”, a word a step. An arrow leads from its last box to "
        "the decoder on the right. That reads the start symbol and writes “sieben”, reads “sieben” and writes “und”, reads “und” "
        "and writes “sechzig”, reads “sechzig” and writes the end symbol.",
        "The encoder reads, and hands its last state over. The decoder writes, and reads what it has written.",
    ),
    "attention": Stage(
        "Attention",
        "Four states of the encoder, after “four”, “thousand”, “sixty” and “seven”. From each a line leads to a sum, with a share "
        "beside it: 0.02, 0.03, 0.05 and 0.90, the last the thickest. The sum is the context. It and the decoder's state h, which "
        "has read “tausend”, lead to a box that writes “sieben”.",
        "Before “sieben” is written, the decoder's state h is compared with all of the encoder's. (The shares are made up.)",
    ),
    "sigmoid": Stage(
        "The sigmoid",
        "A curve in the shape of a flat S. Below it stands a, from −6 to 6, beside it a share from 0 to 1. The curve rises "
        "from near 0, shut, through 0.12 at −2, one half at 0 and 0.88 at 2 to near 1, open.",
        "The sigmoid. A gate is shut near 0, open near 1, and half open in the middle.",
    ),
    "word-to-x": Stage(
        "A word becomes x",
        "An embedding table has a row of four numbers for each word: the, cat, cats, painted, near. The word cat points to its "
        "row, and that row is the input x.",
        "A word picks its row of the embedding table. That row is the input x.",
    ),
    "unit-rnn": Stage(
        "One step of a plain RNN",
        "The old state h comes in from the left and is weighed with U. The input x comes in below it and is weighed with W. Both "
        "are added, together with the bias b, and tanh squashes the sum to between −1 and 1. What comes out is the new state h "
        "prime. It goes to the right, to the next step, and up, to whoever reads it.",
        "One step of a plain RNN: weigh the old state, weigh the input, add both and a bias, squash the sum.",
    ),
    "state-to-verb": Stage(
        "The last state becomes a verb",
        "The last state h is a column of four numbers. It is weighed twice: once for was, which gives 1.9, and once for were, "
        "which gives −1.2. The larger number wins, so the network says was.",
        "The last state is weighed twice, and the larger number says the verb.",
    ),
    "chain-rnn": Stage(
        "A plain RNN, unrolled",
        "Five boxes in a row, all of them the same RNN, read The, cat, that, I, adopted, one word a step. Each gets its word as an input x "
        "from below and hands its hidden state h to the right and up. The last state goes up to a box that asks: was or were?",
        "A plain RNN, unrolled: one network, drawn once a word. Only the hidden state h goes from step to step.",
    ),
    "chain-lstm": Stage(
        "An LSTM, unrolled",
        "Five boxes in a row, all of them the same LSTM, read The, cat, that, I, adopted, one word a step. Two lines go from box to box: "
        "the cell state c above, the hidden state h below. From cat on, the line c is marked +1. The last hidden state goes up to "
        "a box that asks: was or were?",
        "An LSTM, unrolled. Two lines go from step to step. One number of c could hold “singular” (+1) from cat to the verb.",
    ),
    "chain-gru": Stage(
        "A GRU, unrolled",
        "Five boxes in a row, all of them the same GRU, read The, cat, that, I, adopted, one word a step. One line goes from box to box, "
        "the hidden state h. From cat on, it is marked +1. The last state goes up to a box that asks: was or were?",
        "A GRU, unrolled. Its only state is h. One number of h could hold “singular” (+1) from cat to the verb.",
    ),
    "kingdom": Stage(
        "The kingdom of data",
        "To the left the chief LSTM, with a crown and a closed book, the secret book. Three things are settled there: forget, how much "
        "of the old stays; input, how much news goes in; output, what is told. To the right the scribe GRU, with one open page and two "
        "things to settle: update, how much of it stays; reset, how much of it is seen.",
        "The kingdom of data. The chief keeps a secret book and settles three things, the scribe has one open page and settles two.",
    ),
    "memory-route": Stage(
        "The memory route",
        "A road with three stops, from left to right: input, what is written; forget, what is kept; output, what is shown. Below it: an "
        "order to remember; forget and input act together, then output.",
        "The memory route: input, forget, output.",
    ),
}
DRAWN: dict[str, Callable[[str, str], str]] = {
    "translator": translator,
    "attention": attention,
    "sigmoid": sigmoid_curve,
    "word-to-x": word_to_x,
    "unit-rnn": unit_rnn,
    "state-to-verb": state_to_verb,
    "kingdom": kingdom,
    "memory-route": memory_route,
    **{name: partial(chain, name) for name in ("chain-rnn", "chain-lstm", "chain-gru")},
}
STAGES = LSTM_STAGES | GRU_STAGES | AROUND


class UnitPicture:
    """A stage of an LSTM or GRU unit, or what surrounds a unit, as a figure with its alternative text.

    Args:
        name: one of `STAGES`.

    Raises:
        KeyError: there is no such picture.
    """

    def __init__(self, name: str):
        self.name, self.stage = name, STAGES[name]

    def __repr__(self) -> str:
        return f"[picture: {self.stage.alt}]"

    @property
    def svg(self) -> str:
        """The drawing."""
        if self.name in DRAWN:
            return DRAWN[self.name](self.stage.title, self.stage.alt)
        return picture_file(self.name).read_text(encoding="utf-8")

    @property
    def source(self) -> str:
        """The drawing as the source of an `<img>`."""
        return _source(self.svg)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        width = 660 if self.name in DRAWN else 460
        figure = (
            f'<figure style="margin:.5rem 0;max-width:{width}px">{sign_html("look")}{_image(self.svg, self.stage.alt, width)}'
            f"<figcaption>{html.escape(self.stage.caption)}</figcaption></figure>"
        )
        return {"text/html": figure, "image/svg+xml": self.svg, "text/plain": repr(self)}


def picture_file(name: str) -> Path:
    """Where the picture of a unit's stage is stored."""
    return PICTURES / f"unit_{name.replace('-', '_')}.svg"


def image(path: Path, alt: str, width: int) -> str:
    """An SVG file as an `<img>`, at most `width` pixels wide. It has a light ground of its own: an image does not see the theme."""
    return _image(path.read_text(encoding="utf-8"), alt, width)


def _image(svg: str, alt: str, width: int) -> str:
    return f'<img src="{_source(svg)}" alt="{html.escape(alt, quote=True)}" style="width:100%;max-width:{width}px">'


def _source(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')}"
