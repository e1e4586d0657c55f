"""Where a card stands after all that happened to it: a function of its events, in the order of time."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpers.study._events import ABOUT_CARDS, Event, event_of, moment_of, row_of, text_of
from helpers.study._schedule import RETENTION, rated


@dataclass(frozen=True)
class CardState:
    """A card after its events: when it is due, its memory state (None: never rated), and what was missed since its last rating."""

    due: datetime
    state: dict[str, Any] | None
    missed: str | None


def card_state(events: Iterable[Event]) -> CardState | None:
    """Where a card stands.

    Args:
        events: the card's events in the order of time.

    Returns:
        Its state, or None where nothing happened to it. A miss makes a card due at once and leaves its memory state as it is;
        a card that is due already keeps its date.
    """
    card: CardState | None = None
    for event in events:
        match event.kind:
            case "review":
                target = event.data.get("retention", RETENTION)
                state, due = rated(card.state if card else None, event.data["rating"], event.at, target)
                card = CardState(due, state, None)
            case "miss":
                card = CardState(
                    min(card.due, event.at) if card else event.at, card.state if card else None, event.data["by"]
                )
            case "schedule":
                card = CardState(moment_of(event.data["due"]), event.data["state"], event.data["missed"])
    return card


def append(db: sqlite3.Connection, events: Iterable[Event]) -> int:
    """Add the events that the log does not have yet, and bring the table `cards` up to date.

    Only the cards that the events are about are folded anew, each from its own events: they are few, whatever the log's length.

    Returns:
        How many were new.
    """
    added, cards = 0, dict[tuple[str, str], None]()
    for event in events:
        sql = "INSERT INTO events (id, at, lesson, kind, item, data) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
        new = db.execute(sql, row_of(event)).rowcount
        added += new
        if new and event.kind in ABOUT_CARDS:
            cards[event.lesson, event.item] = None
    for lesson, card in cards:
        fold_card(db, lesson, card)
    return added


def fold_card(db: sqlite3.Connection, lesson: str, card: str) -> None:
    """Write a card's row of the table `cards` anew, from its events."""
    sql = f"SELECT * FROM events WHERE lesson = ? AND item = ? AND kind IN {ABOUT_CARDS} ORDER BY at, id"
    found = card_state(map(event_of, db.execute(sql, (lesson, card)).fetchall()))
    assert found is not None
    state = None if found.state is None else json.dumps(found.state)
    row = (lesson, card, text_of(found.due), state, found.missed)
    db.execute("INSERT OR REPLACE INTO cards (lesson, card, due, state, missed) VALUES (?, ?, ?, ?, ?)", row)
