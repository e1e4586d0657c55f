"""Networks that hear a digit: how they are fed, trained and scored, and what they believe at every frame."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import torch
from safetensors.torch import load as from_bytes
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from helpers.experiments.checkpoints import Checkpoint
from helpers.experiments.log_mel import BANDS, STACK, network_input
from helpers.experiments.spoken_digits import Recordings
from helpers.experiments.training import Snapshot, seeded, train

LAYERS = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
FEATURES = STACK * BANDS
Read = Literal["last", "mean"]


class DigitModel(nn.Module):
    """Reads the steps of a recording and scores, after each of them, the outputs.

    Its weights are `recurrent.weight_ih_l0`, `recurrent.weight_hh_l0`, `recurrent.bias_ih_l0`, `recurrent.bias_hh_l0`, `read.weight`
    (outputs, H) and `read.bias` (outputs,).

    Args:
        kind: "rnn", "gru" or "lstm".
        features: numbers a step.
        hidden: units, H.
        outputs: 10 for single digits; 11 for strings of them, where 0 is the blank and 1 to 10 are the digits 0 to 9.

    Raises:
        ValueError: an unknown kind.
    """

    def __init__(self, kind: str, features: int = FEATURES, hidden: int = 64, outputs: int = 10):
        super().__init__()
        if kind not in LAYERS:
            raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, LAYERS))}.")
        self.kind, self.hidden, self.outputs = kind, hidden, outputs
        self.recurrent = LAYERS[kind](features, hidden)
        self.read = nn.Linear(hidden, outputs)

    def states(self, padded: Tensor, lengths: Tensor) -> Tensor:
        """The state after every step, (T, B, H), of padded sequences (T, B, features) with these many steps each, (B,); 0 where
        padding stands.

        A network that reads forwards has made its states before the padding comes, so nothing is packed here: an LSTM of torch is about
        three times as fast without, and the states are the same.
        """
        states, _ = self.recurrent(padded)
        return states * (torch.arange(len(padded))[:, None] < lengths)[:, :, None]

    def forward(self, padded: Tensor, lengths: Tensor) -> Tensor:
        """The logits after every step, (T, B, outputs); where padding stands they mean nothing. Args as for `states`."""
        return self.read(self.states(padded, lengths))

    def answers(self, padded: Tensor, lengths: Tensor, read: Read = "last") -> Tensor:
        """One set of logits a recording, (B, outputs).

        Args:
            padded, lengths: as for `states`.
            read: "last", from the state after the last step that isn't padding; "mean", from the mean of all such states.
        """
        states = self.states(padded, lengths)
        if read == "last":
            return self.read(states[lengths - 1, torch.arange(len(lengths))])
        return self.read(states.sum(0) / lengths[:, None])


def model_of(content: bytes) -> DigitModel:
    """A network as a file of weights has it, such as what an experiment learned (`result.weights`).

    Raises:
        ValueError: the file holds another network.
    """
    tensors = {name: value.float() for name, value in from_bytes(content).items()}
    try:
        rows, features = tensors["recurrent.weight_ih_l0"].shape
        outputs, hidden = tensors["read.weight"].shape
    except KeyError as error:
        raise ValueError(f"these weights are of no network that hears digits: {error} is missing.") from error
    kind = {1: "rnn", 3: "gru", 4: "lstm"}[rows // hidden]
    model = DigitModel(kind, features, hidden, outputs)
    model.load_state_dict(tensors)
    return model


@dataclass(frozen=True)
class Batch:
    """Recordings side by side.

    Attributes:
        padded: features, (T, B, 48), with zeros after the end of the shorter ones.
        lengths: how many steps each has, (B,).
        digits: what was said, (B,).
    """

    padded: Tensor
    lengths: Tensor
    digits: Tensor


@dataclass(frozen=True)
class Augmentation:
    """What training changes in a recording, each time it comes, so that a network doesn't learn its circumstances.

    Attributes:
        channel: spread of a constant added to each feature, as another microphone adds it after the mean was removed from a part.
        noise: spread of noise added to every feature of every step.
        tempo: the largest share by which a recording is stretched or squeezed in time; frames are drawn from their neighbours.
    """

    channel: float = 0.3
    noise: float = 0.5
    tempo: float = 0.2


NONE = Augmentation(0.0, 0.0, 0.0)


class Digits:
    """Batches of recordings.

    Args:
        recordings: all of them.
        chosen: the numbers of those to use.
        rng: the stream that draws and augments.
        size: recordings in a batch.
        augmentation: what is changed in them.
        features: of each recording in `recordings`, (steps, 48), where they are at hand already.
    """

    def __init__(
        self,
        recordings: Recordings,
        chosen: np.ndarray,
        rng: np.random.Generator,
        size: int = 32,
        augmentation: Augmentation = NONE,
        features: Sequence[np.ndarray] | None = None,
    ):
        self.rng, self.size, self.augmentation = rng, size, augmentation
        self.features = [network_input(recordings.signals[k]) if features is None else features[k] for k in chosen]
        self.digits = recordings.digit[chosen]
        self.waiting: list[np.ndarray] = []

    def draw(self, step: int) -> Batch:
        """The next batch: every recording once, in an order drawn anew, then again. Those of a batch are about equally long, which
        spares padding."""
        if not self.waiting:
            lengths = np.array([len(one) for one in self.features])
            order = np.argsort(lengths + self.rng.uniform(0, 6, len(lengths)))  # about by length, and never twice alike
            self.waiting = np.array_split(order, math.ceil(len(order) / self.size))
            self.rng.shuffle(self.waiting)
        chosen = self.waiting.pop()
        return batch_of([self._changed(self.features[k]) for k in chosen], self.digits[chosen])

    def whole(self) -> Batch:
        """All of them as one batch, unchanged."""
        return batch_of(self.features, self.digits)

    def _changed(self, one: np.ndarray) -> np.ndarray:
        how = self.augmentation
        if how.tempo:
            steps = max(1, round(len(one) * self.rng.uniform(1 - how.tempo, 1 + how.tempo)))
            one = one[np.rint(np.linspace(0, len(one) - 1, steps)).astype(int)]
        if how.channel:
            channel = self.rng.normal(0, how.channel, BANDS)
            one = (one.reshape(len(one), -1, BANDS) + channel).reshape(one.shape)
        return one + self.rng.normal(0, how.noise, one.shape) if how.noise else one


def batch_of(features: Sequence[np.ndarray], digits: np.ndarray) -> Batch:
    """A batch of recordings given by their features, (steps, 48) each, and what was said, (B,)."""
    padded = pad_sequence([torch.from_numpy(one).float() for one in features])
    return Batch(padded, torch.tensor([len(one) for one in features]), torch.from_numpy(np.asarray(digits, np.int64)))


@dataclass(frozen=True)
class Settings:
    """How a network for single digits is made and trained.

    Attributes:
        hidden: units.
        steps: updates.
        rate: learning rate, which falls to 0 in a line.
        read: where the answer is read.
        size: recordings in a batch.
        augmentation: what training changes in the recordings.
    """

    hidden: int = 64
    steps: int = 400
    rate: float = 0.006
    read: Read = "last"
    size: int = 32
    augmentation: Augmentation = Augmentation()


def train_digits(
    kind: str,
    training: Digits,
    validation: Batch,
    seed: int,
    settings: Settings,
    every: int = 20,
    stop: Callable[[], bool] = lambda: False,
    checkpoint: Checkpoint | None = None,
) -> Iterator[Snapshot[DigitModel, float]]:
    """Train a network on single digits.

    Args:
        kind: as for `DigitModel`.
        training: what it learns from; its stream is used.
        validation: what a snapshot is scored on: the share of right answers.
        seed: of the weights.
        settings: sizes and steps.
        every, stop, checkpoint: as for `train`.

    Yields:
        Snapshot.
    """
    return train(
        seeded(lambda: DigitModel(kind, hidden=settings.hidden), seed),
        training.draw,
        lambda model, batch: nn.functional.cross_entropy(
            model.answers(batch.padded, batch.lengths, settings.read), batch.digits
        ),
        lambda model: share_right(model, validation, settings.read),
        settings.steps,
        settings.rate,
        falls=True,
        every=every,
        stop=stop,
        streams=[training.rng],
        checkpoint=checkpoint,
    )


@torch.no_grad()
def heard(model: DigitModel, batch: Batch, read: Read = "last") -> np.ndarray:
    """Which digit a network answers for each recording, (B,)."""
    return model.answers(batch.padded, batch.lengths, read).argmax(1).numpy()


def share_right(model: DigitModel, batch: Batch, read: Read = "last") -> float:
    """The share of recordings whose digit the network gets right."""
    return float((heard(model, batch, read) == batch.digits.numpy()).mean())


@torch.no_grad()
def beliefs(model: DigitModel, signal: np.ndarray, read: Read = "last") -> np.ndarray:
    """How probable a network finds each digit after each step of a recording, (steps, outputs).

    Args:
        model: the network.
        signal: (N,), at 8,000 samples a second.
        read: as for `DigitModel.answers`; with "mean" the states so far count.
    """
    features = torch.from_numpy(network_input(signal)).float()[:, None]
    states = model.states(features, torch.tensor([len(features)]))
    if read == "mean":
        states = states.cumsum(0) / torch.arange(1, len(states) + 1)[:, None, None]
    return model.read(states)[:, 0].softmax(1).numpy()
