"""The strong box: a sandbox by bubblewrap with a warm Python in it, which gives each job processes, /tmp and rights of its own."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from helpers.judge.box._cgroup import MemoryGroup, memory_group
from helpers.judge.box._contents import python
from helpers.judge.box._job import MEMORY_LIMIT, PYTHON, BoxError, Job, Outcome, packet_of
from helpers.judge.box._packages import folders_of
from helpers.judge.box._process import PRINTED_SHOWN, START_LIMIT, environment_in
from helpers.judge.box._running import ENDING, RunningJob
from helpers.judge.box._sandbox import INSIDE, sandbox

PROCESSES = 16  # and threads
OPEN_FILES = 128
TMP_SIZE = 64 << 20
SERVER_SIZE = 64 << 20  # what the server itself may hold, in the same account, with NumPy alone
LARGE_SERVER_SIZE = 1 << 30  # with more than NumPy
USERS = 200_000  # as root, each box gets a user of its own from here on: the limit on processes counts by user


class Bubblewrap:
    """A box: no network, nothing inside but Python and what it is granted, no rights, limits.

    Each job has processes, /tmp and memory of its own, and all of its processes are dead before its outcome is read. A job that hangs,
    floods or breaks something costs its own outcome. A box is for one thread. As a context manager it closes itself.

    Args:
        grants: packages to have inside; NumPy is always loaded.
    """

    def __init__(self, grants: Sequence[str] = ("numpy",)):
        self._grants = tuple(dict.fromkeys(("numpy", *grants)))
        self._process: subprocess.Popen | None = None
        self._server: socket.socket | None = None
        self._printed = -1
        self._group: MemoryGroup | None = None

    def __enter__(self) -> "Bubblewrap":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def run(self, job: Job, served_by: Mapping[str, int] | None = None) -> Outcome:
        """Run a job.

        Args:
            job: what to run; it may use what the box was granted.
            served_by: for the functions that the job names as served: what `serving` of another box gave.

        Returns:
            What came back.

        Raises:
            BoxError: the box did not start.
        """
        packet = packet_of(job, self._limits())
        for _ in range(2):  # a box that was used may have been ended by something else
            running = self._begin(packet, job.time_limit, served_by or {})
            outcome = running.wait(job.time_limit) if running else None
            if running and not running.ended:
                self.close()
            if outcome is not None:
                return outcome
            self.close()
        raise BoxError("a box ended before it could run anything. Is this machine short of memory or of processes?")

    @contextlib.contextmanager
    def serving(self, jobs: Sequence[Job], seconds: float) -> Iterator[Mapping[str, int]]:
        """Compute the course's own functions for a job in another box, which sees their values alone.

        Args:
            jobs: the functions as source; their cases do not count.
            seconds: how long at most.

        Yields:
            Descriptors for `run`.

        Raises:
            BoxError: the box did not start.
        """
        pieces = tuple(piece for job in jobs for piece in job.pieces)
        whole = Job(jobs[0].function, tuple(dict.fromkeys(pieces)), (), self._grants, seconds)
        calls, call = os.pipe()
        answer, answers = os.pipe()
        mine, theirs = {"calls": call, "answers": answer}, {"calls": calls, "answers": answers}
        running = None
        try:
            packet = packet_of(whole, self._limits(), [job.function for job in jobs])
            running = self._begin(packet, seconds, theirs)
            for descriptor in theirs.values():
                os.close(descriptor)
            theirs = {}
            if running is None or not running.wait_until_ready():
                raise BoxError("the box that computes the course's own functions did not start.")
            yield mine
        finally:
            for descriptor in (*mine.values(), *theirs.values()):
                os.close(descriptor)
            if running is None or not running.stop():
                self.close()

    def close(self) -> None:
        """End the box with all that runs in it."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(ENDING)
        self._end()

    def _end(self) -> None:
        if self._server:
            self._server.close()
        os.close(self._printed)
        if self._group:
            self._group.close()
            self._group = None

    def _begin(self, packet: bytes, seconds: float, extra: Mapping[str, int]) -> RunningJob | None:
        """Hand a job over; None if the box has ended."""
        if self._process is None:
            self._start()
        assert self._server is not None
        settings = {
            "user": self._user(),
            "tmp": TMP_SIZE,
            "memory": MEMORY_LIMIT,
            "at_most": seconds + 2 * START_LIMIT,
        }
        try:
            return RunningJob(self._server, packet, settings, extra)
        except OSError:
            return None

    def _server_size(self) -> int:
        return SERVER_SIZE if self._grants == ("numpy",) else LARGE_SERVER_SIZE

    def _limits(self) -> dict[str, int]:
        return {"NPROC": PROCESSES, "NOFILE": OPEN_FILES}

    def _command(self, as_root: bool) -> list[str]:
        return [*sandbox(self._grants, as_root), python(), *PYTHON, f"{INSIDE}/_server.py"]

    def _user(self) -> int | None:
        """Whom a job becomes; None where this process is an ordinary user itself."""
        return USERS + threading.get_native_id() % 1_000_000 if os.geteuid() == 0 else None

    def _start(self) -> None:
        command = self._command(os.geteuid() == 0)
        self._server, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._server.settimeout(START_LIMIT)
        self._printed, printed = os.pipe()
        os.set_blocking(self._printed, False)
        self._group = memory_group(MEMORY_LIMIT + TMP_SIZE + self._server_size())
        inherited = [theirs.fileno(), *([self._group.entrance] if self._group else [])]
        try:
            self._process = subprocess.Popen(
                [*command, *map(str, inherited)],
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=printed,
                pass_fds=inherited,
                cwd="/",
                env=environment_in(Path("/tmp")),
                start_new_session=True,
            )
        except OSError as error:
            self._end()
            raise BoxError(f"bubblewrap could not be started: {error}.") from error
        finally:
            theirs.close()
            os.close(printed)
        setup = {"paths": folders_of(self._grants), "load": self._grants}
        try:
            self._server.send(json.dumps(setup).encode())
            up = self._server.recv(16) == b"up\n"
        except OSError:
            up = False
        if not up:
            reason = self._last_words()
            self.close()
            raise BoxError(f"a box by bubblewrap did not start: {reason}.")

    def _last_words(self) -> str:
        """What the box printed before it ended."""
        deadline, said = time.monotonic() + 1, b""
        while time.monotonic() < deadline:
            try:
                part = os.read(self._printed, PRINTED_SHOWN)
            except BlockingIOError:
                time.sleep(0.01)
                continue
            if not part:
                break
            said = (said + part)[-PRINTED_SHOWN:]
        return said.decode(errors="replace").strip()[-500:] or "it said nothing"
