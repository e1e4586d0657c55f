"""The store keeps what it said it kept: across restarts, killed processes, many writers, and in the face of broken files."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from helpers.study import Answer, CardStatus, Guess, Store, StoreError, default_path

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LESSON = "introduction-to-lstm"


class Clock:
    def __init__(self):
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **how_long: float) -> None:
        self.moment += timedelta(**how_long)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "not there yet" / "progress.sqlite3"


@pytest.fixture
def store(path: Path, clock: Clock) -> Store:
    return Store(path, clock)


def test_everything_is_there_after_a_restart(store, path, clock):
    assert store.attempts(LESSON, "lstm-step") == []
    assert store.last_place() is None and store.prediction(LESSON, "forget-bias") is None
    store.record_attempt(LESSON, "lstm-step", "wrong", "gates-swapped", "def lstm_step(): ...")
    clock.forward(minutes=1)
    store.record_attempt(LESSON, "lstm-step", "passed", None, "def lstm_step(x): ...")
    store.record_hint(LESSON, "lstm-step", 1)
    store.record_hint(LESSON, "lstm-step", 1)
    store.record_hint(LESSON, "lstm-step", 2)
    store.record_answer(LESSON, "q", 2, False)
    store.record_answer(LESSON, "q", 0, True)
    store.record_prediction(LESSON, "forget-bias", 3)
    store.record_prediction(LESSON, "other", None)
    store.record_place(LESSON, "cell-7")
    due = store.review(LESSON, "a-card", 3)

    again = Store(path, clock)
    first, second = again.attempts(LESSON, "lstm-step")
    assert (first.status, first.mistake, first.source, first.at) == (
        "wrong",
        "gates-swapped",
        "def lstm_step(): ...",
        NOON,
    )
    assert (second.status, second.mistake, second.at) == ("passed", None, NOON + timedelta(minutes=1))
    assert again.passed(LESSON) == {"lstm-step"} and again.passed("another") == set()
    assert again.hints_seen(LESSON, "lstm-step") == [1, 2]
    assert again.answers(LESSON) == {"q": Answer(clock.moment, 0, True)}
    assert again.prediction(LESSON, "forget-bias") == Guess(clock.moment, 3)
    assert again.prediction(LESSON, "other") == Guess(clock.moment, None), "a skip is not the same as no guess"
    assert again.cards(LESSON) == {"a-card": CardStatus(due, True)}
    assert again.last_place() == (LESSON, "cell-7") and again.place(LESSON) == "cell-7"


@pytest.mark.parametrize("given", [0, 3, [0, 2], [5, 0, 1], "1/2", "≈ 0,35 %"])
def test_an_answer_is_kept_whole(store, path, given):
    store.record_answer(LESSON, "q", given, True)
    found = Store(path).answers(LESSON)["q"].given
    assert found == given and type(found) is type(given)


def test_the_last_place_is_the_latest_of_all_lessons(store, clock):
    for lesson, cell in [("one", "a"), ("two", "b"), ("one", "c")]:
        store.record_place(lesson, cell)
        clock.forward(seconds=1)
    assert store.last_place() == ("one", "c")
    assert store.place("two") == "b" and store.place("three") is None


def test_the_solution_is_counted_and_its_first_sight_kept(store, clock):
    assert store.solution_seen(LESSON, "e") is None
    assert [store.record_solution_request(LESSON, "e") for _ in range(3)] == [1, 2, 3]
    assert store.solution_seen(LESSON, "e") is None, "asked is not seen"
    store.record_solution_seen(LESSON, "e")
    clock.forward(days=1)
    store.record_solution_seen(LESSON, "e")
    assert store.solution_seen(LESSON, "e") == NOON
    assert store.record_solution_request(LESSON, "e") == 4


def test_a_goal_is_reached_once(store, clock):
    assert store.record_goal(LESSON, "gate-desk", "hold", "f=1")
    clock.forward(hours=1)
    assert not store.record_goal(LESSON, "gate-desk", "hold", "again")
    assert store.goals_reached(LESSON, "gate-desk") == {"hold": NOON}
    assert store.goals_reached(LESSON, "another") == {}


def test_the_last_choice_of_a_setting_counts(store, path, clock):
    assert store.setting("depth", "medium") == "medium" and store.setting("depth") is None
    for value in ("basic", "detailed"):
        clock.forward(minutes=1)
        store.record_setting("depth", value)
        assert Store(path, clock).setting("depth", "medium") == value
    store.record_setting("depth", "detailed")
    store.record_setting("audio-place", {"piece": "a", "line": 3})
    assert [event.item for event in store.events()] == ["depth", "depth", "audio-place"]
    assert store.setting("audio-place") == {"piece": "a", "line": 3} and store.last_place() is None


def test_times_are_kept_in_utc(store):
    store.record_place(LESSON, "x")
    in_delhi = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert store.review(LESSON, "card", 3, in_delhi) == NOON + timedelta(minutes=10)
    assert store.reviews(LESSON, "card") == [(NOON, 3)]
    with pytest.raises(ValueError, match="no time zone"):
        store.review(LESSON, "card", 3, datetime(2026, 11, 23))


def test_default_place(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    assert Store().path == default_path() == tmp_path / "progress.sqlite3"
    monkeypatch.delenv("COURSE_DATA")
    assert default_path().name == "progress.sqlite3" and default_path().parent.name == "gates-keep-memory"


WRITER = """
import sys, time
from helpers.study import Store
store = Store(sys.argv[1])
for number in range(int(sys.argv[2])):
    store.record_answer("lesson", f"{sys.argv[3]}-{number}", 1, True)
    print(number, flush=True)
