"""Videos of others: a link each, with what to watch for. There is nothing to store."""

from typing import Any

from helpers.study._activity import Activity, Shape
from helpers.study._texts import unbroken


class ShownVideo(Shape):
    """A video: its title, who made it, its id at YouTube, its length in words (None: not known), and what to make of it."""

    id: str
    concept: str
    title: str
    by: str
    youtube: str
    length: str | None
    reason: str
    watch_for: str
    loose: str | None
    trust: str


class VideosContent(Shape):
    """The videos, in the order of their file."""

    videos: list[ShownVideo]


class VideosActivity(Activity):
    """Videos to watch."""

    kind, content_shape = "videos", VideosContent

    def content(self) -> dict[str, Any]:
        """The videos."""
        return {"videos": unbroken([video.model_dump() for video in self.items.values()])}


ACTIVITY = VideosActivity
