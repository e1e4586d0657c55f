"""The box: a fresh process for one job, its limits, and what came back. What is said here holds for whoever runs a job."""

import contextlib
import importlib.util
import math
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from helpers.judge._child import READY, arrays_of, pack, unpack

CHILD = Path(__file__).with_name("_child.py")
PRINTED_SHOWN, PRINTED_LIMIT = 2 << 10, 1 << 20  # bytes
RESULT_LIMIT = 16 << 20
MEMORY_LIMIT = 2 << 30
START_LIMIT = 60.0  # seconds until NumPy is loaded, on the slowest of machines
THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)
KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # what Python and NumPy need to be found


@dataclass(frozen=True)
class Job:
    """A function to call, as source, and what to call it with. Nothing in it tells what is right.

    Args:
        function: its name.
        pieces: (label, first line, source) of each definition that it needs, in order.
        cases: (id, arguments) of each call.
        grants: packages to let in, besides the standard library.
        time_limit: seconds for all calls together.
    """

    function: str
    pieces: tuple[tuple[str, int, str], ...]
    cases: tuple[tuple[str, tuple[np.ndarray, ...]], ...]
    grants: tuple[str, ...]
    time_limit: float


@dataclass(frozen=True)
class Outcome:
    """What came back, as the child told it: nothing in it is to be trusted but its form.

    Args:
        ended: "finished", "timeout", "flood" (too much printed), "exit" (the process ended itself), "no start".
        code: the process's exit code, negative for a signal.
        printed: the first 2 KB of what it printed.
        records: one (description, arrays) for each case that was done, in order.
        defining: the error that kept the function from being defined, or None.
    """

    ended: str
    code: int | None
    printed: str
    records: tuple[tuple[dict[str, Any], list[np.ndarray]], ...] = ()
    defining: dict[str, Any] | None = None


Command = Callable[[list[str], Path], list[str]]


def plain(command: list[str], folder: Path) -> list[str]:
    """The plain box: the command as it is. Another one may put a sandbox in front of it; `folder` must stay writable."""
    return command


def run_in_box(job: Job, box: Command = plain) -> Outcome:
    """Run a job in a fresh process, and end that process whatever happens, also when this one is interrupted.

    Args:
        job: what to run.
        box: what to put around the process.

    Returns:
        What came back.
    """
    arrays: list[np.ndarray] = []
    cases = []
    for ident, inputs in job.cases:
        cases.append([ident, list(range(len(arrays), len(arrays) + len(inputs)))])
        arrays += inputs
    header = {
        "function": job.function,
        "pieces": job.pieces,
        "cases": cases,
        "granted": job.grants,
        "paths": _folders_of(job.grants),
        "limits": {"CPU": math.ceil(job.time_limit) + 5, "AS": MEMORY_LIMIT, "FSIZE": RESULT_LIMIT, "CORE": 0},
    }
    with tempfile.TemporaryDirectory(prefix="check-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        result = folder / "result"
        command = [sys.executable, "-I", "-S", "-u", "-X", "utf8", str(CHILD), str(result)]
        ended, code, printed = _run(box(command, folder), folder, pack(header, arrays), job.time_limit)
        records, defining = _parse(_read(result))
    return Outcome(ended, code, printed, records, defining)


@dataclass
class _Output:
    """What the child prints, drained by a thread: it must never wait for us."""

    ready: threading.Event = field(default_factory=threading.Event)
    kept: bytes = b""
    size: int = 0

    def drain(self, pipe: Any, flooded: Callable[[], None]) -> None:
        # A child that escaped its group may still hold the pipe: reading ends with its closing, at the latest.
        with contextlib.suppress(OSError, ValueError):
            while part := os.read(pipe.fileno(), 1 << 16):
                self.size += len(part)
                if len(self.kept) < PRINTED_SHOWN + len(READY):
                    self.kept += part
                if self.kept.startswith(READY):
                    self.ready.set()
                if self.size > PRINTED_LIMIT:
                    flooded()
                    return

    def text(self) -> str:
        return self.kept.removeprefix(READY)[:PRINTED_SHOWN].decode(errors="replace")


def _run(command: list[str], folder: Path, job: bytes, time_limit: float) -> tuple[str, int | None, str]:
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment |= dict.fromkeys(THREADS, "1") | {"HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder)}
    new_group: dict[str, Any] = (
        {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}
    )
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment,
        bufsize=0,
        **new_group,
    )
    output = _Output()
    reader = threading.Thread(target=output.drain, args=(process.stdout, lambda: _kill(process)), daemon=True)
    try:
        reader.start()
        with contextlib.suppress(OSError):  # it may end before it has read all
            _write(process.stdin, job)
        _wait(process, output.ready.wait, START_LIMIT)
        if process.poll() is not None:
            reader.join(1)  # it was too quick for us: READY is still on its way
        in_time = output.ready.is_set() and _wait(process, lambda seconds: _joined(reader, seconds), time_limit)
        if in_time:
            reader.join(1)  # the process may have ended before all that it printed was read
    finally:
        _kill(process)
        process.wait()
        process.stdin.close()
    reader.join(1)
    if not reader.is_alive():
        process.stdout.close()
    return _how_it_ended(output, in_time, process.returncode), process.returncode, output.text()


def _how_it_ended(output: _Output, in_time: bool, code: int) -> str:
    if output.size > PRINTED_LIMIT:
        return "flood"
    if not output.ready.is_set():
        return "no start"
    if not in_time or (os.name != "nt" and code == -signal.SIGXCPU):
        return "timeout"
    return "finished" if code == 0 else "exit"


def _write(pipe: Any, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[pipe.write(view) :]


def _joined(thread: threading.Thread, seconds: float) -> bool:
    thread.join(seconds)
    return not thread.is_alive()


def _wait(process: subprocess.Popen, happened: Callable[[float], bool], seconds: float) -> bool:
    """Wait until something happened or the process has ended; False if neither within `seconds`."""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        if happened(min(left, 0.2)) or process.poll() is not None:
            return True
    return False


def _kill(process: subprocess.Popen) -> None:
    """End the child and all of its group."""
    if os.name == "nt":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _read(path: Path) -> bytes:
    """The result, if it is what it should be: a regular file of bounded size, not a pipe or a link that the child put there."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return b""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return b""
    with open(descriptor, "rb") as file:
        return file.read(RESULT_LIMIT)


def _parse(data: bytes) -> tuple[tuple, dict[str, Any] | None]:
    records = []
    # Whatever the child may have written, a packet that is none ends the list.
    with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError, OverflowError, MemoryError):
        while packet := unpack(data):
            header, body, data = packet
            if type(header.get("defining")) is dict:
                return (), header["defining"]
            records.append((header, arrays_of(header, body)))
    return tuple(records), None


def _folders_of(packages: tuple[str, ...]) -> list[str]:
    """Where packages lie. The child's path has these folders and no other, so it does not see the course."""
    found = []
    for package in packages:
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError(f"the exercise grants {package!r}, which is not installed. Install it.")
        found.append(str(Path(next(iter(spec.submodule_search_locations))).parent))
    return list(dict.fromkeys(found))
