"""The long run of the experiment "bias sweep": both cells with every learning rate, on 20 seeds; and which rate is chosen for each.

`python lessons/04_lstm_or_gru/precomputed/run_biases.py` writes bias_sweep.json beside this file; it takes about six minutes.
"""

import json
import platform
import re
import statistics
import time
from pathlib import Path

import numpy as np
import torch

from helpers.experiments import comparison_biases as biases
from helpers.experiments.training import one_thread

FILE = Path(__file__).with_name("bias_sweep.json")
SEEDS = tuple(range(20))
WORDS, OTHERS, MORE_STEPS = 24, (12, 32), 200  # between noun and verb; other distances; what more training changes
LOW = 0.007  # the rate of the longer training, lesson 03's


def main() -> None:
    """Run everything, and store it."""
    start = time.process_time()
    with one_thread():
        tried = {kind: {f"{rate:g}": choice_score(kind, rate) for rate in biases.RATES} for kind in biases.KINDS}
        chosen = {kind: float(max(scores, key=scores.get)) for kind, scores in tried.items()}
        print(tried, chosen, flush=True)
        found = [row(kind, rate, WORDS, biases.STEPS) for kind in biases.KINDS for rate in biases.RATES]
        found += [row(kind, LOW, WORDS, MORE_STEPS) for kind in biases.KINDS]
        found += [row(kind, rate, words, biases.STEPS) for words in OTHERS for kind, rate in chosen.items()]
    stored = {
        "what": "Was or were, so many words later: the share of new sentences that are right, one number a seed, a row for each bias.",
        "how": f"H = {biases.HIDDEN}, Adam at a constant rate, gradient norms clipped at 1, batches of 64. The chosen rate has the "
        f"highest mean share on the seeds `chosen on`, over all biases, {WORDS} words and {biases.STEPS} updates.",
        "rates": biases.RATES,
        "biases of the gate that keeps": biases.BIASES,
        "chosen on": biases.CHOICE_SEEDS,
        "tried, mean share": tried,
        "chosen": chosen,
        "seeds": SEEDS,
        "versions": {
            "python": platform.python_version(),
            "torch": torch.__version__.split("+")[0],
            "numpy": np.__version__,
        },
        "processor seconds": round(time.process_time() - start),
        "runs": found,
    }
    FILE.write_text(compact(json.dumps(stored, indent=1)) + "\n", encoding="utf-8")


def compact(text: str) -> str:
    """A list of numbers in one line."""
    return re.sub(r"\[[\s\d.,]+\]", lambda row: " ".join(row[0].split()), text)


def choice_score(kind: str, rate: float) -> float:
    """The mean share right on `CHOICE_SEEDS`, over the biases."""
    *_, last = biases.sweep(kind, rate, biases.CHOICE_SEEDS, WORDS)
    return round(statistics.fmean(share for row in last.score for share in row), 5)


def row(kind: str, rate: float, words: int, steps: int) -> dict:
    """One kind with one rate, on the seeds that are reported."""
    *_, last = biases.sweep(kind, rate, SEEDS, words, steps)
    learned = [biases.learned(one) for one in last.score]
    print(f"{words} words, {steps} updates, {kind}, rate {rate:g}: learned it {learned} of {len(SEEDS)}", flush=True)
    right = [[round(share, 4) for share in one] for one in last.score]
    return {"words": words, "steps": steps, "kind": kind, "rate": rate, "right": right}


if __name__ == "__main__":
    main()
