"""Flash cards: flip, rate, meet again when they are due."""

from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, fold, text


class Cards(StudyWidget):
    """Cards one at a time, due ones first, then new ones."""

    _esm, _css = bundle("cards.js"), bundle("cards.css")
    cards: traitlets.List[Any] = traitlets.List().tag(sync=True)
    status = traitlets.Dict().tag(sync=True)
    intervals = traitlets.Dict().tag(sync=True)
    rated = traitlets.Dict().tag(sync=True)

    def static_html(self) -> str:
        """Each card as a question whose answer unfolds."""
        cards = "".join(
            f"<li>{text(card['front'])}{fold('Answer', '<p>' + text(card['back']) + '</p>')}</li>"
            for card in self.cards
        )
        return f"<p><strong>Flash cards</strong></p><ol>{cards}</ol>"
