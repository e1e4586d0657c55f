"""Fading memory: how much of each word of a sentence is felt at its end, for four small networks, untrained and trained."""

import json

import traitlets

from helpers.experiments import FADING_MEMORY
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._picture import PICTURES, image

FADING_PICTURE = PICTURES / "fading_memory.svg"
FADING_TITLE = "Fading memory: how much of each word is felt at the end"


class FadingMemory(CourseWidget):
    """A sentence, and for each word the gradient of the end with respect to it, computed in the browser."""

    _esm, _css = bundle("fading_memory.js"), bundle("fading_memory.css")
    stored = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self):
        super().__init__(stored=json.loads(FADING_MEMORY.path().read_text(encoding="utf-8")))

    def static_html(self) -> str:
        """The curves for the sentence of the page as a picture."""
        alt = (
            "How much of each word of “The cat that I adopted was orange” is felt at the end, for four untrained "
            "networks, on a logarithmic "
            "scale. All curves fall from the last word back; the plain RNN's falls fastest, by about a half at each word."
        )
        return f"{image(FADING_PICTURE, alt, 700)}<p><em>Fading memory: run this cell in JupyterLab to try sentences of your own.</em></p>"

    def static_svg(self) -> str:
        """The curves for the sentence of the page."""
        return FADING_PICTURE.read_text(encoding="utf-8")
