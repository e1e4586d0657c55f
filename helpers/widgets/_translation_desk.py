"""The translation desk: a number's English words through an encoder and a decoder, into German or French."""

from typing import Any

import traitlets

from helpers.experiments import TRANSLATORS
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._picture import PICTURES, image
from helpers.widgets._translators import own_weights

DESK_PICTURE = PICTURES / "translation_desk.svg"
DESK_TITLE = "Translation desk: 4321 from English into German"
DESK_ALT = (
    "A heat map. The rows are the words four, thousand, three, hundred, and, twenty, one; the columns are the parts of "
    "viertausenddreihunderteinundzwanzig. Dark fields show what the decoder looked at for each part: a way down that turns round near the "
    "end, where German says the one before the twenty."
)


class TranslationDesk(CourseWidget):
    """Numbers to type; every step of encoder, attention and decoder, the errors, and beam search beside greedy, computed in the browser.

    Args:
        weights: a network of the learner's own, beside those that the course ships: `result.weights`.

    Raises:
        ValueError: the weights are of no network that translates numbers.
    """

    _esm, _css = bundle("translation_desk.js"), bundle("translation_desk.css")
    shipped: traitlets.List[Any] = traitlets.List().tag(sync=True)
    weights = traitlets.Bytes().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, weights: bytes | None = None):
        own = own_weights(weights, ("one", "hundred"), "translates numbers")
        super().__init__(shipped=[one.path().read_bytes() for one in TRANSLATORS], weights=own)

    def static_html(self) -> str:
        """The attention for one number as a picture."""
        note = "Translation desk: run this cell in JupyterLab to type numbers of your own."
        return f"{image(DESK_PICTURE, DESK_ALT, 480)}<p><em>{note}</em></p>"

    def static_svg(self) -> str:
        """The same picture."""
        return DESK_PICTURE.read_text(encoding="utf-8")
