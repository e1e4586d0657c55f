"""What is due today over all lessons, and where the learner stopped."""

from collections.abc import Mapping
from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, fold, text


class Today(StudyWidget):
    """A line that says what is due; in a review the deck itself."""

    _esm, _css = bundle("today.js"), bundle("today.css")
    whole = traitlets.Bool().tag(sync=True)
    cards: traitlets.List[Any] = traitlets.List().tag(sync=True)
    deck: traitlets.List[Any] = traitlets.List().tag(sync=True)
    left = traitlets.Int().tag(sync=True)
    minutes = traitlets.Int().tag(sync=True)
    tomorrow = traitlets.Int().tag(sync=True)
    leeches: traitlets.List[Any] = traitlets.List().tag(sync=True)
    stopped = traitlets.Dict(None, allow_none=True).tag(sync=True)
    status = traitlets.Dict().tag(sync=True)
    intervals = traitlets.Dict().tag(sync=True)
    rated = traitlets.Dict().tag(sync=True)

    def static_html(self) -> str:
        """What is due, each card as a question whose answer unfolds; where the learner stopped; what to read again."""
        known = {card["id"]: card for card in self.cards}
        cards = "".join(
            f"<li>{text(known[card]['front'])}{fold('Answer', '<p>' + text(known[card]['back']) + '</p>')}</li>"
            for card in self.deck
        )
        count = len(self.deck)
        words = f"{count} {'card is' if count == 1 else 'cards are'} due." if count else "Nothing is due."
        stop = f"<p>You stopped at {place_link(self.stopped)}.</p>" if self.stopped else ""
        slipping = "".join(
            f"<li>{text(known[leech['card']]['front'])} Lost {leech['times']} times."
            f"{' Read again: ' + place_link(leech['place']) + '.' if leech['place'] else ''}</li>"
            for leech in self.leeches
        )
        again = f"<p>Read before you try again:</p><ul>{slipping}</ul>" if slipping else ""
        return f"<p><strong>Today.</strong> {words}</p>{stop}{again}" + (f"<ol>{cards}</ol>" if cards else "")


def place_link(place: Mapping[str, Any]) -> str:
    """A link to a cell of the course, as HTML."""
    address = f"{place['notebook']}#cell-id={place['cell']}"
    return f'<a href="{text(address)}">{text(place["heading"])}</a>, in {text(place["lesson"])}'
