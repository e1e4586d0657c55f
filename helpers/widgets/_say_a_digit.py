"""Say a digit: the learner's own voice through the microphone, and what a network makes of it, in the browser alone."""

from typing import Any

import traitlets

from helpers.experiments import DIGIT_LISTENERS
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._digits import EXAMPLE, chosen_recordings, on_real_people, own_digits
from helpers.widgets._picture import PICTURES, image

SAY_DIGIT_PICTURE = PICTURES / "say_a_digit.svg"
SAY_DIGIT_TITLE = "Say a digit: an example"
SAY_DIGIT_ALT = (
    "An example of what a learner sees after speaking, over the same seconds: the wave of a spoken digit, how loud it is in 24 bands from 0"
    " to 4,000 Hz, and a row for each digit from 0 to 9, the darker the more the network believes in it."
)


class SayADigit(CourseWidget):
    """The microphone, once the learner presses a button; the end of speech, features, a network's belief, all computed in the browser.

    Nothing of what is said reaches Python: the widget has no trait for it.

    Args:
        weights: a network of the learner's own, beside those that the course ships: `result.weights`.

    Raises:
        ValueError: the weights are of no network that hears digits.
    """

    _esm, _css = bundle("say_a_digit.js"), bundle("say_a_digit.css")
    shipped: traitlets.List[Any] = traitlets.List().tag(sync=True)
    weights = traitlets.Bytes().tag(sync=True)
    voices: traitlets.List[Any] = traitlets.List().tag(sync=True)
    index: traitlets.List[Any] = traitlets.List().tag(sync=True)
    samples = traitlets.Bytes().tag(sync=True)
    honest = traitlets.Unicode().tag(sync=True)

    def __init__(self, weights: bytes | None = None):
        own = own_digits(weights)
        shipped = [one.path().read_bytes() for one in DIGIT_LISTENERS]
        super().__init__(shipped=shipped, weights=own, honest=on_real_people(shipped), **chosen_recordings(EXAMPLE))

    def static_html(self) -> str:
        """An example of what one sees after speaking, as a picture."""
        note = "Say a digit: run this cell in JupyterLab, in a browser with a microphone, to speak yourself."
        return f"{image(SAY_DIGIT_PICTURE, SAY_DIGIT_ALT, 620)}<p><em>{note}</em></p>"

    def static_svg(self) -> str:
        """The same picture."""
        return SAY_DIGIT_PICTURE.read_text(encoding="utf-8")
