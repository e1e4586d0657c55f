"""Runs a learner's function in a process of its own. A script that imports nothing of the course, and that never sees what is right.

    python -P -s -S -u _child.py RESULT < job

It reads a job from standard input, a packet (see `pack`), and writes packets to the file RESULT, one for each case as soon as it is
done. What it prints is the learner's, after one line `READY`. The parent keeps standard input open: when it closes, this process ends.
"""

import __future__

import contextlib
import json
import math
import os
import re
import struct
import sys
import threading
import types
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

try:
    import resource
except ImportError:  # Windows: the parent's clock and its cap on output remain
    resource = None

READY = b"READY\n"
TRACE = "a call of the trace"
TEXT_LIMIT, NAME_LIMIT, TRACEBACK_LIMIT = 2000, 100, 8000  # characters of an error's text, of a name, of a traceback
ARRAY_LIMIT = 1 << 20  # bytes of one returned array; no exercise needs more
SENDABLE = re.compile(r"[<>|=]?[biuf][0-9]{1,2}")
PROCESS_EVENTS = ("os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.exec", "os.system", "subprocess.Popen")
FILES: set[str] = set()  # what tracebacks call the learner's cells


def pack(header: dict[str, Any], arrays: list[Any]) -> bytes:
    """One packet: a length, a JSON header, a length, and the arrays as plain buffers.

    Args:
        header: anything that JSON can hold.
        arrays: NumPy arrays of numbers; their types and shapes go into the header.

    Returns:
        The bytes.
    """
    head = json.dumps({**header, "arrays": [[array.dtype.str, array.shape] for array in arrays]}).encode()
    body = b"".join(array.tobytes() for array in arrays)
    return struct.pack("<QQ", len(head), len(body)) + head + body


def unpack(
    data: bytes | memoryview, header_limit: int | None = None
) -> tuple[dict[str, Any], memoryview, memoryview] | None:
    """Split the first packet off.

    Args:
        data: what begins with a packet.
        header_limit: bytes that its header may have.

    Returns:
        Its header, its buffers, and what follows; None if the packet is not complete.

    Raises:
        ValueError: the header is not a JSON object, or too large.
    """
    view = memoryview(data)  # nothing is copied: there may be very many packets
    if len(view) < 16:
        return None
    head, body = struct.unpack_from("<QQ", view)
    if header_limit is not None and head > header_limit:
        raise ValueError("a packet's header is too large")
    if len(view) < 16 + head + body:
        return None
    header = json.loads(bytes(view[16 : 16 + head]))
    if type(header) is not dict:
        raise ValueError("a packet's header must be an object")
    return header, view[16 + head : 16 + head + body], view[16 + head + body :]


def arrays_of(header: dict[str, Any], body: bytes | memoryview) -> list[Any]:
    """The arrays of a packet, each in memory of its own.

    Raises:
        ValueError, TypeError, KeyError: types, shapes and buffers do not fit each other.
    """
    import numpy as np

    arrays, at = [], 0
    for kind, shape in header["arrays"]:
        if not SENDABLE.fullmatch(kind) or not all(type(n) is int and n >= 0 for n in shape) or len(shape) > 32:
            raise ValueError("an array must hold numbers")
        dtype, count = np.dtype(kind), math.prod(shape)
        if at + count * dtype.itemsize > len(body):
            raise ValueError("an array is longer than its buffer")
        arrays.append(np.frombuffer(body, dtype, count, at).reshape(shape).copy())
        at += count * dtype.itemsize
    return arrays


def observe(
    function: Callable, inputs: list[Any], catch: type[BaseException] = Exception
) -> tuple[dict[str, Any], list[Any]]:
    """Call a function and describe what it did, with plain values only.

    Args:
        function: what to call.
        inputs: its arguments, arrays; the function may change them.
        catch: which exceptions are part of what it did.

    Returns:
        A description for `pack`, with the inputs as they are after the call, and the arrays that it speaks of.
    """
    told: dict[str, Any] = {}
    try:
        value = function(*inputs)
    except catch as error:
        told["raised"] = describe_error(error)
    arrays: list[Any] = []
    told["inputs"] = [describe(given, arrays) for given in inputs]
    if "raised" not in told:
        told["returned"] = describe(value, arrays)
    return told, arrays


