"""A damaged progress file is set aside, the newest good copy takes its place, and the learner hears of it."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from helpers.study import Session, Store
from helpers.study._backups import KEPT, is_good, keep_backup, restore

LESSON = "introduction-to-lstm"
TODAY = date(2026, 11, 27)
NOW = datetime(2026, 11, 27, 20, 15, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "progress.sqlite3"


def progress(path: Path, *items: str) -> Store:
    store = Store(path)
    for item in items:
        store.record_answer(LESSON, item, 0, True)
    return store


def answered(path: Path) -> set[str]:
    return set(Store(path).answers(LESSON))


def no_database(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)


def half_of_it(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zeros_at_the_end(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    path.write_bytes(data)


def a_bad_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:8192] = b"\xff" * 4096
    path.write_bytes(data)


DAMAGES = [no_database, half_of_it, zeros_at_the_end, a_bad_page]


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_newest_backup_takes_the_place_of_a_damaged_file(path: Path, damage, capsys) -> None:
    progress(path, *(f"q-{n}" for n in range(40)))
    keep_backup(path, TODAY - timedelta(days=2))
    progress(path, "yesterday")
    keep_backup(path, TODAY - timedelta(days=1))
    damage(path)
    before = path.read_bytes()
    session = Session(lambda: path)
    session.record_answer(LESSON, "after", 0, True)
    assert session.stored and answered(path) >= {*(f"q-{n}" for n in range(40)), "yesterday", "after"}
    (aside,) = path.parent.glob("progress.damaged-*.sqlite3")
    assert aside.read_bytes() == before, "nothing of the damaged file is lost"
    said = capsys.readouterr().out
    assert f"{path} was damaged. It was set aside as {aside.name}, and nothing in it was deleted." in said
    assert "The backup of 26 November 2026 is in its place" in said
    assert is_good(path)


def test_what_can_still_be_read_goes_along(path: Path, capsys) -> None:
    progress(path, "first")
    keep_backup(path, TODAY)
    progress(path, *(f"later-{n}" for n in range(300)))
    data = bytearray(path.read_bytes())
    data[-4096:] = b"\xff" * 4096
    path.write_bytes(data)
    restored = restore(path, NOW)
    assert restored is not None and restored.backup == TODAY and len(restored.rescued) > 100
    assert restored.aside.name == "progress.damaged-2026-11-27-201503.sqlite3"
    Store(path).merge(restored.rescued)
    assert "later-0" in answered(path) and "first" in answered(path)


def test_without_a_backup_the_learner_begins_afresh_and_is_told(path: Path, capsys) -> None:
    path.parent.mkdir()
    no_database(path)
    session = Session(lambda: path)
    session.record_answer(LESSON, "after", 0, True)
    assert session.stored and answered(path) == {"after"}
    assert "There was no backup, so you begin afresh." in capsys.readouterr().out


def test_a_damaged_backup_is_passed_over(path: Path) -> None:
    progress(path, "old")
    keep_backup(path, TODAY - timedelta(days=1))
    progress(path, "new")
    keep_backup(path, TODAY)
    no_database(path.parent / "backups" / f"progress-{TODAY}.sqlite3")
    no_database(path)
    restored = restore(path, NOW)
    assert restored is not None and restored.backup == TODAY - timedelta(days=1)
    assert answered(path) == {"old"}


def test_a_good_file_is_left_alone(path: Path) -> None:
    progress(path, "q")
    assert restore(path, NOW) is None, "another kernel has restored it meanwhile"
    assert answered(path) == {"q"} and list(path.parent.glob("*damaged*")) == []


def test_a_session_keeps_one_copy_a_day_and_a_week_of_them(path: Path) -> None:
    session = Session(lambda: path)
    session.record_answer(LESSON, "q", 0, True)
    session.record_answer(LESSON, "r", 0, True)
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.name == f"progress-{date.today()}.sqlite3" and is_good(backup)
    for days in range(1, 10):
        keep_backup(path, date.today() + timedelta(days=days))
    kept = sorted(file.name for file in (path.parent / "backups").iterdir())
    assert len(kept) == KEPT and kept[-1] == f"progress-{date.today() + timedelta(days=9)}.sqlite3"


def test_a_damaged_file_never_becomes_a_backup(path: Path) -> None:
    progress(path, *(f"q-{n}" for n in range(40)))
    a_bad_page(path)
    keep_backup(path, TODAY)
    assert list((path.parent / "backups").glob("*")) == []


def test_where_no_copy_can_be_made_the_lesson_goes_on(path: Path, capsys) -> None:
    path.parent.mkdir()
    (path.parent / "backups").write_text("in the way")
    session = Session(lambda: path)
    session.record_answer(LESSON, "q", 0, True)
    assert session.stored and capsys.readouterr().out == ""


SEVERAL = """
import sys
from pathlib import Path
from helpers.study import Session
session = Session(lambda: Path(sys.argv[1]))
for n in range(20):
    session.record_answer("introduction-to-lstm", f"{sys.argv[2]}-{n}", 0, True)
assert session.stored
"""


def test_kernels_that_meet_a_damaged_file_at_once_restore_it_once(path: Path) -> None:
    progress(path, "old")
    keep_backup(path, TODAY)
    no_database(path)
    command = [sys.executable, "-W", "error", "-c", SEVERAL, str(path)]
    kernels = [subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True) for name in ("a", "b", "c")]
    said = [kernel.communicate(timeout=120)[0] for kernel in kernels]
    assert [kernel.returncode for kernel in kernels] == [0, 0, 0]
    assert sum("was set aside" in one for one in said) == 1
    assert answered(path) == {"old", *(f"{name}-{n}" for name in "abc" for n in range(20))}
    assert len(list(path.parent.glob("progress.damaged-*"))) == 1 and not list(path.parent.glob(".*"))


def test_where_nothing_can_be_set_aside_it_goes_on_in_memory(path: Path, capsys, monkeypatch) -> None:
    path.parent.mkdir()
    no_database(path)

    def refused(*_: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr("helpers.study._session.restore", refused)
    session = Session(lambda: path)
    session.record_answer(LESSON, "q", 0, True)
    assert not session.stored and set(session.answers(LESSON)) == {"q"}
    assert "Nothing is stored at the moment" in capsys.readouterr().out
    assert path.read_bytes().startswith(b"no database")


def test_a_journal_of_the_damaged_file_goes_with_it(path: Path) -> None:
    progress(path, "q")
    no_database(path)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"old")
    restored = restore(path, NOW)
    assert restored is not None and not journal.exists()
    assert restored.aside.with_name(restored.aside.name + "-journal").read_bytes() == b"old"
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)
