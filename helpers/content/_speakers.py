"""Who speaks in the course."""

from typing import Annotated

from pydantic import Field

from helpers.content._items import Item, Part, Slug, Text


class Speaker(Item):
    """A voice of a dialogue. `voice` is the recorded one, of `course voices`; `pitch` is the browser voice's, 0 to 2."""

    name: Text
    role: Text
    voice: Slug | None = None
    pitch: Annotated[float, Field(ge=0, le=2)] = 1.0


class Cast(Part):
    """The whole of cast.yaml: who tells narrations, and which recorded voices there are."""

    narrator: Speaker
    voices: Annotated[list[Slug], Field(min_length=1)]
