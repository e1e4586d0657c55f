"""A class that means harm: each gets the right grade or a clear row, the others keep theirs, nothing leaks, leaves or stays."""

import ast
import ctypes
import json
import os
import re
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import psutil
import pytest

from helpers import authoring, classroom, judge
from helpers.content import course
from tests.classroom.conftest import EXERCISES
from tests.classroom.hostile import NAME, Answer, answers, archive, notebooks, traps

pytestmark = pytest.mark.slow

SECRET = "quetzal-obsidian-7319"
LESSON = course().lesson("introduction-to-lstm")
KNOWN = judge.exercises(LESSON)
FUNCTIONS = {KNOWN[name].function: name for name in EXERCISES}
RIGHT_BODY = textwrap.dedent(
    "\n".join(ast.unparse(statement) for statement in ast.parse(KNOWN["lstm-step"].solution).body[-1].body)
)
OTHERS = {"alan": "forget-complement", "grace": "input-forget-swapped"}
# For answers that run until they are stopped. It is made once: what is right and what mistakes do is computed once for each exercise.
BRIEF = replace(KNOWN["lstm-step"], time_limit=0.4)
# What `answers` and `notebooks` need to be listed; the real ones have other places.
KINDS = answers(RIGHT_BODY, "/target", 1, SECRET)


@dataclass
class Listener:
    """Everything of this machine that a submission might reach, and what came."""

    folder: Path
    came: list[str] = field(default_factory=list)
    _sockets: list[socket.socket] = field(default_factory=list)

    def open(self) -> int:
        """Listen by TCP and UDP, by name and without; returns the port of both."""
        tcp = socket.create_server(("0.0.0.0", 0))
        port = tcp.getsockname()[1]
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("0.0.0.0", port))
        self._sockets += [tcp, udp]
        for address in (f"\0gkm-{port}", str(self.folder / "socket")):
            named = socket.socket(socket.AF_UNIX)
            named.bind(address)
            named.listen()
            self._sockets.append(named)
        for each in self._sockets:
            threading.Thread(target=self._serve, args=(each,), daemon=True).start()
        return port

    def close(self) -> None:
        """Stop."""
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits
            each.close()

    def _serve(self, each: socket.socket) -> None:
        try:
            while True:
                if each.type != socket.SOCK_DGRAM:
                    each.accept()[0].close()
                elif not each.recv(99):  # closed
                    return
                self.came.append(f"{each.family.name} {each.type.name}")
        except OSError:
            pass


@dataclass
class TheClass:
    """A hostile class among honest learners, graded once by the command, with what stood before and after."""

    folder: Path
    out: Path
    key: classroom.Key
    target: Path
    listener: Listener
    answers: dict[str, Answer]
    notebooks: dict[str, tuple[bytes, dict[str, str] | str]]
    traps: dict[str, str]
    run: subprocess.CompletedProcess
    before: dict[str, tuple]
    after: dict[str, tuple]
    left: list[str]

    def result(self, learner: str) -> classroom.LearnerResult:
        """What was found of a learner."""
        handed_out = classroom.HandedOut("lstm", LESSON.slug, f"{LESSON.name}.ipynb")
        found = classroom.find_submissions(self.folder, handed_out).submissions
        (one,) = [each for each in found if each.learner == learner]
        found = classroom.read_result(self.out / "learners" / f"{one.slug}.json")
        assert found is not None, f"no row for {learner!r}"
        return found


@pytest.fixture(scope="module")
def the_class(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TheClass]:
    root = tmp_path_factory.mktemp("hostile")
    folder, out, target = root / "class", root / "out", root / "target"
    folder.mkdir()
    target.mkdir()
    (target / "precious.txt").write_text(SECRET)
    settings = classroom.Settings(assignment="lstm", title="LSTM", seed=7, widgets=False, exercises=EXERCISES)
    key = classroom.assign(LESSON, settings, root / "assignment", authoring.derive(LESSON).learner)
    path = key.folder / "lessons" / LESSON.name / "exercises" / "lstm_step.py"
    path.write_text(f"{path.read_text()}\n# {SECRET}\n")
    right = writer(key)
    honest(folder, right)
    (folder / "secretive.ipynb").write_text(right().replace('"cells": [', f'"{SECRET}": 1, "cells": [', 1))
    listener = Listener(target)
    found = answers(RIGHT_BODY, str(target), listener.open(), SECRET)
    for name, one in found.items():
        (folder / f"a-{name}.ipynb").write_text(right(**{NAME: one.source}))
    odd = notebooks(right, str(target))
    for name, (data, _) in odd.items():
        (folder / f"n-{name}.ipynb").write_bytes(data)
    told = traps(folder, target, right())
    before = snapshot(root, out)
    command = [sys.executable, "-m", "helpers._cli", "grade", str(folder), "--assignment", str(key.folder)]
    options = ["--out", str(out), "--workers", "2", "--time-limit", "2"]  # mostly they wait for what never ends
    environment = os.environ | {"SECRET_OF_THE_GRADER": SECRET, "COURSE_DATA": str(target)}
    with adopting() as left:
        run = subprocess.run([*command, *options], env=environment, capture_output=True, text=True, timeout=900)
    listener.close()
    yield TheClass(folder, out, key, target, listener, found, odd, told, run, before, snapshot(root, out), left)


