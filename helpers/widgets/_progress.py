"""What a learner has reached in a lesson, as a row of rings that fill."""

import html
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from helpers.common import SIGNS
from helpers.widgets._base import bundle
from helpers.widgets._note import Note
from helpers.widgets._view import View

RADIUS = 25
ROUND = 2 * math.pi * RADIUS


def arc(share: float, more: str = "") -> str:
    """The part of a ring that is done, from its top; `more` are attributes of it. Nothing where nothing is done."""
    start = f'<circle r="{RADIUS}" cx="32" cy="32" stroke-width="6" transform="rotate(-90 32 32)" {more}'
    return f'{start}stroke-dasharray="{ROUND * share:.1f} {ROUND:.1f}"></circle>' if share else ""


@dataclass(frozen=True)
class Ring:
    """Something that is done piece by piece: what it is in words, how many are done, of how many, and the sign of the activity."""

    words: str
    done: int
    total: int
    sign: str

    @property
    def text(self) -> str:
        return f"{self.words}: {self.done} of {self.total}"

    def drawn(self) -> str:
        """The ring with its activity's icon in it, or a tick when all is done; its words under it."""
        sign, share = SIGNS[self.sign], self.done / self.total
        inside = "M7 12.5l3.5 3.5L17 8.5" if share == 1 else sign.path
        done = arc(share, 'stroke-linecap="butt" ')
        ring = (
            f'<svg viewBox="0 0 64 64" aria-hidden="true" style="width:64px;height:64px;fill:none;stroke:{sign.ink}">'
            f'<circle r="{RADIUS}" cx="32" cy="32" stroke-width="6" opacity=".18"></circle>{done}'
            f'<path d="{inside}" transform="translate(20 20)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">'
            "</path></svg>"
        )
        words = f"<div>{html.escape(self.words)}: <br><strong>{self.done} of {self.total}</strong></div>"
        return f'<div style="width:7rem;text-align:center;font-size:.85rem;line-height:1.35">{ring}{words}</div>'


class ProgressView(Note, View):
    """How far a learner is: `rings` drawn side by side, and a last line; as text, line by line.

    It stands on top of a notebook, so it brings the style of the prose: words that lead to the glossary, colours of formulas.
    """

    name = "progress"

    def __init__(self, title: str, rings: Sequence[Ring], last: str):
        self.rings = [ring for ring in rings if ring.total]
        self.values = {"title": title, "rings": [asdict(ring) for ring in self.rings], "last": last}
        super().__init__(title, "\n".join(ring.text for ring in self.rings), last)

    def _repr_html_(self) -> str:
        row = "".join(ring.drawn() for ring in self.rings)
        return (
            f"<style>{bundle('prose.css')}</style>"
            f'<div role="note" style="margin:.5rem 0;max-width:60rem"><strong>{html.escape(self.title)}</strong>'
            f'<div style="display:flex;flex-wrap:wrap;gap:.8rem 1rem;margin:.7rem 0">{row}</div><div>{html.escape(self.last)}</div></div>'
        )
