"""Serves jobs inside a box: each in a process of its own, forked from this one, which has loaded NumPy and never runs a learner's code.

    python -P -s -S -u _server.py CONTROL RESULT < packets

CONTROL and RESULT are descriptors to write to. The first packet prepares: which folders hold packages, and which user to become (a
number, or null). Each further packet is a job. CONTROL gets a line `up`, then `ready` and `done CODE` for each job; a job's packets go to
RESULT. The learner's code has RESULT, but not CONTROL.
"""

import contextlib
import gc
import os
import sys
import types
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import _child
import _syscalls

del sys.path[0]

DOCSTRINGS = ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")  # they do nothing else


def serve(control: int, result: int) -> None:
    """Serve until standard input ends."""
    setup, _ = _child.receive(0)
    sys.path.extend(setup["paths"])
    if setup["user"] is not None:
        os.setgroups([])
        os.setresgid(*[setup["user"]] * 3)
        os.setresuid(*[setup["user"]] * 3)
    _syscalls.restrict()
    # Every box pays for this once, and most of what a submission costs is paid here: nothing to collect yet, and no docstrings to attach.
    gc.disable()
    for name in DOCSTRINGS:
        sys.modules[name] = types.ModuleType(name)
    for package in setup["load"]:
        __import__(package)
    gc.freeze()
    gc.enable()
    os.write(control, b"up\n")
    while True:
        job, body = _child.receive(0)
        pid = os.fork()
        if pid == 0:
            _run(job, body, control, result)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        with contextlib.suppress(OSError):
            os.killpg(pid, 9)
        os.write(control, b"done %d\n" % code)


def _run(job: dict[str, Any], body: bytes, control: int, result: int) -> None:
    code = 70

    def ready() -> None:
        os.write(control, b"ready\n")
        os.close(control)

    with contextlib.suppress(BaseException):
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        _child.limit(job["limits"])
        with open(result, "wb", buffering=0, closefd=False) as packets:
            _child.perform(job, _child.arrays_of(job, body), packets, ready)
        code = 0
    os._exit(code)


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))
