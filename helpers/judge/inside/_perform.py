"""A learner's function, defined and called: what is let in, the limits, and a packet for each case as soon as it is done."""

import __future__

import contextlib
import functools
import importlib
import math
import random
import sys
import time
import types
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

from ._calling import FILES, describe_error, observe, roll
from ._making import NOTED, Notes
from ._values import restore
from ._wire import pack

if sys.platform in ("win32", "emscripten"):
    resource = None  # the parent's clock and its cap on output remain
else:
    import resource

TRACE = "a call of the trace"
PROCESS_EVENTS = ("os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.exec", "os.system", "subprocess.Popen")


class Guard:
    """Lets in what the exercise grants, with what that requires, and says why nothing else."""

    def __init__(self, granted: list[str], let_in: list[str]):
        self.allowed = {*sys.stdlib_module_names, *sys.builtin_module_names, *granted, *let_in}
        self.granted = granted

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        top = name.partition(".")[0]
        if top not in self.allowed and not top.startswith(
            "_sysconfigdata_"
        ):  # of the standard library, named after the machine
            let_in = " and ".join(["the standard library", *self.granted])
            raise ImportError(f"`{top}` stays outside of a check, so that the step is your own. Let in: {let_in}.")


@contextlib.contextmanager
def guarded(job: dict[str, Any]) -> Iterator[None]:
    """Let in what a job is granted, while it runs: a page's box serves one after another."""
    guard = Guard(job["granted"], job["let_in"])
    sys.meta_path.insert(0, guard)
    try:
        yield
    finally:
        sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not guard]


def _no_processes(event: str, arguments: Any) -> None:
    if event in PROCESS_EVENTS:
        raise PermissionError("a checked function starts no other process. Leave that out.")


@functools.cache
def _forbid_processes() -> None:
    """Once: a hook stays as long as its process."""
    sys.addaudithook(_no_processes)


def import_packages(names: Sequence[str], optimizers: bool) -> None:
    """Import what is granted, before anything of the learner's runs or counts.

    Args:
        names: of packages.
        optimizers: whether to load what torch's first optimizer would load: that takes a second.
    """
    for name in names:
        importlib.import_module(name)
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)
        if optimizers:
            importlib.import_module("torch._dynamo")


def reseed() -> None:
    """Give the global random states new seeds; a fork has those of the process that it was forked from."""
    random.seed()
    for name in ("numpy.random", "torch"):
        if library := sys.modules.get(name):
            library.seed()


def limit(limits: dict[str, int], size: int) -> None:
    """Set this process's limits, by the names that `resource` has for them.

    Args:
        limits: what is left to take.
        size: bytes of address space that were taken before.
    """
    if resource is None:
        return
    taken = {"AS": size, "CPU": math.ceil(time.process_time())}
    for name, value in limits.items():
        value += taken.get(name, 0)
        with contextlib.suppress(ValueError, OSError):  # macOS knows some of them by name only
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))


def size() -> int:
    """Bytes of address space that this process has; 0 where the system does not say."""
    with contextlib.suppress(OSError, ValueError), open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
    return 0


def remember(pieces: Sequence[Sequence[Any]]) -> None:
    """Keep the learner's lines, for tracebacks: (label, first line, source) of each piece."""
    import linecache

    lines: dict[str, dict[int, str]] = {}
    for label, line, text in pieces:
        lines.setdefault(label, {}).update(enumerate(text.split("\n"), line))
    for label, known in lines.items():
        all_lines = [known.get(number, "") + "\n" for number in range(1, max(known) + 1)]
        linecache.cache[label] = (1, None, all_lines, label)
        FILES.add(label)


def load(pieces: list[list[Any]], given: dict[str, Any], futures: Sequence[str] = ()) -> types.ModuleType:
    """Define the learner's names in a fresh module; each piece keeps the line numbers of its cell.

    Args:
        pieces: (label, first line, source), in order.
        given: names that are there already.
        futures: what the cells import from `__future__`; as in a kernel, it holds for all of them.
    """
    remember(pieces)
    module = types.ModuleType("__main__")  # as in a kernel
    module.__dict__.update(given)
    sys.modules["notebook"] = sys.modules["__main__"] = module
    flags = 0
    for name in set(futures) & set(__future__.all_feature_names):
        flags |= getattr(__future__, name).compiler_flag
    for label, line, text in pieces:
        exec(compile("\n" * (line - 1) + text, label, "exec", flags, dont_inherit=True), module.__dict__)
    return module


def perform(
    job: dict[str, Any], arrays: list[Any], result: IO[bytes], ready: Callable[[], None], given: dict[str, Any]
) -> None:
    """Run a job, and write a packet for each case as soon as it is done.

    Args:
        job: the header of a job's packet.
        arrays: its arrays.
        result: what gets the packets, unbuffered.
        ready: called when all is prepared, before anything of the learner's runs.
        given: names that the learner's code finds there: functions that are computed elsewhere.
    """
    _forbid_processes()
    with guarded(job):
        _perform(job, arrays, result, ready, given)


def _perform(
    job: dict[str, Any], arrays: list[Any], result: IO[bytes], ready: Callable[[], None], given: dict[str, Any]
) -> None:
    notes = Notes()
    if job["noted"]:
        given = {**given, NOTED: notes.note}
    ready()
    try:
        function = getattr(load(job["pieces"], given, job.get("futures", ())), job["function"])
    except BaseException as error:
        result.write(pack({"defining": describe_error(error)}, []))
        return
    for ident, inputs in job["cases"]:
        seen, found = observe(function, [restore(one, arrays) for one in inputs], BaseException, job["reads"])
        if job["noted"]:
            seen["made"] = notes.described(found)
        result.write(pack({"case": ident, **seen}, found))
    if job["trace"]:
        inputs, varies, feeds = job["trace"]
        for seen, found in roll(function, [restore(one, arrays) for one in inputs], varies, feeds, BaseException):
            result.write(pack({"case": TRACE, **seen}, found))
