"""A dialogue, or a narrated section, to hear and read."""

import base64
from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from helpers.content import Clip, Dialogue
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._study import options_html, shuffled, text, unbroken

OnListenerAnswer = Callable[[int, int, bool], None]


class DialoguePlayer(CourseWidget):
    """A talk, in recorded voices where there are some, else in the browser's own, or silently.

    Args:
        dialogue: the dialogue; with one speaker it is a narration, and small until it is wanted.
        clips: for each line its recorded clip or None; none at all where nothing was recorded.
        on_answer: called with the line's index, the option's index as in the YAML, and whether it is right.
    """

    _esm, _css = bundle("dialogue.js"), bundle("dialogue.css")
    dialogue = traitlets.Dict().tag(sync=True)
    answered = traitlets.Dict().tag(sync=True)
    lengths = traitlets.List().tag(sync=True)
    clips = traitlets.Dict().tag(sync=True)

    def __init__(
        self, dialogue: Dialogue, on_answer: OnListenerAnswer | None = None, clips: Sequence[Clip | None] = ()
    ):
        self._content, self._on_answer, self._recorded = dialogue, on_answer, list(clips)
        data = unbroken(dialogue.model_dump())
        for index, line in enumerate(data["lines"]):
            line["order"] = shuffled(f"{dialogue.id}:{index}", len(line["options"]))
        super().__init__(dialogue=data, lengths=[clip.seconds if clip else None for clip in self._recorded])

    def act(self, event: dict[str, Any]) -> None:
        """Send a clip that is wanted; hand on what the listener answered."""
        if event["kind"] == "clip":
            line = event.get("line")
            clip = self._recorded[line] if isinstance(line, int) and 0 <= line < len(self._recorded) else None
            if clip:
                # The one before may be on its way still; more than two are never asked for at once.
                last = dict(list(self.clips.items())[-1:])
                self.clips = {**last, str(line): base64.b64encode(clip.path.read_bytes()).decode("ascii")}
            return
        if event["kind"] != "answer":
            return
        line, option = event["line"], event["option"]
        if self._on_answer:
            self._on_answer(line, option, self._content.lines[line].options[option].correct)
        self.answered = {**self.answered, str(line): option}

    def static_html(self) -> str:
        """The transcript."""
        names = {speaker.id: speaker for speaker in self._content.speakers}
        cast = ", ".join(f"{text(speaker.name)} ({text(speaker.role)})" for speaker in self._content.speakers)
        lines = "".join(
            f"<li><strong>{text(names[line.speaker].name)}:</strong> {text(line.text)}"
            + (
                options_html(line.options, shuffled(f"{self._content.id}:{k}", len(line.options)))
                if line.options
                else ""
            )
            + "</li>"
            for k, line in enumerate(self._content.lines)
        )
        if len(names) == 1:
            said = "".join(f"<p>{text(line.text)}</p>" for line in self._content.lines)
            title = f"To listen to: {text(self._content.title)}"
            return f"<details><summary>{title}</summary>{said}</details>"
        return f"<p><strong>{text(self._content.title)}</strong>, a dialogue: {cast}</p><ol>{lines}</ol>"
