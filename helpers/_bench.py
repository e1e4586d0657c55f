"""`course bench`: each figure beside that of what a user would pick instead, in one run, as a ratio. Medians and spread."""

import json
import linecache
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Figure:
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
    ours: Figure
    peer: Figure
    ratio: float
    note: str = ""


def bench(what: Sequence[str] = (), as_json: bool = False) -> int:
    """Run benchmarks and print them.

    Args:
        what: names of them; none means all.
        as_json: print JSON and nothing else.

    Returns:
        An exit code.
    """
    known: dict[str, Callable[[], list[Benchmark]]] = {one.__name__: one for one in (cells, checks, widgets, grading)}
    if unknown := [name for name in what if name not in known]:
        print(f"There is no benchmark {', '.join(unknown)}. There are {', '.join(known)}.", file=sys.stderr)
        return 2
    results = []
    for name in what or known:
        if not as_json:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
        results += known[name]()
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


def cells() -> list[Benchmark]:
    """The NumPy LSTM, in a process of its own: how many threads BLAS takes is settled when NumPy is imported."""
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    found = subprocess.run(
        [sys.executable, "-m", "helpers._bench_cells"],
        env={**os.environ, **one_thread},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [
        Benchmark(**{**one, "ours": Figure(**one["ours"]), "peer": Figure(**one["peer"])})
        for one in json.loads(found.stdout)
    ]


def checks() -> list[Benchmark]:
    """A check of the right `lstm_step`, from call to message, against the same test as a cell in a fresh kernel."""
    from nbclient import NotebookClient
    from nbformat.v4 import new_code_cell, new_notebook

    from helpers import judge
    from helpers.content import course

    lesson = course().lesson("introduction-to-lstm")
    exercise, source = (
        judge.exercises(lesson)["lstm-step"],
        "import numpy as np\n" + lesson.exercise_cell("lstm-step").solution,
    )
    function = _as_in_a_notebook(source, "lstm_step")
    test = (
        "rng = np.random.default_rng(0)\nx, h, c = rng.normal(size=(3, 2)), rng.normal(size=(3, 4)), rng.normal(size=(3, 4))\n"
        "h, c = lstm_step(x, h, c, rng.normal(size=(16, 2)), rng.normal(size=(16, 4)), rng.normal(size=16))\n"
        "assert h.shape == c.shape == (3, 4)"
    )
    notebook = new_notebook(cells=[new_code_cell(source), new_code_cell(test)])

    def ours() -> None:
        verdict = judge.check_function(exercise, function, [("a cell", source)])
        assert verdict.status == "passed", verdict

    fresh = in_turn(ours, lambda: NotebookClient(notebook, timeout=60, kernel_name="python3").execute(), runs=7)
    return [
        benchmark(
            "check lstm-step, call to message",
            figure("here.check: a child process", fresh[0]),
            figure("a fresh kernel (nbclient)", fresh[1]),
        )
    ]


PEER = """
%matplotlib inline
import numpy as np
import matplotlib.pyplot as plt
import ipywidgets
from helpers.nets import lstm_sequence

def draw(bias=2.0):
    x = np.zeros((50, 1, 1)); x[1] = 1.0
    zeros = np.zeros((1, 1))
    weights = np.array([[0.0], [0.0], [1.0], [0.0]]), np.zeros((4, 1)), np.array([0.0, bias, 0.0, 0.0])
    h, c = lstm_sequence(x, zeros, zeros, *weights)
    fig, ax = plt.subplots(figsize=(9, 3.6))
    for name, values in (("x", x), ("c", c), ("h", h)):
        ax.plot(values[:, 0, 0], label=name)
    ax.set(xlabel="step", ylim=(-1.1, 1.1)); ax.legend(); plt.show()

ipywidgets.interact(draw, bias=(-8.0, 8.0, 0.1));
"""

# Resolves with the milliseconds from the key press to the first frame after the picture changed.
STOPWATCH = """
([root, selector]) => {
  window.__took = null;
  let started = null;
  window.addEventListener('keydown', () => { started = performance.now(); }, {capture: true, once: true});
  const hit = (node) => node.nodeType === 1 && (node.closest(selector) || node.querySelector(selector));
  const seen = new MutationObserver((records) => {
    if (started === null || !records.some((record) => [record.target, ...record.addedNodes].some(hit))) return;
    seen.disconnect();
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => { window.__took = performance.now() - started; };
      after.port2.postMessage(0);
    });
  });
  seen.observe(document.querySelector(root), {subtree: true, childList: true, attributes: true});
}
"""


def grading() -> list[Benchmark]:
    """A class of 50 against `nbgrader autograde`, and the memory of a class of 500."""
    from helpers._bench_grading import memory, times

    return [*times(50, rounds=3), memory(50, 500)]


def widgets() -> list[Benchmark]:
    """Slider to pixels in JupyterLab: the gate desk against `interact` with an inline matplotlib figure of the same run."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise SystemExit(
            "The widget benchmark needs a browser: run `make setup` (or `python install.py --tests`) first."
        ) from None
    import nbformat
    from nbformat.v4 import new_code_cell, new_notebook

    from helpers.authoring import jupyter_lab, launch, run_all

    desk = 'from helpers import lesson\nhere = lesson("introduction-to-lstm")\nhere.explore("gate-desk")'
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        notebook = new_notebook(cells=[new_code_cell(desk), new_code_cell(PEER)], metadata=kernel)
        nbformat.write(notebook, Path(folder) / "bench.ipynb")
        command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}"]
        environment = {"COURSE_DATA": folder, "JUPYTERLAB_SETTINGS_DIR": folder, "JUPYTER_PREFER_ENV_PATH": "1"}
        with jupyter_lab(command, environment, Path(folder) / "log") as address:
            chromium = launch(playwright)
            page = chromium.new_page(viewport={"width": 1400, "height": 2400})
            page.goto(f"{address}/doc/tree/bench.ipynb?token=course")
            run_all(page)
            slider = page.get_by_label("forget gate: bias")
            slider.wait_for()
            ours = _press(page, slider, ".gkm-gate-desk", "svg")
            slider = page.locator(".widget-slider [role=slider]")
            page.locator(".widget-interact img").wait_for()
            peer = _press(page, slider, ".widget-interact", "img")
            chromium.close()
    return [
        benchmark(
            "slider to pixels, 50-step run of one LSTM unit",
            figure("gate desk", ours),
            figure("interact + inline matplotlib", peer),
            note="a frame is 16.7 ms",
        )
    ]


def _press(page: Any, slider: Any, root: str, selector: str) -> list[float]:
    slider.focus()
    times = []
    for number in range(33):
        page.evaluate(STOPWATCH, [root, selector])
        page.keyboard.press("ArrowRight" if number % 2 else "ArrowLeft")
        page.wait_for_function("() => window.__took !== null", timeout=20_000)
        times.append(page.evaluate("() => window.__took"))
        page.wait_for_timeout(120)
    return times[3:]


def _as_in_a_notebook(source: str, name: str) -> Any:
    """Define a function as a cell does: its source can be found by its file name."""
    file = "<course bench>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    namespace: dict[str, Any] = {}
    exec(compile(source, file, "exec"), namespace)
    return namespace[name]


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


def figure(name: str, times: list[float]) -> Figure:
    """Median and spread of what `in_turn` measured."""
    cuts = statistics.quantiles(times, n=10, method="inclusive")
    return Figure(name, statistics.median(times), cuts[0], cuts[-1], len(times))


def benchmark(title: str, ours: Figure, peer: Figure, note: str = "") -> Benchmark:
    """Ours beside its peer."""
    return Benchmark(title, ours, peer, ours.median / peer.median, note)


def _show(figure: Figure) -> str:
    return f"{figure.median:.2f} ({figure.lowest:.2f} .. {figure.highest:.2f})"