if sys.argv[3] == "doomed":  # killed while a transaction is open
    def work(db):
        db.execute("DELETE FROM events")
        print("open", flush=True)
        time.sleep(60)
    store._database.write(work)
"""


def writer(path: Path, count: int, name: str) -> subprocess.Popen:
    # Writes its reports to a pipe, so that what was reported is known whatever becomes of it.
    command = [sys.executable, "-W", "error", "-c", WRITER, str(path), str(count), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_what_a_killed_process_reported_is_there(store, path):
    child = writer(path, 3, "doomed")
    for line in child.stdout:
        if line == "open\n":
            break
    os.kill(child.pid, signal.SIGKILL)
    assert child.wait(timeout=30) == -signal.SIGKILL
    child.stdout.close()
    assert set(store.answers("lesson")) == {"doomed-0", "doomed-1", "doomed-2"}, (
        "the open transaction left nothing behind"
    )
    store.record_answer("lesson", "after", 0, True)
    assert len(store.answers("lesson")) == 4


# Kills a writer a hundred times, each after a moment of at most 0.15 s, and prints what the writers had reported by then.
KILLER = """
import itertools, json, os, random, signal, sys, time
from helpers.study import Store

def write(name, report):
    store = Store(sys.argv[1])
    os.write(report, b"begin\\n")
    for number in itertools.count():
        item = f"{name}-{number}"
        match number % 5:
            case 0: store.record_answer("lesson", item, [1, 2], True, [("lesson", "card")])
            case 1: store.review("lesson", item, 3)
            case 2: store.record_attempt("lesson", item, "wrong", "a mistake", "def f(): ...", [("lesson", "card")])
            case 3: store.record_goal("lesson", "desk", item)
            case 4: store.record_setting(item, {"at": number})
        os.write(report, f"{item}\\n".encode())

random.seed(7)
reported, kills = [], 0
for n in range(100):
    read, report = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            write(n, report)
        finally:
            os._exit(1)
    os.close(report)
    with os.fdopen(read) as lines:
        assert lines.readline() == "begin\\n"
        time.sleep(random.uniform(0, 0.15))
        os.kill(child, signal.SIGKILL)
        reported += [line.strip() for line in lines if line.endswith("\\n")]
    kills += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
