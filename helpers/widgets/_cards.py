"""Flash cards: flip, rate, meet again when they are due."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import traitlets

from helpers.content import Card
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._study import fold, text, unbroken

OnRate = Callable[[str, int], datetime]
Choices = Callable[[str], Mapping[int, datetime]]


class Cards(CourseWidget):
    """Cards one at a time, due ones first, then new ones.

    Args:
        cards: the cards.
        status: by card id `{"due": ISO date or None, "seen": bool}`; a card that is not in it is new.
        on_rate: called with a card's id and a rating (1 again, 2 hard, 3 good, 4 easy); returns when it is due next.
        choices: gives, for a card's id, when each rating would bring it back; without it the buttons name no times.
    """

    _esm, _css = bundle("cards.js"), bundle("cards.css")
    cards = traitlets.List().tag(sync=True)
    status = traitlets.Dict().tag(sync=True)
    intervals = traitlets.Dict().tag(sync=True)
    rated = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        cards: Iterable[Card],
        status: Mapping[str, Any],
        on_rate: OnRate,
        choices: Choices | None = None,
        stored: Callable[[], bool] = lambda: True,
    ):
        self._content = list(cards)
        self._on_rate, self._choices, self._stored = on_rate, choices, stored
        super().__init__(
            cards=[unbroken({"id": card.id, "front": card.front, "back": card.back}) for card in self._content],
            status={card.id: dict(status.get(card.id, {"due": None, "seen": False})) for card in self._content},
            intervals={card.id: self._intervals(card.id) for card in self._content},
        )

    def act(self, event: dict[str, Any]) -> None:
        """Store a rating, and say when the card comes back."""
        if event["kind"] != "rate":
            return
        card, rating = event["card"], event["rating"]
        due = self._on_rate(card, rating).isoformat()
        self.status = {**self.status, card: {"due": due, "seen": True}}
        self.intervals = {**self.intervals, card: self._intervals(card)}
        self.rated = {"card": card, "rating": rating, "due": due, "stored": self._stored(), "n": event["n"]}

    def _intervals(self, card: str) -> list[float]:
        """Seconds until the card is back, for the ratings 1 to 4."""
        if self._choices is None:
            return []
        now, dates = datetime.now(UTC), self._choices(card)
        return [max(0.0, round((dates[rating] - now).total_seconds())) for rating in (1, 2, 3, 4)]

    def static_html(self) -> str:
        """Each card as a question whose answer unfolds."""
        cards = "".join(
            f"<li>{text(card.front)}{fold('Answer', f'<p>{text(card.back)}</p>')}</li>" for card in self._content
        )
        return f"<p><strong>Flash cards</strong></p><ol>{cards}</ol>"
