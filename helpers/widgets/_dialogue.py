"""A dialogue, or a narrated section, to hear and read."""

from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, options_html, text


class Speaking(StudyWidget):
    """A widget that plays recorded clips. Each is sent when it is wanted, so a notebook stays small."""

    clips = traitlets.Dict().tag(sync=True)

    def act(self, event: dict[str, Any]) -> None:
        """Send a clip that is wanted; hand on everything else."""
        if event["kind"] == "clip" and (clip := self._record(event).get("clips")):
            # The one before may be on its way still; more than two are never asked for at once.
            self.clips = {**dict(list(self.clips.items())[-1:]), **clip}
        elif event["kind"] != "clip":
            super().act(event)


class DialoguePlayer(Speaking):
    """A talk, in recorded voices where there are some, else in the browser's own, or silently.

    With one speaker it is a narration, and small until it is wanted.
    """

    _esm, _css = bundle("dialogue.js"), bundle("dialogue.css")
    dialogue = traitlets.Dict().tag(sync=True)
    answered = traitlets.Dict().tag(sync=True)
    lengths: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def static_html(self) -> str:
        """The transcript."""
        speakers, lines = self.dialogue["speakers"], self.dialogue["lines"]
        title, names = text(self.dialogue["title"]), {speaker["id"]: text(speaker["name"]) for speaker in speakers}
        if len(speakers) == 1:
            said = "".join(f"<p>{text(line['text'])}</p>" for line in lines)
            return f"<details><summary>To listen to: {title}</summary>{said}</details>"
        cast = ", ".join(f"{text(speaker['name'])} ({text(speaker['role'])})" for speaker in speakers)
        listed = "".join(
            f"<li><strong>{names[line['speaker']]}:</strong> {text(line['text'])}"
            + (options_html(line["options"], line["order"]) if line["options"] else "")
            + "</li>"
            for line in lines
        )
        return f"<p><strong>{title}</strong>, a dialogue: {cast}</p><ol>{listed}</ol>"
