"""Trains and stores the character models that the course ships, in about ten minutes.

To make them anew: `python -m helpers.experiments.shipped_models`, or with the names of those to make.
"""

import hashlib
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from helpers.common import write_whole
from helpers.experiments._data import HERE
from helpers.experiments.corpora import Corpus, shakespeare, words
from helpers.experiments.course_code import code
from helpers.experiments.language import CharModel, bits_per_character, train_characters
from helpers.experiments.ngrams import orders
from helpers.experiments.training import one_thread
from helpers.experiments.weights import Card, weights_file

KIND, SEED, EMBEDDING, RATE = "lstm", 0, 32, 0.005


@dataclass(frozen=True)
class Recipe:
    """How a model is made: its corpus, hidden units, updates."""

    corpus: Callable[[], Corpus]
    hidden: int
    steps: int


RECIPES = {
    "words": Recipe(words, 128, 6000),
    "code": Recipe(code, 128, 7000),
    "shakespeare": Recipe(shakespeare, 192, 7000),
}


def trained(recipe: Recipe) -> bytes:
    """A model's file, with a card that says how well its weights of 16 bits do on the test part, beside n-grams of the same text."""
    corpus, start = recipe.corpus(), time.process_time()
    for snapshot in train_characters(KIND, corpus, SEED, recipe.steps, RATE, EMBEDDING, recipe.hidden, every=500):
        print(f"{corpus.name}: step {snapshot.step}, {snapshot.score:.3f} bits a character in validation", flush=True)
    minutes = (time.process_time() - start) / 60
    model = rounded(snapshot.model)
    score = bits_per_character(model, corpus.test, corpus.lines_alone)
    grams = orders(corpus.train, corpus.symbols, corpus.lines_alone, corpus.test)
    best = min(range(len(grams)), key=grams.__getitem__)
    figure = (
        f"{score:.3f} bits per character on the test part, where the best n-gram of the same text, of order {best + 1}, "
        f"needs {grams[best]:.3f}"
    )
    sizes = {"embedding": EMBEDDING, "hidden": recipe.hidden}
    card = Card(KIND, data(corpus), sizes, recipe.steps, SEED, round(minutes, 1), figure, corpus.symbols)
    print(card, grams, flush=True)
    return weights_file(model.state_dict(), card)


def data(corpus: Corpus) -> str:
    """What a model was trained on, in words that begin with the corpus's id."""
    return f"{corpus.name}: {corpus.about} ({len(corpus.train):,} characters)"


def rounded(model: CharModel) -> CharModel:
    """The model as it ships: each weight in 16 bits."""
    model.load_state_dict({name: value.to(torch.float16).float() for name, value in model.state_dict().items()})
    return model


def stored(name: str) -> Path:
    """Where a model lies."""
    return HERE / "made" / f"letters_{name}.safetensors"


if __name__ == "__main__":
    with one_thread():
        for name in sys.argv[1:] or RECIPES:
            made = trained(RECIPES[name])
            write_whole(stored(name), made)
            print(f"For _declared.py: sha256={hashlib.sha256(made).hexdigest()!r}, size={len(made)}", flush=True)
