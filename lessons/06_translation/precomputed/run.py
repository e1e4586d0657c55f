"""The long run: English number words into German, letter by letter, with and without attention, six seeds.

`python lessons/06_translation/precomputed/run.py` writes german_letters.json beside this file; it takes about a quarter of an hour. What is
done is kept in german_letters.part.json until the end, so that a run that was killed goes on where it stopped.
"""

import json
import platform
import statistics
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from helpers.experiments import number_words, training, translation
from helpers.experiments.number_words import LARGEST

FILE = Path(__file__).with_name("german_letters.json")
PART = FILE.with_suffix(".part.json")
SEEDS = tuple(range(300, 306))
TARGET = number_words.GERMAN_LETTERS
HIDDEN, RATE, PAIRS = 128, 0.005, 5_000
STEPS, LONGER = 400, 1_200
RUNS = (
    ("lstm", True, STEPS),
    ("gru", True, STEPS),
    ("lstm", False, STEPS),
    ("gru", False, STEPS),
    ("lstm", False, LONGER),
)
SHOWN = 4067


def main() -> None:
    """Train all, and store what came out."""
    vocabulary = translation.Vocabulary.of(number_words.pairs(range(LARGEST + 1), TARGET))
    runs: list[dict[str, Any]] = json.loads(PART.read_text(encoding="utf-8")) if PART.is_file() else []
    with training.one_thread():
        for kind, attention, steps in RUNS[len(runs) :]:
            began = time.process_time()
            scores = [round(one_run(kind, attention, steps, seed, vocabulary).score, 4) for seed in SEEDS]
            seconds = round(time.process_time() - began)
            name = f"{kind}, attention {attention}, {steps} steps"
            print(f"{name}: {statistics.median(scores)} ({scores}), {seconds} s", flush=True)
            what = {"kind": kind, "attention": attention, "steps": steps}
            runs.append({**what, "exact match": scores, "processor seconds": seconds})
            PART.write_text(json.dumps(runs), encoding="utf-8")
        source = number_words.english(SHOWN)
        model = one_run("lstm", True, STEPS, SEEDS[0], vocabulary).model
        letters, weights = translation.alignment(model, source, vocabulary)
    stored = {
        "what": "Exact match on 1,000 held-out numbers, English words into the letters of the German word; one number a seed.",
        "how": f"{PAIRS} pairs to learn from, {HIDDEN} units, batches of 64, Adam, the rate falls from {RATE} to 0 in a line, gradient "
        "norm clipped at 1. Nothing was chosen on these seeds, which also draw the numbers.",
        "seeds": SEEDS,
        "versions": {
            "python": platform.python_version(),
            "torch": torch.__version__.split("+")[0],
            "numpy": np.__version__,
        },
        "runs": runs,
        "alignment": {"source": source, "letters": letters, "weights": np.round(weights, 3).tolist()},
    }
    FILE.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PART.unlink()


def one_run(kind: str, attention: bool, steps: int, seed: int, vocabulary: translation.Vocabulary):
    """Train one translator; its last snapshot, scored on all held-out numbers."""
    split = number_words.hold_out_numbers(np.random.default_rng(seed), training=PAIRS)
    known, new = (number_words.pairs(part, TARGET) for part in (split.training, split.held_out))
    settings = translation.Settings(hidden=HIDDEN, steps=steps, rate=RATE)
    *_, last = translation.train_translator(kind, attention, known, new, vocabulary, seed, settings, every=steps)
    return last


if __name__ == "__main__":
    main()
