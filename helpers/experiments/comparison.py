"""Plain RNN, GRU and LSTM at equal numbers of parameters, several seeds trained side by side in one computation."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from helpers.experiments.batched import BLOCKS, hidden_states

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


class Networks(nn.Module):
    """M networks of one kind and size with a linear read-out, computed together. They share nothing.

    Args:
        kind: "rnn" (tanh), "gru" or "lstm", in PyTorch's form: two biases, blocks r, z, n and i, f, g, o.
        seeds: of the weights, one a network; U(-1/√H, 1/√H), as PyTorch draws them.
        biases: what the gate that keeps starts from, one a network: the forget gate's bias in total (LSTM) or the update gate's (GRU).
            A plain RNN has no such gate and leaves them alone.
        inputs, hidden, outputs: I, H and O.

    Raises:
        ValueError: an unknown kind.
    """

    def __init__(
        self, kind: str, seeds: Sequence[int], biases: Sequence[float], inputs: int, hidden: int, outputs: int
    ):
        super().__init__()
        if kind not in KINDS:
            raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, KINDS))}.")
        self.kind = kind
        rows, bound = BLOCKS[kind] * hidden, 1 / math.sqrt(hidden)
        shapes = {"weight_ih": (rows, inputs), "weight_hh": (rows, hidden), "bias_ih": (rows,), "bias_hh": (rows,)}
        shapes |= {"read": (outputs, hidden), "offset": (outputs,)}
        drawn: dict[str, list[Tensor]] = {name: [] for name in shapes}
        for seed, bias in zip(seeds, biases, strict=True):
            generator = torch.Generator().manual_seed(seed)
            for name, shape in shapes.items():
                drawn[name].append((2 * torch.rand(shape, generator=generator) - 1) * bound)
            if kind != "rnn":  # the gate that keeps is the second block in both
                drawn["bias_ih"][-1][hidden : 2 * hidden] = bias
                drawn["bias_hh"][-1][hidden : 2 * hidden] = 0.0
        for name, values in drawn.items():
            self.register_parameter(name, nn.Parameter(torch.stack(values)))

    def states(self, x: Tensor) -> Tensor:
        """Inputs (T, M, B, I), one batch for each network; the hidden states (T, M, B, H)."""
        from_x = torch.einsum("tmbi,mri->tmbr", x, self.weight_ih) + self.bias_ih[:, None]
        return hidden_states(self.kind, from_x, self.weight_hh, self.bias_hh)

    def forward(self, x: Tensor) -> Tensor:
        """Inputs (T, M, B, I); what the read-outs say after each step, (T, M, B, O)."""
        return torch.einsum("tmbh,moh->tmbo", self.states(x), self.read) + self.offset[:, None]


class RatesAdam:
    """Adam with a learning rate for each network, which torch's has only for whole parameters; each gradient norm is clipped at 1.

    Args:
        model: the networks; they lie along the first axis of every parameter.
        rates: learning rates, one a network.

    Source: Kingma and Ba 2015, Algorithm 1.
    """

    def __init__(self, model: nn.Module, rates: Sequence[float]):
        self.parameters, self.rates, self.step_count = list(model.parameters()), torch.tensor(rates), 0
        self.means = [torch.zeros_like(parameter) for parameter in self.parameters]
        self.squares = [torch.zeros_like(parameter) for parameter in self.parameters]

    @torch.no_grad()
    def step(self, share: float) -> None:
        """One update with `share` of each rate; the gradients are used up."""
        self.step_count += 1
        gradients = [parameter.grad for parameter in self.parameters]
        norms = torch.sqrt(sum((gradient.flatten(1) ** 2).sum(1) for gradient in gradients))
        scale = (1 / norms).clamp(max=1)
        right, wide = 1 - 0.9**self.step_count, 1 - 0.999**self.step_count
        for parameter, gradient, mean, square in zip(self.parameters, gradients, self.means, self.squares, strict=True):
            along = (-1, *[1] * (parameter.dim() - 1))
            gradient = gradient * scale.view(along)
            mean.lerp_(gradient, 0.1)
            square.lerp_(gradient**2, 0.001)
            parameter -= share * self.rates.view(along) * (mean / right) / ((square / wide).sqrt() + 1e-8)
            parameter.grad = None


@dataclass(frozen=True)
class Progress:
    """Where a run stands: `step` of `steps`, the training loss of each network, and the networks as they are now."""

    step: int
    steps: int
    losses: list[float]
    model: Networks


def train(
    model: Networks,
    draw: Callable[[], Batch],
    rates: Sequence[float],
    steps: int,
    every: int = 20,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Progress]:
    """Train networks on batches that `draw` gives, yielding progress every few steps.

    Args:
        model: M networks.
        draw: gives a new batch: inputs (T, M, B, I), targets (T, M, B, O), weights (T, M, B), 1.0 where a target counts, else 0.0.
        rates: learning rates, one a network; each falls to 0 in a line.
        steps: updates.
        every: steps between two reports.
        stop: asked before each step; True ends the run.

    Yields:
        Progress, with the mean squared error on the last batch.
    """
    optimizer = RatesAdam(model, rates)
    for step in range(1, steps + 1):
        if stop():
            return
        x, y, weights = draw()
        wrong = ((model(x) - y) ** 2).mean(3) * weights
        losses = wrong.sum((0, 2)) / weights.sum((0, 2))
        losses.sum().backward()  # the networks share nothing, so their gradients do not mix
        optimizer.step(1 - (step - 1) / steps)
        if step % every == 0 or step == steps:
            yield Progress(step, steps, losses.tolist(), model)
