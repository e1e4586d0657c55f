"""Runs a learner's function in a process of its own: the weak box's half of a check, which never sees what is right.

    python -P -s -S -u _child.py RESULT < job

It reads a job from standard input, a packet (see `pack`), and writes packets to the file RESULT, one for each case as soon as it is
done. What it prints is the learner's, after one line `READY`. The parent keeps standard input open: when it closes, this process ends.
"""

import contextlib
import os
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from inside import READY, arrays_of, import_packages, limit, perform, receive, size

del sys.path[0]


def _end_with_parent(channel: int) -> None:
    """Wait until the parent closes its end, by intent or by dying; then end this process and what it started."""
    while os.read(channel, 1):
        pass
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, 9)
    os._exit(1)


def main(path: str) -> None:
    """Read the job, run it, write what happened."""
    channel = os.dup(0)
    job, body = receive(channel)
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    sys.path.extend(job["paths"])
    arrays = arrays_of(job, body)  # this imports NumPy
    import_packages(job["granted"], optimizers=any("optim" in text for _, _, text in job["pieces"]))
    limit(job["limits"], size())

    def ready() -> None:
        # Only now: a thread that waits for standard input blocks the loading of libraries on Windows.
        threading.Thread(target=_end_with_parent, args=(channel,), daemon=True).start()
        os.write(1, READY)

    with open(path, "wb", buffering=0) as result:
        perform(job, arrays, result, ready, {})


if __name__ == "__main__":
    code = 70  # the parent sees that cases are missing, and says so
    with contextlib.suppress(BaseException):
        main(sys.argv[1])
        code = 0
    os._exit(code)
