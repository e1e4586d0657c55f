"""One job in a box, seen from outside: its descriptors, what came out of it, and how it ended. Everything has a deadline and a limit."""

import contextlib
import json
import os
import re
import selectors
import signal
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from helpers.judge.box._job import RESULT_LIMIT, Outcome, parse
from helpers.judge.box._process import PRINTED_LIMIT, PRINTED_SHOWN, START_LIMIT

CONTROL_LIMIT = 1 << 10  # bytes; what it says is a few words
ENDING = 10.0  # seconds until all processes of a job are dead, once it is told to end
PIECE = 1 << 16


@dataclass
class _Seen:
    """What came out so far."""

    control: bytes = b""
    result: bytearray = field(default_factory=bytearray)
    printed: bytes = b""
    size: int = 0

    @property
    def ready(self) -> bool:
        return b"ready\n" in self.control

    @property
    def code(self) -> int | None:
        found = re.search(rb"done (-?\d+)\n", self.control)
        return int(found[1]) if found else None


class RunningJob:
    """A job that a box's server was told to start.

    Args:
        server: the server's socket.
        packet: the job.
        settings: for its watcher.
        extra: more descriptors that the job gets, by name.
    """

    def __init__(self, server: socket.socket, packet: bytes, settings: Mapping[str, object], extra: Mapping[str, int]):
        self._packet = memoryview(packet)
        self._selector = selectors.DefaultSelector()
        self._control, theirs = socket.socketpair()
        given, self._job = os.pipe()
        self._result, result = os.pipe()
        self._printed, printed = os.pipe()
        self._seen = _Seen()
        self._watched = True  # its watcher lives
        self.ended = False
        handed_over = [given, result, printed, theirs.fileno()]
        try:
            message = json.dumps({**settings, "descriptors": list(extra)}).encode()
            socket.send_fds(server, [message], [*handed_over, *extra.values()])
        except BaseException:
            self.close()
            raise
        finally:
            theirs.close()
            for descriptor in handed_over[:3]:
                os.close(descriptor)
        for descriptor in (self._job, self._result, self._printed):
            os.set_blocking(descriptor, False)
        self._control.setblocking(False)
        self._selector.register(self._job, selectors.EVENT_WRITE, "job")
        self._selector.register(self._control, selectors.EVENT_READ, "control")
        for descriptor, name in ((self._result, "result"), (self._printed, "printed")):
            self._selector.register(descriptor, selectors.EVENT_READ, name)

    def wait_until_ready(self) -> bool:
        """Wait until the learner's code is about to start; False if it never will be."""
        deadline = time.monotonic() + START_LIMIT
        while not self._seen.ready and self._seen.code is None and self._step(deadline):
            pass
        return self._seen.ready

    def wait(self, seconds: float) -> Outcome | None:
        """Wait until it ends, and end it after some time or when it says too much.

        Args:
            seconds: from `ready` on.

        Returns:
            What came; None if the job never started.
        """
        seen = self._seen
        if not self.wait_until_ready():
            return None
        deadline = time.monotonic() + seconds
        while seen.code is None and seen.size <= PRINTED_LIMIT and len(seen.result) <= RESULT_LIMIT:
            if not self._step(deadline):
                break
        in_time = seen.code is not None
        self.stop()
        ended, code = self._how_it_ended(in_time)
        records, defining = parse(bytes(seen.result[:RESULT_LIMIT]))
        return Outcome(ended, code, seen.printed.decode(errors="replace"), records, defining)

    def stop(self) -> bool:
        """End all of the job's processes and take what they left in the pipes; whether they are dead for certain."""
        seen, deadline = self._seen, time.monotonic() + ENDING
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_WR)  # its watcher ends it
        while seen.code is None and self._step(deadline):
            pass
        self.ended = seen.code is not None
        # Nobody writes any more, so this is what the pipes hold, and it ends.
        while self.ended and seen.size <= PRINTED_LIMIT and len(seen.result) <= RESULT_LIMIT and self._step(0):
            pass
        self.close()
        return self.ended

    def close(self) -> None:
        """Close this side's descriptors."""
        self._selector.close()
        self._control.close()
        for descriptor in {self._job, self._result, self._printed} - {-1}:
            os.close(descriptor)
        self._job = self._result = self._printed = -1

    def _how_it_ended(self, in_time: bool) -> tuple[str, int | None]:
        seen = self._seen
        if seen.size > PRINTED_LIMIT:
            return "flood", None
        if b"memory\n" in seen.control:
            return "memory", None
        if len(seen.result) > RESULT_LIMIT:
            return "exit", -signal.SIGXFSZ
        if not in_time or seen.code == -signal.SIGXCPU:
            return "timeout", None
        return ("finished" if seen.code == 0 else "exit"), seen.code

    def _step(self, deadline: float) -> bool:
        """Send and take what can be, waiting until the deadline at most (0: not at all); False if it is over, or nothing will come."""
        seen = self._seen
        if not self._selector.get_map() or (deadline and not self._watched):
            return False
        events = self._selector.select(max(0.0, deadline - time.monotonic()) if deadline else 0)
        for key, _ in events:
            if key.data == "job":
                self._send()
                continue
            try:
                part = os.read(key.fd, PIECE)
            except BlockingIOError:
                continue
            except OSError:
                part = b""
            if not part:
                self._selector.unregister(key.fileobj)
                self._watched = self._watched and key.data != "control"
            elif key.data == "control":
                seen.control = (seen.control + part)[-CONTROL_LIMIT:]
            elif key.data == "printed":
                seen.size += len(part)
                seen.printed += part[: max(0, PRINTED_SHOWN - len(seen.printed))]
            elif len(seen.result) <= RESULT_LIMIT:
                seen.result += part
        return bool(events) and (not deadline or time.monotonic() < deadline)

    def _send(self) -> None:
        try:
            self._packet = self._packet[os.write(self._job, self._packet[:PIECE]) :]
        except BlockingIOError:
            return
        except OSError:  # it ended before it had read all
            self._packet = self._packet[:0]
        if not self._packet:
            self._selector.unregister(self._job)
            os.close(self._job)
            self._job = -1
