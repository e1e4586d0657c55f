"""Videos of others."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from helpers.content._items import Item, Slug, Text
from helpers.content._material import Material


class Video(Item):
    """Somebody else's video: why to see it, what to watch for, and what it says loosely.

    `trust` says how that is known: V seen, V2 by somebody else's account of it.
    """

    concept: Slug
    title: Text
    by: Text
    youtube: Annotated[str, StringConstraints(pattern=r"^[\w-]{11}$")]
    length: Text | None = None
    reason: Text
    watch_for: Text
    loose: Text | None = None
    trust: Literal["V", "V2"]


MATERIAL = Material[Video](
    "videos",
    "videos.yaml",
    Video,
    opens="videos",
    by="nothing",
    states=lambda video: (video.reason, video.watch_for, video.loose or ""),
)
