"""A job for a box of either kind, as it travels, and what comes back."""

import contextlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from helpers.judge.box._packages import folders_of, modules_of
from helpers.judge.inside import NAME_LIMIT, TEXT_LIMIT, TRACEBACK_LIMIT, Describer, arrays_of, pack, unpack

RESULT_LIMIT = 16 << 20
HEADER_LIMIT = 4 << 20  # bytes of one record's description; two of `Describer`'s are smaller
RECORDS_LIMIT = 2_000  # cases and calls of a trace
MEMORY_LIMIT = 1 << 30
# Nothing of the user's own settings; the environment has the seed of Python's hashes, so that a set has the same order every time.
PYTHON = ("-P", "-s", "-S", "-u", "-X", "utf8")


class BoxError(Exception):
    """There is no box here, or it did not start. That is never the learner's fault: nothing may be graded by it."""


@dataclass(frozen=True)
class Job:
    """A function to call, as source, and what to call it with. Nothing in it tells what is right.

    Args:
        function: its name.
        pieces: (label, first line, source) of each definition that it needs, in order.
        cases: (id, arguments) of each call: plain values, arrays, and what is `Made` in the box.
        grants: packages to let in, besides the standard library.
        time_limit: seconds for all calls together.
        trace: arguments, which of them vary, and which results become which arguments, as for `roll`; None for no trace.
        served: of each function that is computed in another box, by the course's own: its name, its parameters as the learner has
            them, in which order those are handed on, and which of them are made arrays of.
        futures: what the cells import from `__future__`.
        reads: which of the returned values are iterators to read out, as for `observe`.
        noted: whether the pieces are instrumented, and what they make comes back too.
    """

    function: str
    pieces: tuple[tuple[str, int, str], ...]
    cases: tuple[tuple[str, tuple[Any, ...]], ...]
    grants: tuple[str, ...]
    time_limit: float
    trace: tuple[tuple[Any, ...], list[int], list[list[int]]] | None = None
    served: tuple[tuple[str, tuple[str, ...], tuple[int, ...], tuple[int, ...]], ...] = ()
    futures: tuple[str, ...] = ()
    reads: tuple[int, ...] = ()
    noted: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came back, as the child told it: nothing in it is to be trusted but its form.

    Args:
        ended: "finished", "timeout", "flood" (too much printed), "memory" (too much of it, in sum), "exit" (the process ended itself),
            "no start".
        code: the process's exit code, negative for a signal.
        printed: the first 2 KB of what it printed.
        records: one (description, arrays) for each case that was done, in order.
        defining: the error that kept the function from being defined, or None.
    """

    ended: str
    code: int | None
    printed: str
    records: tuple[tuple[dict[str, Any], list[np.ndarray]], ...] = ()
    defining: dict[str, Any] | None = None


def packet_of(
    job: Job,
    limits: Mapping[str, int] = MappingProxyType({}),
    answers_calls: Sequence[str] = (),
    installed: bool = True,
) -> bytes:
    """A job as it travels.

    Args:
        job: the job.
        limits: beyond the usual ones, by the names that `resource` has for them.
        answers_calls: functions to serve to another box, instead of calling one.
        installed: whether what is granted is installed here, so that the box can be given where it lies; a page's box has its own.

    Returns:
        One packet.
    """
    arrays: list[np.ndarray] = []

    def described(inputs: Sequence[Any]) -> list[Any]:
        describer = Describer(arrays)
        return [describer.describe(one) for one in inputs]

    granted = ("numpy", *job.grants)
    cases = [[ident, described(inputs)] for ident, inputs in job.cases]
    trace = [described(job.trace[0]), *job.trace[1:]] if job.trace else None
    header = {
        "function": job.function,
        "pieces": job.pieces,
        "cases": cases,
        "trace": trace,
        "served": job.served,
        "reads": job.reads,
        "noted": job.noted,
        "futures": job.futures,
        "answers_calls": answers_calls,
        "granted": job.grants,
        "let_in": modules_of(granted) if installed else granted,
        "paths": folders_of(granted) if installed else [],
        "limits": {
            "CPU": math.ceil(job.time_limit) + 5,
            "AS": MEMORY_LIMIT,
            "FSIZE": RESULT_LIMIT,
            "CORE": 0,
            **limits,
        },
    }
    return pack(header, arrays)


def parse(data: bytes) -> tuple[tuple, dict[str, Any] | None]:
    """What the child wrote, bounded: a record for each case that was done, and the error that kept the function from being defined."""
    records: list[tuple[dict[str, Any], list[np.ndarray]]] = []
    rest: bytes | memoryview = data
    # Whatever the child may have written, a packet that is none ends the list.
    with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError, OverflowError, MemoryError):
        while len(records) < RECORDS_LIMIT and (packet := unpack(rest, HEADER_LIMIT)):
            header, body, rest = packet
            if type(header.get("defining")) is dict:
                return (), _bounded_error(header["defining"])
            if "raised" in header:
                header["raised"] = _bounded_error(header["raised"])
            records.append((header, arrays_of(header, body)))
    return tuple(records), None


def _bounded_error(error: Any) -> dict[str, Any]:
    """An error's description, with what a message or a page will quote cut to what they have room for."""
    if type(error) is not dict:
        raise ValueError("not an error's description")
    found: dict[str, Any] = {
        name: str(error[name])[:limit]
        for name, limit in (
            ("type", NAME_LIMIT),
            ("text", TEXT_LIMIT),
            ("traceback", TRACEBACK_LIMIT),
            ("name", NAME_LIMIT),
        )
        if type(error.get(name)) is str
    }
    line = error.get("line")
    if type(line) is list and len(line) == 2 and type(line[0]) is str and type(line[1]) is int and 0 < line[1] < 10**6:
        found["line"] = [line[0][:NAME_LIMIT], line[1]]
    return found
