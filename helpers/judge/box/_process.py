"""One child process: started, drained, timed, and ended with all of its group, also when this process is interrupted."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.judge.inside import READY

PRINTED_SHOWN, PRINTED_LIMIT = 2 << 10, 1 << 20  # bytes
START_LIMIT = 60.0  # seconds until NumPy is loaded, on the slowest of machines
THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)
KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # what Python and NumPy need to be found


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


def run(command: list[str], folder: Path, job: bytes, time_limit: float) -> tuple[str, int | None, str]:
    """Run a command in a process group of its own, and end the group whatever happens.

    Args:
        command: the command; it prints `READY` before anything of the learner's runs.
        folder: where it runs, its home and its folder for temporary files.
        job: what it reads from standard input, which stays open until it ends.
        time_limit: seconds from `READY` on.

    Returns:
        How it ended, as in `Outcome`; its exit code; the first 2 KB of what it printed.
    """
    new_group: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        new_group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment_in(folder),
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
            in_time = _ended(process, time_limit)  # or have closed its output before it ended
    finally:
        _kill(process)
        process.wait()
        if process.stdin:
            process.stdin.close()
    reader.join(1)
    if process.stdout and not reader.is_alive():
        process.stdout.close()
    return _how_it_ended(output, in_time, process.returncode), process.returncode, output.text()


def environment_in(folder: Path) -> dict[str, str]:
    """What a child knows of the environment: how to find Python and NumPy, one thread, and a folder for everything."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    places = dict.fromkeys(("HOME", "TMPDIR", "TEMP"), str(folder))
    return kept | dict.fromkeys(THREADS, "1") | places | {"PYTHONHASHSEED": "0"}


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


def _ended(process: subprocess.Popen, seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


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
