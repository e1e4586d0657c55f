"""What a learner does, as events: facts that are added and never changed. Two logs are merged by putting their events together."""

import itertools
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from helpers.study._schedule import require_rating, require_retention, require_state, utc

# Every kind of event, and what its `data` must hold. `item` is what it is about: an exercise, a question, a card ...
KINDS: Mapping[str, Mapping[str, Any]] = {
    "attempt": {"status": str, "mistake": (str, type(None)), "source": str},
    "hint": {"number": int},
    "solution-request": {"times": int},
    "solution-view": {},
    "answer": {"given": (int, str, list), "correct": bool},
    "guess": {"option": (int, type(None))},
    "outcome": {"answer": int},
    "goal": {"widget": str, "detail": str},
    "recipe": {"widget": str},
    "review": {"rating": int},
    "miss": {"by": (str, type(None))},
    "schedule": {"due": str, "state": (dict, type(None)), "missed": (str, type(None))},
    "test": {"questions": list},
    "test-answer": {"question": str, "given": (int, str, list)},
    "test-end": {"correct": dict},
    "round": {"concept": str, "given": (str, type(None)), "correct": bool, "level": int, "next": int, "timed": bool},
    "game": {"score": int, "right": int, "timed": bool},
    "place": {},
    # What was written in an exercise on a page. There it is kept once an exercise, and becomes an event in a file that is taken along.
    "draft": {"text": str},
    "setting": {"value": (str, int, float, bool, list, dict, type(None))},
}
# What `data` may hold besides: how long a card was looked at, in seconds; the retention that a rating was scheduled with (without
# one it is FSRS's own); and how sure the learner was before the answer was shown, in percent.
MAY_HOLD: Mapping[str, Mapping[str, Any]] = {
    "review": {"seconds": (int, float), "retention": float, "sure": int},
    "answer": {"sure": int},
}
WHOLE_COURSE = "course"  # stands where an event concerns no lesson of its own
# The kinds that decide when a card comes back.
ABOUT_CARDS = ("review", "miss", "schedule")


@dataclass(frozen=True)
class Event:
    """Something that a learner did.

    Attributes:
        id: unique in the world; a log holds each id once.
        at: when it happened, in UTC.
        lesson: the lesson's slug, or `WHOLE_COURSE`.
        kind: one of `KINDS`. Kinds that a newer course knows are kept and not looked at.
        item: what it is about: an exercise, a question, a prediction, a goal, a card, a cell, a setting.
        data: the rest, as JSON holds it.
    """

    id: str
    at: datetime
    lesson: str
    kind: str
    item: str
    data: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The event as JSON holds it."""
        return {
            "id": self.id,
            "at": text_of(self.at),
            "lesson": self.lesson,
            "kind": self.kind,
            "item": self.item,
            "data": dict(self.data),
        }

    @classmethod
    def from_json(cls, data: Any) -> "Event":
        """The event that `to_json` gave.

        Raises:
            ValueError: this is no event; the message says what is wrong with it.
        """
        if not isinstance(data, dict):
            raise ValueError("an event is an object with id, at, lesson, kind, item and data")
        for name in ("id", "at", "lesson", "kind", "item"):
            if not isinstance(data.get(name), str) or not data[name]:
                raise ValueError(f"`{name}` is {data.get(name)!r}, expected a text")
        kind, more = data["kind"], data.get("data")
        if not isinstance(more, dict):
            raise ValueError(f"`data` is {more!r}, expected an object")
        for name, expected in KINDS.get(kind, {}).items():
            allowed = expected if isinstance(expected, tuple) else (expected,)
            if name not in more or type(more[name]) not in allowed:
                raise ValueError(f"`{name}` of an event of kind {kind!r} is {more.get(name)!r}")
        for name, expected in MAY_HOLD.get(kind, {}).items():
            allowed = expected if isinstance(expected, tuple) else (expected,)
            if name in more and type(more[name]) not in allowed:
                raise ValueError(f"`{name}` of an event of kind {kind!r} is {more[name]!r}")
        if kind == "review":
            require_rating(more["rating"])
            if "retention" in more:
                require_retention(more["retention"])
        at = moment_of(data["at"])
        if not 1970 <= at.year <= 2999:
            raise ValueError(f"`at` is {data['at']!r}, which is not in the time of this course")
        if kind == "schedule":
            moment_of(more["due"])
            require_state(more["state"], at)
        return cls(data["id"], at, data["lesson"], kind, data["item"], more)


class Pen:
    """Writes the events of one session. The session's name is drawn at random, so that no two machines give the same id."""

    def __init__(self) -> None:
        self._session, self._numbers = uuid.uuid4().hex, itertools.count(1)

    def event(self, at: datetime, lesson: str, kind: str, item: str, **data: Any) -> Event:
        """A new event. Within a session, ids sort in the order in which they were given."""
        return Event(f"{self._session}-{next(self._numbers):08}", at, lesson, kind, item, data)


def row_of(event: Event) -> tuple[str, ...]:
    """The event as a row of the table `events`."""
    data = json.dumps(dict(event.data), ensure_ascii=False)
    return event.id, text_of(event.at), event.lesson, event.kind, event.item, data


def event_of(row: Any) -> Event:
    """The event in a row of the table `events`."""
    return Event(row["id"], moment_of(row["at"]), row["lesson"], row["kind"], row["item"], json.loads(row["data"]))


def text_of(moment: datetime) -> str:
    """A moment as it is stored: always with microseconds, so that the order of the texts is the order of the moments."""
    return utc(moment).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """The moment that `text_of` gave.

    Raises:
        ValueError: this is no moment, or it has no time zone.
    """
    return utc(datetime.fromisoformat(text))
