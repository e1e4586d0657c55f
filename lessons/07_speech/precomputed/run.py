"""The long run on real people: each of six speakers held out once, three seeds, with the baselines; and synthetic voices as teachers.

`python lessons/07_speech/precomputed/run.py` writes people.json beside this file; it takes about ten minutes and needs the Free Spoken
Digit Dataset, which is downloaded if it isn't on this machine. Only figures are stored, nothing of the recordings.
"""

import json
import platform
import time
from pathlib import Path

import numpy as np
import torch

from helpers.experiments import digit_runs, training
from helpers.experiments.digits import Digits, heard, train_digits
from helpers.experiments.spoken_digits import FOLDS, fsdd, synthetic

FILE = Path(__file__).with_name("people.json")
SEEDS = range(930, 930 + 3 * FOLDS)  # six groups, three times
STEPS = 600


def main() -> None:
    """Train all, and store what came out."""
    people, voices = digit_runs.Material(fsdd()), digit_runs.Material(synthetic())
    began = time.process_time()
    rows = []
    with training.one_thread():
        for name, words in digit_runs.BASELINES.items():
            for how in digit_runs.WAYS:
                rows.append(row(words, how, [people.baseline(name, how, seed) for seed in range(930, 930 + FOLDS)]))
        for name, kind in digit_runs.KINDS.items():
            for how in digit_runs.WAYS:
                rows.append(row(name, how, [people.network(kind, how, seed, STEPS) for seed in SEEDS]))
        foreign = [
            row(name, "synthetic", [from_voices(kind, voices, people, seed) for seed in range(930, 936)])
            for name, kind in digit_runs.KINDS.items()
        ]
    stored = {
        "what": "Share of right answers on takes 0 to 4 of one of six people; the seed modulo 6 says of whom. Split by take, all six are "
        "heard in training; split by speaker, the tested one isn't.",
        "how": f"{STEPS} steps of 32 recordings, settings as in helpers/experiments/digit_runs.py, chosen on synthetic voices",
        "seeds": list(SEEDS),
        "speakers": list(people.recordings.speakers),
        "versions": {"python": platform.python_version(), "torch": torch.__version__.split("+")[0]},
        "processor minutes": round((time.process_time() - began) / 60, 1),
        "rows": rows,
        "trained on synthetic voices": foreign,
    }
    FILE.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def from_voices(kind: str, voices: digit_runs.Material, people: digit_runs.Material, seed: int) -> float:
    """Train on all synthetic voices; the share of all test takes of real people that is right."""
    settings = digit_runs.SETTINGS[kind]
    everything, rng = np.arange(len(voices.recordings)), np.random.default_rng(seed)
    learn = Digits(voices.recordings, everything, rng, settings.size, settings.augmentation, voices.features)
    tested = np.flatnonzero(people.recordings.take < people.recordings.test_takes)
    batch = Digits(people.recordings, tested, rng, features=people.features).whole()
    *_, last = train_digits(kind, learn, batch, seed, settings, every=settings.steps)
    return float((heard(last.model, batch, settings.read) == batch.digits.numpy()).mean())


def row(name: str, how: str, shares: list[float]) -> dict[str, object]:
    """A line of the result, printed as well."""
    print(f"{name}, {how}: mean {np.mean(shares):.3f}, {min(shares):.2f} to {max(shares):.2f}", flush=True)
    return {"what": name, "split": how, "right": [round(share, 4) for share in shares]}


if __name__ == "__main__":
    main()
