"""What a kind of lesson owes: the shape of kinds.yaml."""

from typing import Annotated

from pydantic import Field

from helpers.content._items import Part, Slug, Text


class LessonKind(Part):
    """What a kind of lesson owes.

    Attributes:
        says: what it is for.
        at_least: how many there must be of each study material, by its name, and of talks, explorers, experiments, exercises,
            mistakes (of all exercises together) and question_types.
        groups_of: how many cards a group has, from and to.
        verdicts: whether the sentences on trial need one that is true, one that is loose and one that is false.
        cells: the methods of `here` that some cell has to call.
        own_cards: whether what may be missed needs a card in the same lesson, or in any.
        minutes: how long the core path may be.
    """

    says: Text
    at_least: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    groups_of: tuple[int, int] = (1, 7)
    verdicts: bool = False
    cells: list[str] = Field(default_factory=list)
    own_cards: bool = True
    minutes: Annotated[int, Field(ge=1)] = 40


Kinds = dict[Slug, LessonKind]
