"""LSTMs that lack a gate, trained side by side: one batched computation for all variants and seeds, so that seconds are enough."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from helpers.experiments.training import clip_each

BLOCKS = "ifgo"
VARIANTS = {"all gates": "", "no forget gate": "f", "no input gate": "i", "no output gate": "o"}
Sequences = tuple[np.ndarray, np.ndarray]
Task = Callable[[np.random.Generator, int, int], Sequences]


def count_since_reset(rng: np.random.Generator, steps: int, batch: int) -> Sequences:
    """How many tens of steps have passed since the last reset signal.

    Args:
        rng: the stream to draw from.
        steps, batch: T and B.

    Returns:
        Inputs (T, B, 1), 1.0 at a reset, which comes at 12 % of the steps; targets (T, B), in tens of steps.
    """
    reset = rng.random((steps, batch)) < 0.12
    count, targets = np.zeros(batch), np.empty((steps, batch))
    for t in range(steps):
        count = np.where(reset[t], 0.0, count + 1)
        targets[t] = count / 10
    return reset[..., None].astype(float), targets


def sum_of_marked(rng: np.random.Generator, steps: int, batch: int) -> Sequences:
    """The sum of those inputs that came with a marker; the others are noise that looks the same.

    Args:
        rng: the stream to draw from.
        steps, batch: T and B.

    Returns:
        Inputs (T, B, 2): -1.0 or 1.0 at each step, and 1.0 where it is marked, at 20 % of the steps; targets (T, B).
    """
    value, marked = rng.choice([-1.0, 1.0], (steps, batch)), rng.random((steps, batch)) < 0.2
    return np.stack([value, marked], axis=2), np.cumsum(value * marked, axis=0)


class GatedLayers(torch.nn.Module):
    """M one-layer LSTMs with a linear read-out, computed together; each may lack a gate, which then stands at 1.

    Args:
        lacking: for each network the block that is held at 1: "i", "f", "o", or "" for none.
        seeds: for each network the seed of its weights, U(-1/sqrt(H), 1/sqrt(H)); the forget bias starts at 1.
        inputs, hidden: I and H.
    """

    def __init__(self, lacking: Sequence[str], seeds: Sequence[int], inputs: int, hidden: int):
        super().__init__()
        shapes = {
            "weight_ih": (4 * hidden, inputs),
            "weight_hh": (4 * hidden, hidden),
            "bias": (4 * hidden,),
            "read": (hidden,),
        }
        drawn: dict[str, list[torch.Tensor]] = {name: [] for name in shapes}
        for seed in seeds:
            generator, bound = torch.Generator().manual_seed(seed), 1 / math.sqrt(hidden)
            for name, shape in shapes.items():
                drawn[name].append((2 * torch.rand(shape, generator=generator) - 1) * bound)
            drawn["bias"][-1][hidden : 2 * hidden] = 1.0
        for name, values in drawn.items():
            self.register_parameter(name, torch.nn.Parameter(torch.stack(values)))
        self.offset = torch.nn.Parameter(torch.zeros(len(seeds), 1))
        held = torch.tensor([[block == gate for block in BLOCKS] for gate in lacking])
        self.register_buffer("held", held[:, None, :, None].float())

    def states(self, x: torch.Tensor) -> torch.Tensor:
        """Inputs (T, M, B, I), one batch for each network; the hidden states (T, M, B, H)."""
        _, networks, batch, _ = x.shape
        hidden = self.read.shape[1]
        from_x = torch.einsum("tmbi,mki->tmbk", x, self.weight_ih) + self.bias[:, None]
        from_h = self.weight_hh.transpose(1, 2)
        h = c = x.new_zeros(networks, batch, hidden)
        hs = []
        for row in from_x:
            sums = (row + torch.bmm(h, from_h)).view(networks, batch, 4, hidden)
            gates = torch.sigmoid(sums) * (1 - self.held) + self.held
            c = gates[:, :, 1] * c + gates[:, :, 0] * torch.tanh(sums[:, :, 2])
            h = gates[:, :, 3] * torch.tanh(c)
            hs.append(h)
        return torch.stack(hs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Inputs (T, M, B, I); what the read-outs say after each step, (T, M, B)."""
        return torch.einsum("tmbh,mh->tmb", self.states(x), self.read) + self.offset


@dataclass(frozen=True)
class AblationProgress:
    """Where a run stands.

    Attributes:
        step, steps: updates done, and in all.
        errors: for each variant one number a seed: the root mean square error on unseen sequences, as a share of what always
            guessing the mean would give (1.0).
    """

    step: int
    steps: int
    errors: dict[str, list[float]]


def train_ablation(
    task: Task,
    seeds: Sequence[int],
    layers: Callable[[Sequence[str], Sequence[int], int, int], torch.nn.Module] = GatedLayers,
    variants: Mapping[str, str] = VARIANTS,
    hidden: int = 8,
    length: int = 40,
    steps: int = 150,
    lr: float = 0.03,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[AblationProgress]:
    """Train each variant from each seed, yielding progress every tenth step.

    Variants of one seed start from the same weights and see the same sequences: only the gate differs.

    Args:
        task: draws inputs and targets.
        seeds: of the weights and the sequences.
        layers: makes the networks from what each lacks, their seeds, I and H.
        variants: names, and what each of them lacks.
        hidden: H.
        length: steps of a sequence, T.
        steps: updates, each on 32 new sequences a network; Adam, the rate falls to 0 in a line, each gradient norm is clipped at 1.
        lr: the rate to start from.
        stop: asked before each step; True ends the run.

    Yields:
        AblationProgress, on 128 sequences a seed that training never sees; the first ten steps do not count.
    """
    streams = [np.random.default_rng(seed) for seed in seeds]
    test_x, test_y = _batch(task, [np.random.default_rng(10_000 + seed) for seed in seeds], length, 128, len(variants))
    networks = [(gate, seed) for gate in variants.values() for seed in seeds]
    model = layers([gate for gate, _ in networks], [seed for _, seed in networks], test_x.shape[3], hidden)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda done: 1 - done / steps)
    for step in range(1, steps + 1):
        if stop():
            return
        x, y = _batch(task, streams, length, 32, len(variants))
        loss = ((model(x) - y) ** 2).mean((0, 2)).sum()  # the networks share nothing, so their gradients do not mix
        optimizer.zero_grad()
        loss.backward()
        clip_each(model, 1.0)
        optimizer.step()
        schedule.step()
        if step % 10 == 0 or step == steps:
            with torch.no_grad():
                wrong = ((model(test_x) - test_y)[10:] ** 2).mean((0, 2)).sqrt()
                shares = (wrong / test_y[10:].std((0, 2))).view(len(variants), len(seeds)).tolist()
            yield AblationProgress(step, steps, dict(zip(variants, shares, strict=True)))


def _batch(
    task: Task, streams: list[np.random.Generator], length: int, size: int, variants: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Inputs (T, M, B, I) and targets (T, M, B): one batch a seed, the same for each variant."""
    xs, ys = zip(*(task(stream, length, size) for stream in streams), strict=True)
    x, y = (torch.from_numpy(np.stack(parts, axis=1)).float() for parts in (xs, ys))
    return x.repeat(1, variants, 1, 1), y.repeat(1, variants, 1)
