"""Trains and stores the two networks that hear spoken digits, a GRU and an LSTM, in about 3 minutes. Their cards say how well they do on
recordings of real people, which must have been downloaded. To make them anew: `python -m helpers.experiments.digit_listeners`."""

import hashlib
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from helpers.common import write_whole
from helpers.experiments._data import HERE
from helpers.experiments.digit_weights import digit_weights
from helpers.experiments.digits import Batch, DigitModel, Read, batch_of, share_right
from helpers.experiments.log_mel import network_input
from helpers.experiments.spoken_digits import FOLDS, Recordings, fsdd, synthetic
from helpers.experiments.training import one_thread, seeded, train
from helpers.experiments.varied_digits import Variety, power, varied

HELD_OUT = 0  # of the six groups of voices: never heard, and what the card's figure is of
KINDS = ("gru", "lstm")
READ: Read = "mean"  # right more often on voices that were kept for choosing
SEED = 0
VARIETY = Variety()


@dataclass(frozen=True)
class Recipe:
    """How a network is made.

    Attributes:
        hidden: units.
        steps: updates.
        rate: learning rate, which falls to 0 in a line.
        size: recordings in a batch.
        dropout: share of the units that the read-out doesn't see, drawn anew for each recording.
        variety: how the recordings are changed each time they come.
    """

    hidden: int = 96
    steps: int = 2_000
    rate: float = 0.004
    size: int = 64
    dropout: float = 0.5
    variety: Variety = VARIETY


class Listening:
    """What a network is trained with: batches of recordings, each changed anew, and a loss with dropout.

    Args:
        recordings: all of them.
        chosen: the numbers of those to learn from.
        recipe: sizes and changes.
        seed: of both streams.
    """

    def __init__(self, recordings: Recordings, chosen: np.ndarray, recipe: Recipe, seed: int):
        self.powers = [power(recordings.signals[number]) for number in chosen]
        self.digits, self.recipe = recordings.digit[chosen], recipe
        self.rng, self.dropping = np.random.default_rng(seed), torch.Generator().manual_seed(seed)

    def draw(self, step: int) -> Batch:
        """A batch of different recordings."""
        chosen = self.rng.choice(len(self.powers), self.recipe.size, replace=False)
        return batch_of([varied(self.powers[k], self.recipe.variety, self.rng) for k in chosen], self.digits[chosen])

    def loss(self, model: DigitModel, batch: Batch) -> Tensor:
        """Cross-entropy of the answers, which are read from the mean of the states."""
        mean = model.states(batch.padded, batch.lengths).sum(0) / batch.lengths[:, None]
        kept = torch.rand(mean.shape, generator=self.dropping) >= self.recipe.dropout
        return nn.functional.cross_entropy(model.read(mean * kept / (1 - self.recipe.dropout)), batch.digits)


def unchanged(recordings: Recordings, chosen: np.ndarray) -> Batch:
    """Recordings as they are, side by side."""
    return batch_of([network_input(recordings.signals[number]) for number in chosen], recordings.digit[chosen])


def held_out(recordings: Recordings) -> np.ndarray:
    """Which recordings are of voices that are never learned from."""
    return recordings.speaker % FOLDS == HELD_OUT


def listener(
    kind: str, recordings: Recordings, people: Recordings, recipe: Recipe, say: Callable[[str], object] = print
) -> bytes:
    """Train a network and measure it, its weights in 16 bits as they ship.

    Args:
        kind: of network.
        recordings: to learn from, but for the voices that are held out.
        people: real voices, to measure with alone.
        recipe: sizes, steps, learning rate.
        say: gets a line now and then.

    Returns:
        A file of weights with its card.
    """
    unheard = held_out(recordings)
    learned, test = np.flatnonzero(~unheard), unchanged(recordings, np.flatnonzero(unheard))
    listening, began = Listening(recordings, learned, recipe, SEED), time.process_time()
    for now in train(
        seeded(lambda: DigitModel(kind, hidden=recipe.hidden), SEED),
        listening.draw,
        listening.loss,
        lambda model: None,  # nothing is chosen by how it does on the way
        recipe.steps,
        recipe.rate,
        falls=True,
        every=500,
    ):
        say(f"{kind}: step {now.step} of {now.steps}, loss {now.losses[0]:.3f}")
    seconds = time.process_time() - began
    model = now.model
    model.load_state_dict({name: value.half().float() for name, value in model.state_dict().items()})
    voices = len(set(recordings.speaker[unheard].tolist()))
    real = unchanged(people, np.arange(len(people)))
    one_by_one = [
        unchanged(people, np.flatnonzero(people.speaker == one)) for one in sorted(set(people.speaker.tolist()))
    ]
    each = [share_right(model, one, READ) for one in one_by_one]
    figure = (
        f"{100 * share_right(model, test, READ):.1f} % right on {len(test.digits)} recordings of {voices} synthetic voices that it never "
        f"heard; on {len(people):,} recordings of {len(each)} real people {100 * share_right(model, real, READ):.0f} %, from "
        f"{100 * min(each):.0f} % to {100 * max(each):.0f} % for one of them; one seed"
    )
    data = f"synthetic: {len(learned):,} recordings of {len(recordings.speakers) - voices} synthetic voices, changed each time they came"
    say(figure)
    return digit_weights(model, READ, data, recipe.steps, SEED, seconds, figure)


if __name__ == "__main__":
    with one_thread():
        for name in sys.argv[1:] or KINDS:
            file = listener(name, synthetic(), fsdd(), Recipe())
            write_whole(HERE / "made" / f"digits_{name}.safetensors", file)
            print(f"For _declared.py: sha256={hashlib.sha256(file).hexdigest()!r}, size={len(file)}", flush=True)
