"""Trains and stores the four small networks that the widget "fading memory" shows. To make them anew: "
"`python -m helpers.experiments.fading_memory`."""

import hashlib
import json
from typing import Any

from helpers.common import write_whole
from helpers.experiments._data import HERE
from helpers.experiments.agreement import Readers, accuracies, test_sentences, train_readers
from helpers.experiments.sentences import WORDS
from helpers.experiments.training import one_thread

DISTANCE, STEPS, SEED, EMBEDDING, HIDDEN, DIGITS = 24, 400, 0, 8, 24, 4
# Learning rate of Adam, and the bias that the gate that keeps starts from.
RECIPES = {"rnn": (0.01, None), "orthogonal rnn": (0.002, None), "lstm": (0.01, 3.0), "gru": (0.007, 2.5)}
ARRAYS = ("embed", "weight_ih", "weight_hh", "bias_ih", "bias_hh", "read", "offset")


def trained() -> dict[str, Any]:
    """The networks, trained on the agreement sentences at 24 words, with their accuracy on sentences of other streams."""
    networks = {}
    for kind, (lr, bias) in RECIPES.items():
        model = Readers(kind, [SEED], bias, EMBEDDING, HIDDEN)
        for _ in train_readers(kind, [SEED], [DISTANCE], lr, bias, STEPS, model=model):
            pass
        [accuracy] = accuracies(model, *test_sentences([1_000_000], DISTANCE))
        weights = {name: _rounded(getattr(model, name)[0].tolist()) for name in ARRAYS}
        networks[kind] = {"kind": kind, "accuracy": round(accuracy, 3), "lr": lr, "bias": bias, "weights": weights}
    return {
        "task": f"was or were, {DISTANCE} words between; {STEPS} steps of 64 sentences, Adam, seed {SEED}",
        "inputs": EMBEDDING,
        "words": WORDS,
        "networks": networks,
    }


def _rounded(numbers: list) -> list:
    return [_rounded(one) if isinstance(one, list) else round(one, DIGITS) for one in numbers]


if __name__ == "__main__":
    with one_thread():
        found = trained()
    text = json.dumps(found, separators=(",", ":")) + "\n"
    write_whole(HERE / "made" / "fading_memory.json", text)
    print({kind: one["accuracy"] for kind, one in found["networks"].items()})
    print(f"For _declared.py: sha256={hashlib.sha256(text.encode()).hexdigest()!r}, size={len(text.encode())}")
