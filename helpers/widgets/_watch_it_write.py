"""Watch it write: a network writes or reads character by character, and each of its units can be looked at."""

from collections.abc import Sequence

import traitlets

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._letters import card_of, corpus_of, letters, sort_of
from helpers.widgets._picture import PICTURES, image

WATCH_PICTURE = PICTURES / "watch_it_write.svg"
WATCH_TITLE = "Watch it write: a unit that turns blue inside brackets"
WATCH_ALT = (
    "Four lines of Python that a network reads. The ground of each character shows what one of its units holds there: pink outside of "
    "brackets, blue, white or a pale pink inside. A line under the text runs where brackets are open. In quotes, too, the unit "
    "turns blue between brackets."
)
LONG = 3000  # characters that a unit is found on, and scored on


class WatchItWrite(CourseWidget):
    """A text that a network writes or reads, its units as a heat map, and which of them answers a question best.

    A unit is found on a piece of the validation part and scored on a piece of the test part of what the network was trained on.

    Args:
        networks: which of the networks that ship: `["code"]`, which is also the default, `["words"]` or `["shakespeare"]`.
        weights: a network of the learner's own instead: `result.weights`.

    Raises:
        ValueError: there is no such network, or the weights are none.
    """

    _esm, _css = bundle("watch_it_write.js"), bundle("watch_it_write.css")
    weights = traitlets.Bytes().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)
    sort = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, networks: Sequence[str] = (), weights: bytes | None = None):
        file = letters(weights, networks, "code")
        card = card_of(file)
        corpus = corpus_of(card)
        texts = {} if corpus is None else {"find": corpus.validation[:LONG], "score": corpus.test[:LONG]}
        super().__init__(weights=file, texts=texts, sort=sort_of(card))

    def static_html(self) -> str:
        """A text that a network reads, coloured by one of its units, as a picture."""
        return f"{image(WATCH_PICTURE, WATCH_ALT, 700)}<p><em>Watch it write: run this cell in JupyterLab to see it at work.</em></p>"

    def static_svg(self) -> str:
        """The same picture."""
        return WATCH_PICTURE.read_text(encoding="utf-8")
