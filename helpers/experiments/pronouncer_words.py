"""Which words the shipped network for pronunciation learned from, and which it never saw."""

from functools import lru_cache

import numpy as np

from helpers.experiments.pronunciation import WordSplit, pronunciations, word_split

SEED, SHORTEST, LONGEST = 0, 2, 14
VALIDATION, HELD_OUT = 1_000, 2_000


@lru_cache(maxsize=1)
def pronouncer_words() -> WordSplit:
    """All words of 2 to 14 letters: 2,000 are held out, 1,000 are for choosing settings, and the others are learned from.

    Raises:
        DataError: cmudict can't be read.
    """
    count = sum(SHORTEST <= len(one.source) <= LONGEST for one in pronunciations())
    stream = np.random.default_rng(SEED)
    return word_split(stream, count - VALIDATION - HELD_OUT, VALIDATION, HELD_OUT, SHORTEST, LONGEST)
