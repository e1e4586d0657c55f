"""How deep the learner wants to go; the choice holds for the whole course."""

from collections.abc import Mapping
from typing import Any, ClassVar

from helpers.content import DEPTHS, LessonContent
from helpers.study._activity import Activity, Shape

SAYS = {
    "basic": "the core, without derivations",
    "medium": "the whole core; what goes deeper is folded",
    "detailed": "everything is open",
}


class ShownDepth(Shape):
    """A depth: its id, its name, what it shows."""

    id: str
    name: str
    says: str


class ShownPart(Shape):
    """A part of the lesson: its heading, and the first depth that shows it."""

    title: str
    depth: str


class DepthContent(Shape):
    """The depths from short to long, and the parts of this lesson that some of them fold away."""

    depths: list[ShownDepth]
    parts: list[ShownPart]


class DepthState(Shape):
    """The depth that the learner chose; None as long as there is no choice."""

    depth: str | None


def shown_depths() -> list[dict[str, str]]:
    """The depths from short to long."""
    return [{"id": ident, "name": name, "says": SAYS[ident]} for ident, name in DEPTHS.items()]


def shown_parts(lesson: LessonContent) -> list[dict[str, str]]:
    """The parts of a lesson that some depths fold away."""
    return [{"title": part.title, "depth": part.depth} for part in lesson.parts]


class DepthActivity(Activity):
    """The choice of a depth: `{"kind": "depth", "depth": "basic"}`."""

    kind = "depth"
    content_shape: ClassVar[type[Shape]] = DepthContent
    state_shape = DepthState

    def content(self) -> dict[str, Any]:
        """What there is to choose, and what it folds away."""
        return {"depths": shown_depths(), "parts": shown_parts(self.learner.lesson)}

    def state(self) -> dict[str, Any]:
        """The choice."""
        return {"depth": self.store.setting("depth")}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store a choice."""
        if event["kind"] != "depth" or event.get("depth") not in DEPTHS:
            return {}
        self.store.record_setting("depth", event["depth"])
        return {"depth": event["depth"]}


ACTIVITY = DepthActivity
