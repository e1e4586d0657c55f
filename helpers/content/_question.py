"""What all questions have."""

from helpers.content._items import Item, Slug, Text


class Question(Item):
    """What all kinds have. `group` names the small set that is asked together."""

    concept: Slug
    question: Text
    group: Slug | None = None