def roll(
    function: Callable,
    inputs: list[Any],
    varies: list[int],
    feeds: list[list[int]],
    catch: type[BaseException] = Exception,
) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Call a function again and again, each time with what it returned before, and describe each call.

    Args:
        function: what to call.
        inputs: its arguments; those at `varies` hold one entry a call along their first axis. Without `varies` there is one call.
        varies: positions among the arguments.
        feeds: pairs: the position of a returned value, and of the argument that it becomes in the next call.
        catch: which exceptions are part of what it did; the first one ends the calls.

    Yields:
        What `observe` gives, for each call.
    """
    states = list(inputs)
    for call in range(len(inputs[varies[0]]) if varies else 1):
        given = [inputs[place][call] if place in varies else state for place, state in enumerate(states)]
        told, arrays = observe(function, [one.copy() for one in given], catch)
        yield told, arrays
        returned = told.get("returned", {})
        items = returned.get("items", [returned])
        for source, place in feeds:
            if source >= len(items) or "array" not in items[source]:
                return
            states[place] = arrays[items[source]["array"]]
        if "raised" in told:
            return


def describe(value: Any, arrays: list[Any], depth: int = 0) -> dict[str, Any]:
    """A value in plain words and numbers. Exact types only: a subclass can lie about its values.

    Args:
        value: what a function returned, or was given.
        arrays: gets the arrays that the description speaks of.
        depth: how deep in a tuple it stands.
    """
    import numpy as np

    kind = type(value)
    if value is None:
        return {"kind": "none"}
    if issubclass(kind, tuple):
        value, kind = tuple.__getitem__(value, slice(None)), tuple  # a named tuple; whatever it says of itself
    if kind in (tuple, list) and depth == 0 and len(value) <= 16:
        return {"kind": "tuple", "items": [describe(item, arrays, depth + 1) for item in value]}
    if kind is np.ndarray:
        told: dict[str, Any] = {"kind": "array", "type": value.dtype.name, "shape": list(value.shape)}
    elif kind in (bool, int, float) or (kind.__module__ == "numpy" and issubclass(kind, np.number)):
        told, value = {"kind": "scalar", "type": _name(kind), "shape": []}, np.asarray(value)
    else:
        return {"kind": "other", "type": _name(kind)}
    if SENDABLE.fullmatch(value.dtype.str) and value.nbytes <= ARRAY_LIMIT:
        arrays.append(value)
        told["array"] = len(arrays) - 1
    return told


def _name(kind: type) -> str:
    return str(type.__dict__["__name__"].__get__(kind))[:NAME_LIMIT]


def describe_error(error: BaseException) -> dict[str, Any]:
    """An exception as text; the traceback has the learner's own lines, and only those."""
    import traceback

    try:
        text = str(error)[:TEXT_LIMIT]
    except Exception:
        text = ""
    told: dict[str, Any] = {"type": _name(type(error)), "text": text, "traceback": "", "line": None}
    if type(error) is NameError and type(error.name) is str:
        told["name"] = error.name
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in FILES]
    if frames:
        told["line"] = [frames[-1].filename, frames[-1].lineno]
        frames = frames if len(frames) <= 12 else frames[:4] + frames[-4:]
        last = f"{told['type']}: {text}" if text else told["type"]
        told["traceback"] = "Traceback (most recent call last):\n" + "".join(traceback.format_list(frames)) + last
        told["traceback"] = told["traceback"][:TRACEBACK_LIMIT]
    return told


class Guard:
    """Lets in what the exercise grants, and says why nothing else."""

    def __init__(self, granted: list[str]):
        self.allowed = {*sys.stdlib_module_names, *sys.builtin_module_names, *granted}
        self.granted = granted

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        top = name.partition(".")[0]
        if top not in self.allowed and not top.startswith(
            "_sysconfigdata_"
        ):  # of the standard library, named after the machine
            let_in = " and ".join(["the standard library", *self.granted])
            raise ImportError(f"`{top}` stays outside of a check, so that the step is your own. Let in: {let_in}.")


def _no_processes(event: str, arguments: Any) -> None:
    if event in PROCESS_EVENTS:
        raise PermissionError("a checked function starts no other process. Leave that out.")


def limit(limits: dict[str, int]) -> None:
    """Set this process's limits, by the names that `resource` has for them."""
    if resource is None:
        return
    for name, value in limits.items():
        with contextlib.suppress(ValueError, OSError):  # macOS knows some of them by name only
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))


def _end_with_parent(channel: int) -> None:
    """Wait until the parent closes its end, by intent or by dying; then end this process and what it started."""
    while os.read(channel, 1):
        pass
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, 9)
    os._exit(1)


def receive(channel: int, at_most: int | None = None) -> tuple[dict[str, Any], bytes | memoryview]:
    """The next packet from a pipe.

    Args:
        channel: its descriptor.
        at_most: bytes that it may have.

    Raises:
        EOFError: the pipe has ended.
        ValueError: the packet is larger, or none.
    """

    def read(size: int) -> bytes:
        parts = []
        while size:
            part = os.read(channel, min(size, 1 << 20))
            if not part:
                raise EOFError("the other end is closed")
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    start = read(16)
    size = sum(struct.unpack("<QQ", start))
    if at_most is not None and size > at_most:
        raise ValueError(f"a packet of {size} bytes; at most {at_most} are taken")
    header, body, _ = unpack(start + read(size)) or ({}, b"", b"")
    return header, body


def load(pieces: list[list[Any]], given: dict[str, Any], futures: Sequence[str] = ()) -> types.ModuleType:
    """Define the learner's names in a fresh module; each piece keeps the line numbers of its cell.

    Args:
        pieces: (label, first line, source), in order.
        given: names that are there already.
        futures: what the cells import from `__future__`; as in a kernel, it holds for all of them.
    """
    import linecache

    lines: dict[str, dict[int, str]] = {}
    for label, line, text in pieces:
        lines.setdefault(label, {}).update(enumerate(text.split("\n"), line))
    for label, known in lines.items():
        all_lines = [known.get(number, "") + "\n" for number in range(1, max(known) + 1)]
        linecache.cache[label] = (1, None, all_lines, label)
        FILES.add(label)
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
    sys.meta_path.insert(0, Guard(job["granted"]))
    sys.addaudithook(_no_processes)
    ready()
    try:
        function = getattr(load(job["pieces"], given, job.get("futures", ())), job["function"])
    except BaseException as error:
        result.write(pack({"defining": describe_error(error)}, []))
        return
    for ident, numbers in job["cases"]:
        told, found = observe(function, [arrays[number] for number in numbers], BaseException)
        result.write(pack({"case": ident, **told}, found))
    if job["trace"]:
        numbers, varies, feeds = job["trace"]
        for told, found in roll(function, [arrays[number] for number in numbers], varies, feeds, BaseException):
            result.write(pack({"case": TRACE, **told}, found))


def main(path: str) -> None:
    """Read the job, run it, write what happened."""
    channel = os.dup(0)
    job, body = receive(channel)
    limit(job["limits"])
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    sys.path.extend(job["paths"])
    arrays = arrays_of(job, body)  # this imports NumPy

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
