"""The button to hand in, and all that will travel before it does."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._study import text


class HandIn(CourseWidget):
    """Shows what would be handed in, and does it when the button is pressed.

    Args:
        title: the lesson's.
        left_out: what never travels, in words.
        places: where the file goes besides the notebook's own folder, in words.
        look: what would travel now: `answers`, `words`, `file`, `saved`, `versions`, `digest`, `unsaved`, `asks_done`, `done`; or a
            `problem`.
        press: hands in; given whether to say that the study part is done, and a question about the grade. What was made: `file`, `time`,
            `digest`, `delivered` and a `problem`, "" where there is none.
    """

    _esm, _css = bundle("hand_in.js"), bundle("hand_in.css")
    title = traitlets.Unicode().tag(sync=True)
    left_out = traitlets.Unicode().tag(sync=True)
    places: traitlets.List[Any] = traitlets.List().tag(sync=True)
    found = traitlets.Dict().tag(sync=True)
    handed: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(
        self,
        title: str,
        left_out: str,
        places: Sequence[str],
        look: Callable[[], Mapping[str, Any]],
        press: Callable[[bool, str], Mapping[str, Any]],
    ):
        self._look, self._press = look, press
        super().__init__(title=title, left_out=left_out, places=list(places), found=dict(look()))

    def act(self, event: dict[str, Any]) -> None:
        """Look again, or hand in."""
        if event["kind"] == "hand-in":
            made = self._press(event.get("say_done") is True, str(event.get("question", "")))
            self.handed = [*self.handed, dict(made)]
        if event["kind"] in ("look", "hand-in"):
            self.found = dict(self._look())

    def static_html(self) -> str:
        """What it is for; what would travel is nobody's business who reads a printed notebook."""
        return (
            f"<p><strong>Hand in: {text(self.title)}</strong></p>"
            "<p><em>Run this cell in JupyterLab to see what would travel, and to hand in.</em></p>"
        )