def writer(key: classroom.Key) -> Callable[..., str]:
    """Gives a notebook with the right answers, but for those given by function."""
    (handed_out,) = (key.folder.parent / "student").glob("*.ipynb")
    text = handed_out.read_text(encoding="utf-8")

    def write(**changed: str) -> str:
        notebook = nbformat.reads(text, as_version=4)
        for cell in notebook.cells:
            exercise = key.exercises.get(cell.metadata.get("course", {}).get("exercise"))
            if exercise:
                cell.source = changed.get(exercise.function, exercise.solution)
        return json.dumps(notebook)

    return write


def honest(folder: Path, right: Callable[..., str]) -> None:
    (folder / "ada.ipynb").write_text(right())
    for learner, mistake in OTHERS.items():
        found = next(one for one in KNOWN["lstm-step"].mistakes if one.id == mistake)
        (folder / f"{learner}.ipynb").write_text(right(**{NAME: found.wrong_source(KNOWN["lstm-step"].solution)}))


def snapshot(root: Path, out: Path) -> dict[str, tuple]:
    """Everything in a folder but one, and the course's own files: kind, size, time, content where it is small."""
    found = {}
    ours = [path for part in ("helpers", "lessons", "tests") for path in (Path(__file__).parents[2] / part).rglob("*")]
    ours = [path for path in ours if "artifacts" not in path.parts]  # other tests put pictures there meanwhile
    for path in [*root.rglob("*"), *ours]:
        if path.is_relative_to(out) or "__pycache__" in path.parts:
            continue
        seen = path.lstat()
        small = path.is_file() and not path.is_symlink() and seen.st_size < 1 << 20
        found[str(path)] = (seen.st_mode, seen.st_size, seen.st_mtime_ns, path.read_bytes() if small else None)
    return found


@contextmanager
def adopting() -> Iterator[list[str]]:
    """Whatever is started inside and outlives its parents becomes this process's own child, and is told at the end."""
    prctl, subreaper, known = ctypes.CDLL(None).prctl, 36, set(psutil.Process().children(recursive=True))
    left: list[str] = []
    prctl(subreaper, 1, 0, 0, 0)
    try:
        yield left
    finally:
        prctl(subreaper, 0, 0, 0, 0)
        for process in set(psutil.Process().children(recursive=True)) - known:
            with suppress(psutil.NoSuchProcess):
                if process.status() != psutil.STATUS_ZOMBIE:
                    left.append(f"{process.pid} {process.cmdline()}")


def test_there_are_kinds_enough() -> None:
    assert len(KINDS) >= 80


@pytest.mark.parametrize("name", KINDS)
def test_an_answer_that_attacks_gets_what_it_earns(the_class: TheClass, name: str) -> None:
    wanted, result = the_class.answers[name], the_class.result(f"a-{name}")
    step, *others = result.exercises
    assert step.status in wanted.status, step
    assert wanted.told in step.message, step.message
    assert step.points == (10 if step.status == "passed" else 0)
    assert [each.status for each in others] == ["passed", "passed"], others
    assert result.points == step.points + 10


def test_a_notebook_of_any_form_is_graded_or_says_why(the_class: TheClass) -> None:
    seen = {name: the_class.result(f"n-{name}") for name in the_class.notebooks}
    wrong = {}
    for name, (_, wanted) in the_class.notebooks.items():
        result = seen[name]
        if isinstance(wanted, str):
            fits = re.search(wanted, result.problem) and result.points == 0
        else:
            statuses = {KNOWN[each.exercise].function: each.status for each in result.exercises}
            fits = not result.problem and statuses == wanted
            fits = fits and result.points == sum(EXERCISES[FUNCTIONS[one]] for one in wanted if wanted[one] == "passed")
        if not fits:
            wrong[name] = (wanted, result.problem, [(each.status, each.message) for each in result.exercises])
    assert wrong == {}


def test_a_file_that_is_a_trap_is_a_row_that_says_so(the_class: TheClass) -> None:
    for name, told in the_class.traps.items():
        result = the_class.result(name)
        assert told in result.problem and bool(told) == bool(result.problem), (name, result.problem)
        assert result.points == (0 if told else 20), name


def test_the_honest_are_graded_as_if_nobody_else_were_there(the_class: TheClass, tmp_path: Path) -> None:
    folder, out = tmp_path / "honest", tmp_path / "out"
    folder.mkdir()
    honest(folder, writer(the_class.key))
    classroom.grade_class(folder, the_class.key, out, classroom.Options(workers=1, time_limit=2.0))
    for name in ("ada", *OTHERS):
        for suffix in (".json", ".html"):
            alone, among = (where / "learners" / f"{name}{suffix}" for where in (out, the_class.out))
            assert alone.read_bytes() == among.read_bytes()
    assert the_class.result("ada").points == 20


