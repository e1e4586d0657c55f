"""One process that does one job after another, as in a page, where a fresh Python takes seconds: each finds it as it was."""

import contextlib
import contextvars
import sys
from collections.abc import Callable, Iterator
from typing import Any

from ._cell import run_cell
from ._perform import perform, reseed
from ._wire import arrays_of, unpack

# What learners change by assigning to it, by accident or to try: `np.tanh = ...`, `math.pi = 3`, `print = ...`.
RESTORED = ("builtins", "math", "cmath", "random", "numpy")
ABSENT = object()


class Packets:
    """What a job writes its packets to; a page takes each one at once, so that they are there when the job must be ended."""

    def __init__(self, take: Callable[[bytes], Any]):
        self._take = take

    def write(self, data: bytes) -> int:
        self._take(data)
        return len(data)


def serve(packet: bytes, take: Callable[[bytes], Any], ready: Callable[[], Any]) -> None:
    """Do one job.

    Args:
        packet: a check's job, or a cell to run.
        take: gets each packet that the job writes.
        ready: called when all is prepared, before anything of the learner's runs.
    """
    job, body, _ = unpack(packet) or ({}, memoryview(b""), memoryview(b""))
    arrays = arrays_of(job, body)
    reseed()
    result: Any = Packets(take)
    with as_it_was():
        # In a context of its own: NumPy keeps its handling of errors there.
        run = contextvars.copy_context().run
        if "cell" in job:
            run(run_cell, job, arrays, result, ready)
        else:
            run(perform, job, arrays, result, ready, {})


@contextlib.contextmanager
def as_it_was() -> Iterator[None]:
    """Give the modules that learners assign to back what they had."""
    known = {name: module for name, module in sys.modules.items() if name.partition(".")[0] in RESTORED}
    before = [(vars(module), dict(vars(module))) for module in known.values()]
    main = sys.modules.get("__main__")
    streams = sys.stdin, sys.stdout, sys.stderr
    numpy = sys.modules["numpy"]
    get_options, set_options = numpy.get_printoptions, numpy.set_printoptions  # who runs here may assign to these too
    printed = get_options()
    try:
        yield
    finally:
        for now, then in before:
            # What is new stays: NumPy loads some of its own when it is first used.
            now.update({name: value for name, value in then.items() if now.get(name, ABSENT) is not value})
        set_options(**printed)
        sys.modules.pop("notebook", None)
        if main is not None:
            sys.modules["__main__"] = main
        sys.stdin, sys.stdout, sys.stderr = streams
