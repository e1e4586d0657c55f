"""The strong box: a sandbox by bubblewrap, one for each submission, that serves jobs until it is closed or has to be ended."""

import contextlib
import os
import re
import selectors
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from helpers.judge._box import PYTHON, RESULT_LIMIT, Job, Outcome, folders_of, packet_of, parse
from helpers.judge._child import pack
from helpers.judge._process import PRINTED_LIMIT, PRINTED_SHOWN, START_LIMIT, environment_in
from helpers.judge._sandbox import INSIDE, BoxError, python, sandbox

PROCESSES = 16  # and threads
USERS = 200_000  # as root, each box gets a user of its own from here on: the limit on processes counts by user


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
        return [*sandbox(self._grants, as_root), python(), *PYTHON, f"{INSIDE}/_server.py"]

    def _user(self) -> int | None:
        """Whom to become inside; None where this process is an ordinary user itself."""
        return USERS + threading.get_native_id() % 1_000_000 if os.geteuid() == 0 else None

    def _start(self) -> _Running:
        ends = {name: os.pipe() for name in ("control", "result", "printed")}
        writers = {name: pair[1] for name, pair in ends.items()}
        user = self._user()
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
        with contextlib.suppress(OSError):  # one that has ended reads nothing, but what it said waits in the pipe
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
