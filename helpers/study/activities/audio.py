"""All that can be heard in the course, as one list, and where the learner stopped listening."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from helpers.content import Dialogue, LessonContent
from helpers.study._activity import Activity, Shape
from helpers.study.activities.dialogues import TalkContent, clip_text, shown_talk

PLACE = "audio-place"


class ShownPiece(Shape):
    """A piece: the name of its talk, its title, and the title of the lesson that it belongs to."""

    talk: str
    title: str
    chapter: str


class AudioContent(Shape):
    """The pieces in the order of the course, and their talks by name."""

    pieces: list[ShownPiece]
    talks: dict[str, TalkContent]


class AudioPlace(Shape):
    """Where the learner stopped: the talk, the line, the seconds into it; and how fast it was played."""

    talk: str
    line: int
    seconds: float
    rate: float


class AudioState(Shape):
    """Where the learner stopped; nothing before the first time."""

    place: AudioPlace | dict[str, str]


class AudioActivity(Activity):
    """An audio book.

    `{"kind": "place", "talk": ..., "line": ..., "seconds": ..., "rate": ...}` says where it is.
    `{"kind": "clip", "talk": ..., "line": ...}` asks for a recorded line.
    """

    kind, content_shape, state_shape = "audio", AudioContent, AudioState

    @cached_property
    def _spoken(self) -> dict[str, tuple[LessonContent, Dialogue]]:
        """Every talk by its name, in the order of the course."""
        return {
            f"{lesson.slug}:{talk.id}": (lesson, talk)
            for lesson in self.learner.lesson.course.lessons.values()
            for talk in lesson.talks
        }

    def content(self) -> dict[str, Any]:
        """The pieces and their talks."""
        spoken = self._spoken.items()
        return {
            "pieces": [
                {"talk": name, "title": talk.title, "chapter": lesson.front.title} for name, (lesson, talk) in spoken
            ],
            "talks": {name: shown_talk(*one) for name, one in spoken},
        }

    def state(self) -> dict[str, Any]:
        """Where the learner stopped, if that talk is still there."""
        place = self.store.setting(PLACE, {})
        return {"place": place if place.get("talk") in self._spoken else {}}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store the place; or hand out a clip, by talk and line."""
        name, line = event.get("talk"), event.get("line")
        if name not in self._spoken:
            return {}
        if event["kind"] == "place" and line in range(len(self._spoken[name][1].lines)):
            place = {"talk": name, "line": line, "seconds": float(event["seconds"]), "rate": float(event["rate"])}
            self.store.record_setting(PLACE, place)
            return {"place": place}
        clip = clip_text(*self._spoken[name], line) if event["kind"] == "clip" else None
        return {"clips": {f"{name}/{line}": clip}} if clip else {}


ACTIVITY = AudioActivity
