"""`course anki`: what Anki's own library makes of the deck, imported once and again."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportLogWithChanges

from helpers import _anki
from helpers._anki import write_deck
from helpers._cli import main
from helpers.content import Course, course
from helpers.study import Store

pytestmark = pytest.mark.slow

LSTM = "introduction-to-lstm"
CARDS = {(lesson.slug, card.id): card for lesson in course().lessons.values() for card in lesson.cards.values()}
START = datetime(2026, 11, 1, 8, tzinfo=UTC)
Import = Callable[[Path], ImportLogWithChanges.Log]


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Collection]:
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


@pytest.fixture
def bring(anki: Collection) -> Import:
    options = ImportAnkiPackageOptions(merge_notetypes=True, with_scheduling=True)

    def bring(deck: Path) -> ImportLogWithChanges.Log:
        return anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(deck), options=options)).log

    return bring


def rated(store: Path, *ratings: tuple[float, int], card: str = "forget-gate-at-one") -> Store:
    """A learner who rated a card again and again, each time so many days later."""
    now = START
    learner = Store(store, lambda: now)
    for days, rating in ratings:
        now += timedelta(days=days)
        learner.review(LSTM, card, rating)
    return learner


def test_all_cards_come_with_their_decks_tags_and_pictures(anki: Collection, bring: Import, tmp_path: Path) -> None:
    assert write_deck(tmp_path / "a.apkg", course(), []) == (len(CARDS), 0)
    bring(tmp_path / "a.apkg")
    assert anki.note_count() == anki.card_count() == len(CARDS)
    decks = {deck.name: deck.id for deck in anki.decks.all_names_and_ids()}
    for lesson in course().lessons.values():
        if lesson.cards:
            name = f"Gates Keep Memory::{lesson.name[:2]} {lesson.front.title}"
            assert len(anki.decks.cids(decks[name])) == len(lesson.cards)
    (found,) = anki.find_notes("tag:concept::forget-gate Front:*stays*at*f*1*")
    note = anki.get_note(found)
    assert note["Front"].replace("\u00a0", " ") == CARDS[LSTM, "forget-gate-at-one"].front
    assert note["Back"].replace("\u00a0", " ") == CARDS[LSTM, "forget-gate-at-one"].back
    assert note["From"] == "Introduction to LSTM"
    assert f"lesson::{LSTM}" in note.tags
    assert 'src="gates-keep-memory-forget-gate.svg"' in note["Picture"] and "sigmoid" in note["Picture"]
    seen = anki.media.check()
    assert (list(seen.missing), list(seen.unused)) == ([], [])
    assert {card.type for card in map(anki.get_card, anki.find_cards(""))} == {0}, "to Anki, all are new"


def test_a_second_import_changes_what_is_new_and_doubles_nothing(
    anki: Collection, bring: Import, tmp_path: Path, toy: Callable[..., Course]
) -> None:
    write_deck(tmp_path / "a.apkg", toy(("one", "What is 1?"), ("two", "What is 2?")), [])
    bring(tmp_path / "a.apkg")
    cards = set(anki.find_cards(""))
    again = bring(tmp_path / "a.apkg")
    assert (len(again.new), len(again.updated), len(again.duplicate)) == (0, 0, 2)
    later = toy(("zero", "What is 0?"), ("one", "What is one?"), ("two", "What is 2?"))
    write_deck(tmp_path / "b.apkg", later, [])
    anki.db.execute("UPDATE notes SET mod = mod - 9")  # as if the first had been exported a while ago
    bring(tmp_path / "b.apkg")
    notes = [anki.get_note(note) for note in anki.find_notes("")]
    assert sorted(note["Front"] for note in notes) == ["What is 0?", "What is 2?", "What is one?"]
    assert cards < set(anki.find_cards("")) and anki.card_count() == 3
    assert len(anki.models.all_names_and_ids()) == len({one.name for one in anki.models.all_names_and_ids()})


def test_ratings_come_along_and_the_card_stands_where_it_stood(anki: Collection, bring: Import, tmp_path: Path) -> None:
    days = [(0, 3), (0.01, 3), (3, 3), (10, 1), (0.01, 3), (2, 4)]
    store = rated(tmp_path / "progress.sqlite3", *days)
    store.review(LSTM, "input-gate-shut", 2)
    assert write_deck(tmp_path / "a.apkg", course(), store.events()) == (len(CARDS), 7)
    for _ in range(2):
        bring(tmp_path / "a.apkg")
        (ident,) = anki.find_cards("Front:*stays*at*f*1*")
        rows = anki.db.all("SELECT id, ease, ivl, type FROM revlog WHERE cid = ? ORDER BY id", ident)
        log = store.reviews(LSTM, "forget-gate-at-one")
        assert [(row[0], row[1]) for row in rows] == [(int(at.timestamp() * 1000), rating) for at, rating in log]
        assert [row[3] for row in rows] == [0, 0, 1, 1, 2, 1], "learning, review, relearning"
        assert [row[2] > 0 for row in rows] == [False, True, True, False, True, True], "days, or seconds below zero"
        assert anki.db.scalar("SELECT count() FROM revlog") == 7
    card = anki.get_card(ident)
    assert (card.type, card.queue, card.reps, card.lapses) == (2, 2, 6, 1)
    due = store.cards(LSTM)["forget-gate-at-one"].due
    assert card.ivl == round((due - log[-1][0]).total_seconds() / 86_400)
    assert abs(card.due - anki.sched.today - (due - datetime.now(UTC)).days) <= 1
    assert card.memory_state.stability > 1 and 1 <= card.memory_state.difficulty <= 10


def test_two_ratings_in_one_moment_are_two(anki: Collection, bring: Import, tmp_path: Path) -> None:
    store = rated(tmp_path / "progress.sqlite3", (0, 3), (0, 3))
    write_deck(tmp_path / "a.apkg", course(), store.events())
    bring(tmp_path / "a.apkg")
    assert anki.db.scalar("SELECT count() FROM revlog") == 2


def test_formulas_are_set_and_signs_are_no_markup(
    anki: Collection, bring: Import, tmp_path: Path, toy: Callable[..., Course]
) -> None:
    write_deck(tmp_path / "a.apkg", toy(("one", "Is $x^2$ < 3 & > 1?")), [])
    bring(tmp_path / "a.apkg")
    (note,) = map(anki.get_note, anki.find_notes(""))
    assert note["Front"] == r"Is \(x^2\) &lt; 3 &amp; &gt; 1?"


def test_every_picture_is_one_of_a_concept_of_the_course() -> None:
    assert set(_anki.PICTURES) <= set(course().concepts)


@pytest.fixture
def toy(tmp_path: Path) -> Callable[..., Course]:
    """A course of one lesson with these cards."""

    def write(*cards: tuple[str, str]) -> Course:
        folder = tmp_path / "toy" / "01_toy"
        folder.mkdir(parents=True, exist_ok=True)
        (folder.parent / "concepts.yaml").write_text("concepts:\n  - {id: adding, name: Adding, definition: To add.}\n")
        front = "title: Toy\n  one_line: A toy.\n  sittings: [{title: One, minutes: 1}]\n  concepts: [adding]"
        (folder / "lesson.md").write_text(f'---\ncourse:\n  {front}\n---\n\n+++ {{"label": "title"}}\n\n# Toy\n')
        lines = [f"- {{id: {ident}, concept: adding, front: '{text}', back: Yes.}}" for ident, text in cards]
        (folder / "cards.yaml").write_text("\n".join(lines) + "\n")
        return Course(folder.parent)

    return write


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COURSE_HOME", str(tmp_path / "my-course"))
    Store().review(LSTM, "forget-gate-at-one", 3)
    deck = tmp_path / "cards.apkg"
    assert main(["anki", str(deck)]) == 0
    said = capsys.readouterr().out
    assert f"{len(CARDS)} cards, with 1 rating of yours" in said and "Import any learning progress" in said
    assert main(["anki", str(deck)]) == 1 and "is there already" in capsys.readouterr().err
    assert main(["anki", str(tmp_path / "cards.txt")]) == 1 and "should end in .apkg" in capsys.readouterr().err
    assert main(["anki", str(tmp_path / "cards.apkg" / "x.apkg")]) == 1 and "cards.apkg" in capsys.readouterr().err
