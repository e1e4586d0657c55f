"""`course bench`: each figure beside that of what a user would pick instead, in one run, as a ratio. Medians and spread."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from helpers.bench._measured import Benchmark, Measurement

# How often each is measured: a pixel's way thirty times, a class three.
RUNS: Mapping[str, int] = {"cells": 21, "checks": 7, "widgets": 30, "playground": 7, "pages": 5, "grading": 3}


def bench(what: Sequence[str] = (), as_json: bool = False, runs: int | None = None) -> int:
    """Run benchmarks and print them.

    Args:
        what: names of them; none means all.
        as_json: print JSON and nothing else.
        runs: how often each is measured; None means as in `RUNS`.

    Returns:
        An exit code.
    """
    known: dict[str, Callable[[int], list[Benchmark]]] = {
        one.__name__: one for one in (cells, checks, widgets, playground, pages, grading)
    }
    if unknown := [name for name in what if name not in known]:
        print(f"There is no benchmark {', '.join(unknown)}. There are {', '.join(known)}.", file=sys.stderr)
        return 2
    if runs is not None and runs < 1:
        print(f"--runs is {runs}, expected a whole number of at least 1.", file=sys.stderr)
        return 2
    results = []
    for name in what or known:
        if not as_json:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
        results += known[name](runs or RUNS[name])
    if as_json:
        print(json.dumps({"benchmarks": [asdict(result) for result in results]}, indent=2))
        return 0
    print(
        f"{'milliseconds unless it says otherwise, median (10 % .. 90 %)':64}{'ours':>28}{'peer':>30}{'ours / peer':>14}"
    )
    for result in results:
        print(f"{result.title:64}{_show(result.ours):>28}{_show(result.peer):>30}{result.ratio:>14.3g}")
        print(f"    {result.ours.name}  |  {result.peer.name}{'  |  ' + result.note if result.note else ''}")
    return 0


def cells(runs: int) -> list[Benchmark]:
    """The NumPy LSTM, in a process of its own: how many threads BLAS takes is settled when NumPy is imported."""
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    found = subprocess.run(
        [sys.executable, "-m", "helpers.bench._cells", str(runs)],
        env={**os.environ, **one_thread},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [
        Benchmark(**{**one, "ours": Measurement(**one["ours"]), "peer": Measurement(**one["peer"])})
        for one in json.loads(found.stdout)
    ]


def checks(runs: int) -> list[Benchmark]:
    """A self-check of `lstm_step` against the same test in a fresh kernel."""
    from helpers.bench import _checks

    return _checks.checks(runs)


def widgets(runs: int) -> list[Benchmark]:
    """Slider to pixels in JupyterLab, against `interact` with an inline matplotlib figure."""
    from helpers.bench import _widgets

    return _widgets.widgets(runs)


def playground(runs: int) -> list[Benchmark]:
    """Training in the playground against torch."""
    from helpers.bench import _playground

    return _playground.playground(runs)


def pages(runs: int) -> list[Benchmark]:
    """The site's pages against their budgets of weight and time."""
    from helpers.bench import _pages

    return _pages.pages(runs)


def grading(runs: int) -> list[Benchmark]:
    """A class of 50 against `nbgrader autograde`, training in torch, a class of 300 again with nothing new, the memory of one of 500."""
    from helpers.bench import _grading, _training

    ours = [*_grading.times(50, runs), *_training.training(2 * runs + 1)]
    return [*ours, _grading.again(300, runs), _grading.memory(50, 500)]


def _show(one: Measurement) -> str:
    return f"{one.median:.2f} ({one.lowest:.2f} .. {one.highest:.2f})"
