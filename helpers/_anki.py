"""The course's cards as a deck for Anki, with pictures, and with what the learner has rated so far."""

import hashlib
import html
import itertools
import json
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import genanki

from helpers import study, widgets
from helpers.common import write_whole
from helpers.content import Card, Course, LessonContent

NAME = "Gates Keep Memory"
# Anki knows a deck, a kind of note and a note by these again, also when a later version of the course exports them: they are for ever.
MODEL = 1_791_204_531
# The picture on the back, where a concept has one.
PICTURES = {
    "cell-state": "memory-line",
    "forget-gate": "forget-gate",
    "input-gate": "input-gate",
    "candidate": "input-gate",
    "output-gate": "output-gate",
    "lstm": "whole",
    "gru-state": "gru-state",
    "reset-gate": "gru-reset-gate",
    "update-gate": "gru-update-gate",
    "gru": "gru-whole",
}
CSS = """
.card { font-family: sans-serif; font-size: 20px; line-height: 1.4; text-align: left; max-width: 34em; margin: 0 auto; padding: 1em; }
img { max-width: 100%; }
.from { font-size: 14px; opacity: .75; }
"""
BEGINNING = datetime.fromtimestamp(
    1_411_124_400, UTC
)  # of genanki's collection: Anki counts a due date in days from it
LEARNING, REVIEW, RELEARNING = 1, 2, 3  # FSRS's states are Anki's types of card
DAY = 86_400


def write_deck(path: Path, course: Course, events: list[study.Event]) -> tuple[int, int]:
    """Write all cards of a course as an Anki package: a deck for each lesson.

    Imported a second time, it brings what is new in the cards' texts, and nothing is there twice. Ratings come along with a card's first
    import. From then on Anki keeps its own.

    Args:
        path: the file, `.apkg`; it is written whole or not at all.
        course: whose cards.
        events: the learner's log, as `Store.events` gives it.

    Returns:
        How many cards and how many ratings it holds.
    """
    known = study.histories(events)
    model = genanki.Model(
        MODEL,
        NAME,
        fields=[{"name": name} for name in ("Front", "Back", "Picture", "From")],
        templates=[
            {
                "name": "Card",
                "qfmt": '{{Front}}<p class="from">{{From}}</p>',
                "afmt": "{{FrontSide}}<hr id=answer>{{Back}}<br>{{Picture}}",
            }
        ],
        css=CSS,
    )
    decks, used, ratings = [], set[str](), 0
    for lesson in course.lessons.values():
        deck = _Deck(_number(lesson.slug), f"{NAME}::{lesson.name[:2]} {lesson.front.title}")
        for card in lesson.cards.values():
            history = known.get((lesson.slug, card.id))
            ratings += len(history.ratings) if history else 0
            used |= {PICTURES[card.concept]} if card.concept in PICTURES else set()
            deck.add_note(_note(model, lesson, card, history))
        if deck.notes:
            decks.append(deck)
    with tempfile.TemporaryDirectory() as name:
        files = []
        for picture in sorted(used):
            file = Path(name, _file(picture))
            file.write_text(widgets.picture_file(picture).read_text(encoding="utf-8"), encoding="utf-8")
            files.append(str(file))
        package = Path(name, "deck.apkg")
        genanki.Package(decks, files).write_to_file(str(package))
        write_whole(path, package.read_bytes())
    return sum(len(deck.notes) for deck in decks), ratings


class _Deck(genanki.Deck):
    """A deck in a collection of Anki's second scheduler: in one of the first, 3 of 4 was "easy" while a card was new."""

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, id_gen)
        ((settings,),) = cursor.execute("SELECT conf FROM col").fetchall()
        cursor.execute("UPDATE col SET conf = ?", (json.dumps({**json.loads(settings), "schedVer": 2}),))


class _Note(genanki.Note):
    """A note with one card, which may have a history."""

    def __init__(self, history: study.History | None, **fields: Any):
        super().__init__(**fields)
        self._card = _Card(history)

    @property
    def cards(self) -> list[genanki.Card]:
        return [self._card]


class _Card(genanki.Card):
    """A card that stands where FSRS put it, with a row for each rating."""

    def __init__(self, history: study.History | None):
        super().__init__(0)
        self._history = history

    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, note_id: int, id_gen: Iterator[int], due: int = 0
    ) -> None:
        ident = next(id_gen)
        super().write_to_db(cursor, timestamp, deck_id, note_id, itertools.repeat(ident), due)
        history = self._history
        if not history or not history.ratings:
            return
        last, memory = history.ratings[-1], history.ratings[-1].memory
        lapses = sum(
            mine.rating == 1 and before.memory["state"] == REVIEW
            for before, mine in itertools.pairwise(history.ratings)
        )
        learned = memory["state"] == REVIEW
        when = (history.now.due - BEGINNING).days if learned else int(history.now.due.timestamp())
        values = {
            "type": memory["state"],
            "queue": 2 if learned else 1,
            "due": when,
            "ivl": _interval(last) if learned else 0,
            "factor": 2500,
            "reps": len(history.ratings),
            "lapses": lapses,
            "left": 0 if learned else 1001,
            "data": json.dumps({"s": round(memory["stability"], 4), "d": round(memory["difficulty"], 3)}),
        }
        columns = ", ".join(f"{name} = ?" for name in values)
        cursor.execute(f"UPDATE cards SET {columns} WHERE id = ?", (*values.values(), ident))
        before: study.Rated | None = None
        for one in history.ratings:
            kind = 0 if before is None else {LEARNING: 0, REVIEW: 1, RELEARNING: 2}[before.memory["state"]]
            row = (_interval(one), _interval(before) if before else 0, 2500, 0, kind)
            cursor.execute(
                "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)",
                (_free(cursor, one.at), ident, one.rating, *row),
            )
            before = one


def _free(cursor: sqlite3.Cursor, at: datetime) -> int:
    """The moment in milliseconds, which is a rating's id in Anki; the next one that is free, where two fall together."""
    ident = int(at.timestamp() * 1000)
    while cursor.execute("SELECT 1 FROM revlog WHERE id = ?", (ident,)).fetchone():
        ident += 1
    return ident


def _interval(rated: study.Rated) -> int:
    """As Anki keeps it: days, or less than a day in seconds below zero."""
    seconds = int((rated.due - rated.at).total_seconds())
    return round(seconds / DAY) if seconds >= DAY else -seconds


def _note(model: genanki.Model, lesson: LessonContent, card: Card, history: study.History | None) -> _Note:
    picture = PICTURES.get(card.concept)
    alt = html.escape(widgets.STAGES[picture].alt, quote=True) if picture else ""
    return _Note(
        history,
        model=model,
        guid=genanki.guid_for("gates-keep-memory", lesson.slug, card.id),
        fields=[
            _shown(card.front),
            _shown(card.back),
            f'<img src="{_file(picture)}" alt="{alt}">' if picture else "",
            html.escape(lesson.front.title),
        ],
        tags=["gates-keep-memory", f"lesson::{lesson.slug}", f"concept::{card.concept}", f"group::{card.group}"],
    )


def _shown(text: str) -> str:
    """A card's text as Anki shows it: `$...$` is set by its MathJax."""
    return re.sub(r"\$([^$]+)\$", r"\\(\1\\)", html.escape(study.unbroken(text), quote=False))


def _file(picture: str) -> str:
    return f"gates-keep-memory-{picture}.svg"


def _number(slug: str) -> int:
    """A deck's number: the same for ever, and unlike any other's."""
    return 1 << 40 | int.from_bytes(hashlib.sha256(f"gates-keep-memory/{slug}".encode()).digest()[:4])
