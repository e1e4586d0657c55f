"""What a benchmark is, and how its figures are measured: ours and its peer in one run, medians and spread."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """One thing measured, in milliseconds over `runs`; `lowest` and `highest` are the 10th and 90th percentile."""

    name: str
    median: float
    lowest: float
    highest: float
    runs: int


@dataclass(frozen=True)
class Benchmark:
    """What is ours, its peer, and perhaps a bound; `ratio` is ours / peer."""

    title: str
    ours: Measurement
    peer: Measurement
    ratio: float
    note: str = ""


def in_turn(*functions: Callable[[], object], runs: int) -> list[list[float]]:
    """Time functions one after the other, round by round, so that a change of the machine's speed meets all of them."""
    for function in functions:
        function()
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(runs):
        for function, row in zip(functions, times, strict=True):
            start = time.perf_counter()
            function()
            row.append((time.perf_counter() - start) * 1000)
    return times


def measurement(name: str, times: list[float]) -> Measurement:
    """Median and spread of what was measured, once or more often."""
    cuts = statistics.quantiles(times, n=10, method="inclusive") if len(times) > 1 else times
    return Measurement(name, statistics.median(times), cuts[0], cuts[-1], len(times))


def benchmark(title: str, ours: Measurement, peer: Measurement, note: str = "") -> Benchmark:
    """Ours beside its peer."""
    return Benchmark(title, ours, peer, ours.median / peer.median, note)
