"""The playground: an RNN, an LSTM and a GRU that train in the browser while one watches, and that can be steered."""

from typing import Any

import numpy as np
import traitlets

from helpers.experiments import COURSE_TEXT, DATA
from helpers.widgets._base import bundle
from helpers.widgets._goals import GoalWidget
from helpers.widgets._picture import PICTURES, image

PLAYGROUND_PICTURE = PICTURES / "playground.svg"
PLAYGROUND_TITLE = "Playground: three networks side by side, after 200 updates"
PLAYGROUND_ALT = (
    "Two charts over 200 updates, a curve for each of three networks that learn whether “was” or “were” must follow, 12 words later. The "
    "plain RNN stays at one half right, as guessing does; LSTM and GRU get all sentences right."
)
LETTERS = 60_000  # of the course's text, so that a page stays light
# The recording without its beginning, as lesson 04 uses it, over the spread of the part that is learned from.
FIRST, LAST, LEARNED = 1000, 10_900, 8500


class Playground(GoalWidget):
    """Three networks side by side from equal seeds, trained by JavaScript in a worker: no kernel is needed once it is shown.

    Args:
        options: `goals`, `reached`, `on_goal` and `on_recipe`, as `GoalWidget` takes them.

    Attributes:
        series: a nerve cell's voltage, float32, for the task on a real series.
        text: the beginning of the course's own text, for the task on letters.
        state: the run: settings, what was steered and when, updates.
    """

    place = "in the playground"
    name, file = "playground", "playground.yaml"
    kinds = frozenset({"over-a-distance", "few-units", "break-and-repair"})  # as in js/training/goals.js
    _esm, _css = bundle("playground.js"), bundle("playground.css")
    series = traitlets.Bytes().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)

    def __init__(self, **options: Any) -> None:
        text = COURSE_TEXT.path().read_text(encoding="ascii")[:LETTERS]
        super().__init__(**options, series=_voltage().tobytes(), text=text)

    def static_html(self) -> str:
        """Three networks after 200 updates, as a picture, and the goals as text."""
        note = "<p><em>Playground: run this cell in JupyterLab to train them yourself.</em></p>"
        return f"{image(PLAYGROUND_PICTURE, PLAYGROUND_ALT, 560)}{note}{self.goals_html()}"

    def static_svg(self) -> str:
        """The same picture."""
        return PLAYGROUND_PICTURE.read_text(encoding="utf-8")


def _voltage() -> np.ndarray:
    """The recording, (9900,), less the mean and over the spread of the part that is learned from."""
    values = np.frombuffer(DATA["membrane"].path().read_bytes(), "<f4").astype(float)
    learned = values[FIRST:LEARNED]
    return ((values[FIRST:LAST] - learned.mean()) / learned.std()).astype("<f4")
