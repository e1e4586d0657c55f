"""Sections to listen to."""

from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import Field

from helpers.content._items import Item, Part, Slug, Text
from helpers.content._material import Material
from helpers.content._speakers import Speaker
from helpers.content.materials.dialogues import Dialogue, DialogueLine

if TYPE_CHECKING:
    from helpers.content._course import Course


Told = TypeVar("Told", bound="Narration")


class NarrationLine(Part):
    """A few sentences of a narration; `say` is the spoken form where it differs."""

    text: Text
    say: Text | None = None


class Narration(Item):
    """A section told by one speaker, to listen to; where none is named, by the narrator of cast.yaml."""

    concept: Slug
    title: Text
    speaker: Speaker | None = None
    lines: Annotated[list[NarrationLine], Field(min_length=2)]

    @property
    def talk(self) -> Dialogue:
        """The same as a talk of one speaker."""
        assert self.speaker is not None, "read by a lesson, it has one"
        lines = [DialogueLine(speaker=self.speaker.id, text=line.text, say=line.say) for line in self.lines]
        return Dialogue(id=self.id, concept=self.concept, title=self.title, speakers=[self.speaker], lines=lines)


def narrated(narration: Told, course: "Course") -> Told:
    """The same, told by the course's narrator where nobody is named."""
    return narration if narration.speaker else narration.model_copy(update={"speaker": course.cast.narrator})


MATERIAL = Material[Narration]("narrations", "narration.yaml", Narration, opens="listen", by="id", complete=narrated)
