"""The gradient telescope: what is left of a gradient up to a hundred steps back, for four untrained networks."""

import traitlets

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._picture import PICTURES, image

TELESCOPE_PICTURE = PICTURES / "gradient_telescope.svg"
TELESCOPE_TITLE = "Gradient telescope: a plain RNN as it is drawn"


class GradientTelescope(CourseWidget):
    """The size of a gradient against the steps back, with the bound beside it, computed in the browser; and what clipping does to it."""

    _esm, _css = bundle("gradient_telescope.js"), bundle("gradient_telescope.css")
    state = traitlets.Dict().tag(sync=True)

    def static_html(self) -> str:
        """The curve of the plain RNN as a picture."""
        alt = (
            "What is left of the gradient of a plain RNN up to a hundred steps back, on a logarithmic scale: a nearly "
            "straight line down, by "
            "more than half at each step. The bound by the largest singular value, above 1, goes slightly up."
        )
        return f"{image(TELESCOPE_PICTURE, alt, 700)}<p><em>Gradient telescope: run this cell in JupyterLab to look through it.</em></p>"

    def static_svg(self) -> str:
        """The curve of the plain RNN."""
        return TELESCOPE_PICTURE.read_text(encoding="utf-8")
