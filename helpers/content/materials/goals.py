"""Goals to reach with what a learner steers."""

from typing import Annotated

from pydantic import Field

from helpers.content._items import Item, Part, Slug, Text
from helpers.content._material import Material


class Pulse(Part):
    """One step of a goal's input stream: the value of input and marker at `step`."""

    step: Annotated[int, Field(ge=1)]
    x: float = 0.0
    marker: float = 0.0


class Goal(Item):
    """Something to reach with a widget. `kind` names the detector in the widget, `stream` is the input it runs on.

    `hint` is a nudge, `recipe` says what to do, `because` is said when the goal is reached. `needs` is the concept without which it
    cannot be reached: a claim, which a test has to hold up.
    """

    concept: Slug
    kind: Slug
    title: Text
    task: Text
    hint: Text
    recipe: Text | None = None
    because: Text | None = None
    needs: Slug | None = None
    stream: list[Pulse] = Field(default_factory=list)


MATERIAL = Material[Goal]("goals", "{}.yaml", Goal, opens="explore", by="file", asked=True)
