"""The strong box: the verdicts are the plain box's, nothing gets out, and what breaks it costs one exercise."""

import os
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from helpers import judge
from helpers.judge import _bubblewrap

RIGHT = "return 2 * x + y, x - y"
Ask = Callable[..., judge.Verdict]


def answer(*lines: str, then: str = RIGHT) -> judge.Submission:
    text = "import numpy as np\ndef mix(x, y):\n" + textwrap.indent("\n".join([*lines, then]), "    ")
    return judge.collect("mix", [("my cell", text)])


@pytest.fixture
def box() -> Iterator[judge.Bubblewrap]:
    with judge.Bubblewrap() as box:
        yield box


@pytest.fixture
def ask(box: judge.Bubblewrap, mix: judge.Exercise) -> Ask:
    def ask(*lines: str, then: str = RIGHT, seconds: float = 5) -> judge.Verdict:
        return judge.check(replace(mix, time_limit=seconds), answer(*lines, then=then), run=box.run)

    return ask


def processes_of(box: judge.Bubblewrap) -> list[psutil.Process]:
    parent = psutil.Process(box._running.process.pid)
    return [parent, *parent.children(recursive=True)]


def test_the_probe_finds_a_box() -> None:
    judge.probe_box()


def test_the_probe_says_what_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _bubblewrap.sandbox

    def with_a_hole(grants: tuple[str, ...], as_root: bool) -> list[str]:
        return [part for part in whole(grants, as_root) if part != "--unshare-pid"]

    monkeypatch.setattr(_bubblewrap, "sandbox", with_a_hole)
    with pytest.raises(judge.BoxError, match="does not hold: other processes are visible"):
        judge.probe_box()


def test_without_bubblewrap_there_is_no_box_and_the_message_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(judge.BoxError, match="apt-get install bubblewrap"):
        judge.probe_box()


@pytest.mark.parametrize("ended_before_it_was_told", [False, True])
def test_what_bubblewrap_says_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mix: judge.Exercise, ended_before_it_was_told: bool
) -> None:
    if ended_before_it_was_told:
        send = _bubblewrap._send
        monkeypatch.setattr(_bubblewrap, "_send", lambda process, data: (process.wait(), send(process, data)))
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    _bubblewrap.sandbox.cache_clear()
    try:
        with pytest.raises(judge.BoxError, match="No permissions to create new namespace"), judge.Bubblewrap() as box:
            judge.check(mix, answer(), run=box.run)
    finally:
        _bubblewrap.sandbox.cache_clear()


@pytest.mark.parametrize(
    ("lines", "then"),
    [
        ([], RIGHT),
        ([], "return 2 * x - y, x - y"),
        (["print('seen')"], "return x, y"),
        (["raise ValueError('no')"], RIGHT),
        (["import torch"], RIGHT),
        (["undefined"], RIGHT),
        (["import os", "os._exit(3)"], RIGHT),
        (["import ctypes", "ctypes.string_at(0)"], RIGHT),
        (["z = np.ones((1 << 17, 1 << 17))"], RIGHT),
        (["import os", "os.fork()"], RIGHT),
    ],
)
def test_the_verdict_is_the_plain_boxs(ask: Ask, mix: judge.Exercise, lines: list[str], then: str) -> None:
    here = judge.check(mix, answer(*lines, then=then))
    there = ask(*lines, then=then)
    assert there == here


def test_each_job_has_a_process_of_its_own(ask: Ask) -> None:
    assert ask("import builtins, numpy", "builtins.leak = 1; numpy.tanh = None").status == "passed"
    assert ask("import builtins", "assert not hasattr(builtins, 'leak') and np.tanh is not None").status == "passed"


@pytest.mark.parametrize(
    ("lines", "status", "told"),
    [
        (["while True: pass"], "timeout", "time limit of 1 s"),
        (["sum(iter(int, 1))"], "timeout", "time limit of 1 s"),  # in C: no signal handler of Python's would run
        (["while True: print('x' * 99999)"], "error", "more than 1 MB"),
        (["import os, signal", "os.kill(-1, signal.SIGKILL)", "while True: pass"], "error", "SIGKILL"),
        (["import os, signal", "os.kill(os.getppid(), signal.SIGSTOP)", "while True: pass"], "timeout", "time limit"),
        (
            [
                "import os",
                "fds = [int(fd) for fd in os.listdir('/proc/self/fd') if int(fd) > 2 and fd_is(int(fd))]",
                "assert fds, 'what reports is open'",
                "[os.write(fd, bytes(1 << 20)) for fd in fds for _ in range(40)]",
            ],
            "error",
            "",
        ),
    ],
)
def test_what_breaks_the_box_costs_one_exercise(ask: Ask, lines: list[str], status: str, told: str) -> None:
    lines = [
        "def fd_is(fd):",
        "    import os",
        "    try: return bool(os.fstat(fd))",
        "    except OSError: return False",
        *lines,
    ]
    verdict = ask(*lines, seconds=1)
    assert (verdict.status, verdict.points) == (status, 0), verdict
    assert told in verdict.message
    assert ask().status == "passed", "the next one gets a new box"


