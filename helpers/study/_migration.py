"""How a progress file of an older course becomes one of today's, with nothing lost."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from helpers.study._events import Event, moment_of, text_of
from helpers.study._fold import append, card_state

EVENTS = (
    """CREATE TABLE events (id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, lesson TEXT NOT NULL, kind TEXT NOT NULL,
       item TEXT NOT NULL, data TEXT NOT NULL)""",
    "CREATE INDEX events_of ON events (kind, lesson, item)",
    "CREATE INDEX events_at ON events (kind, at, id)",
    # What the events say of each card: kept, since folding 20,000 events anew takes half a second.
    """CREATE TABLE cards (lesson TEXT NOT NULL, card TEXT NOT NULL, due TEXT NOT NULL, state TEXT, missed TEXT,
       PRIMARY KEY (lesson, card))""",
)
# Version 1 kept an answer as an option's index; version 2 keeps what was given, as JSON, and which miss made a card due.
TO_VERSION_2 = (
    "ALTER TABLE answers RENAME TO old_answers",
    "DROP INDEX answers_of",
    """CREATE TABLE answers (id INTEGER PRIMARY KEY, at TEXT NOT NULL, lesson TEXT NOT NULL, question TEXT NOT NULL,
       given TEXT NOT NULL, correct INTEGER NOT NULL)""",
    "INSERT INTO answers SELECT id, at, lesson, question, CAST(option AS TEXT), correct FROM old_answers",
    "DROP TABLE old_answers",
    "CREATE INDEX answers_of ON answers (lesson, question)",
    "ALTER TABLE cards ADD COLUMN missed TEXT",
)
OLD_TABLES = ("attempts", "hints", "solutions", "answers", "predictions", "goals", "old_cards", "reviews", "places")
LONG_AGO = "1970-01-01T00:00:00.000000+00:00"  # for what an old file kept without a time, where nothing in it has one


def create(db: sqlite3.Connection) -> None:
    """Make today's tables in an empty file."""
    for statement in EVENTS:
        db.execute(statement)


def upgrade(db: sqlite3.Connection, version: int) -> None:
    """Turn the rows of an older file into events. The caller's transaction makes it all or nothing.

    Args:
        db: the file, inside of a transaction.
        version: the file's version, 1 or 2. A table for each kind of act was version 2.
    """
    if version == 1:
        for statement in TO_VERSION_2:
            db.execute(statement)
    db.execute("ALTER TABLE cards RENAME TO old_cards")
    create(db)
    append(db, [*_acts(db), *_cards(db)])
    for table in OLD_TABLES:
        db.execute(f"DROP TABLE {table}")


def keep_copy(path: Path, version: int, now: datetime) -> Path:
    """Copy the file as it is to one beside it, with the date in its name; a copy that is there is never written over."""
    stem = f"{path.stem}.{now:%Y-%m-%d}.version-{version}"
    names = (f"{stem}{f'-{number}' if number else ''}{path.suffix}" for number in range(10_000))
    copy = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    half = copy.with_name(copy.name + ".part")
    half.unlink(missing_ok=True)  # of an upgrade that was killed
    with closing(sqlite3.connect(path, isolation_level=None)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    return half.rename(copy)


def _acts(db: sqlite3.Connection) -> Iterator[Event]:
    """All but the cards: attempts, hints, solutions, answers, predictions, goals and places."""
    for row in _rows(db, "attempts", "id"):
        data = {"status": row["status"], "mistake": row["mistake"], "source": row["source"]}
        yield _event("attempts", row, "attempt", row["exercise"], data)
    for row in _rows(db, "hints", "lesson, exercise, number"):
        # The hints of an exercise were counted from 0, though the rest of the course counts them from 1.
        first = "SELECT min(number) FROM hints WHERE lesson = ? AND exercise = ?"
        shift = 1 if db.execute(first, (row["lesson"], row["exercise"])).fetchone()[0] == 0 else 0
        yield _event("hints", row, "hint", row["exercise"], {"number": row["number"] + shift})
    for row in _rows(db, "solutions", "lesson, exercise"):
        at = row["seen_at"] or _latest(db)
        if row["asked"]:
            yield _event("solutions", row, "solution-request", row["exercise"], {"times": row["asked"]}, at)
        if row["seen_at"]:
            yield _event("solutions-seen", row, "solution-view", row["exercise"], {}, at)
    for row in _rows(db, "answers", "id"):
        data = {"given": json.loads(row["given"]), "correct": bool(row["correct"])}
        yield _event("answers", row, "answer", row["question"], data)
    for row in _rows(db, "predictions", "lesson, prediction"):
        yield _event("predictions", row, "guess", row["prediction"], {"option": row["guess"]})
    for row in _rows(db, "goals", "lesson, widget, goal"):
        yield _event("goals", row, "goal", row["goal"], {"widget": row["widget"], "detail": row["detail"]})
    for row in _rows(db, "places", "lesson"):
        yield _event("places", row, "place", row["cell"], {})


def _cards(db: sqlite3.Connection) -> Iterator[Event]:
    """The reviews, and what else it takes for each card to stand where it stood."""
    reviews: dict[tuple[str, str], list[Event]] = {}
    for row in _rows(db, "reviews", "id"):
        event = _event("reviews", row, "review", row["card"], {"rating": row["rating"]})
        reviews.setdefault((event.lesson, event.item), []).append(event)
        yield event
    for row in _rows(db, "old_cards", "lesson, card"):
        history = sorted(reviews.get((row["lesson"], row["card"]), ()), key=lambda event: (event.at, event.id))
        due, state = moment_of(row["due"]), json.loads(row["state"]) if row["state"] else None
        last = history[-1].at if history else None
        found = card_state(history)
        if found is None or (found.due, found.missed) != (due, row["missed"]):
            # A miss made it due; when it was overdue already, the miss did not change its date.
            miss = _event(
                "reviews-miss", row, "miss", row["card"], {"by": row["missed"]}, text_of(max(due, last or due))
            )
            after = card_state([*history, miss])
            if after and (after.due, after.state) == (due, state):
                found = after
                yield miss
        if found is None or (found.due, found.state, found.missed) != (due, state, row["missed"]):
            # The reviews do not lead there, such as those of two notebooks at once: the card stays where it stood.
            data = {"due": text_of(due), "state": state, "missed": row["missed"]}
            at = text_of(last) if last else _latest(db)
            yield _event("reviews-schedule", row, "schedule", row["card"], data, at)


def _event(table: str, row: sqlite3.Row, kind: str, item: str, data: dict[str, Any], at: str | None = None) -> Event:
    """An event for a row. Its id depends on nothing but the row, so that two copies of an old file merge into one."""
    digest = hashlib.sha256(json.dumps([table, *row]).encode()).hexdigest()[:16]
    place = (
        f"{table}-{dict(row).get('id', 0):08}" if at is None else table
    )  # at the same moment, made-up events come last
    return Event(f"file-{place}-{digest}", moment_of(at or row["at"]), row["lesson"], kind, item, data)


def _rows(db: sqlite3.Connection, table: str, order: str) -> list[sqlite3.Row]:
    return db.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()


def _latest(db: sqlite3.Connection) -> str:
    """The latest moment in the file."""
    tables = ("attempts", "hints", "answers", "predictions", "goals", "reviews", "places")
    every = " UNION ALL ".join(f"SELECT max(at) AS at FROM {table}" for table in tables)
    return db.execute(f"SELECT max(at) FROM ({every})").fetchone()[0] or LONG_AGO
