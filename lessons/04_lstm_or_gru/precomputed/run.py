"""The long run of the experiment "equal parameters": chooses settings, trains 20 seeds, and stores what came out.

`python lessons/04_lstm_or_gru/precomputed/run.py` writes equal_parameters.json beside this file; it takes about fifteen minutes.
"""

import json
import platform
import statistics
import time
from pathlib import Path

import matplotlib
import numpy as np
import torch

from helpers.experiments import comparison_runs as runs
from helpers.experiments.comparison import parameters
from helpers.experiments.training import one_thread

FILE = Path(__file__).with_name("equal_parameters.json")
SEEDS = tuple(range(20))
LENGTHS = {"short": 1, "long": 4}  # times a task's own number of updates


def main() -> None:
    """Run everything, and store it."""
    start = time.process_time()
    found = {}
    with one_thread():
        for name, task in runs.tasks().items():
            sizes = task.sizes()
            found[name] = {
                "about": task.about,
                "units": sizes,
                "parameters": {kind: parameters(kind, task.inputs, size, task.outputs) for kind, size in sizes.items()},
                "baselines": task.series.baselines(choosing=False) if task.series else {"a plain guess": 1.0},
                "runs": {length: compare(task, times * task.steps) for length, times in LENGTHS.items()},
            }
    stored = {
        "what": "Errors of RNN, GRU and LSTM at equal parameters, as a share of a plain guess's; one number a seed.",
        "how": "Adam, the rate falls to 0 in a line, gradient norms clipped at 1, batches of 32. Settings have the lowest mean error on "
        "the seeds `chosen on`; for recordings also on a part of them that is not reported.",
        "grid": {"rates": runs.RATES, "biases of the gate that keeps": runs.BIASES},
        "chosen on": runs.CHOICE_SEEDS,
        "seeds": SEEDS,
        "versions": {
            "python": platform.python_version(),
            "torch": torch.__version__.split("+")[0],
            "numpy": np.__version__,
            "matplotlib": matplotlib.__version__,
        },
        "processor seconds": round(time.process_time() - start),
        "tasks": found,
    }
    FILE.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def compare(task: runs.Task, steps: int) -> dict:
    """Choose settings for each kind, and train it on the seeds that are reported."""
    kinds = {}
    for kind in runs.KINDS:
        settings, tried = runs.choose(task, kind, steps)
        *_, last = runs.run_task(task, kind, SEEDS, settings, steps, every=steps)
        errors = [round(error, 5) for error in task.score(last.model, SEEDS, False)]
        chosen = f"rate {settings.rate:g}, bias {settings.bias:g}; median error {statistics.median(errors):.4f}"
        print(f"{task.name}, {steps} updates, {kind}: {chosen} ({min(errors):.4f} to {max(errors):.4f})", flush=True)
        kinds[kind] = {
            "rate": settings.rate,
            "bias": settings.bias,
            "tried, mean error": {name: round(score, 5) for name, score in tried.items()},
            "errors": errors,
        }
    return {"steps": steps, "kinds": kinds}


if __name__ == "__main__":
    main()
