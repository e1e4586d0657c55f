"""LSTM and GRU that start from several biases of the gate that keeps, at one learning rate: was or were, so many words later."""

from collections.abc import Callable, Iterator, Sequence

from helpers.experiments import agreement
from helpers.experiments.training import Snapshot

KINDS = ("gru", "lstm")
BIASES, HIDDEN, STEPS = (0.0, 1.0, 2.0, 3.0), 16, 80
RATES = (0.004, 0.007, 0.015, 0.03, 0.05, 0.1)  # tried for both kinds alike
CHOICE_SEEDS = (100, 101, 102, 103, 104)  # a rate is chosen on these and reported on others
LEARNED = 0.9  # a network has learned it when at least this share of new sentences is right
GUESSING = 0.65  # under this share it does no better than a guess; 256 sentences guessed at random end below it
Shares = list[list[float]]  # a row for each of `BIASES`, one share a seed


def sweep(
    kind: str,
    rate: float,
    seeds: Sequence[int],
    distance: int,
    steps: int = STEPS,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Snapshot[agreement.Readers, Shares]]:
    """Train one network a bias and seed, all of them in one computation, with a snapshot every twentieth step.

    Args:
        kind: "gru" or "lstm".
        rate: learning rate of Adam, the same for all.
        seeds: of the weights and the sentences; networks that differ in the bias alone share both.
        distance: words between the noun and the verb.
        steps: updates, each on 64 new sentences a network.
        stop: whether to end the run, looked at before each step.

    Yields:
        Snapshot; its score has for each of `BIASES` the share of 256 unseen sentences that are right, one a seed.
    """
    many = list(seeds) * len(BIASES)
    biases = [bias for bias in BIASES for _ in seeds]
    model = agreement.Readers(kind, many, biases, hidden=HIDDEN)
    for at in agreement.train_readers(kind, many, [distance], rate, steps=steps, stop=stop, model=model):
        rows = [at.score[k : k + len(seeds)] for k in range(0, len(many), len(seeds))]
        yield Snapshot(at.step, at.steps, at.losses, at.model, rows)


def learned(accuracies: Sequence[float]) -> int:
    """How many of these networks have learned it."""
    return sum(share >= LEARNED for share in accuracies)
