"""The strong box: a sandbox by bubblewrap, one for each submission, that serves jobs until it is closed or has to be ended."""

import contextlib
import functools
import importlib.metadata
import os
import re
import selectors
import shutil
import signal
import site
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.judge._box import PYTHON, RESULT_LIMIT, Job, Outcome, folders_of, packet_of, parse
from helpers.judge._child import pack
from helpers.judge._process import PRINTED_LIMIT, PRINTED_SHOWN, START_LIMIT, environment_in

SCRIPTS = ("_child.py", "_server.py")
INSIDE = "/box"  # where the scripts lie in it
TMP_SIZE = 64 << 20
PROCESSES = 16  # and threads
USERS = 200_000  # as root, each box gets a user of its own from here on: the limit on processes counts by user


class BoxError(Exception):
    """There is no box here, or it did not start. That is never the learner's fault: nothing may be graded by it."""


@dataclass
class _Seen:
    """What came out of the box during one job."""

    control: bytes = b""
    result: bytes = b""
    printed: bytes = b""
    size: int = 0
    open: bool = True

    @property
    def ready(self) -> bool:
        return b"ready\n" in self.control

    @property
    def code(self) -> int | None:
        found = re.search(rb"done (-?\d+)\n", self.control)
        return int(found[1]) if found else None


@dataclass
class _Running:
    process: subprocess.Popen
    selector: selectors.BaseSelector
    pipes: dict[str, int] = field(default_factory=dict)
    used: bool = False


