"""The weak box: a fresh process with limits. It keeps an endless loop from the kernel; it does not keep out who means harm."""

import sys
import tempfile
from pathlib import Path

from helpers.common import open_regular
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
    try:
        file = open_regular(path)
    except OSError:
        return b""
    if file is None:
        return b""
    with file:
        return file.read(RESULT_LIMIT)
