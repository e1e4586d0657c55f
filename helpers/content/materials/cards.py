"""Flash cards."""

from helpers.content._items import Item, Slug, Text
from helpers.content._material import Material


class Card(Item):
    """A flash card. `group` names the small set that is met together."""

    concept: Slug
    group: Slug | None = None
    front: Text
    back: Text


MATERIAL = Material[Card](
    "cards", "cards.yaml", Card, opens="cards", by="group", states=lambda card: (card.front, card.back)
)
