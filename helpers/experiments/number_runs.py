"""Runs on number words: a task drawn from a seed, and a translator trained on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from helpers.experiments import number_words
from helpers.experiments.number_measurements import COMBINATIONS, NUMBERS, PLACE
from helpers.experiments.number_words import LARGEST, Pair, Split
from helpers.experiments.training import Snapshot
from helpers.experiments.translation import Translator, Vocabulary, train_translator
from helpers.experiments.translation_settings import USUAL, Network, Settings

HELD_OUT: dict[str, Callable[[np.random.Generator], Split]] = {
    NUMBERS: number_words.hold_out_numbers,
    COMBINATIONS: lambda stream: number_words.hold_out_pairs(stream)[0],
    PLACE: lambda stream: number_words.hold_out_place(stream)[0],
}


@dataclass(frozen=True)
class Task:
    """Number words to learn from and to test with.

    Attributes:
        target: as for `number_words.pair`.
        known, new: pairs to learn from, and held-out ones.
        vocabulary: of all numbers, so that it is the same for each seed.
    """

    target: str
    known: list[Pair]
    new: list[Pair]
    vocabulary: Vocabulary


def number_task(target: str, seed: int, held: str = NUMBERS) -> Task:
    """The task of a seed, which draws the numbers; 2,000 to learn from and 1,000 to test with.

    Args:
        target: as for `number_words.pair`.
        seed: of the numbers.
        held: what is held out.

    Raises:
        ValueError: an unknown target, or an unknown way to hold out.
    """
    if held not in HELD_OUT:
        raise ValueError(f"held is {held!r}, expected one of {', '.join(map(repr, HELD_OUT))}.")
    split = HELD_OUT[held](np.random.default_rng(seed))
    vocabulary = Vocabulary.of(number_words.pairs(range(LARGEST + 1), target))
    known, new = (number_words.pairs(part, target) for part in (split.training, split.held_out))
    return Task(target, known, new, vocabulary)


def train_on(
    task: Task,
    network: Network,
    seed: int,
    settings: Settings = USUAL,
    every: int = 25,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[Translator, float]]:
    """`train_translator` on a task: snapshots with the exact match on held-out numbers."""
    return train_translator(*network, task.known, task.new, task.vocabulary, seed, settings, every, stop=stop)
