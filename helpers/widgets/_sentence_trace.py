"""The traced sentence: an LSTM of two units with weights set by hand reads a sentence, word by word."""

import traitlets

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._picture import PICTURES, image

TRACE_PICTURE = PICTURES / "sentence_trace.svg"
TRACE_TITLE = "Sentence trace: “The cat that I adopted”, at its verb"
TRACE_ALT = (
    "“The cat that I adopted was/were orange” as a chain of seven steps, read up to the verb. At “cat” a thick line "
    "comes in from below. From there a thick line, the cell state, runs on with a plus sign to the verb, where a thick "
    "line goes up to “was”. Beside it, the numbers of unit 1 at the verb as bars: forget gate 0.99, input gate 0.00, "
    "candidate 0.00, output gate 0.99, cell state +0.97 before and +0.96 after, hidden state +0.74."
)


class SentenceTrace(CourseWidget):
    """A sentence to step through; gates, cell state and hidden state of each step are computed in the browser."""

    _esm, _css = bundle("sentence_trace.js"), bundle("sentence_trace.css")
    state = traitlets.Dict().tag(sync=True)

    def static_html(self) -> str:
        """The lesson page's sentence at its verb, as a picture."""
        return f"{image(TRACE_PICTURE, TRACE_ALT, 760)}<p><em>Sentence trace: run this cell in JupyterLab to step through it.</em></p>"

    def static_svg(self) -> str:
        """The same picture."""
        return TRACE_PICTURE.read_text(encoding="utf-8")
