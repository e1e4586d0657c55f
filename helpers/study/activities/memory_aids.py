"""Mnemonics, each behind the question that makes one recall it. There is nothing to store."""

from typing import Any

from helpers.study._activity import Activity, Shape
from helpers.study._texts import unbroken

# Signs that every font has; emoji are missing on many Linux machines.
SIGNS = {
    "mnemonic": ("✱", "Mnemonic"),
    "rhyme": ("♪", "Rhyme"),
    "story": ("❝", "Story"),
    "gem": ("◆", "Gem"),
    "acronym": ("ABC", "Acronym"),
}


class ShownAid(Shape):
    """A mnemonic: the question, the wording, the answer, the caveat, the name of a picture; and its kind's sign and name."""

    id: str
    concept: str
    kind: str
    text: str
    recall: str
    answer: str
    caveat: str | None
    picture: str | None
    icon: str
    word: str


class AidsContent(Shape):
    """The mnemonics, in the order of the lesson."""

    aids: list[ShownAid]


class MemoryAidsActivity(Activity):
    """Mnemonics to recall."""

    kind, content_shape = "memory_aids", AidsContent

    def content(self) -> dict[str, Any]:
        """The mnemonics."""
        signs = {ident: SIGNS[aid.kind] for ident, aid in self.items.items()}
        aids = [
            {**aid.model_dump(), "icon": signs[ident][0], "word": signs[ident][1]} for ident, aid in self.items.items()
        ]
        return {"aids": unbroken(aids)}


ACTIVITY = MemoryAidsActivity
