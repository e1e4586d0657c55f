"""What a learner has done: a log of events, and what it says of attempts, answers, guesses, goals, cards and places."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from helpers.study._database import Database, default_path
from helpers.study._events import WHOLE_COURSE, Event, Pen, event_of, moment_of, text_of
from helpers.study._fold import append
from helpers.study._rows import Answer, Attempt, CardKey, CardStatus, Given, Guess
from helpers.study._schedule import RETENTION, choices, recall, require_rating, utc


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
        self._database, self._clock, self._pen = Database(self.path, wait), clock, Pen()

    @property
    def stored(self) -> bool:
        """Whether all that was done so far is on the disk."""
        return True

    # The log

    def events(self) -> list[Event]:
        """The whole log, in the order of time."""
        return self._database.read(
            lambda db: [event_of(row) for row in db.execute("SELECT * FROM events ORDER BY at, id")]
        )

    def of(self, kind: str, lesson: str | None = None, item: str | None = None) -> list[Event]:
        """The events of a kind in the order of time, of one lesson or of all, of one item or of all."""
        return self._database.read(lambda db: _of(db, kind, lesson, item))

    def merge(self, events: Iterable[Event]) -> int:
        """Add the events of another log. The order in which logs are merged makes no difference, nor does merging one twice.

        Returns:
            How many were new.
        """
        found = list(events)
        return self._database.write(lambda db: append(db, found))

    def record(self, kind: str, item: str, missed: Iterable[CardKey] = (), by: str = "", **data: Any) -> None:
        """Store an event that concerns the whole course; the cards in `missed` become due with it, and `by` says why."""
        now = self.now()
        self.merge([self._pen.event(now, WHOLE_COURSE, kind, item, **data), *self._misses(now, missed, by)])

    # Exercises

    def record_attempt(
        self, lesson: str, exercise: str, status: str, mistake: str | None, source: str, missed: Iterable[CardKey] = ()
    ) -> None:
        """Store a check's outcome and what was checked; the cards in `missed` become due with it."""
        now = self.now()
        attempt = self._pen.event(now, lesson, "attempt", exercise, status=status, mistake=mistake, source=source)
        self.merge([attempt, *self._misses(now, missed, "exercise")])

    def attempts(self, lesson: str, exercise: str) -> list[Attempt]:
        """All attempts at an exercise, oldest first."""
        events = self.of("attempt", lesson, exercise)
        return [Attempt(one.at, one.data["status"], one.data["mistake"], one.data["source"]) for one in events]

    def passed(self, lesson: str) -> set[str]:
        """The exercises of a lesson that were passed once or more."""
        return {event.item for event in self.of("attempt", lesson) if event.data["status"] == "passed"}

    def record_hint(self, lesson: str, exercise: str, number: int) -> None:
        """Store that a hint was shown; hints count from 1."""
        self.merge([self._pen.event(self.now(), lesson, "hint", exercise, number=number)])

    def hints_seen(self, lesson: str, exercise: str) -> list[int]:
        """The numbers of the hints that were shown."""
        return sorted({event.data["number"] for event in self.of("hint", lesson, exercise)})

    def record_solution_request(self, lesson: str, exercise: str) -> int:
        """Store that the learner wants to see the solution, and say which time this is, from 1."""
        request = self._pen.event(self.now(), lesson, "solution-request", exercise, times=1)

        def work(db: sqlite3.Connection) -> int:
            append(db, [request])
            return sum(event.data["times"] for event in _of(db, "solution-request", lesson, exercise))

        return self._database.write(work)

    def record_solution_seen(self, lesson: str, exercise: str) -> None:
        """Store that the solution was shown; the first time counts."""
        self.merge([self._pen.event(self.now(), lesson, "solution-view", exercise)])

    def solution_seen(self, lesson: str, exercise: str) -> datetime | None:
        """When the solution was first shown, or None."""
        return next((event.at for event in self.of("solution-view", lesson, exercise)), None)

    # Quiz, predictions, goals

    def record_answer(
        self,
        lesson: str,
        question: str,
        given: Given,
        correct: bool,
        missed: Iterable[CardKey] = (),
        sure: int | None = None,
    ) -> None:
        """Store an answer whole: an index, indices, or a text; the cards in `missed` become due with it.

        `sure` is how sure the learner was, in percent, where that was said.
        """
        now = self.now()
        answer = self._pen.event(now, lesson, "answer", question, given=given, correct=correct, **_known(sure=sure))
        self.merge([answer, *self._misses(now, missed, "question")])

    def answers(self, lesson: str) -> dict[str, Answer]:
        """The latest answer to each question of a lesson; one that was stored late counts from when it was given."""
        events = self.of("answer", lesson)
        return {event.item: Answer(event.at, event.data["given"], event.data["correct"]) for event in events}

    def record_prediction(
        self, lesson: str, prediction: str, guess: int | None, missed: Iterable[CardKey] = ()
    ) -> None:
        """Store a guess, or None for a skipped one; a later guess replaces it. The cards in `missed` become due with it."""
        now = self.now()
        made = self._pen.event(now, lesson, "guess", prediction, option=guess)
        self.merge([made, *self._misses(now, missed, "prediction")])

    def record_outcome(self, lesson: str, prediction: str, answer: int, missed: Iterable[CardKey] = ()) -> None:
        """Store which option the learner's own run bears out, where that is new; the cards in `missed` become due with it."""
        now = self.now()
        found = self._pen.event(now, lesson, "outcome", prediction, answer=answer)
        events = [found, *self._misses(now, missed, "prediction")]

        def work(db: sqlite3.Connection) -> None:
            before = _of(db, "outcome", lesson, prediction)
            if not before or before[-1].data["answer"] != answer:
                append(db, events)

        self._database.write(work)

    def outcome(self, lesson: str, prediction: str) -> int | None:
        """The option that the learner's last run bears out, or None."""
        found = self.of("outcome", lesson, prediction)
        return found[-1].data["answer"] if found else None

    def predictions(self, lesson: str) -> dict[str, Guess]:
        """The guesses made in a lesson, skipped ones included."""
        return {event.item: Guess(event.at, event.data["option"]) for event in self.of("guess", lesson)}

    def prediction(self, lesson: str, prediction: str) -> Guess | None:
        """The guess that was made, or None when there was none yet."""
        return self.predictions(lesson).get(prediction)

    def record_goal(self, lesson: str, widget: str, goal: str, detail: str = "") -> bool:
        """Store that a goal was reached; True the first time. `detail` is the widget's state as a string."""
        reached = self._pen.event(self.now(), lesson, "goal", goal, widget=widget, detail=detail)

        def work(db: sqlite3.Connection) -> bool:
            before = [event for event in _of(db, "goal", lesson, goal) if event.data["widget"] == widget]
            return not before and append(db, [reached]) == 1

        return self._database.write(work)

    def goals_reached(self, lesson: str, widget: str) -> dict[str, datetime]:
        """The goals of a widget that were reached, with the moment of the first time."""
        reached: dict[str, datetime] = {}
        for event in self.of("goal", lesson):
            if event.data["widget"] == widget:
                reached.setdefault(event.item, event.at)
        return reached

    def record_recipe(self, lesson: str, widget: str, goal: str, missed: Iterable[CardKey] = ()) -> None:
        """Store that the learner gave a goal up and looked at its recipe, once; the cards in `missed` become due with it."""
        now = self.now()
        shown = self._pen.event(now, lesson, "recipe", goal, widget=widget)
        events = [shown, *self._misses(now, missed, "goal")]

        def work(db: sqlite3.Connection) -> None:
            if not any(event.data["widget"] == widget for event in _of(db, "recipe", lesson, goal)):
                append(db, events)

        self._database.write(work)

    # Cards

    def review(
        self,
        lesson: str,
        card: str,
        rating: int,
        now: datetime | None = None,
        seconds: float | None = None,
        sure: int | None = None,
    ) -> datetime:
        """Store a rating (1 again, 2 hard, 3 good, 4 easy). It is scheduled for the retention that the learner chose last.

        Args:
            lesson: the card's lesson.
            card: its id.
            rating: how well it was known.
            now: when; by default the clock's moment.
            seconds: how long it was looked at.
            sure: how sure the learner was before the answer was shown, in percent.

        Returns:
            When the card is due next, in UTC.
        """
        require_rating(rating)
        known = _known(seconds=seconds, sure=sure)
        event = self._pen.event(self.now(now), lesson, "review", card, rating=rating, retention=self.retention, **known)

        def work(db: sqlite3.Connection) -> datetime:
            append(db, [event])
            sql = "SELECT due FROM cards WHERE lesson = ? AND card = ?"
            return moment_of(db.execute(sql, (lesson, card)).fetchone()[0])

        return self._database.write(work)

    def reviews(self, lesson: str, card: str) -> list[tuple[datetime, int]]:
        """The review log of a card: when, and which rating, oldest first."""
        return [(event.at, event.data["rating"]) for event in self.of("review", lesson, card)]

    def card_choices(self, lesson: str, *cards: str, now: datetime | None = None) -> dict[str, dict[int, datetime]]:
        """When each of the cards would be due after each of the four ratings."""
        sql = "SELECT card, state FROM cards WHERE lesson = ? AND state IS NOT NULL"
        states = dict(self._database.read(lambda db: db.execute(sql, (lesson,)).fetchall()))
        moment, target = self.now(now), self.retention
        return {card: choices(json.loads(states[card]) if card in states else None, moment, target) for card in cards}

    def recalls(self, now: datetime | None = None) -> dict[CardKey, float]:
        """How likely each card that was ever rated is recalled now, by FSRS, from 0 to 1."""
        sql = "SELECT lesson, card, state FROM cards WHERE state IS NOT NULL"
        rows = self._database.read(lambda db: db.execute(sql).fetchall())
        return {(lesson, card): recall(json.loads(state), self.now(now)) for lesson, card, state in rows}

    def cards(self, lesson: str) -> dict[str, CardStatus]:
        """Where the cards of a lesson stand. A card that is not here is new."""
        sql = "SELECT card, due, state IS NOT NULL, missed FROM cards WHERE lesson = ? ORDER BY rowid"
        rows = self._database.read(lambda db: db.execute(sql, (lesson,)).fetchall())
        return {card: CardStatus(moment_of(due), bool(seen), missed) for card, due, seen, missed in rows}

    def due(self, lesson: str | None = None, now: datetime | None = None) -> list[CardKey]:
        """The cards that are due, the longest overdue first, of one lesson or of all."""
        sql = "SELECT lesson, card FROM cards WHERE due <= ? AND (lesson = ? OR ? IS NULL) ORDER BY due, lesson, card"
        values = (text_of(self.now(now)), lesson, lesson)
        return [tuple(row) for row in self._database.read(lambda db: db.execute(sql, values).fetchall())]

    @property
    def retention(self) -> float:
        """The share of cards that the learner wants to recall when they come back."""
        return float(self.setting("retention", RETENTION))

    # Place

    def record_place(self, lesson: str, cell_id: str) -> None:
        """Store where the learner is; nothing where they still are there."""
        event = self._pen.event(self.now(), lesson, "place", cell_id)

        def work(db: sqlite3.Connection) -> None:
            if _last_place(db) != (lesson, cell_id):
                append(db, [event])

        self._database.write(work)

    def place(self, lesson: str) -> str | None:
        """The cell of a lesson where the learner was last, or None."""
        found = self._database.read(lambda db: _last_place(db, lesson))
        return found[1] if found else None

    def last_place(self) -> tuple[str, str] | None:
        """The lesson and cell where the learner was last, or None at the very start."""
        return self._database.read(_last_place)

    # Settings

    def record_setting(self, name: str, value: Any) -> None:
        """Store a choice of the learner's that holds for the whole course, as JSON holds it; nothing where it is chosen already."""
        event = self._pen.event(self.now(), WHOLE_COURSE, "setting", name, value=value)

        def work(db: sqlite3.Connection) -> None:
            chosen = _of(db, "setting", WHOLE_COURSE, name)
            if not chosen or chosen[-1].data["value"] != value:
                append(db, [event])

        self._database.write(work)

    def setting(self, name: str, default: Any = None) -> Any:
        """What the learner chose last, or `default`."""
        chosen = self.of("setting", WHOLE_COURSE, name)
        return chosen[-1].data["value"] if chosen else default

    def now(self, now: datetime | None = None) -> datetime:
        """The given moment, or the clock's, in UTC."""
        return utc(now if now is not None else self._clock())

    def _misses(self, now: datetime, cards: Iterable[CardKey], by: str) -> list[Event]:
        return [self._pen.event(now, lesson, "miss", card, by=by) for lesson, card in cards]


def _of(db: sqlite3.Connection, kind: str, lesson: str | None, item: str | None = None) -> list[Event]:
    """The events of a kind, of one lesson or of all, of one item or of all, in the order of time."""
    named = {"lesson": lesson, "item": item}
    chosen = {name: value for name, value in named.items() if value is not None}
    where = "".join(f" AND {name} = ?" for name in chosen)
    sql = f"SELECT * FROM events WHERE kind = ?{where} ORDER BY at, id"
    return [event_of(row) for row in db.execute(sql, (kind, *chosen.values()))]


def _last_place(db: sqlite3.Connection, lesson: str | None = None) -> tuple[str, str] | None:
    sql = """SELECT lesson, item FROM events WHERE kind = 'place' AND (? IS NULL OR lesson = ?)
             ORDER BY at DESC, id DESC LIMIT 1"""
    row = db.execute(sql, (lesson, lesson)).fetchone()
    return (row[0], row[1]) if row else None


def _known(**data: Any) -> dict[str, Any]:
    """What is not None of it."""
    return {name: value for name, value in data.items() if value is not None}
