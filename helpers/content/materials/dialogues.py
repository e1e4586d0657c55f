"""Talks between a teacher and students."""

from typing import Annotated

from pydantic import Field, model_validator

from helpers.content._items import Item, Part, Slug, Text
from helpers.content._material import Material
from helpers.content._options import QuizOption
from helpers.content._speakers import Speaker


class DialogueLine(Part):
    """What one speaker says. `say` is the spoken form where it differs; `options` make it a question to the listener."""

    speaker: Slug
    text: Text
    say: Text | None = None
    options: list[QuizOption] = Field(default_factory=list)

    @property
    def spoken(self) -> str:
        """What a voice says, on one line."""
        return " ".join((self.say or self.text).split())


class Dialogue(Item):
    """A talk between a teacher and students, or one voice that tells a section; heard or read."""

    concept: Slug
    title: Text
    speakers: Annotated[list[Speaker], Field(min_length=1)]
    lines: Annotated[list[DialogueLine], Field(min_length=2)]

    @model_validator(mode="after")
    def _speakers_known(self) -> "Dialogue":
        known = {speaker.id for speaker in self.speakers}
        for line in self.lines:
            if line.speaker not in known:
                raise ValueError(f"a line is spoken by {line.speaker!r}, who is not among {sorted(known)}")
        return self


MATERIAL = Material[Dialogue](
    "dialogues",
    "dialogue.yaml",
    Dialogue,
    opens="dialogue",
    by="nothing",
    states=lambda dialogue: [line.text for line in dialogue.lines],
)
