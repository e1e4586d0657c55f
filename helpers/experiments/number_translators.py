"""Trains and stores the six networks of the translation desk. To make them anew, in about a minute:
`python -m helpers.experiments.number_translators`."""

import hashlib
import time

import numpy as np

from helpers.common import write_whole
from helpers.experiments._data import HERE
from helpers.experiments.number_words import (
    FRENCH,
    GERMAN,
    GERMAN_LETTERS,
    LARGEST,
    hold_out_numbers,
    pairs,
)
from helpers.experiments.training import one_thread
from helpers.experiments.translation import Settings, Vocabulary, train_translator, weights_of

KIND, SEED = "lstm", 0
# Small, since they ship. Letters are many steps, so that they take more updates.
STEPS = {GERMAN: 250, GERMAN_LETTERS: 600, FRENCH: 250}


def number_translator(target: str, attention: bool, settings: Settings) -> bytes:
    """Train one network on 2,000 numbers and measure it on 1,000 others.

    Args:
        target: "German", "German letters" or "French".
        attention: whether it has one.
        settings: sizes, steps, learning rate.

    Returns:
        A file of weights with its card.
    """
    split = hold_out_numbers(np.random.default_rng(SEED))
    training, held_out = pairs(split.training, target), pairs(split.held_out, target)
    vocabulary = Vocabulary.of(pairs(range(LARGEST + 1), target))
    began = time.process_time()
    run = train_translator(KIND, attention, training, held_out, vocabulary, SEED, settings, every=settings.steps)
    *_, now = run
    seconds = time.process_time() - began
    figure = f"{100 * now.score:.1f} % of {len(held_out):,} held-out numbers right in every symbol, one seed"
    data = f"{len(training):,} numbers from 0 to {LARGEST:,}, English words to {target}"
    return weights_of(now.model, vocabulary, data, settings.steps, SEED, seconds, figure)


def file_name(target: str, attention: bool) -> str:
    """The file of a network, such as "german_letters_plain.safetensors"."""
    return f"{target.lower().replace(' ', '_')}_{'attention' if attention else 'plain'}.safetensors"


if __name__ == "__main__":
    print("For _declared.py:")
    with one_thread():
        for target, steps in STEPS.items():
            for attention in (True, False):
                file = number_translator(target, attention, Settings(embedding=32, hidden=64, steps=steps))
                write_whole(HERE / "made" / file_name(target, attention), file)
                print(f'("{file_name(target, attention)}", "{hashlib.sha256(file).hexdigest()}", {len(file)}),')
