"""The one training loop: reports as it goes, stops when asked, and goes on from a checkpoint as if it had never been interrupted."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor, nn

from helpers.experiments.checkpoints import Checkpoint, Stream
from helpers.experiments.networks import SideBySide

Model = TypeVar("Model", bound=nn.Module)
Batch = TypeVar("Batch")
Score = TypeVar("Score")


@dataclass(frozen=True)
class Snapshot(Generic[Model, Score]):
    """Where a training stands.

    Attributes:
        step, steps: updates done, and in all.
        losses: on the last batch, one a network; empty before the first step.
        model: as it is now; it goes on being trained.
        score: what `measure` says of it.
    """

    step: int
    steps: int
    losses: list[float]
    model: Model
    score: Score


def train(
    model: Model,
    draw: Callable[[int], Batch],
    loss: Callable[[Model, Batch], Tensor],
    measure: Callable[[Model], Score],
    steps: int,
    rate: float | Sequence[float],
    falls: bool = False,
    clip: float = 1.0,
    every: int = 20,
    first: bool = False,
    stop: Callable[[], bool] = lambda: False,
    streams: Sequence[Stream] = (),
    checkpoint: Checkpoint | None = None,
) -> Iterator[Snapshot[Model, Score]]:
    """Train with Adam, yielding a snapshot every few steps.

    Args:
        model: one network, or networks side by side.
        draw: gives the batch of a step, counted from 1. It draws from `streams` alone.
        loss: of the model on a batch: (M,), one a network, or a scalar. Networks side by side share nothing, so their gradients do not mix.
        measure: what a snapshot says of the model, on data that training does not see.
        steps: updates.
        rate: learning rate; a list has one for each of the networks side by side.
        falls: whether the rate falls to 0 in a line.
        clip: the largest norm of a gradient; networks side by side are clipped each on its own.
        every: steps between two snapshots; the last step has one.
        first: whether there is a snapshot before the first step.
        stop: whether to end the run, looked at before each step.
        streams: the generators that `draw` uses; a checkpoint keeps their states.
        checkpoint: where to keep the run. Is there one already, the run goes on from it, to the same result.

    Yields:
        Snapshot.

    Raises:
        CheckpointError: the checkpoint is of another run, or can't be read.
    """
    optimizer: torch.optim.Optimizer
    optimizer = RatesAdam(model, rate) if isinstance(rate, Sequence) else torch.optim.Adam(model.parameters(), lr=rate)
    if checkpoint is not None:
        own = {"steps": steps, "rate": rate, "falls": falls, "clip": clip}
        checkpoint = replace(checkpoint, settings={**checkpoint.settings, **own})
    start = 0 if checkpoint is None else checkpoint.load(model, optimizer, streams)
    losses: list[float] = [] if checkpoint is None else checkpoint.losses
    if (first and start == 0) or start == steps:
        yield Snapshot(start, steps, losses, model, measure(model))
    full = [group["lr"] for group in optimizer.param_groups]
    for step in range(start + 1, steps + 1):
        if stop():
            if checkpoint is not None:
                checkpoint.save(model, optimizer, streams, step - 1, losses)
            return
        for group, rate_at_first in zip(optimizer.param_groups, full, strict=True):
            group["lr"] = rate_at_first * (1 - (step - 1) / steps) if falls else rate_at_first
        with one_thread():
            each = loss(model, draw(step))
            optimizer.zero_grad()
            each.sum().backward()
            if isinstance(model, SideBySide):
                clip_each(model, clip)
            else:
                nn.utils.clip_grad_norm_(model.parameters(), clip)
            optimizer.step()
        losses = each.detach().reshape(-1).tolist()
        if checkpoint is not None and (step % checkpoint.every == 0 or step == steps):
            checkpoint.save(model, optimizer, streams, step, losses)
        if step % every == 0 or step == steps:
            yield Snapshot(step, steps, losses, model, measure(model))


def clip_each(model: nn.Module, limit: float) -> None:
    """Clip each network's gradient norm on its own; the networks lie along the first axis of every parameter."""
    gradients = [parameter.grad for parameter in model.parameters() if parameter.grad is not None]
    norms = sum(((gradient.flatten(1) ** 2).sum(1) for gradient in gradients), torch.zeros(())).sqrt()
    scale = (limit / norms).clamp(max=1)
    for gradient in gradients:
        gradient *= scale.view(-1, *[1] * (gradient.dim() - 1))


class RatesAdam(torch.optim.Optimizer):
    """Adam with a learning rate for each network, which torch's has only for whole parameters.

    Args:
        model: the networks; they lie along the first axis of every parameter.
        rates: learning rates, one a network; the group's `lr` is the share of them that is used.

    Source: Kingma and Ba 2015, Algorithm 1.
    """

    def __init__(self, model: nn.Module, rates: Sequence[float]):
        super().__init__(model.parameters(), {"lr": 1.0})
        self.rates = torch.tensor(rates)

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> Any:
        """One update; a closure computes the loss first, which is returned, as with torch's own."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for parameter in group["params"]:
                state = self.state[parameter]
                if not state:
                    state |= {"step": torch.tensor(0.0), "exp_avg": torch.zeros_like(parameter)}
                    state["exp_avg_sq"] = torch.zeros_like(parameter)
                state["step"] += 1
                count = int(state["step"])
                mean, square = state["exp_avg"].lerp_(parameter.grad, 0.1), state["exp_avg_sq"]
                square.lerp_(parameter.grad**2, 0.001)
                right, wide = 1 - 0.9**count, 1 - 0.999**count
                rates = self.rates.view(-1, *[1] * (parameter.dim() - 1))
                parameter -= group["lr"] * rates * (mean / right) / ((square / wide).sqrt() + 1e-8)
        return loss


def seeded(make: Callable[[], Model], seed: int) -> Model:
    """A module of torch whose weights come from this seed; torch's global stream is left as it was."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return make()


@contextmanager
def one_thread() -> Iterator[None]:
    """Small networks train fastest on one thread: several only wait for each other."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
