"""Files of older courses become files of today's: nothing is lost, whatever happens on the way."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpers.study import Answer, CardStatus, Session, Store, StoreError, _database, _events, _migration

pytestmark = pytest.mark.slow

FILES = Path(__file__).parent / "files"
EXPECTED = json.loads((FILES / "version_2.json").read_text(encoding="utf-8"))  # as the course of then read its file
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LSTM, GRU = "introduction-to-lstm", "introduction-to-gru"


def made(path: Path, version: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as db:
        db.executescript((FILES / f"version_{version}.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture(params=[1, 2])
def old_file(request, tmp_path: Path) -> Path:
    """A file of version 1 or 2, as a learner of then has it."""
    return made(tmp_path / "data" / "progress.sqlite3", request.param)


def contents(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        kind = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        return [*db.iterdump(), str(kind)]


def copies(path: Path) -> list[Path]:
    return [each for each in path.parent.iterdir() if each != path]


def read_again(store: Store) -> dict:
    """All that a store can be asked, in the form of version_2.json."""

    def by(name: str, read) -> dict:
        return {key: read(*key.split("/")) for key in EXPECTED[name]}

    later = datetime.fromisoformat(EXPECTED["later"])
    return {
        "attempts": by("attempts", lambda *e: [[a.at, a.status, a.mistake, a.source] for a in store.attempts(*e)]),
        "passed": by("passed", lambda lesson: sorted(store.passed(lesson))),
        "hints": by("hints", store.hints_seen),
        "solution_seen": by("solution_seen", store.solution_seen),
        "answers": by("answers", lambda s: {q: [a.at, a.given, a.correct] for q, a in store.answers(s).items()}),
        "predictions": by("predictions", lambda s: {q: [a.at, a.option] for q, a in store.predictions(s).items()}),
        "goals": by("goals", store.goals_reached),
        "cards": by("cards", lambda s: {c: [x.due, x.seen, x.missed] for c, x in store.cards(s).items()}),
        "reviews": by("reviews", lambda *card: sorted([at, rating] for at, rating in store.reviews(*card))),
        "choices": by("choices", lambda lesson, card: store.card_choices(lesson, card, now=later)[card]),
        "due": store.due(None, later),
        "places": by("places", store.place),
        "last_place": store.last_place(),
        "later": later,
        "solution_requests": by("solution_requests", lambda *e: store.record_solution_request(*e) - 1),
    }


def plain(found: dict) -> dict:
    return json.loads(json.dumps(found, default=datetime.isoformat))


def test_a_file_of_version_2_reads_as_it_did(tmp_path):
    """Every kind of row, cards whose dates a miss moved, and the ratings of two notebooks that were stored in the wrong order."""
    store = Store(made(tmp_path / "progress.sqlite3", 2))
    assert plain(read_again(store)) == EXPECTED
    kinds = {event.kind for event in store.events()}
    newer = {"setting", "outcome", "recipe", "test", "test-answer", "test-end", "round", "game", "draft"}
    assert kinds == set(_events.KINDS) - newer, "the file has every kind of then"


def test_a_card_goes_on_from_where_it_stood(tmp_path):
    """The next rating gives the date that the course of then would have given."""
    store, later = Store(made(tmp_path / "progress.sqlite3", 2)), datetime.fromisoformat(EXPECTED["later"])
    for key, dates in EXPECTED["choices"].items():
        assert store.review(*key.split("/"), 3, later).isoformat() == dates["3"]


def test_hints_that_were_counted_from_0_count_from_1(tmp_path):
    path = made(tmp_path / "progress.sqlite3", 2)
    with closing(sqlite3.connect(path)) as db:
        assert [row[0] for row in db.execute("SELECT number FROM hints WHERE lesson = ?", (LSTM,))] == [0, 1, 2]
    assert Store(path).hints_seen(LSTM, "lstm-step") == [1, 2, 3] and Store(path).hints_seen(GRU, "gru-step") == [1]


def test_a_file_of_version_1_reads_as_it_did(tmp_path):
    store = Store(made(tmp_path / "progress.sqlite3", 1))
    assert store.last_place() == ("lesson", "cell-7")
    assert store.answers("lesson") == {
        "q": Answer(NOON + timedelta(minutes=1), 0, True),
        "r": Answer(NOON + timedelta(minutes=2), 3, False),
    }
    assert store.cards("lesson") == {"card": CardStatus(NOON + timedelta(days=2), False)}
    assert [event.data["given"] for event in store.events() if event.kind == "answer"] == [2, 0, 3]
    store.record_answer("lesson", "r", [1, 2], True, missed=[("lesson", "card")])
    assert Store(store.path).answers("lesson")["r"].given == [1, 2]


def test_an_upgraded_file_is_made_like_a_new_one(old_file, tmp_path):
    def shape(file: Path) -> set[str]:
        with closing(sqlite3.connect(file)) as db:
            columns = (
                'SELECT m.name, i.name, i.type, i.pk, i."notnull" FROM sqlite_master m, pragma_table_info(m.name) i'
            )
            return {str(row) for row in db.execute(columns)}

    Store(old_file).events()
    fresh = Store(tmp_path / "fresh.sqlite3")
    fresh.record_place("lesson", "cell")
    assert shape(old_file) == shape(fresh.path)


def test_a_dated_copy_of_the_old_file_stays(old_file):
    before = contents(old_file)
    Store(old_file).events()
    Store(old_file).events()
    (copy,) = copies(old_file)
    assert copy.name.startswith(f"progress.{datetime.now():%Y-%m-%d}.version-") and copy.suffix == ".sqlite3"
    assert contents(copy) == before
    shutil.copy(copy, old_file)  # put back, and upgraded again: the first copy is not written over
    stamp = copy.stat().st_mtime_ns
    Store(old_file).events()
    assert len(copies(old_file)) == 2 and copy.stat().st_mtime_ns == stamp


def test_two_copies_of_an_old_file_merge_into_one(tmp_path):
    one, two = (Store(made(tmp_path / name, 2)) for name in ("one.sqlite3", "two.sqlite3"))
    assert one.merge(two.events()) == 0
    two.record_answer(LSTM, "new", 1, True)
    assert one.merge(two.events()) == 1


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(old_file, monkeypatch):
    before = contents(old_file)
    monkeypatch.setattr(_migration, "OLD_TABLES", ("attempts", "no_such_table"))
    with pytest.raises(StoreError, match="no_such_table"):
        Store(old_file).events()
    assert contents(old_file) == before
    monkeypatch.undo()
    assert Store(old_file).events()


def test_without_room_for_the_copy_nothing_is_upgraded(old_file, monkeypatch):
    before = contents(old_file)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(_database, "keep_copy", full)
        with pytest.raises(StoreError, match="No space left on device"):
            Store(old_file).events()
        session = Session(lambda: old_file)
        assert [event.kind for event in session.events()].count("answer") >= 3, "the session reads it all the same"
        session.record_place("lesson", "on")
        assert not session.stored and contents(old_file) == before
    assert session.last_place() == ("lesson", "on") and session.stored
    assert Store(old_file).last_place() == ("lesson", "on")


KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from helpers.study import Store, _migration
class Doomed(sqlite3.Connection):
    def execute(self, sql, *rest):
        if sql.startswith(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(sql, *rest)
    def backup(self, target):
        super().backup(target)
        if sys.argv[2] == "backup":
            os.kill(os.getpid(), signal.SIGKILL)
connect = sqlite3.connect
sqlite3.connect = lambda *args, **options: connect(*args, **options, factory=Doomed)
Store(sys.argv[1]).events()
"""


