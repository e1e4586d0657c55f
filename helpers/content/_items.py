"""What all study material is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Item(BaseModel):
    """Anything with an id. Ids are for ever: a learner's progress hangs on them."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Slug


class Part(BaseModel):
    """A part of an item."""

    model_config = ConfigDict(extra="forbid", frozen=True)
