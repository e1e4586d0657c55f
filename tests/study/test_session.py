"""A session is never in the way: what cannot be stored is said once, kept, and stored as soon as that works."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.study import Session, Store, StoreError, default_path, listening

pytestmark = pytest.mark.slow

LESSON = "introduction-to-lstm"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "progress.sqlite3"


@pytest.fixture
def session(path: Path) -> Session:
    return Session(lambda: path)


@pytest.fixture
def other(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program that has the file open."""
    Store(path).record_answer(LESSON, "before", 1, True)
    with sqlite3.connect(path, isolation_level=None) as connection:
        yield connection
    connection.close()


def everything(store: Store) -> tuple:
    """Uses each method that writes, and gives what can be read afterwards."""
    asked = store.record_solution_request(LESSON, "e")
    store.record_attempt(LESSON, "e", "wrong", "m", "source", missed=[(LESSON, "missed")])
    store.record_hint(LESSON, "e", 1)
    store.record_solution_seen(LESSON, "e")
    store.record_answer(LESSON, "q", [1, 2], False, missed=[(LESSON, "missed")])
    store.record_prediction(LESSON, "p", 2)
    first = store.record_goal(LESSON, "desk", "g")
    store.review(LESSON, "card", 3)
    store.record_place(LESSON, "cell")
    return asked, first, *reading(store)


def reading(store: Store) -> tuple:
    return (
        len(store.attempts(LESSON, "e")),
        store.hints_seen(LESSON, "e"),
        store.solution_seen(LESSON, "e") is not None,
        store.answers(LESSON)["q"].given,
        store.prediction(LESSON, "p").option,
        list(store.goals_reached(LESSON, "desk")),
        {card: status.seen for card, status in store.cards(LESSON).items()},
        [rating for _, rating in store.reviews(LESSON, "card")],
        store.due(LESSON),
        store.last_place(),
        set(store.card_choices(LESSON, "card")["card"]),
    )


DONE = (
    1,
    [1],
    True,
    [1, 2],
    2,
    ["g"],
    {"card": True, "missed": False},
    [3],
    [(LESSON, "missed")],
    (LESSON, "cell"),
    {1, 2, 3, 4},
)


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_locked_file_costs_a_moment_once_and_no_answer(session, path, other, capsys, lock) -> None:
    other.execute(f"BEGIN {lock}")
    start = time.monotonic()
    assert everything(session) == (1, True, *DONE)
    assert everything(session)[:2] == (2, False)
    assert time.monotonic() - start < 5, "the course waited 15 seconds for each call"
    said = capsys.readouterr().out
    assert said.count("Nothing is stored at the moment") == 1
    assert f"{path} is in use by another program. Close what else has it open" in said
    assert not session.stored
    if lock == "IMMEDIATE":
        assert set(session.answers(LESSON)) == {"before", "q"}, "what could be read is there"
    other.execute("ROLLBACK")
    session.hints_seen(LESSON, "e")
    assert session.stored
    assert "Your progress is stored again" in capsys.readouterr().out
    assert reading(Store(path))[1:3] == DONE[1:3] and len(Store(path).attempts(LESSON, "e")) == 2
    assert set(Store(path).answers(LESSON)) == {"before", "q"}
    assert Store(path).record_solution_request(LESSON, "e") == 3


def test_it_works_on_disk_as_a_store_does(session, path, capsys) -> None:
    assert everything(session) == (1, True, *DONE)
    assert reading(Store(path)) == DONE
    assert session.stored and capsys.readouterr().out == ""


def a_file_in_the_way(path: Path) -> None:
    path.parent.write_text("")


def another_programs_file(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name)")
    db.close()


def a_newer_file(path: Path) -> None:
    Store(path).record_place(LESSON, "x")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()


def a_folder_instead(path: Path) -> None:
    path.mkdir(parents=True)


TROUBLES = [a_file_in_the_way, another_programs_file, a_newer_file, a_folder_instead]


