"""The gradient telescope: what is left of a gradient up to a hundred steps back, for four untrained networks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import traitlets

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._networks import offered
from helpers.widgets._picture import PICTURES, image

TELESCOPE_PICTURE = PICTURES / "gradient_telescope.svg"
TELESCOPE_RNN_PICTURE = PICTURES / "gradient_telescope_rnn.svg"
TELESCOPE_TITLE = "Gradient telescope: a plain RNN as it is drawn"


class GradientTelescope(CourseWidget):
    """The size of a gradient against the steps back, with the bound beside it, computed in the browser; and what clipping does to it.

    Args:
        networks: those to offer, of `NETWORKS`; all where none is named. A network alone comes without its bound.

    Raises:
        ValueError: there is no such network.
    """

    _esm, _css = bundle("gradient_telescope.js"), bundle("gradient_telescope.css")
    networks: traitlets.List[Any] = traitlets.List().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, networks: Sequence[str] = ()):
        super().__init__(networks=offered(networks))

    def static_html(self) -> str:
        """The curve of the plain RNN as a picture."""
        alt = (
            "What is left of the gradient of a plain RNN up to a hundred steps back, on a logarithmic scale: a nearly "
            "straight line down, by more than half at each step."
        )
        if self._picture == TELESCOPE_PICTURE:
            alt += " The bound by the largest singular value, above 1, goes slightly up."
        return f"{image(self._picture, alt, 700)}<p><em>Gradient telescope: run this cell in JupyterLab to look through it.</em></p>"

    def static_svg(self) -> str:
        """The curve of the plain RNN."""
        return self._picture.read_text(encoding="utf-8")

    @property
    def _picture(self) -> Path:
        return TELESCOPE_RNN_PICTURE if self.networks == ["rnn"] else TELESCOPE_PICTURE
