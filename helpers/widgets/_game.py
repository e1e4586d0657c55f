"""“Name the gate”: a game of ten rounds."""

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, text


class Game(StudyWidget):
    """Rounds of a unit with a fault, told by its curves; the rounds are drawn in the browser."""

    _esm, _css = bundle("name_the_gate.js"), bundle("name_the_gate.css")
    levels: traitlets.List = traitlets.List().tag(sync=True)
    level = traitlets.Int(1).tag(sync=True)
    best = traitlets.Dict().tag(sync=True)
    played = traitlets.Int(0).tag(sync=True)
    right = traitlets.Int(0).tag(sync=True)

    def static_html(self) -> str:
        """What the levels are about."""
        levels = "".join(f"<li>{text(level['title'])}: {text(level['question'])}</li>" for level in self.levels)
        return (
            "<p><strong>Name the gate.</strong> A unit with one fault runs, and you say from its curves what the fault is. "
            f"Run this cell in JupyterLab to play.</p><ol>{levels}</ol>"
        )
