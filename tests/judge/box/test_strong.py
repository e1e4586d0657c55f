"""The strong box: the verdicts are the plain box's, nothing gets out, and what breaks it costs one exercise."""

import json
import os
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from helpers import judge
from helpers.judge.box import _sandbox, _strong

pytestmark = pytest.mark.slow

RIGHT = "return 2 * x + y, x - y"
# Thirteen, each in a session of its own, writing to all that is open, while their parent says that all is well.
CHILDREN_THAT_WRITE = [
    "import ctypes, os, time",
    "parent = os.getpid()",
    "for _ in range(13):",
    "    if ctypes.CDLL(None).fork() == 0:",
    "        os.setsid()",
    "        {wait}",
    "        while True:",
    "            for fd in range(3, 64):",
    "                try:",
    "                    os.write(fd, bytes(1 << 16))",
    "                except OSError:",
    "                    pass",
]
# They begin when it has ended: else they may write more than a result can hold before it comes to its last line.
WRITE_AFTER_THE_END = [
    line.format(wait="while os.getppid() == parent: time.sleep(0.001)")
    for line in [*CHILDREN_THAT_WRITE, "os._exit(0)"]
]
WRITE_MEANWHILE = [line.format(wait="pass") for line in [*CHILDREN_THAT_WRITE, "while True: pass"]]
Ask = Callable[..., judge.Verdict]


def answer(*lines: str, then: str = RIGHT) -> judge.Submission:
    text = "import numpy as np\ndef mix(x, y):\n" + textwrap.indent("\n".join([*lines, then]), "    ")
    return judge.collect("mix", [("my cell", text)])


@pytest.fixture(scope="module")
def box() -> Iterator[judge.Bubblewrap]:
    """One for all jobs, as a class has it: whatever one of them does, the next one finds it whole."""
    with judge.Bubblewrap() as box:
        yield box


@pytest.fixture
def ask(box: judge.Bubblewrap, mix: judge.Exercise) -> Ask:
    return asking(box, mix)


def asking(box: judge.Bubblewrap, mix: judge.Exercise) -> Ask:
    """Checks an answer in a box."""

    def ask(*lines: str, then: str = RIGHT, seconds: float = 5) -> judge.Verdict:
        return judge.check(replace(mix, time_limit=seconds), answer(*lines, then=then), run=box.run)

    return ask


def processes_of(box: judge.Bubblewrap) -> list[psutil.Process]:
    parent = psutil.Process(box._process.pid)
    return [parent, *parent.children(recursive=True)]


def settled(box: judge.Bubblewrap) -> list[psutil.Process]:
    """The same, once the watcher of the last job has gone too; nothing of the job itself may still be there."""
    jobs = [one for one in processes_of(box) if one.is_running() and _user_of(one) >= _strong.USERS]
    assert jobs == []
    deadline = time.monotonic() + 20
    while len(found := processes_of(box)) > 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    return found


def _user_of(process: psutil.Process) -> int:
    try:
        return process.uids().real
    except psutil.NoSuchProcess:
        return 0


def test_the_probe_finds_a_box() -> None:
    judge.probe_box()


HOLES = {
    "a socket can be opened": ("_syscalls.py", '"socket": 41, ', ""),
    "other processes are visible": ("_namespaces.py", "NEW_IPC | NEW_PROCESSES", "NEW_IPC"),
    "it can make namespaces": ("_server.py", "    _syscalls.restrict()\n", ""),
    "memory can be taken that no limit counts": ("_syscalls.py", '"memfd_create": 319, ', ""),
    "it has rights": ("_namespaces.py", '    _check("capset", LIBC.capset(head, bytes(24)))\n', ""),
    "it runs as root": ("_server.py", 'drop_rights(settings["user"])', "drop_rights(None)"),
}


