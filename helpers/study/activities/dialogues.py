"""A dialogue to hear and read, with questions to the listener. What the listener answers is not stored."""

import base64
from collections.abc import Mapping
from typing import Any

from helpers.content import Dialogue, LessonContent
from helpers.study._activity import Activity, Shape
from helpers.study._texts import shuffled, unbroken
from helpers.study.activities.quiz import ShownOption


class ShownSpeaker(Shape):
    """Who speaks: a name, a role, the recorded voice, and the pitch of the browser's own."""

    id: str
    name: str
    role: str
    voice: str | None
    pitch: float


class ShownLine(Shape):
    """What is said, how it is spoken where that differs, and the options of a question to the listener."""

    speaker: str
    text: str
    say: str | None
    options: list[ShownOption]
    order: list[int]


class ShownTalk(Shape):
    """A talk; with one speaker it is a narration."""

    id: str
    concept: str
    title: str
    speakers: list[ShownSpeaker]
    lines: list[ShownLine]


class TalkContent(Shape):
    """The talk, and for each line its recorded clip (a file in the lesson's folder) and its seconds, None where there is none."""

    dialogue: ShownTalk
    files: list[str | None]
    lengths: list[float | None]


class TalkState(Shape):
    """What the listener answered in this sitting: the option, by the line's number."""

    answered: dict[str, int]


def shown_talk(lesson: LessonContent, talk: Dialogue) -> dict[str, Any]:
    """A talk of a lesson in the form of `TalkContent`."""
    data = unbroken(talk.model_dump())
    for index, line in enumerate(data["lines"]):
        line["order"] = shuffled(f"{talk.id}:{index}", len(line["options"]))
    clips = lesson.clips_of(talk)
    files = [f"{clip.path.parent.name}/{clip.path.name}" if clip else None for clip in clips]
    return {"dialogue": data, "files": files, "lengths": [clip.seconds if clip else None for clip in clips]}


def clip_text(lesson: LessonContent, talk: Dialogue, line: Any) -> str | None:
    """The recorded clip of a line as text (base64); None where there is no such line, or no clip."""
    if type(line) is not int or not 0 <= line < len(talk.lines):
        return None
    clip = lesson.clips_of(talk)[line]
    return base64.b64encode(clip.path.read_bytes()).decode("ascii") if clip else None


class DialogueActivity(Activity):
    """A talk: `{"kind": "answer", "line": ..., "option": ...}`; `{"kind": "clip", "line": ...}` asks for a recorded line."""

    kind, content_shape, state_shape = "dialogues", TalkContent, TalkState

    @property
    def talk(self) -> Dialogue:
        """The talk that is shown."""
        (talk,) = self.items.values()
        return talk

    def content(self) -> dict[str, Any]:
        """The talk and its clips."""
        return shown_talk(self.learner.lesson, self.talk)

    def state(self) -> dict[str, Any]:
        """Nothing yet: each time, the listener may answer anew."""
        return {"answered": {}}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """What the listener answered; or a clip that is wanted, as text (base64)."""
        line = event.get("line")
        if type(line) is not int or not 0 <= line < len(self.talk.lines):
            return {}
        if event["kind"] == "answer":
            return {"answered": {str(line): event["option"]}}
        clip = clip_text(self.learner.lesson, self.talk, line) if event["kind"] == "clip" else None
        return {"clips": {str(line): clip}} if clip else {}


ACTIVITY = DialogueActivity
