"""A dialogue to hear and read."""

from collections.abc import Callable
from typing import Any

import traitlets

from helpers.content import Dialogue
from helpers.widgets._base import module
from helpers.widgets._study import StudyWidget, options_html, shuffled, text, unbroken

OnListenerAnswer = Callable[[int, int, bool], None]


class DialoguePlayer(StudyWidget):
    """A dialogue, spoken by the browser's own voices, or silently where it has none.

    Args:
        dialogue: the dialogue.
        on_answer: called with the line's index, the option's index as in the YAML, and whether it is right.
    """

    _esm = module("study", "voices", "dialogue")
    dialogue = traitlets.Dict().tag(sync=True)
    answered = traitlets.Dict().tag(sync=True)

    def __init__(self, dialogue: Dialogue, on_answer: OnListenerAnswer | None = None):
        self._content, self._on_answer = dialogue, on_answer
        data = unbroken(dialogue.model_dump())
        for index, line in enumerate(data["lines"]):
            line["order"] = shuffled(f"{dialogue.id}:{index}", len(line["options"]))
        super().__init__(dialogue=data)

    def act(self, event: dict[str, Any]) -> None:
        """Hand on what the listener answered."""
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
        return f"<p><strong>{text(self._content.title)}</strong>, a dialogue: {cast}</p><ol>{lines}</ol>"
