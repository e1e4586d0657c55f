"""Measurements on number words: the exact match of a translator, for a language and a way to hold numbers out."""

from typing import Any

from helpers.experiments._measurement import Measurement
from helpers.experiments._reading import for_each_seed
from helpers.experiments.translation_settings import USUAL, Network, name_of

NUMBERS, COMBINATIONS, PLACE = "numbers", "combinations", "place"  # ways to hold out
WORDS = {
    NUMBERS: "1,000 held-out numbers",
    COMBINATIONS: "1,000 held-out numbers whose tens and units training never shows together",
    PLACE: "1,000 held-out numbers whose first digit training never shows at the thousands",
}


def number_measurement(
    id: str, target: str, network: Network, held: str = NUMBERS, less: Network | None = None, **bounds: Any
) -> Measurement:
    """The exact match of a network, one number a seed.

    Args:
        id: the measurement's.
        target: as for `number_words.pair`.
        network: kind, and whether it has attention.
        held: what is held out, one of `WORDS`.
        less: a network whose exact match is subtracted, seed by seed.
        bounds: `low`, `least` and others of `Measurement`.
    """
    settings = USUAL
    says = "exact match" if less is None else f"exact match, less that of the {name_of(less)}, which is"
    words = (
        f"{name_of(network)}, {settings.hidden} units, English into {target}, {WORDS[held]}, {settings.steps} steps of "
        f"{settings.batch} out of 2,000 pairs, learning rate from {settings.rate:g} to 0"
    )

    def measure(seed: int) -> float:
        return _match(target, held, network, seed) - (_match(target, held, less, seed) if less else 0.0)

    return Measurement(id, says, words, for_each_seed(measure), paired=less is not None, **bounds)


def _match(target: str, held: str, network: Network, seed: int) -> float:
    from helpers.experiments import number_runs, training

    with training.one_thread():
        *_, last = number_runs.train_on(number_runs.number_task(target, seed, held), network, seed, every=USUAL.steps)
    return last.score
