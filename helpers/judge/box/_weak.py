"""The weak box: a fresh process with limits. It keeps an endless loop from the kernel; it does not keep out who means harm."""

import os
import stat
import sys
import tempfile
from pathlib import Path

from helpers.judge import inside
from helpers.judge.box._job import PYTHON, RESULT_LIMIT, Job, Outcome, packet_of, parse
from helpers.judge.box._process import run

CHILD = Path(inside.__file__).with_name("_child.py")


def run_in_box(job: Job) -> Outcome:
    """Run a job in a fresh process, and end that process whatever happens, also when this one is interrupted.

    Args:
        job: what to run.

    Returns:
        What came back.
    """
    with tempfile.TemporaryDirectory(prefix="check-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        result = folder / "result"
        command = [sys.executable, *PYTHON, str(CHILD), str(result)]
        ended, code, printed = run(command, folder, packet_of(job), job.time_limit)
        records, defining = parse(_read(result))
    return Outcome(ended, code, printed, records, defining)


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