@pytest.mark.parametrize(
    "where", ["backup", "CREATE TABLE events", "INSERT INTO events", "DROP TABLE places", "COMMIT"]
)
def test_an_upgrade_that_is_killed_leaves_the_file_as_it_was(old_file, where):
    """The last of them is the moment just before all would be on the disk."""
    before = contents(old_file)
    killed = subprocess.run([sys.executable, "-W", "error", "-c", KILLED, str(old_file), where], capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    assert contents(old_file) == before
    assert Store(old_file).events()
    assert contents(min(copies(old_file))) == before
    assert [each for each in copies(old_file) if each.suffix == ".part"] == []


READER = "import sys; from helpers.study import Store; print(len(Store(sys.argv[1]).events()))"


def test_two_processes_may_upgrade_at_once(old_file):
    command = [sys.executable, "-W", "error", "-c", READER, str(old_file)]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    counts = [child.communicate(timeout=60)[0] for child in children]
    assert [child.returncode for child in children] == [0, 0] and counts[0] == counts[1]
    assert len(copies(old_file)) == 1, "only one of them upgraded"


def test_a_locked_old_file_is_read_and_upgraded_later(old_file, capsys):
    with closing(sqlite3.connect(old_file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        session = Session(lambda: old_file)
        before = session.events()
        session.record_hint("lesson", "e", 1)
        assert "in use by another program" in capsys.readouterr().out and not session.stored
        holder.execute("ROLLBACK")
    assert session.events()[:-1] == before and session.stored, "what was read before has the same ids on the disk"
    assert Store(old_file).hints_seen("lesson", "e") == [1]


def test_a_course_of_then_says_that_the_file_is_newer(tmp_path, monkeypatch):
    """The refusal is the one that version 2 gave; here the code of today plays an older one."""
    store = Store(tmp_path / "progress.sqlite3")
    store.record_place("lesson", "x")
    before = store.path.read_bytes()
    monkeypatch.setattr(_database, "VERSION", 2)
    expected = r"newer version of the course \(file version 3, this course knows 2\)\. Update the course"
    with pytest.raises(StoreError, match=expected):
        store.record_place("lesson", "y")
    assert store.path.read_bytes() == before and os.listdir(tmp_path) == ["progress.sqlite3"]
