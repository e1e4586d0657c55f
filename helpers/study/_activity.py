"""What an activity is: content and the learner's state as plain JSON, and what an event does. A notebook and a page show the same."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from helpers.content import Evidence, LessonContent
from helpers.study._progress import cards_of
from helpers.study._store import Store

PAYLOAD_VERSION = 1  # raise it when a shape changes such that a page of before could not show it


def _by_name(evidence: Evidence) -> str:
    return " ".join(evidence.link)


class Shape(BaseModel):
    """A part of a payload. Its fields are the documentation of the payload, and what a test holds it to."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class Learner:
    """Who does an activity, and in which lesson.

    Attributes:
        lesson: the lesson's content.
        store: what the learner has done so far.
        cite: a piece of evidence in words.
    """

    lesson: LessonContent
    store: Store
    cite: Callable[[Evidence], str] = _by_name

    def missed(self, *concepts: str) -> list[tuple[str, str]]:
        """What a miss does: the cards of the concepts come back, wherever in the course they are."""
        return cards_of(self.lesson.course, *concepts)


class Activity(ABC):
    """Some items of one kind of study material, opened by a learner. Each kind is a module of helpers/study/activities.

    Args:
        learner: who opened it.
        items: the items that are shown, by id.
        of: what the items' file is called after, where a kind has several files (a widget's goals).
    """

    kind: ClassVar[str]  # the name of the material in `content.MATERIALS`
    content_shape: ClassVar[type[Shape]]
    state_shape: ClassVar[type[Shape]] = Shape

    def __init__(self, learner: Learner, items: Mapping[str, Any], of: str = ""):
        self.learner, self.items, self.of = learner, items, of

    @property
    def lesson(self) -> str:
        """The lesson's slug."""
        return self.learner.lesson.slug

    @property
    def store(self) -> Store:
        """What the learner has done so far."""
        return self.learner.store

    @abstractmethod
    def content(self) -> dict[str, Any]:
        """What is shown, whoever looks at it: a dictionary of the form `content_shape`."""

    def state(self) -> dict[str, Any]:
        """What this learner has done with it: a dictionary of the form `state_shape`."""
        return {}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store what the learner did.

        Args:
            event: `{"kind": "answer", ...}`, as a front end reports it; an unknown kind does nothing.

        Returns:
            What of the state is new: of a dictionary the entries that changed, of anything else the whole.

        Raises:
            StoreError: it could not be stored; the message is for the learner.
        """
        return {}

    def payload(self) -> dict[str, Any]:
        """The activity as plain JSON: `{"version", "kind", "lesson", "content", "state"}`.

        Content and state have the names that the front end's module knows, and none in common.
        """
        return {
            "version": PAYLOAD_VERSION,
            "kind": self.kind,
            "lesson": self.lesson,
            "content": self.content(),
            "state": self.state(),
        }