class Bubblewrap:
    """A box for one submission: no network, a read-only system, private /tmp, its own processes, limits; nothing of the course inside.

    Each job runs in a process of its own. A job that hangs, floods or breaks the box costs its own outcome; the next job gets a new box.
    It is for one thread. As a context manager it closes itself.

    Args:
        grants: packages to have inside; NumPy is always loaded.
    """

    def __init__(self, grants: Sequence[str] = ("numpy",)):
        self._grants = tuple(dict.fromkeys(("numpy", *grants)))
        self._running: _Running | None = None

    def __enter__(self) -> "Bubblewrap":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def run(self, job: Job) -> Outcome:
        """Run a job.

        Args:
            job: what to run; it may use what the box was granted.

        Returns:
            What came back.

        Raises:
            BoxError: the box did not start.
        """
        for last in (False, True):
            box = self._running or self._start()
            fresh, box.used = not box.used, True
            seen = self._watch(box, job)
            if seen is not None:
                return seen
            self.close()
            if fresh or last:  # one that was used may have been broken by the job before
                break
        raise BoxError("a box ended before it could run anything. Is this machine short of memory or of processes?")

    def close(self) -> None:
        """End the box with all that runs in it."""
        box, self._running = self._running, None
        if box is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(box.process.pid, signal.SIGKILL)
        box.process.wait()
        box.process.stdin.close()
        box.selector.close()
        for pipe in box.pipes.values():
            os.close(pipe)

    def _command(self, as_root: bool) -> list[str]:
        return [*_sandbox(self._grants, as_root), _python(), *PYTHON, f"{INSIDE}/_server.py"]

    def _start(self) -> _Running:
        ends = {name: os.pipe() for name in ("control", "result", "printed")}
        writers = {name: pair[1] for name, pair in ends.items()}
        user = USERS + threading.get_native_id() % 1_000_000 if os.geteuid() == 0 else None
        command = self._command(user is not None)
        try:
            process = subprocess.Popen(
                [*command, str(writers["control"]), str(writers["result"])],
                stdin=subprocess.PIPE,
                stdout=writers["printed"],
                stderr=writers["printed"],
                pass_fds=(writers["control"], writers["result"]),
                cwd="/",
                env=environment_in(Path("/tmp")),
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            for pair in ends.values():
                for end in pair:
                    os.close(end)
            raise BoxError(f"bubblewrap could not be started: {error}.") from error
        for end in writers.values():
            os.close(end)
        selector = selectors.DefaultSelector()
        box = _Running(process, selector, {name: pair[0] for name, pair in ends.items()})
        for name, pipe in box.pipes.items():
            os.set_blocking(pipe, False)
            selector.register(pipe, selectors.EVENT_READ, name)
        self._running = box
        setup = {"paths": folders_of(self._grants), "user": user, "load": self._grants}
        seen = _Seen()
        with contextlib.suppress(OSError):
            _send(process, pack(setup, []))
            deadline = time.monotonic() + START_LIMIT
            while b"up\n" not in seen.control and seen.open and time.monotonic() < deadline:
                _drain(box, seen, deadline)
        if b"up\n" not in seen.control:
            self.close()
            said = seen.printed.decode(errors="replace").strip()[-500:] or "it said nothing"
            raise BoxError(f"a box by bubblewrap did not start: {said}.")
        return box

    def _watch(self, box: _Running, job: Job) -> Outcome | None:
        """One job; None if the box ended before anything of the learner's ran."""
        seen = _Seen()
        with contextlib.suppress(OSError):
            _send(box.process, packet_of(job, {"NPROC": PROCESSES}))
        deadline, clock_runs = time.monotonic() + START_LIMIT, False
        while seen.code is None and seen.open and seen.size <= PRINTED_LIMIT and len(seen.result) <= RESULT_LIMIT:
            if seen.ready and not clock_runs:
                deadline, clock_runs = time.monotonic() + job.time_limit, True
            if time.monotonic() >= deadline:
                break
            _drain(box, seen, deadline)
        if seen.code is not None:
            while _drain(box, seen, 0) and seen.size <= PRINTED_LIMIT:
                pass
        if not seen.ready:
            return None
        ended, code = _how_it_ended(seen)
        if ended != "finished" and (seen.code is None or seen.size > PRINTED_LIMIT):
            self.close()
        records, defining = parse(seen.result[:RESULT_LIMIT])
        return Outcome(ended, code, seen.printed[:PRINTED_SHOWN].decode(errors="replace"), records, defining)


def _how_it_ended(seen: _Seen) -> tuple[str, int | None]:
    if seen.size > PRINTED_LIMIT:
        return "flood", None
    if len(seen.result) > RESULT_LIMIT:
        return "exit", -signal.SIGXFSZ
    if seen.code is None:
        return ("timeout", None) if seen.open else ("exit", -signal.SIGKILL)
    if seen.code == -signal.SIGXCPU:
        return "timeout", seen.code
    return ("finished" if seen.code == 0 else "exit"), seen.code


def _drain(box: _Running, seen: _Seen, deadline: float) -> bool:
    """Take what came, waiting for it until the deadline at most; whether anything came."""
    came = False
    for key, _ in box.selector.select(max(0.0, deadline - time.monotonic()) if deadline else 0):
        try:
            part = os.read(key.fd, 1 << 16)
        except BlockingIOError:
            continue
        came = came or bool(part)
        if not part:
            seen.open = False  # all who could write have ended
        elif key.data == "control":
            seen.control += part
        elif key.data == "result":
            seen.result += part
        else:
            seen.size += len(part)
            seen.printed += part[: max(0, PRINTED_SHOWN - len(seen.printed))]
    return came and seen.open


def _send(process: subprocess.Popen, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[process.stdin.write(view) :]


def _python() -> str:
    """The interpreter itself: a virtual environment's own is a link to it."""
    return str(Path(sys.executable).resolve())


@functools.lru_cache
def _sandbox(grants: tuple[str, ...], as_root: bool) -> list[str]:
    """The command that puts a box around what follows it."""
    found = shutil.which("bwrap")
    if found is None:
        raise BoxError("bubblewrap (`bwrap`) is not installed.")
    # Root keeps the right to become somebody else, which the server does at once; anybody else is nobody's root in there.
    namespaces = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    rights = ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    command = [found, *namespaces, *(rights if as_root else ["--unshare-user", "--cap-drop", "ALL"])]
    command += ["--die-with-parent", "--new-session", "--hostname", "box"]
    for folder in map(Path, ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin")):
        if folder.is_symlink():
            command += ["--symlink", os.readlink(folder), str(folder)]
        elif folder.is_dir():
            command += ["--ro-bind", str(folder), str(folder)]
    files = (path for grant in grants for path in _files_of(grant))
    binds = {str(path): str(path) for path in [Path("/etc/ld.so.cache"), *_python_files(), *files]}
    binds = {path: path for path in binds if os.path.exists(path) and not path.startswith("/usr/")}
    binds |= {str(Path(__file__).with_name(script)): f"{INSIDE}/{script}" for script in SCRIPTS}
    # Folders on the way, readable for all; bubblewrap's own are for their owner alone.
    for folder in sorted({parent for inside in binds.values() for parent in Path(inside).parents} - {Path("/")}):
        command += ["--perms", "0755", "--dir", str(folder)]
    for path, inside in binds.items():
        command += ["--ro-bind", path, inside]
    for folder in site.getsitepackages([sys.base_prefix]):  # what else is installed there
        if os.path.isdir(folder) and folder not in folders_of(grants):
            command += ["--perms", "0755", "--tmpfs", folder]
    command += ["--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--size", str(TMP_SIZE), "--tmpfs", "/tmp"]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"]


def _python_files() -> list[Path]:
    """The interpreter, its standard library and its shared library."""
    base = dict.fromkeys(("base", "platbase", "installed_base", "installed_platbase"), sys.base_prefix)
    folders = [Path(sysconfig.get_path(name, vars=base)) for name in ("stdlib", "platstdlib")]
    shared = sysconfig.get_config_var("LIBDIR")
    return [Path(_python()), *folders, *(sorted(Path(shared).glob("libpython*.so*")) if shared else ())]


def _files_of(package: str) -> list[Path]:
    """Where a package and all that it requires lie, and nothing else of what is installed."""
    tops = importlib.metadata.packages_distributions()
    waiting, seen, found = list(tops.get(package, [package])), set(), []
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        root = Path(str(distribution.locate_file("")))
        parts = {file.parts[0] for file in distribution.files or () if file.parts[0] not in ("..", "__pycache__")}
        found += [root / part for part in sorted(parts)]
        wanted = [one for one in distribution.requires or () if "extra ==" not in one]
        waiting += [re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in wanted]
    return found


def probe_box() -> None:
    """Start a box, and see from inside that it holds.

    Raises:
        BoxError: there is none, or it does not hold; the message says why and what would help.
    """
    advice = "Install it (Debian, Ubuntu: `apt-get install bubblewrap`), on Linux or in a Linux container that allows user namespaces."
    if sys.platform != "linux":
        raise BoxError(f"A box needs Linux; this is {sys.platform}. Grade in a Linux container, such as Docker's.")
    if shutil.which("bwrap") is None:
        raise BoxError(f"A box needs bubblewrap, and there is no `bwrap` on the path. {advice}")
    try:
        with Bubblewrap() as box:
            outcome = box.run(Job("look", (("probe", 1, PROBE),), (("here", ()),), ("numpy",), 20.0))
    except BoxError as error:
        raise BoxError(f"There is no box on this machine: {error} {advice}") from error
    told: Any = [arrays[0].tolist() for _, arrays in outcome.records if arrays]
    if told != [[0] * len(PROBED)]:
        leaks = [name for name, bad in zip(PROBED, told[0], strict=False) if bad] if told else [outcome.printed]
        raise BoxError(f"The box does not hold: {', '.join(leaks) or outcome.ended}. {advice}")


PROBED = (
    "the network can be reached",
    "files outside can be written",
    "other processes are visible",
    "it runs as root",
)
PROBE = """
import os, socket
import numpy as np

def look():
    def can_write(folder):
        try:
            open(os.path.join(folder, "written"), "w").close()
        except OSError:
            return False
        return True

    try:
        socket.create_connection(("192.0.2.1", 9), 0.5)
        network = True
    except OSError as error:
        network = error.errno != 101  # unreachable: there is no way out
    written = any(map(can_write, ("/", "/usr", "/dev", "/box", os.path.dirname(os.__file__))))
    processes = sum(name.isdigit() for name in os.listdir("/proc")) > 5
    return np.array([network, written, processes, os.geteuid() == 0], dtype=float)
"""
