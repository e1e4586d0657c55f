"""The benchmark of a self-check."""

import linecache
from typing import Any

from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from helpers import judge
from helpers.bench._measured import Benchmark, benchmark, in_turn, measurement
from helpers.content import course


def checks(runs: int) -> list[Benchmark]:
    """A check of the right `lstm_step`, from call to message, against the same test as a cell in a fresh kernel."""
    lesson = course().lesson("introduction-to-lstm")
    exercise = judge.exercises(lesson)["lstm-step"]
    source = "import numpy as np\n" + lesson.exercise_cell("lstm-step").solution
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

    fresh = in_turn(ours, lambda: NotebookClient(notebook, timeout=60, kernel_name="python3").execute(), runs=runs)
    return [
        benchmark(
            "check lstm-step, call to message",
            measurement("here.check: a child process", fresh[0]),
            measurement("a fresh kernel (nbclient)", fresh[1]),
        )
    ]


def _as_in_a_notebook(source: str, name: str) -> Any:
    """Define a function as a cell does: its source can be found by its file name."""
    file = "<course bench>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    namespace: dict[str, Any] = {}
    exec(compile(source, file, "exec"), namespace)
    return namespace[name]
