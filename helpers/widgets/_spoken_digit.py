"""Spoken digit: a recording to see and to hear, and what a network believes at each step while it listens."""

from typing import Any

import traitlets

from helpers.experiments import DIGIT_LISTENERS
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._digits import chosen_recordings, own_digits
from helpers.widgets._picture import PICTURES, image

SPOKEN_PICTURE = PICTURES / "spoken_digit.svg"
SPOKEN_TITLE = "Spoken digit: what a network believes while it hears “seven”"
SPOKEN_ALT = (
    "Three drawings over the same seconds. The wave of a spoken seven; below it how loud it is in 24 bands from 0 to 4,000 Hz; below that "
    "a row for each digit, the darker the more the network believes in it. At first several rows are pale, at the end only the row of "
    "seven is dark."
)


class SpokenDigit(CourseWidget):
    """Recordings to choose; their wave, log-mel bands and a network's belief at each step, computed in the browser; noise; errors to find.

    Args:
        weights: a network of the learner's own, beside those that the course ships: `result.weights`.

    Raises:
        ValueError: the weights are of no network that hears digits.
    """

    _esm, _css = bundle("spoken_digit.js"), bundle("spoken_digit.css")
    shipped: traitlets.List[Any] = traitlets.List().tag(sync=True)
    weights = traitlets.Bytes().tag(sync=True)
    voices: traitlets.List[Any] = traitlets.List().tag(sync=True)
    index: traitlets.List[Any] = traitlets.List().tag(sync=True)
    samples = traitlets.Bytes().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, weights: bytes | None = None):
        own = own_digits(weights)
        shipped = [one.path().read_bytes() for one in DIGIT_LISTENERS]
        super().__init__(shipped=shipped, weights=own, **chosen_recordings())

    def static_html(self) -> str:
        """A recording and what a network believes of it, as a picture."""
        note = "Spoken digit: run this cell in JupyterLab to hear the recordings and to choose others."
        return f"{image(SPOKEN_PICTURE, SPOKEN_ALT, 620)}<p><em>{note}</em></p>"

    def static_svg(self) -> str:
        """The same picture."""
        return SPOKEN_PICTURE.read_text(encoding="utf-8")
