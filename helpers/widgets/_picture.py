"""The LSTM unit as static pictures for the prose, built up stage by stage: what a stage adds is in its colours."""

import base64
import html
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Drawn by js/desk/lstm/pictures.js and js/desk/gru/pictures.js; tests/widgets/gate_desk_pictures.py and gru_desk_pictures.py store them.
PICTURES = Path(__file__).parent / "pictures"


@dataclass(frozen=True)
class Stage:
    """A stage of the unit: a title, what the picture shows for those who do not see it, and a line under it."""

    title: str
    alt: str
    caption: str


LSTM_STAGES = {
    "memory-line": Stage(
        "The memory line",
        "A line runs from left to right, from the old memory c to the new memory c prime. Nothing is on it.",
        "The memory line. Nothing is on it: c′ = c.",
    ),
    "forget-gate": Stage(
        "The forget gate",
        "On the memory line stands a multiplication. From below, the forget gate f feeds it. The gate is a sigmoid of "
        "the input x and the hidden "
        "state h. What leaves the multiplication is kept.",
        "New: the forget gate f. It multiplies the memory: c′ = f·c.",
    ),
    "input-gate": Stage(
        "The input gate and the candidate",
        "After the multiplication, an addition stands on the memory line. What it adds is the product of the input gate "
        "i, a sigmoid, and the "
        "candidate g, a tanh. Both see x and h, as the forget gate does.",
        "New: the input gate i and the candidate g. Their product is added: c′ = f·c + i·g.",
    ),
    "output-gate": Stage(
        "The output gate",
        "From the new memory a wire goes down through tanh to a multiplication by the output gate o, a sigmoid of x and "
        "h. What comes out, to the "
        "right, is the shown state h prime. The memory line itself runs on unchanged.",
        "New: the output gate o. It shows a share of the memory and leaves the memory alone: h′ = o·tanh(c′).",
    ),
    "whole": Stage(
        "The whole unit",
        "The whole unit. Forget gate, input gate and candidate act on the memory line, the output gate shows it. The "
        "shown state h prime goes round "
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
STAGES = LSTM_STAGES | GRU_STAGES


class UnitPicture:
    """A stage of an LSTM or GRU unit, as a figure with its alternative text.

    Args:
        name: one of `STAGES`.

    Raises:
        KeyError: there is no such stage.
    """

    def __init__(self, name: str):
        self.name, self.stage = name, STAGES[name]

    def __repr__(self) -> str:
        return f"[picture: {self.stage.alt}]"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        figure = (
            f'<figure style="margin:.5rem 0;max-width:460px">{image(picture_file(self.name), self.stage.alt, 460)}'
            f"<figcaption>{html.escape(self.stage.caption)}</figcaption></figure>"
        )
        svg = picture_file(self.name).read_text(encoding="utf-8")
        return {"text/html": figure, "image/svg+xml": svg, "text/plain": repr(self)}


def picture_file(name: str) -> Path:
    """Where a stage's picture is stored."""
    return PICTURES / f"unit_{name.replace('-', '_')}.svg"


def image(path: Path, alt: str, width: int) -> str:
    """An SVG file as an `<img>`, at most `width` pixels wide. It has a light ground of its own: an image does not see the theme."""
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{html.escape(alt, quote=True)}" style="width:100%;max-width:{width}px">'
