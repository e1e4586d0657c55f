"""Plain RNN, GRU and LSTM at equal numbers of parameters, several seeds trained side by side in one computation."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from helpers.experiments.checkpoints import Stream
from helpers.experiments.gated import BLOCKS
from helpers.experiments.networks import SideBySide
from helpers.experiments.tasks import WeighedSequences
from helpers.experiments.training import Snapshot, train

KINDS = tuple(BLOCKS)
# Inputs (T, M, B, I), targets (T, M, B, O) and which of them count (T, M, B): one batch for each network.
Batch = tuple[Tensor, Tensor, Tensor]


def parameters(kind: str, inputs: int, hidden: int, outputs: int) -> int:
    """How many parameters one layer of PyTorch (two biases a row) and its linear read-out have together.

    Args:
        kind: "rnn", "gru" or "lstm".
        inputs, hidden, outputs: I, H and O.

    Returns:
        G·H(I + H + 2) + O(H + 1), with G = 1, 3 or 4.
    """
    return BLOCKS[kind] * hidden * (inputs + hidden + 2) + outputs * (hidden + 1)


def equal_sizes(inputs: int, outputs: int, hidden: int) -> dict[str, int]:
    """For each kind the H that comes nearest to the parameters of an LSTM with `hidden` units.

    Args:
        inputs, outputs: I and O.
        hidden: H of the LSTM.

    Returns:
        Kind to H.
    """
    budget = parameters("lstm", inputs, hidden, outputs)
    sizes = range(1, 4 * hidden)
    return {kind: min(sizes, key=lambda size: abs(parameters(kind, inputs, size, outputs) - budget)) for kind in KINDS}


class Networks(SideBySide):
    """M networks of one kind and size with a linear read-out, computed together. They share nothing.

    Args:
        kind: "rnn" (tanh), "gru" or "lstm", in PyTorch's form: two biases, blocks r, z, n and i, f, g, o.
        seeds: of the weights, one a network; U(-1/√H, 1/√H), PyTorch's default initialization.
        biases: what the gate that keeps starts from, one a network: the forget gate's bias in total (LSTM) or the update gate's (GRU).
            A plain RNN has no such gate and leaves them alone.
        inputs, hidden, outputs: I, H and O.

    Raises:
        ValueError: an unknown kind.
    """

    read: nn.Parameter
    offset: nn.Parameter

    def __init__(
        self, kind: str, seeds: Sequence[int], biases: Sequence[float], inputs: int, hidden: int, outputs: int
    ):
        behind = {"read": (outputs, hidden), "offset": (outputs,)}
        super().__init__(kind, seeds, inputs, hidden, behind=behind, keep=biases)

    def forward(self, x: Tensor) -> Tensor:
        """Inputs (T, M, B, I); what the read-outs say after each step, (T, M, B, O)."""
        return torch.einsum("tmbh,moh->tmbo", self.states(x), self.read) + self.offset[:, None]


def train_networks(
    model: Networks,
    draw: Callable[[], Batch],
    rates: Sequence[float],
    steps: int,
    every: int = 20,
    stop: Callable[[], bool] = lambda: False,
    streams: Sequence[Stream] = (),
) -> Iterator[Snapshot[Networks, None]]:
    """Train networks on batches that `draw` gives, with a snapshot every few steps.

    Args:
        model: M networks.
        draw: gives a new batch: inputs (T, M, B, I), targets (T, M, B, O), weights (T, M, B), 1.0 where a target counts, else 0.0.
        rates: learning rates, one a network; each falls to 0 in a line.
        steps: updates.
        every: steps between two snapshots.
        stop: whether to end the run, looked at before each step.
        streams: the generators that `draw` uses.

    Yields:
        Snapshot, whose losses are the mean squared errors on the last batch.
    """
    return train(
        model,
        lambda _: draw(),
        _losses,
        lambda _: None,
        steps,
        rates,
        falls=True,
        every=every,
        stop=stop,
        streams=streams,
    )


def stacked(parts: Sequence[WeighedSequences]) -> Batch:
    """One batch for each network, from a batch each: (T, B, ...) becomes (T, M, B, ...)."""
    x, y, weights = (torch.from_numpy(np.stack(columns, axis=1)).float() for columns in zip(*parts, strict=True))
    return x, y, weights


def _losses(model: Networks, batch: Batch) -> Tensor:
    x, y, weights = batch
    wrong = ((model(x) - y) ** 2).mean(3) * weights
    return wrong.sum((0, 2)) / weights.sum((0, 2))
