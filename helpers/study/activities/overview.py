"""The course at three depths: one is read and heard, and the choice holds for all lessons."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from helpers.content import LessonContent
from helpers.study.activities.depth import DepthActivity, DepthContent
from helpers.study.activities.dialogues import TalkContent, clip_text, shown_talk


class OverviewContent(DepthContent):
    """The depths, the parts of this lesson that they fold away, and the course's text at each depth, as a talk of one speaker."""

    talks: dict[str, TalkContent]


class OverviewActivity(DepthActivity):
    """A choice, as for `DepthActivity`; `{"kind": "clip", "talk": "basic", "line": 0}` asks for a recorded line."""

    kind, content_shape = "overview", OverviewContent

    @cached_property
    def _owner(self) -> LessonContent:
        """The lesson that has the overview; it is opened from any."""
        lessons = self.learner.lesson.course.lessons.values()
        return next((lesson for lesson in lessons if lesson.overview), self.learner.lesson)

    def content(self) -> dict[str, Any]:
        """The choice and the texts."""
        texts = self._owner.overview.items()
        return {**super().content(), "talks": {name: shown_talk(self._owner, one.talk) for name, one in texts}}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store a choice; or hand out a clip, by talk and line."""
        if event["kind"] != "clip":
            return super().record(event)
        name, line = event.get("talk"), event.get("line")
        text = self._owner.overview.get(str(name))
        clip = clip_text(self._owner, text.talk, line) if text else None
        return {"clips": {f"{name}/{line}": clip}} if clip else {}


ACTIVITY = OverviewActivity
