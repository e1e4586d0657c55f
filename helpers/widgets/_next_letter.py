"""Next letter: what an n-gram and a network believe of the next character, while somebody writes."""

from collections.abc import Sequence

import traitlets

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._letters import card_of, corpus_of, letters, sort_of
from helpers.widgets._picture import PICTURES, image

NEXT_LETTER_PICTURE = PICTURES / "next_letter.svg"
NEXT_LETTER_TITLE = "Next letter: what two models expect after “transfor”"

NEXT_LETTER_ALT = (
    "Bars to the left and to the right of twelve letters: what a 5-gram and an LSTM expect after “transfor”. The 5-gram, which sees the "
    "last four letters, expects d above all, then m. The LSTM expects m, far above all others."
)


class NextLetter(CourseWidget):
    """A beginning to write; n-gram and network side by side, with temperature and top-k, all computed in the browser.

    Args:
        networks: which of the networks that ship: `["words"]`, which is also the default, `["code"]` or `["shakespeare"]`.
        weights: a network of the learner's own instead: `result.weights`.

    Raises:
        ValueError: there is no such network, or the weights are none.
    """

    _esm, _css = bundle("next_letter.js"), bundle("next_letter.css")
    weights = traitlets.Bytes().tag(sync=True)
    text = traitlets.Bytes().tag(sync=True)
    sort = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, networks: Sequence[str] = (), weights: bytes | None = None):
        file = letters(weights, networks, "words")
        card = card_of(file)
        corpus = corpus_of(card)
        counted = b"" if corpus is None else corpus.ids("train").astype("uint8").tobytes()
        super().__init__(weights=file, text=counted, sort=sort_of(card))

    def static_html(self) -> str:
        """What two models expect after a beginning, as a picture."""
        note = "<p><em>Next letter: run this cell in JupyterLab to write yourself.</em></p>"
        return f"{image(NEXT_LETTER_PICTURE, NEXT_LETTER_ALT, 480)}{note}"

    def static_svg(self) -> str:
        """The same picture."""
        return NEXT_LETTER_PICTURE.read_text(encoding="utf-8")
