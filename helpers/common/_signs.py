"""A quiet sign for each kind of activity, the same in widgets, verdicts and pictures: an icon, a word and a colour."""

import json
from dataclasses import dataclass
from pathlib import Path

# The widgets' modules import the same file (js/kit/sign.js).
_FILE = Path(__file__).with_name("signs.json")


@dataclass(frozen=True)
class Sign:
    """What a learner does here: the word, the colour, and the icon as an SVG path in a square of 24."""

    word: str
    colour: str
    path: str

    @property
    def ink(self) -> str:
        """The colour as text: darker on light ground, lighter on dark."""
        return f"color-mix(in srgb, {self.colour} 72%, var(--jp-content-font-color1, #1a1a1a))"


SIGNS = {name: Sign(**one) for name, one in json.loads(_FILE.read_text(encoding="utf-8")).items()}


def sign_html(name: str) -> str:
    """A sign, one of `SIGNS`, as a line of HTML."""
    sign = SIGNS[name]
    icon = (
        f'<svg viewBox="0 0 24 24" aria-hidden="true" style="width:18px;height:18px;flex:none;fill:none;stroke:{sign.ink};'
        f'stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round"><path d="{sign.path}"></path></svg>'
    )
    style = f"display:flex;align-items:center;gap:.45rem;margin-bottom:.25rem;font-size:.85rem;font-weight:600;color:{sign.ink}"
    return f'<div style="{style}">{icon}<span>{sign.word}</span></div>'
