"""Fading memory: how much of each word of a sentence reaches its end, for four small networks, untrained and trained."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import traitlets

from helpers.experiments import FADING_MEMORY
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._networks import offered
from helpers.widgets._picture import PICTURES, image

FADING_PICTURE = PICTURES / "fading_memory.svg"
FADING_RNN_PICTURE = PICTURES / "fading_memory_rnn.svg"
FADING_TITLE = "Fading memory: how much of each word reaches the end"


class FadingMemory(CourseWidget):
    """A sentence, and for each word the gradient of the end with respect to it, computed in the browser.

    Args:
        networks: those to offer, of `NETWORKS`; all where none is named.

    Raises:
        ValueError: there is no such network.
    """

    _esm, _css = bundle("fading_memory.js"), bundle("fading_memory.css")
    stored = traitlets.Dict().tag(sync=True)
    networks: traitlets.List[Any] = traitlets.List().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, networks: Sequence[str] = ()):
        super().__init__(
            stored=json.loads(FADING_MEMORY.path().read_text(encoding="utf-8")), networks=offered(networks)
        )

    def static_html(self) -> str:
        """The curves for the sentence of the page as a picture."""
        which, fall = (
            ("an untrained plain RNN", "The curve falls from the last word back, by about a half at each word.")
            if self.networks == ["rnn"]
            else (
                "four untrained networks",
                "All curves fall from the last word back; the plain RNN's falls fastest, by about a half at each word.",
            )
        )
        alt = (
            "How much of each word of “The cat that I adopted was orange” reaches the end, for "
            f"{which}, on a logarithmic scale. {fall}"
        )
        return f"{image(self._picture, alt, 700)}<p><em>Fading memory: run this cell in JupyterLab to try sentences of your own.</em></p>"

    def static_svg(self) -> str:
        """The curves for the sentence of the page."""
        return self._picture.read_text(encoding="utf-8")

    @property
    def _picture(self) -> Path:
        return FADING_RNN_PICTURE if self.networks == ["rnn"] else FADING_PICTURE
