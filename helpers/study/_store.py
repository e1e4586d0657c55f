"""What a learner has done, as rows: attempts, answers, guesses, goals, cards and the place where they stopped."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from helpers.study._database import Database, default_path
from helpers.study._rows import Answer, Attempt, CardKey, CardStatus, Given, Guess
from helpers.study._schedule import choices, rated, utc


class Store:
    """A learner's progress in one file. Each call is a transaction of its own, safe from any thread and process.

    Args:
        path: the file; by default `$COURSE_DATA/progress.sqlite3` or one in the user's data folder.
        clock: gives the present moment, with a time zone; tests pass their own.
        wait: seconds to wait for another writer.

    Raises:
        StoreError: from every method, when the file is damaged, newer than this code, locked or out of reach.
    """

    def __init__(
        self,
        path: Path | str | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        wait: float = 15.0,
    ):
        self.path = Path(path) if path is not None else default_path()
        self._database, self._clock = Database(self.path, wait), clock

    # Exercises

    def record_attempt(
        self, lesson: str, exercise: str, status: str, mistake: str | None, source: str, missed: Iterable[CardKey] = ()
    ) -> None:
        """Store a check's outcome and what was checked; the cards in `missed` become due with it."""
        now = self.now()
        with self._database.write() as db:
            db.execute(
                "INSERT INTO attempts (at, lesson, exercise, status, mistake, source) VALUES (?, ?, ?, ?, ?, ?)",
                (_text(now), lesson, exercise, status, mistake, source),
            )
            _make_due(db, missed, now, "exercise")

    def attempts(self, lesson: str, exercise: str) -> list[Attempt]:
        """All attempts at an exercise, oldest first."""
        sql = "SELECT at, status, mistake, source FROM attempts WHERE lesson = ? AND exercise = ? ORDER BY id"
        with self._database.read() as db:
            return [Attempt(_moment(row["at"]), *tuple(row)[1:]) for row in db.execute(sql, (lesson, exercise))]

    def passed(self, lesson: str) -> set[str]:
        """The exercises of a lesson that were passed once or more."""
        sql = "SELECT DISTINCT exercise FROM attempts WHERE lesson = ? AND status = 'passed'"
        with self._database.read() as db:
            return {row[0] for row in db.execute(sql, (lesson,))}

    def record_hint(self, lesson: str, exercise: str, number: int) -> None:
        """Store that a hint was shown; hints count from 1."""
        with self._database.write() as db:
            db.execute("INSERT OR IGNORE INTO hints VALUES (?, ?, ?, ?)", (lesson, exercise, number, _text(self.now())))

    def hints_seen(self, lesson: str, exercise: str) -> list[int]:
        """The numbers of the hints that were shown."""
        sql = "SELECT number FROM hints WHERE lesson = ? AND exercise = ? ORDER BY number"
        with self._database.read() as db:
            return [row[0] for row in db.execute(sql, (lesson, exercise))]

    def record_solution_asked(self, lesson: str, exercise: str) -> int:
        """Store that the solution was asked for, and say which time this is, from 1."""
        sql = """INSERT INTO solutions VALUES (?, ?, 1, NULL)
                 ON CONFLICT DO UPDATE SET asked = asked + 1 RETURNING asked"""
        with self._database.write() as db:
            return int(db.execute(sql, (lesson, exercise)).fetchone()[0])

    def record_solution_seen(self, lesson: str, exercise: str) -> None:
        """Store that the solution was shown; the first time counts."""
        sql = """INSERT INTO solutions VALUES (?, ?, 0, ?)
                 ON CONFLICT DO UPDATE SET seen_at = coalesce(seen_at, excluded.seen_at)"""
        with self._database.write() as db:
            db.execute(sql, (lesson, exercise, _text(self.now())))

    def solution_seen(self, lesson: str, exercise: str) -> datetime | None:
        """When the solution was first shown, or None."""
        sql = "SELECT seen_at FROM solutions WHERE lesson = ? AND exercise = ?"
        with self._database.read() as db:
            row = db.execute(sql, (lesson, exercise)).fetchone()
        return _moment(row[0]) if row and row[0] else None

    # Quiz, predictions, goals

    def record_answer(
        self, lesson: str, question: str, given: Given, correct: bool, missed: Iterable[CardKey] = ()
    ) -> None:
        """Store an answer whole: an index, indices, or a text; the cards in `missed` become due with it."""
        now = self.now()
        with self._database.write() as db:
            db.execute(
                "INSERT INTO answers (at, lesson, question, given, correct) VALUES (?, ?, ?, ?, ?)",
                (_text(now), lesson, question, json.dumps(given), correct),
            )
            _make_due(db, missed, now, "question")

    def answers(self, lesson: str) -> dict[str, Answer]:
        """The latest answer to each question of a lesson; one that was stored late counts from when it was given."""
        sql = "SELECT question, at, given, correct FROM answers WHERE lesson = ? ORDER BY at, id"
        with self._database.read() as db:
            rows = db.execute(sql, (lesson,)).fetchall()
        return {
            row["question"]: Answer(_moment(row["at"]), json.loads(row["given"]), bool(row["correct"])) for row in rows
        }

    def record_prediction(self, lesson: str, prediction: str, guess: int | None) -> None:
        """Store a guess, or None for a skipped one; a later guess replaces it."""
        sql = """INSERT INTO predictions VALUES (?, ?, ?, ?)
                 ON CONFLICT DO UPDATE SET at = excluded.at, guess = excluded.guess"""
        with self._database.write() as db:
            db.execute(sql, (lesson, prediction, _text(self.now()), guess))

    def predictions(self, lesson: str) -> dict[str, Guess]:
        """The guesses made in a lesson, skipped ones included."""
        sql = "SELECT prediction, at, guess FROM predictions WHERE lesson = ?"
        with self._database.read() as db:
            return {row[0]: Guess(_moment(row[1]), row[2]) for row in db.execute(sql, (lesson,))}

    def prediction(self, lesson: str, prediction: str) -> Guess | None:
        """The guess that was made, or None when there was none yet."""
        return self.predictions(lesson).get(prediction)

    def record_goal(self, lesson: str, widget: str, goal: str, detail: str = "") -> bool:
        """Store that a goal was reached; True the first time. `detail` is the widget's state as a string."""
        with self._database.write() as db:
            row = (lesson, widget, goal, _text(self.now()), detail)
            return db.execute("INSERT OR IGNORE INTO goals VALUES (?, ?, ?, ?, ?)", row).rowcount == 1

    def goals_reached(self, lesson: str, widget: str) -> dict[str, datetime]:
        """The goals of a widget that were reached, with the moment of the first time."""
        sql = "SELECT goal, at FROM goals WHERE lesson = ? AND widget = ? ORDER BY at"
        with self._database.read() as db:
            return {row[0]: _moment(row[1]) for row in db.execute(sql, (lesson, widget))}

    # Cards

    def review(self, lesson: str, card: str, rating: int, now: datetime | None = None) -> datetime:
        """Store a rating (1 again, 2 hard, 3 good, 4 easy).

        Returns:
            When the card is due next, in UTC.
        """
        now = self.now(now)
        with self._database.write() as db:
            state, due = rated(_state(db, lesson, card), rating, now)
            db.execute(
                """INSERT INTO cards (lesson, card, due, state) VALUES (?, ?, ?, ?)
                   ON CONFLICT DO UPDATE SET due = excluded.due, state = excluded.state, missed = NULL""",
                (lesson, card, _text(due), json.dumps(state)),
            )
            db.execute(
                "INSERT INTO reviews (at, lesson, card, rating, due) VALUES (?, ?, ?, ?, ?)",
                (_text(now), lesson, card, rating, _text(due)),
            )
        return due

    def reviews(self, lesson: str, card: str) -> list[tuple[datetime, int]]:
        """The review log of a card: when, and which rating, oldest first."""
        sql = "SELECT at, rating FROM reviews WHERE lesson = ? AND card = ? ORDER BY id"
        with self._database.read() as db:
            return [(_moment(row[0]), row[1]) for row in db.execute(sql, (lesson, card))]

    def card_choices(self, lesson: str, card: str, now: datetime | None = None) -> dict[int, datetime]:
        """When a card would be due after each of the four ratings."""
        with self._database.read() as db:
            state = _state(db, lesson, card)
        return choices(state, self.now(now))

    def cards(self, lesson: str) -> dict[str, CardStatus]:
        """Where the cards of a lesson stand. A card that is not here is new."""
        sql = "SELECT card, due, state IS NOT NULL, missed FROM cards WHERE lesson = ?"
        with self._database.read() as db:
            rows = db.execute(sql, (lesson,))
            return {card: CardStatus(_moment(due), bool(seen), missed) for card, due, seen, missed in rows}

    def due(self, lesson: str | None = None, now: datetime | None = None) -> list[CardKey]:
        """The cards that are due, the longest overdue first, of one lesson or of all."""
        sql = "SELECT lesson, card FROM cards WHERE due <= ? AND (lesson = ? OR ? IS NULL) ORDER BY due, lesson, card"
        with self._database.read() as db:
            return [tuple(row) for row in db.execute(sql, (_text(self.now(now)), lesson, lesson))]

    # Place

    def record_place(self, lesson: str, cell_id: str) -> None:
        """Store where the learner is."""
        sql = "INSERT INTO places VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET cell = excluded.cell, at = excluded.at"
        with self._database.write() as db:
            db.execute(sql, (lesson, cell_id, _text(self.now())))

    def place(self, lesson: str) -> str | None:
        """The cell of a lesson where the learner was last, or None."""
        with self._database.read() as db:
            row = db.execute("SELECT cell FROM places WHERE lesson = ?", (lesson,)).fetchone()
        return row[0] if row else None

    def last_place(self) -> tuple[str, str] | None:
        """The lesson and cell where the learner was last, or None at the very start."""
        with self._database.read() as db:
            row = db.execute("SELECT lesson, cell FROM places ORDER BY at DESC LIMIT 1").fetchone()
        return tuple(row) if row else None

    def now(self, now: datetime | None = None) -> datetime:
        """The given moment, or the clock's, in UTC."""
        return utc(now if now is not None else self._clock())


def _state(db: sqlite3.Connection, lesson: str, card: str) -> dict | None:
    row = db.execute("SELECT state FROM cards WHERE lesson = ? AND card = ?", (lesson, card)).fetchone()
    return json.loads(row[0]) if row and row[0] else None


def _make_due(db: sqlite3.Connection, cards: Iterable[CardKey], now: datetime, missed: str) -> None:
    """Make cards due at once, after a miss elsewhere. Their memory state stays; one due already keeps its date."""
    sql = """INSERT INTO cards (lesson, card, due, missed) VALUES (?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET due = min(due, excluded.due), missed = excluded.missed"""
    db.executemany(sql, [(lesson, card, _text(now), missed) for lesson, card in cards])


def _text(moment: datetime) -> str:
    """Always with microseconds, so that the order of the texts is the order of the moments."""
    return moment.isoformat(timespec="microseconds")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