def test_a_process_that_outlives_its_job_does_not_outlive_the_box(box: judge.Bubblewrap, ask: Ask) -> None:
    escape = ["import ctypes, os, time", "if ctypes.CDLL(None).fork() == 0:", "    os.setsid()", "    time.sleep(1000)"]
    assert ask(*escape).status == "passed"
    inside = processes_of(box)
    assert len(inside) >= 3
    box.close()
    _, alive = psutil.wait_procs(inside, timeout=20)
    assert alive == []


def test_processes_are_few(ask: Ask) -> None:
    bomb = [
        "import ctypes, time, os",
        "made = 0",
        "for _ in range(200):",
        "    pid = ctypes.CDLL(None).fork()",
        "    if pid == 0: time.sleep(1000)",
        "    made += pid > 0",
        "print('made', made)",
    ]
    printed = ask(*bomb).printed
    assert 0 < int(printed.split()[1]) <= _bubblewrap.PROCESSES


def test_nothing_of_the_course_and_of_this_user_is_inside(ask: Ask, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret")
    hidden = [
        str(secret),
        str(Path.home()),
        str(Path(judge.__file__).parents[2] / "lessons"),
        "/etc/passwd",
        "/var",
        "/srv",
    ]
    verdict = ask(
        "import os",
        f"print([path for path in {hidden!r} if os.path.isfile(path) or os.path.isdir(path) and os.listdir(path)])",
    )
    seen = verdict.printed.splitlines()[0]
    # The way to the interpreter may lead through the home folder; then that way is all that there is.
    assert str(secret) not in seen and "lessons" not in seen and "/etc" not in seen and "/var" not in seen
    environment = ask("import os", "print(sorted(os.environ))").printed
    assert "COURSE" not in environment and "USER" not in environment


def test_the_network_is_out_of_reach(ask: Ask) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        verdict = ask("import socket", f"socket.create_connection(('127.0.0.1', {port}), 1)")
        assert verdict.status == "error"
        with pytest.raises(TimeoutError):
            server.accept()


def test_only_tmp_can_be_written_and_not_much(ask: Ask) -> None:
    verdict = ask(
        "import os, sys",
        "def can(folder):",
        "    try: open(os.path.join(folder, 'x'), 'w').close()",
        "    except OSError: return False",
        "    return True",
        "print([folder for folder in ('/', '/tmp', '/dev', '/dev/shm', '/usr', '/box', os.path.dirname(os.__file__)) if can(folder)])",
    )
    assert verdict.printed.splitlines()[0] == "['/tmp']"
    full = ask("for n in range(99):", "    open(f'/tmp/{n}', 'wb').write(bytes(1 << 20))")
    assert "No space left" in full.message


def test_nobody_is_root_inside(ask: Ask) -> None:
    printed = ask(
        "import os", "print(os.geteuid(), open('/proc/self/status').read().split('CapEff:')[1].split()[0])"
    ).printed
    user, rights = printed.split()[:2]
    assert int(user) != 0 and int(rights, 16) == 0


def test_the_box_ends_with_whoever_opened_it(tmp_path: Path) -> None:
    script = tmp_path / "opens.py"
    script.write_text(
        "import time\nfrom helpers import judge\nfrom helpers.judge import Job\n"
        "box = judge.Bubblewrap()\nbox.run(Job('f', (('c', 1, 'def f(): return 1.0'),), (('a', ()),), ('numpy',), 5.0))\n"
        "print(box._running.process.pid, flush=True)\ntime.sleep(1000)\n"
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as opener:
        inside = psutil.Process(int(opener.stdout.readline()))
        family = [inside, *inside.children(recursive=True)]
        opener.kill()
    _, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


def test_the_same_code_gives_the_same_order_of_a_set(ask: Ask) -> None:
    seen = []
    for _ in range(2):
        with judge.Bubblewrap() as box:
            job = judge.Job(
                "f", (("c", 1, "def f():\n    print(set('abcdefgh'))\n    return 1.0"),), (("a", ()),), ("numpy",), 5.0
            )
            seen.append(box.run(job).printed)
    assert seen[0] == seen[1] != ""


def test_a_box_needs_no_longer_than_it_must(box: judge.Bubblewrap, ask: Ask) -> None:
    """A job that waits for its time limit is ended by it, and not by a later one."""
    before = time.monotonic()
    ask("import time", "time.sleep(1000)", seconds=0.5)
    assert time.monotonic() - before < 30