print(json.dumps([kills, reported]))
"""


def test_a_hundred_kills_lose_nothing_that_was_reported(path):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", KILLER, str(path)], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    kills, reported = json.loads(done.stdout)
    assert kills == 100
    assert len(reported) > 50, "many writers had stored something before they were killed"
    store = Store(path)
    there = {event.item for event in store.events()}
    assert set(reported) <= there
    assert len(there - set(reported)) <= 101, "at most the one that was being reported, for each, and the missed card"
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.record_answer("lesson", "after", 0, True)
    assert "after" in store.answers("lesson")


def test_two_processes_may_begin_and_write_at_once(store, path):
    children = [writer(path, 40, name) for name in ("one", "two")]
    for child in children:
        assert child.communicate(timeout=60)[0].split()[-1] == "39" and child.returncode == 0
    assert len(store.answers("lesson")) == 80


def test_threads_may_write_at_once(store):
    failed = []

    def work(name: str) -> None:
        try:
            for number in range(20):
                store.record_answer(LESSON, f"{name}-{number}", 0, True)
                store.review(LESSON, "one-card", 3, NOON + timedelta(minutes=number))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(str(k),)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(store.answers(LESSON)) == 80 and len(store.reviews(LESSON, "one-card")) == 80


def test_a_damaged_file_is_left_alone(store, path):
    path.parent.mkdir()
    for damage in (b"This is not a database, but somebody's notes.\n" * 100, b"short"):
        path.write_bytes(damage)
        for use in (lambda: store.answers(LESSON), lambda: store.record_answer(LESSON, "q", 0, True)):
            with pytest.raises(StoreError, match=re.escape(str(path)) + r" is damaged.*rename"):
                use()
        assert path.read_bytes() == damage
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_damaged_inside_is_left_alone(store, path):
    for number in range(200):
        store.record_attempt(LESSON, f"e-{number}", "wrong", None, "x" * 200)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="is damaged"):
        store.attempts(LESSON, "e-7")
    with pytest.raises(StoreError, match="is damaged"):
        store.record_attempt(LESSON, "e-7", "wrong", None, "x")
    assert path.read_bytes() == bytes(data)


def test_a_newer_file_is_left_alone(store, path):
    store.record_place(LESSON, "x")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer version of the course \(file version 99.*Update the course"):
        store.record_place(LESSON, "y")
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(store, path):
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"another program.*COURSE_DATA"):
        store.record_place(LESSON, "y")
    assert path.read_bytes() == before


def test_a_file_that_somebody_else_holds(path):
    store = Store(path, wait=0.1)
    store.record_place(LESSON, "x")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match=r"in use by another program for 0\.1 seconds, so nothing was stored"):
        store.record_place(LESSON, "y")
    holder.close()
    assert store.place(LESSON) == "x"


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="COURSE_DATA"):
        Store(tmp_path / "file" / "progress.sqlite3").record_place(LESSON, "x")


def test_a_failed_call_leaves_nothing(store):
    with pytest.raises(ValueError, match="rating is 5, expected 1"):
        store.review(LESSON, "card", 5)
    assert store.cards(LESSON) == {} and store.reviews(LESSON, "card") == []
    with pytest.raises(StoreError):
        store.record_answer(LESSON, "q", 1, False, missed=[(LESSON, "card"), (LESSON, None)])  # a card needs a name
    assert store.cards(LESSON) == {} and store.answers(LESSON) == {}


def test_rollback_journal_and_full_sync(store, path):
    store.record_place(LESSON, "x")
    pragmas = ("journal_mode", "synchronous")
    found = store._database.read(lambda db: [db.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas])
    assert found == ["delete", 2]
    assert [file.name for file in path.parent.iterdir()] == [path.name]
