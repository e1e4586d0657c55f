"""Serves jobs inside a box: each in processes, /tmp and rights of its own, forked from this one, which has loaded NumPy for all of them.

    python -P -s -S -u _server.py SOCKET [GROUP]

This process never sees a job: it gets descriptors, forks, and forgets. So there is nothing in it that a job should not know.

    server    may make namespaces; keeps no descriptor of a job
    watcher   one for each job; ends it when the grader says so or hangs up, when it takes too much memory, at the latest after a while
    first     number 1 of the job's own processes: whatever the job started ends with it
    job       reads the learner's code, and runs it without any rights

SOCKET gets `up`; then, for each message of settings with descriptors, one job runs. Its control socket gets `ready` when the learner's
code is about to start and `done CODE` when all of its processes have ended. The job has given its end away before that code starts.
GROUP is the entrance of a control group that limits memory; all jobs are born in it, since moving into one costs 10 ms.
"""

import contextlib
import gc
import json
import os
import select
import socket
import sys
import tempfile
import time
import types
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from inside import _calls, _namespaces, _perform, _syscalls, _wire

del sys.path[0]

DOCSTRINGS = ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")  # they do nothing else
NAMES = ("job", "result", "printed", "control")  # a job's descriptors, as they arrive; then those that are asked for
LOOK = 0.02  # seconds from one look at a job's memory to the next
Descriptors = dict[str, int]


def serve(grader: socket.socket) -> None:
    """Serve until the socket is closed."""
    setup = json.loads(grader.recv(1 << 16))
    _namespaces.hide_memory()
    sys.path.extend(setup["paths"])
    # Most of what a box costs is paid here, once: nothing to collect yet, and no docstrings to attach.
    gc.disable()
    for name in DOCSTRINGS:
        sys.modules[name] = types.ModuleType(name)
    with (
        _namespaces.passing_folder() as tempfile.tempdir
    ):  # this process can write nowhere, and torch makes a cache when it is imported
        _perform.import_packages(setup["load"], optimizers=True)
    tempfile.tempdir = "/tmp"  # each job's own
    gc.freeze()
    gc.enable()
    if os.uname().machine in _syscalls.MACHINES:
        _syscalls.program(os.uname().machine)  # once for all jobs
    known, base, size = _processes(), _namespaces.memory_of({"self"}), _perform.size()
    grader.send(b"up\n")
    while True:
        message, found, _, _ = socket.recv_fds(grader, 1 << 16, 16)
        if not message:
            return
        settings = {**json.loads(message), "known": known, "base": base, "size": size}
        descriptors = dict(zip([*NAMES, *settings["descriptors"]], found, strict=True))
        watcher = os.fork()
        if watcher == 0:
            grader.close()
            _end(lambda settings=settings, descriptors=descriptors: _watch(settings, descriptors))
        for descriptor in found:
            os.close(descriptor)
        os.waitpid(watcher, 0)


def _end(work: Any) -> None:
    """Do something, and end this process with the number that it gives."""
    code = 70
    with contextlib.suppress(BaseException):
        code = work() or 0
    os._exit(code)


def _watch(settings: dict[str, Any], descriptors: Descriptors) -> None:
    """Start a job, watch it, and say how it ended once nothing of it is left."""
    status, says = os.pipe()
    _namespaces.own_processes()
    first = os.fork()
    if first == 0:
        os.close(status)
        _end(lambda: _first(settings, descriptors, says))
    os.close(says)
    control = socket.socket(fileno=descriptors.pop("control"))
    for descriptor in descriptors.values():
        os.close(descriptor)
    process = os.pidfd_open(first)
    events = select.poll()
    events.register(process, select.POLLIN)
    events.register(control, select.POLLIN)
    until, why = time.monotonic() + settings["at_most"], b""
    while not why:
        for descriptor, _ in events.poll(LOOK * 1000):
            why = b"ended\n" if descriptor == process else b"stopped\n"
        if not why:
            held = _processes() - settings["known"] - {str(os.getpid())}
            if _namespaces.memory_of(held) - settings["base"] * len(held) > settings["memory"]:
                why = b"memory\n"
            elif time.monotonic() > until:
                why = b"stopped\n"
    with contextlib.suppress(ProcessLookupError):
        os.kill(first, 9)
    os.waitpid(first, 0)  # the kernel ends all that it had started, and only then reports
    code = os.read(status, 32).split(b"\n")[0] or b"-9"
    control.sendall(why + b"done " + code + b"\n")


def _processes() -> set[str]:
    return {name for name in os.listdir("/proc") if name.isdigit()}


def _first(settings: dict[str, Any], descriptors: Descriptors, says: int) -> None:
    """Number 1: make the job's place, start it, say how it ended."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("1000")  # where the kernel has to end something, it ends this
    _namespaces.own_folders(settings["tmp"])
    _namespaces.drop_rights(settings["user"])
    _namespaces.hide_memory()  # becoming somebody else may have undone it
    _syscalls.restrict()
    os.chdir("/tmp")
    job = os.fork()
    if job == 0:
        os.close(says)
        _end(lambda: _run(descriptors, settings["size"]))
    for descriptor in {0, 1, 2, *descriptors.values()}:
        os.close(descriptor)
    while True:
        process, status = os.wait()
        if process == job:
            os.write(says, b"%d\n" % os.waitstatus_to_exitcode(status))
            return


def _run(descriptors: Descriptors, size: int) -> None:
    """The job itself; `size`: bytes of address space that it has from the start."""
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for target, source in ((0, null), (1, descriptors["printed"]), (2, descriptors["printed"])):
        os.dup2(source, target)
    os.close(null)
    os.close(descriptors["printed"])
    job, body = _wire.receive(descriptors["job"])
    os.close(descriptors["job"])
    _perform.reseed()
    _perform.limit(job["limits"], size)

    def ready() -> None:
        os.write(descriptors["control"], b"ready\n")
        os.close(descriptors["control"])

    arrays = _wire.arrays_of(job, body)
    calls, answers = descriptors.get("calls", -1), descriptors.get("answers", -1)
    if job["answers_calls"]:
        ready()
        module = _perform.load(job["pieces"], {})
        _calls.answer({name: getattr(module, name) for name in job["answers_calls"]}, calls, answers)
        return
    lock = _calls.threading.Lock()
    stubs = {name: _calls.stub(name, *how, calls, answers, lock) for name, *how in job["served"]}
    with open(descriptors["result"], "wb", buffering=0, closefd=False) as packets:
        _perform.perform(job, arrays, packets, ready, stubs)


if __name__ == "__main__":
    for entrance in map(int, sys.argv[2:]):
        os.write(entrance, b"0")
        os.close(entrance)
    with socket.socket(fileno=int(sys.argv[1])) as connection:
        serve(connection)
