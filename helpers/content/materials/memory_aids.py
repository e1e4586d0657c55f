"""Mnemonics."""

from typing import Literal

from helpers.content._items import Item, Slug, Text
from helpers.content._material import Material


class MemoryAid(Item):
    """A mnemonic in its own wording, a question that makes the learner recall it, and where it is looser than the truth.

    `picture` names one of the course's pictures that shows it.
    """

    concept: Slug
    kind: Literal["rhyme", "story", "gem", "acronym", "mnemonic"]
    text: Text
    recall: Text
    answer: Text
    caveat: Text | None = None
    picture: Slug | None = None


MATERIAL = Material[MemoryAid](
    "memory_aids",
    "memory_aids.yaml",
    MemoryAid,
    opens="memory_aids",
    by="nothing",
    states=lambda aid: (aid.text, aid.answer, aid.caveat or ""),
)
