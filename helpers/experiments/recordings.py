"""Two recordings that come with Matplotlib, for `comparison`: how well can the next values be predicted?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch

from helpers.experiments import _declared as declared
from helpers.experiments._data import DataFile
from helpers.experiments.comparison import Networks
from helpers.experiments.tasks import WeighedSequences


@dataclass(frozen=True)
class Series:
    """A recording, split in time: train on the first part, choose settings on the second, report on the third.

    Attributes:
        data: its file.
        dtype, channels: how it is read.
        cuts: where the first part begins, where it ends, where the second ends, where the third ends.
        ahead: how many values ahead the prediction is.
        order: past values that the linear prediction sees.
        run_up: values that a network reads before its predictions count.
    """

    data: DataFile
    dtype: str
    channels: int
    cuts: tuple[int, int, int, int]
    ahead: int
    order: int
    run_up: int

    @cached_property
    def values(self) -> np.ndarray:
        """The recording (N, channels), less the mean and over the spread of the first part alone."""
        values = np.frombuffer(self.data.path().read_bytes(), self.dtype).astype(float).reshape(-1, self.channels)
        train = values[self.cuts[0] : self.cuts[1]]
        return (values - train.mean(0)) / train.std(0)

    def windows(self, rng: np.random.Generator, steps: int, batch: int) -> WeighedSequences:
        """Pieces of the first part, each with how far the recording moves within the next `ahead` values.

        Args:
            rng: the stream to draw from.
            steps, batch: T and B.

        Returns:
            Inputs (T, B, channels); targets (T, B, channels), the value `ahead` later less the value now; weights (T, B), 0.0 in the
            first fifth, where a network has seen too little.
        """
        at = rng.integers(self.cuts[0], self.cuts[1] - steps - self.ahead, batch) + np.arange(steps)[:, None]
        weights = np.broadcast_to((np.arange(steps) >= steps // 5)[:, None], (steps, batch)).astype(float)
        return self.values[at], self.values[at + self.ahead] - self.values[at], weights

    def part(self, choosing: bool) -> tuple[int, int]:
        """First and last value of the part that settings are chosen on, or of the one that is reported."""
        return self.cuts[1:3] if choosing else self.cuts[2:4]

    @torch.no_grad()
    def errors(self, model: Networks, networks: int, choosing: bool) -> list[float]:
        """For each network the mean squared error on a part that it was not trained on, as a share of the last value's again.

        A network reads the part in one go, after a run-up.
        """
        first, last = self.part(choosing)
        at = np.arange(first - self.run_up, last - self.ahead)
        x, moves = (torch.from_numpy(one).float()[:, None] for one in (self.values[at], self._moves(at)))
        said = model(x[:, :, None].expand(-1, networks, 1, self.channels))[:, :, 0]
        wrong = ((said - moves)[self.run_up :] ** 2).mean((0, 2))
        return (wrong / (moves[self.run_up :] ** 2).mean()).tolist()

    def baselines(self, choosing: bool) -> dict[str, float]:
        """The same error for what needs no network: always the mean, and a linear prediction from the last `order` values.

        The linear prediction sees all channels and a constant, and is fitted by least squares on the first part. "The last value again"
        has 1.0 by definition.
        """
        first, last = self.part(choosing)
        train, at = np.arange(self.cuts[0] + self.order, self.cuts[1] - self.ahead), np.arange(first, last - self.ahead)
        weights, *_ = np.linalg.lstsq(self._past(train), self._moves(train), rcond=None)
        plain = np.mean(self._moves(at) ** 2)
        return {
            "the last value again": 1.0,
            "always the mean": float(np.mean(self.values[at + self.ahead] ** 2) / plain),
            "linear prediction": float(np.mean((self._past(at) @ weights - self._moves(at)) ** 2) / plain),
        }

    def _moves(self, at: np.ndarray) -> np.ndarray:
        return self.values[at + self.ahead] - self.values[at]

    def _past(self, at: np.ndarray) -> np.ndarray:
        columns: Sequence[np.ndarray] = [self.values[at - k] for k in range(self.order)]
        return np.concatenate([*columns, np.ones((len(at), 1))], axis=1)


# A nerve cell under a steady current, 2,000 values a second: the current is on from value 1,000 to 10,900; prediction is 5 ms ahead.
VOLTAGE = Series(declared.MEMBRANE, "<f4", 1, (1000, 8500, 9700, 10900), ahead=10, order=20, run_up=200)
# An electroencephalogram: four channels, 800 values in 10 seconds; prediction is one value ahead, 12.5 ms.
EEG = Series(declared.EEG, "<f8", 4, (0, 480, 640, 800), ahead=1, order=4, run_up=40)
