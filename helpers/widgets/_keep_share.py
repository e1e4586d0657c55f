"""A share that is kept at each step: the smallest explorer of the course, to try explorers with."""

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._sketch import CELL_STATE, sheet, text

SHARE, STEPS = 0.9, 20
WIDTH, BASE = 640, 170
DESCRIPTION = "Bars for what is left after 0 to 20 steps, with nine tenths kept at each: they fall from 1 to 0.12."


class KeepShare(CourseWidget):
    """A slider for the share, and a bar for what is left after each of twenty steps."""

    _esm, _css = bundle("keep_share.js"), bundle("keep_share.css")

    def static_svg(self) -> str:
        """The bars at a share of nine tenths."""
        gap, left = WIDTH / (STEPS + 1), [SHARE**step for step in range(STEPS + 1)]
        bars = [
            f'<rect x="{gap * step + 3:.1f}" y="{BASE - 150 * value:.1f}" width="{gap - 6:.1f}" height="{150 * value:.1f}" '
            f'fill="{CELL_STATE}"/>'
            for step, value in enumerate(left)
        ]
        ticks = [text(gap * (step + 0.5), BASE + 20, str(step), 13) for step in range(0, STEPS + 1, 5)]
        return sheet(WIDTH, BASE + 30, "What is left after each step", DESCRIPTION, *bars, *ticks)

    def static_html(self) -> str:
        """The same, with a line of text."""
        return f"{self.static_svg()}<p><em>Nine tenths are kept at each step. Run this cell in JupyterLab to try other shares.</em></p>"