@pytest.mark.parametrize("trouble", TROUBLES)
def test_whatever_is_wrong_with_the_place_the_session_goes_on(session, path, tmp_path, capsys, trouble) -> None:
    trouble(path)
    before = path.read_bytes() if path.is_file() else None
    assert everything(session) == (1, True, *DONE)
    said = capsys.readouterr().out
    assert said.count("Nothing is stored at the moment") == 1 and str(path) in said
    assert "You can go on" in said
    assert (path.read_bytes() if path.is_file() else None) == before
    aside = tmp_path / "aside"
    (path.parent if path.parent.is_file() else path).rename(aside)
    assert reading(session) == DONE
    assert session.stored and reading(Store(path)) == DONE


def test_a_full_disk_in_the_middle_loses_nothing(session, path, capsys, monkeypatch) -> None:
    """SQLite's own limit on the file's size stands for the disk's."""
    session.record_hint(LESSON, "e", 7)
    connect = sqlite3.connect
    page_limit = ["PRAGMA max_page_count = 1"]  # of what there is already: no page more

    def limited(*arguments, **options):
        connection = connect(*arguments, **options)
        if page_limit and str(path) == str(arguments[0]):
            connection.execute(page_limit[0])
        return connection

    monkeypatch.setattr(sqlite3, "connect", limited)
    for number in range(30):
        session.record_attempt(LESSON, "e", "wrong", None, "x" * 1000 + str(number))
    said = capsys.readouterr().out
    assert said.count("the disk is full. Free some space.") == 1
    assert not session.stored and len(session.attempts(LESSON, "e")) == 30
    page_limit.clear()
    assert session.hints_seen(LESSON, "e") == [7]
    assert session.stored and [one.source[1000:] for one in Store(path).attempts(LESSON, "e")] == list(
        map(str, range(30))
    )


def test_no_home_is_said_and_the_place_may_be_given_later(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("COURSE_DATA", "~nobody-of-this-name/x")
    with pytest.raises(StoreError, match=r"no such home folder here, so COURSE_DATA=~nobody.* can't be used.*Set"):
        Store()
    session = Session()
    assert everything(session) == (1, True, *DONE)
    assert "no such home folder" in capsys.readouterr().out
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    assert reading(session) == DONE and reading(Store()) == DONE


def test_no_home_at_all(monkeypatch) -> None:
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.setattr(Path, "expanduser", lambda self: (_ for _ in ()).throw(RuntimeError("no home")))
    with pytest.raises(StoreError, match="your progress has no place"):
        default_path()


def test_the_tilde_is_the_home_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("COURSE_DATA", "~/x")
    assert default_path() == tmp_path / "x" / "progress.sqlite3"


def test_who_listens_is_told_and_nothing_is_printed(session, path, capsys) -> None:
    a_file_in_the_way(path)
    told: list[str] = []
    with listening(told.append):
        session.record_place(LESSON, "x")
        session.record_place(LESSON, "y")
    session.record_place(LESSON, "z")
    assert len(told) == 1 and str(path) in told[0]
    assert capsys.readouterr().out == ""


def test_a_failed_call_leaves_nothing_on_disk_or_in_memory(session, path) -> None:
    for trouble in (lambda: None, lambda: (path.unlink(), path.mkdir())):
        trouble()
        with pytest.raises(ValueError, match="rating is 5"):
            session.review(LESSON, "card", 5)
        with pytest.raises(StoreError):
            session.record_answer(LESSON, "q", 1, False, missed=[(LESSON, "card"), (LESSON, None)])
        assert session.cards(LESSON) == {} and session.answers(LESSON) == {}


def test_an_answer_that_is_stored_late_counts_from_when_it_was_given(session, path, other) -> None:
    other.execute("BEGIN IMMEDIATE")
    session.record_answer(LESSON, "q", 1, True)
    other.execute("ROLLBACK")
    Store(path).record_answer(LESSON, "q", 2, False)
    assert session.answers(LESSON)["q"].given == 2


def test_the_end_of_the_kernel_is_the_last_chance(path, other) -> None:
    code = (
        "import sys; from pathlib import Path; from helpers.study import Session\n"
        "session = Session(lambda: Path(sys.argv[1])); session.record_hint('lesson', 'e', 1); print(flush=True); input()"
    )
    other.execute("BEGIN IMMEDIATE")
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ},
    )
    assert "Nothing is stored" in child.stdout.readline()
    other.execute("ROLLBACK")
    child.communicate("\n", timeout=60)
    assert child.returncode == 0 and Store(path).hints_seen("lesson", "e") == [1]
