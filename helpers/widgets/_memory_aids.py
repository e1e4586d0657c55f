"""Mnemonics, each behind the question that makes one recall it."""

from collections.abc import Iterable

import traitlets

from helpers.content import MemoryAid
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._study import fold, text, unbroken

# Signs that every font has; emoji are missing on many Linux machines.
KINDS = {
    "mnemonic": ("✱", "Mnemonic"),
    "rhyme": ("♪", "Rhyme"),
    "story": ("❝", "Story"),
    "gem": ("◆", "Gem"),
    "acronym": ("ABC", "Acronym"),
}


class MemoryAids(CourseWidget):
    """Memory aids: first the question, then, on demand, the wording, the answer and the caveat.

    Args:
        aids: the aids.
    """

    _esm, _css = bundle("memory_aids.js"), bundle("memory_aids.css")
    aids = traitlets.List().tag(sync=True)

    def __init__(self, aids: Iterable[MemoryAid]):
        self._content = list(aids)
        super().__init__(
            aids=[
                unbroken({**aid.model_dump(), "icon": KINDS[aid.kind][0], "word": KINDS[aid.kind][1]})
                for aid in self._content
            ]
        )

    def static_html(self) -> str:
        """Each aid as a question that unfolds."""
        aids = "".join(self._aid_html(aid) for aid in self._content)
        return f"<p><strong>Memory aids</strong></p><ul>{aids}</ul>"

    def _aid_html(self, aid: MemoryAid) -> str:
        icon, word = KINDS[aid.kind]
        inside = f"<blockquote>{text(aid.text)}</blockquote><p>{text(aid.answer)}</p>"
        if aid.caveat:
            inside += f"<p><strong>To be exact:</strong> {text(aid.caveat)}</p>"
        return f"<li><strong>{icon} {word}.</strong> {text(aid.recall)}{fold('Show', inside)}</li>"