@pytest.mark.parametrize("hole", HOLES)
def test_the_probe_sees_each_hole(hole: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A box with one part of it taken out; as root, where it matters that somebody else is become."""
    script, part, instead = HOLES[hole]
    if os.geteuid() != 0 and hole == "it runs as root":
        pytest.fail("run the tests as root, as CI does: as anybody else there is no root to be left")
    for path in _sandbox.SCRIPTS.glob("*.py"):
        text = path.read_text()
        assert path.name != script or part in text
        (tmp_path / path.name).write_text(text.replace(part, instead) if path.name == script else text)
    if hole == "it has rights":  # becoming somebody else takes them too
        text = (tmp_path / "_server.py").read_text()
        (tmp_path / "_server.py").write_text(text.replace('drop_rights(settings["user"])', "drop_rights(None)"))
    monkeypatch.setattr(_sandbox, "SCRIPTS", tmp_path)
    _sandbox.sandbox.cache_clear()
    try:
        with pytest.raises(judge.BoxError, match=f"does not hold: .*{hole}"):
            judge.probe_box()
    finally:
        _sandbox.sandbox.cache_clear()


def test_the_probe_sees_what_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _strong.sandbox

    def with_a_hole(grants: tuple[str, ...], as_root: bool) -> list[str]:
        found = whole(grants, as_root)
        return [*found[: found.index("--remount-ro")], "--chmod", "0777", "/", "--chdir", "/"]

    monkeypatch.setattr(_strong, "sandbox", with_a_hole)
    with pytest.raises(judge.BoxError, match="does not hold: files outside can be written"):
        judge.probe_box()


def test_the_probe_sees_what_must_be_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "key"
    key.mkdir()
    tmp_path.chmod(0o755)  # else only its owner would see what is in it
    (key / "assignment.yaml").write_text("seed: 7")
    (tmp_path / "link").symlink_to(key)
    judge.probe_box(hidden=[key, tmp_path / "link", tmp_path / "not-there-yet"])
    whole = _strong.sandbox
    for bound in (key, key / "assignment.yaml", tmp_path):

        def with_a_hole(grants: tuple[str, ...], as_root: bool, bound: Path = bound) -> list[str]:
            found = whole(grants, as_root)
            at = found.index("--proc")
            ways = [part for way in reversed(bound.parents[:-1]) for part in ("--perms", "0755", "--dir", str(way))]
            return [*found[:at], *ways, "--ro-bind", str(bound), str(bound), *found[at:]]

        monkeypatch.setattr(_strong, "sandbox", with_a_hole)
        with pytest.raises(judge.BoxError, match=f"{key}.* can be seen"):
            judge.probe_box(hidden=[tmp_path / "link"])


def test_what_would_be_bound_with_a_secret_in_it_is_refused_before_a_box_starts() -> None:
    inside = Path(json.__file__).parent / "class"
    with pytest.raises(judge.BoxError, match=r"a box holds .*json, and .*json/class lies in there"):
        judge.probe_box(hidden=[inside])


def test_without_bubblewrap_there_is_no_box_and_the_message_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(judge.BoxError, match="apt-get install bubblewrap"):
        judge.probe_box()


@pytest.mark.parametrize("ended_before_it_was_told", [False, True])
def test_what_strong_says_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mix: judge.Exercise, ended_before_it_was_told: bool
) -> None:
    if ended_before_it_was_told:
        begin = subprocess.Popen

        def ended(*arguments: object, **options: object) -> subprocess.Popen:
            process = begin(*arguments, **options)
            process.wait()
            return process

        monkeypatch.setattr(_strong.subprocess, "Popen", ended)
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    _strong.sandbox.cache_clear()
    try:
        with pytest.raises(judge.BoxError, match="No permissions to create new namespace"), judge.Bubblewrap() as box:
            judge.check(mix, answer(), run=box.run)
    finally:
        _strong.sandbox.cache_clear()


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
        (["import os, signal", "os.kill(-1, signal.SIGKILL)", "while True: pass"], "error", "ProcessLookupError"),
        (["import os, signal", "os.kill(os.getppid(), signal.SIGSTOP)", "while True: pass"], "timeout", "time limit"),
        (["import os, signal", "os.kill(1, signal.SIGINT)", "import time; time.sleep(30)"], "error", "crash"),
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
        (WRITE_AFTER_THE_END, "error", "(exit code 0)"),
        (WRITE_MEANWHILE, "error", "(SIGXFSZ)"),
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
    verdict = ask(*lines, seconds=1 if status == "timeout" else 20)
    assert (verdict.status, verdict.points) == (status, 0), verdict
    assert told in verdict.message
    assert ask().status == "passed", "the next one is not touched"


LEAVES = [
    "import ctypes, os, time",
    "if ctypes.CDLL(None).fork() == 0:",
    "    os.setsid()",
    "    if ctypes.CDLL(None).fork() == 0:",
    "        time.sleep(1000)",
    "    os._exit(0)",
    "open('/tmp/left', 'w').write('from the job before')",
    "os.path.exists('/tmp/link') or os.symlink('/tmp/left', '/tmp/link')",
]


@pytest.fixture
def own_box() -> Iterator[judge.Bubblewrap]:
    """For one test, which closes it."""
    with judge.Bubblewrap() as box:
        yield box


def test_nothing_of_a_job_is_left_when_its_outcome_is_read(own_box: judge.Bubblewrap, mix: judge.Exercise) -> None:
    box, ask = own_box, asking(own_box, mix)
    assert ask().status == "passed"
    before = settled(box)
    verdict = ask(*LEAVES)
    assert verdict.status == "passed", verdict
    assert settled(box) == before
    look = ["import os", "assert not {'left', 'link'} & {*os.listdir('/tmp')}, os.listdir('/tmp')"]
    look += ["assert sum(name.isdigit() for name in os.listdir('/proc')) == 2"]
    assert ask(*look).status == "passed"
    box.close()
    _, alive = psutil.wait_procs(before, timeout=20)
    assert alive == []


def test_what_a_job_does_to_its_descriptors_ends_with_it(ask: Ask) -> None:
    spoil = [
        "import fcntl, os",
        "for fd in map(int, os.listdir('/proc/self/fd')):",
        "    try:",
        "        fcntl.fcntl(fd, fcntl.F_SETFL, os.O_NONBLOCK | os.O_APPEND)",
        "        fcntl.fcntl(fd, 1031, 1 << 20)",
        "        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)",
        "    except OSError:",
        "        pass",
    ]
    assert ask(*spoil).status == "passed"
    assert ask("print('x' * 100_000)").status == "passed", "a pipe that never waits would lose some of this"


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
    assert 0 < int(printed.split()[1]) <= _strong.PROCESSES


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
        assert verdict.status == "error" and "PermissionError" in verdict.message
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
        "print(box._process.pid, flush=True)\ntime.sleep(1000)\n"
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


def test_a_box_needs_no_longer_than_it_must(ask: Ask) -> None:
    """A job that waits for its time limit is ended by it, and not by a later one."""
    before = time.monotonic()
    ask("import time", "time.sleep(1000)", seconds=0.5)
    assert time.monotonic() - before < 30


FAMILIES = "socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK, socket.AF_PACKET, socket.AF_VSOCK, socket.AF_ALG, 30, 16"


@pytest.mark.parametrize(
    "tried",
    [
        *(f"socket.socket({family.strip()}, socket.SOCK_STREAM)" for family in FAMILIES.split(",")),
        "socket.socketpair()",
        "os.memfd_create('x')",
        "mmap.mmap(-1, 1 << 20)",
        "mmap.mmap(os.open('/dev/zero', os.O_RDWR), 1 << 20)",
        "mmap.mmap(os.open('/tmp/x', os.O_RDWR | os.O_CREAT), 0)",
        "called('shmget', 0, 1 << 20, 0o600)",
        "called('msgget', 0, 0o600)",
        "called('memfd_secret', 0)",
        "called('vmsplice', 1, 0, 0, 0)",
        "called('syscall', 438, 1, 0, 0)",
        "called('syscall', 447, 0)",
        "called('inotify_init1', 0)",
    ],
)
def test_what_no_limit_counts_is_refused(ask: Ask, tried: str) -> None:
    lines = ["import ctypes, mmap, os, socket", "open('/tmp/x', 'wb').write(bytes(9))", "def called(name, *arguments):"]
    lines += [
        "    libc = ctypes.CDLL(None, use_errno=True)",
        "    if not hasattr(libc, name): raise PermissionError(name)",
    ]
    lines += ["    if getattr(libc, name)(*arguments) == -1: raise OSError(ctypes.get_errno(), name)"]
    verdict = ask(*lines, tried)
    assert verdict.status == "error" and ("PermissionError" in verdict.message or "ValueError" in verdict.message), (
        verdict
    )


TOGETHER = [
    "import ctypes, os, time",
    "for _ in range(6):",
    "    if ctypes.CDLL(None).fork() == 0:",
    "        held = np.ones(400 << 17)",  # 400 MB
    "        time.sleep(1000)",
    "time.sleep(1000)",
]


@pytest.mark.parametrize("by_the_kernel", [True, False])
def test_memory_is_limited_in_sum(mix: judge.Exercise, monkeypatch: pytest.MonkeyPatch, by_the_kernel: bool) -> None:
    if not by_the_kernel:
        monkeypatch.setattr(_strong, "memory_group", lambda limit: None)
    with judge.Bubblewrap() as box:
        asked = replace(mix, time_limit=20)
        highest = [0]
        watching = threading.Event()

        def watch() -> None:
            while not watching.wait(0.01):
                with suppress(psutil.NoSuchProcess, TypeError, AttributeError):  # it has not started yet
                    held = [one.memory_info() for one in processes_of(box)]
                    highest[0] = max(highest[0], sum(one.rss - one.shared for one in held))

        watcher = threading.Thread(target=watch)
        watcher.start()
        verdict = judge.check(asked, answer(*TOGETHER), run=box.run)
        watching.set()
        watcher.join()
        assert verdict.status in ("error", "timeout") and verdict.points == 0
        if not by_the_kernel:
            assert "more than 1 GB of memory" in verdict.message
        assert highest[0] < 2 << 30, "2.4 GB would be all six"
        assert judge.check(asked, answer(), run=box.run).status == "passed"


def test_several_processes_with_little_memory_are_no_harm(ask: Ask) -> None:
    few = ["import ctypes, os, time", "children = []", "for _ in range(8):", "    pid = ctypes.CDLL(None).fork()"]
    few += ["    if pid == 0:", "        held = np.ones(1 << 20)", "        time.sleep(0.3)", "        os._exit(0)"]
    few += ["    children.append(pid)", "for pid in children: os.waitpid(pid, 0)"]
    assert ask(*few).status == "passed"


FORGED = {
    "a long error": "{'raised': {'type': 'E' * 5_000_000, 'text': 'x' * 5_000_000, 'traceback': 't' * 3_000_000}}",
    "a long name": "{'raised': {'type': 'NameError', 'text': 'x', 'name': 'n' * 250_000, 'line': ['l' * 100_000, 3]}}",
    "a huge line number": "{'raised': {'type': 'NameError', 'text': 'x', 'line': ['cell', 10 ** 4000]}}",
    "a long type": "{'returned': {'other': 't' * 200_000}}",
    "many axes": "{'returned': {'array': None, 'type': 'float64', 'shape': [1] * 50_000}}",
    "no error": "{'raised': 7}",
    "deep": "json.loads('[' * 900 + ']' * 900)",
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_report_is_bounded(ask: Ask, forged: str) -> None:
    """Whatever the job writes in place of its report, the verdict is wrong and of a size that a table bears."""
    lines = [
        "import json, os, struct",
        "def report(header):",
        "    head = json.dumps(header).encode()",
        "    packet = struct.pack('<QQ', len(head), 0) + head",
        "    for fd in range(3, 16):",
        "        try:",
        "            os.write(fd, packet)",
        "        except OSError:",
        "            pass",
        f"found = {FORGED[forged]}",
        "report({'case': 'size 1', 'inputs': [], 'arrays': [], **found} if isinstance(found, dict) else found)",
        "os._exit(0)",
    ]
    verdict = ask(*lines)
    assert verdict.status in ("error", "wrong") and verdict.points == 0
    assert len(verdict.message) + len(verdict.traceback) + len(verdict.printed) < 20_000


def test_a_hundred_thousand_forged_packets_are_read_no_further_than_needed(ask: Ask) -> None:
    lines = ["import os, struct", "packet = struct.pack('<QQ', 2, 0) + b'{}'", "for fd in range(3, 16):"]
    lines += [
        "    try:",
        "        for _ in range(400): os.write(fd, packet * 400)",
        "    except OSError:",
        "        pass",
    ]
    verdict = ask(*lines, "os._exit(0)")
    assert verdict.status == "error" and verdict.points == 0
