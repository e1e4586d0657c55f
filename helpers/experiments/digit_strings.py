"""Strings of digits, spoken without a cut between them, and networks that learn them by CTC: no one says when which digit was spoken."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from helpers.experiments.checkpoints import Checkpoint
from helpers.experiments.digits import DigitModel
from helpers.experiments.log_mel import RATE, network_input
from helpers.experiments.pronunciation import edit_distance
from helpers.experiments.spoken_digits import Recordings
from helpers.experiments.training import Snapshot, seeded, train

BLANK = 0  # outputs 1 to 10 are the digits 0 to 9
OUTPUTS = 11


@dataclass(frozen=True)
class Manner:
    """How strings are spoken.

    Attributes:
        digits: the fewest and the largest number of digits in a string.
        gap: the shortest and the longest silence between two of them, in seconds; digits never overlap.
        hiss: the smallest and the largest spread of the noise that lies under all of it, so that no gap is perfectly silent.
        tempo: how many times as fast; sounds are made shorter by leaving out steps, and keep their pitch.
        doubled: how probable it is that a digit is the same as the one before; None draws every digit alike.
    """

    digits: tuple[int, int] = (2, 6)
    gap: tuple[float, float] = (0.0, 0.12)
    hiss: tuple[float, float] = (0.0005, 0.005)
    tempo: float = 1.0
    doubled: float | None = None


@dataclass(frozen=True)
class StringBatch:
    """Strings side by side.

    Attributes:
        padded: features, (T, B, 48).
        lengths: steps of each, (B,).
        strings: the digits of each string.
    """

    padded: Tensor
    lengths: Tensor
    strings: list[list[int]]


class DigitStrings:
    """Draws strings, each of one voice's recordings.

    Args:
        recordings: all of them.
        chosen: numbers of those that strings are made of; every voice among them needs every digit.
        rng: the stream that draws.
        size: strings in a batch.
        manner: how they are spoken.
    """

    def __init__(
        self,
        recordings: Recordings,
        chosen: np.ndarray,
        rng: np.random.Generator,
        size: int = 32,
        manner: Manner | None = None,
    ):
        self.recordings, self.rng, self.size, self.manner = recordings, rng, size, manner or Manner()
        self.voices = sorted(set(recordings.speaker[chosen].tolist()))
        self.takes = {
            (voice, digit): chosen[(recordings.speaker[chosen] == voice) & (recordings.digit[chosen] == digit)]
            for voice in self.voices
            for digit in range(10)
        }

    def spoken(self) -> tuple[np.ndarray, list[int]]:
        """A string: its signal (N,), and its digits."""
        rng, manner = self.rng, self.manner
        voice = int(rng.choice(self.voices))
        digits: list[int] = []
        for _ in range(rng.integers(manner.digits[0], manner.digits[1] + 1)):
            digits.append(int(rng.integers(10)))
            if manner.doubled is not None and len(digits) > 1:
                other = (digits[-2] + int(rng.integers(1, 10))) % 10
                digits[-1] = digits[-2] if rng.random() < manner.doubled else other
        pieces = []
        for digit in digits:
            pieces.append(np.zeros(int(RATE * rng.uniform(*manner.gap))))
            pieces.append(self.recordings.signals[int(rng.choice(self.takes[voice, digit]))])
        signal = np.concatenate([*pieces, np.zeros(int(RATE * rng.uniform(*manner.gap)))])
        return signal + rng.normal(0, rng.uniform(*manner.hiss), len(signal)), digits

    def draw(self, step: int) -> StringBatch:
        """A batch of strings, drawn anew."""
        found = [self.spoken() for _ in range(self.size)]
        return string_batch(
            [faster(network_input(signal), self.manner.tempo) for signal, _ in found], [one for _, one in found]
        )


def faster(features: np.ndarray, tempo: float) -> np.ndarray:
    """Features (steps, 48) of the same speech, so many times as fast: evenly spaced steps of it."""
    return features[np.rint(np.linspace(0, len(features) - 1, max(1, round(len(features) / tempo)))).astype(int)]


def string_batch(features: Sequence[np.ndarray], strings: list[list[int]]) -> StringBatch:
    """A batch of features, (steps, 48) each, and what was said."""
    padded = pad_sequence([torch.from_numpy(one).float() for one in features])
    return StringBatch(padded, torch.tensor([len(one) for one in features]), strings)


def ctc_loss(model: DigitModel, batch: StringBatch) -> Tensor:
    """The CTC loss of a batch: −log of the share of all paths that collapse to the right digits, a digit.

    Source: Graves, Fernández, Gomez and Schmidhuber 2006, Equations 3 and 8; torch's own.
    """
    scores = model(batch.padded, batch.lengths).log_softmax(2)
    targets = torch.tensor([digit + 1 for string in batch.strings for digit in string])
    sizes = torch.tensor([len(string) for string in batch.strings])
    return nn.functional.ctc_loss(scores, targets, batch.lengths, sizes, BLANK, zero_infinity=True)


def collapsed(path: Sequence[int]) -> list[int]:
    """The digits that a path of outputs stands for: one of each run of equal outputs, then no blanks."""
    return [output - 1 for output, _ in groupby(path) if output != BLANK]


@torch.no_grad()
def decoded(model: DigitModel, batch: StringBatch) -> list[list[int]]:
    """What a network hears in each string: its likeliest output at every step, collapsed (greedy decoding)."""
    paths = model(batch.padded, batch.lengths).argmax(2).T
    return [collapsed(path[:steps].tolist()) for path, steps in zip(paths, batch.lengths, strict=True)]


def digit_error_rate(heard: Sequence[Sequence[int]], right: Sequence[Sequence[int]]) -> float:
    """Edit distances over the number of digits that were said; above 1 where much was heard that nobody said."""
    return sum(map(edit_distance, heard, right)) / sum(map(len, right))


def train_strings(
    kind: str,
    training: DigitStrings,
    validation: StringBatch,
    seed: int,
    steps: int = 500,
    rate: float = 0.008,
    hidden: int = 96,
    every: int = 20,
    stop: Callable[[], bool] = lambda: False,
    checkpoint: Checkpoint | None = None,
) -> Iterator[Snapshot[DigitModel, float]]:
    """Train a network on strings of digits by CTC, with a learning rate that falls to 0 in a line.

    Args:
        kind, hidden: as for `DigitModel`.
        training: what it learns from; its stream is used.
        validation: what a snapshot is scored on: the digit error rate.
        seed: of the weights.
        steps, rate, every, stop, checkpoint: as for `train`.

    Yields:
        Snapshot.
    """
    return train(
        seeded(lambda: DigitModel(kind, hidden=hidden, outputs=OUTPUTS), seed),
        training.draw,
        ctc_loss,
        lambda model: digit_error_rate(decoded(model, validation), validation.strings),
        steps,
        rate,
        falls=True,
        every=every,
        stop=stop,
        streams=[training.rng],
        checkpoint=checkpoint,
    )