def test_all_rows_are_there_and_the_exit_code_tells(the_class: TheClass) -> None:
    assert the_class.run.returncode == 3, the_class.run.stderr[-3000:]
    assert "0 not graded" in the_class.run.stdout and "Traceback" not in the_class.run.stderr
    expected = 4 + len(the_class.answers) + len(the_class.notebooks) + len(the_class.traps)
    assert f"{expected} submissions" in the_class.run.stdout
    assert len(list((the_class.out / "learners").glob("*.json"))) == expected


def test_nothing_outside_was_touched(the_class: TheClass) -> None:
    assert the_class.before == the_class.after
    assert (the_class.target / "precious.txt").read_text() == SECRET


def test_nothing_reached_the_network_or_a_socket(the_class: TheClass) -> None:
    assert the_class.listener.came == []


def test_the_listener_would_have_heard(tmp_path: Path) -> None:
    """The test above can fail: the same ways, taken outside of a box, are heard."""
    listener = Listener(tmp_path)
    port = listener.open()
    socket.create_connection(("127.0.0.1", port), 5).close()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.sendto(b"x", ("127.0.0.1", port))
    for address in (f"\0gkm-{port}", str(tmp_path / "socket")):
        with socket.socket(socket.AF_UNIX) as named:
            named.connect(address)
    deadline = time.monotonic() + 10
    while len(listener.came) < 4 and time.monotonic() < deadline:
        time.sleep(0.02)
    listener.close()
    assert len(listener.came) == 4


def test_no_process_outlives_the_run(the_class: TheClass) -> None:
    assert the_class.left == []


def test_one_that_outlives_would_be_seen() -> None:
    """The test above can fail: a process that has left its parents and its session is found, and told by its command."""
    leave = "import os, subprocess; subprocess.Popen(['sleep', '987'], start_new_session=True); os._exit(0)"
    with adopting() as left:
        subprocess.run([sys.executable, "-c", leave], check=True)
    (told,) = left
    assert "'987'" in told
    process = psutil.Process(int(told.split()[0]))
    process.kill()
    process.wait(20)


def test_nothing_secret_leaks(the_class: TheClass) -> None:
    for path in the_class.out.rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes(), path


class Tags(HTMLParser):
    """The tags and attributes of a page, as a browser reads them."""

    def __init__(self, text: str):
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep them."""
        self.found |= {tag, *(f"@{name}" for name, _ in attrs)}


def test_pages_and_tables_hold_text_and_no_script(the_class: TheClass) -> None:
    honest = Tags((the_class.out / "learners" / "alan.html").read_text(encoding="utf-8")).found
    honest |= Tags((the_class.out / "learners" / "link-outside.html").read_text(encoding="utf-8")).found
    for path in the_class.out.glob("learners/*.html"):
        found = Tags(path.read_text(encoding="utf-8")).found
        assert not found - honest, path
        assert not {"script", "img", "iframe", "object", "embed", "base"} & found
    assert not {"script", "img"} & Tags((the_class.out / "class.html").read_text(encoding="utf-8")).found
    for table in ("grades.csv", "canvas.csv", "moodle.csv"):
        assert not re.search(r'(?m)(^|,)"?[=@]', (the_class.out / table).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [name for name, one in KINDS.items() if not one.alone])
def test_in_the_learners_own_notebook_it_costs_a_message(name: str, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text(SECRET)
    one = answers(RIGHT_BODY, str(tmp_path), 9, SECRET)[name]
    exercise = BRIEF if "timeout" in one.status else KNOWN["lstm-step"]
    cells = [("imports", "import numpy as np"), ("answer", one.source)]
    verdict = judge.check(exercise, judge.answer_in(exercise, cells), 7)
    assert verdict.status in one.status, verdict
    assert len(verdict.message) > 20
    assert sorted(path.name for path in tmp_path.iterdir()) == ["precious.txt"]


def test_an_archive_full_of_tricks(tmp_path: Path, the_class: TheClass) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    told = archive(inside / "class.zip", writer(the_class.key)())
    out = tmp_path / "out"
    classroom.grade_class(inside / "class.zip", the_class.key, out, classroom.Options(workers=2))
    results = {one.learner: one for one in map(classroom.read_result, out.glob("learners/*.json")) if one}
    for learner, said in told.items():
        assert said in results[learner].problem and bool(said) == bool(results[learner].problem), results[learner]
    strangers = {learner: one for learner, one in results.items() if learner not in told}
    assert all("outside" in one.problem for one in strangers.values()), strangers
    assert len(strangers) >= 2
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if "out" not in path.parts) == [
        "a",
        "a/b",
        "a/b/class.zip",
    ]
