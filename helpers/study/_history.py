"""What happened to each card, rating by rating: for programs that go on where the course stopped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpers.study._events import ABOUT_CARDS, Event
from helpers.study._fold import CardState, card_state
from helpers.study._rows import CardKey


@dataclass(frozen=True)
class Rated:
    """One rating: when, which (1 to 4), and the card's due date and memory state after it."""

    at: datetime
    rating: int
    due: datetime
    memory: dict[str, Any]


@dataclass(frozen=True)
class History:
    """A card's ratings, oldest first, and where it stands now."""

    ratings: tuple[Rated, ...]
    now: CardState


def histories(events: Iterable[Event]) -> dict[CardKey, History]:
    """What happened to each card that was ever rated or missed.

    Args:
        events: a log in the order of time, as `Store.events` gives it.
    """
    own: dict[CardKey, list[Event]] = {}
    for event in events:
        if event.kind in ABOUT_CARDS:
            own.setdefault((event.lesson, event.item), []).append(event)
    return {card: _history(of_card) for card, of_card in own.items()}


def _history(events: list[Event]) -> History:
    ratings = []
    for number, event in enumerate(events, 1):
        if event.kind == "review":
            after = card_state(events[:number])
            assert after is not None and after.state is not None
            ratings.append(Rated(event.at, event.data["rating"], after.due, after.state))
    now = card_state(events)
    assert now is not None
    return History(tuple(ratings), now)
