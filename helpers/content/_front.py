"""What a lesson says of itself, under `course:` in the front matter of lesson.md."""

from typing import Annotated

from pydantic import Field

from helpers.content._items import Part, Slug, Text


class Sitting(Part):
    """A stretch of a lesson that is done in one go; lesson.md begins it with a heading `## Sitting ...`."""

    title: Text
    minutes: Annotated[int, Field(ge=1, le=20)]


class Front(Part):
    """Title, one line, sittings, concepts; `kind` is one of kinds.yaml and says what the lesson owes; `needs` are the lessons before it."""

    title: Text
    one_line: Text
    kind: Slug = "lesson"
    sittings: Annotated[list[Sitting], Field(min_length=1)]
    concepts: Annotated[list[Slug], Field(min_length=1)]
    needs: list[Slug] = Field(default_factory=list)
