"""The same network on voices that it heard in training and on voices that it never heard, beside what needs no network."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from helpers.experiments import digit_baselines
from helpers.experiments.digits import DigitModel, Digits, Settings, train_digits
from helpers.experiments.log_mel import network_input
from helpers.experiments.spoken_digits import FOLDS, How, Recordings, split
from helpers.experiments.training import Snapshot

WAYS: tuple[How, How] = ("take", "speaker")
BASELINES = {"linear": "linear model", "warping": "nearest template"}
KINDS = {"RNN": "rnn", "GRU": "gru", "LSTM": "lstm"}
# Chosen on synthetic voices, groups 0 and 1, seeds 0 and 1. The RNN has as many weights as the LSTM of 64 units, and so has the GRU.
SETTINGS = {
    "rnn": Settings(hidden=145, rate=0.002, read="mean"),
    "gru": Settings(hidden=76, rate=0.006),
    "lstm": Settings(hidden=64, rate=0.006),
}


@dataclass(frozen=True)
class Material:
    """Recordings with their features, computed once."""

    recordings: Recordings

    @cached_property
    def features(self) -> list[np.ndarray]:
        """Of each recording what a network reads, (steps, 48)."""
        return [network_input(signal) for signal in self.recordings.signals]

    def baseline(self, name: str, how: How, seed: int) -> float:
        """The share of test recordings that a baseline of `BASELINES` gets right."""
        cut = split(self.recordings, how, seed % FOLDS)
        answer = digit_baselines.nearest if name == "warping" else digit_baselines.linear
        tested, training = ([self.features[k] for k in part] for part in (cut.test, cut.train))
        heard = answer(tested, training, self.recordings.digit[cut.train])
        return float((heard == self.recordings.digit[cut.test]).mean())

    def training(
        self, kind: str, how: How, seed: int, steps: int, every: int = 20, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Snapshot[DigitModel, float]]:
        """Train a network of a kind; the seed also chooses the group of speakers that is tested, `seed` modulo 6. A snapshot's score is
        the share of test recordings that are right: nothing is chosen by it."""
        cut, settings = split(self.recordings, how, seed % FOLDS), SETTINGS[kind]
        learn = Digits(
            self.recordings, cut.train, np.random.default_rng(seed), settings.size, settings.augmentation, self.features
        )
        test = Digits(self.recordings, cut.test, np.random.default_rng(seed), features=self.features).whole()
        return train_digits(kind, learn, test, seed, replace(settings, steps=steps), every, stop)

    def network(self, kind: str, how: How, seed: int, steps: int) -> float:
        """The share of test recordings that a trained network gets right."""
        *_, last = self.training(kind, how, seed, steps, every=steps)
        return last.score
