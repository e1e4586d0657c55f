"""GRUs that lack a gate: `ablation.train_ablation` trains them side by side."""

import math
from collections.abc import Sequence

import numpy as np
import torch

from helpers.experiments.ablation import Sequences

VARIANTS = {"both gates": "", "no reset gate": "r", "no update gate": "z"}


def flips(rng: np.random.Generator, steps: int, batch: int) -> Sequences:
    """A light that changes at each pulse, and goes on at a marker whatever it was.

    Args:
        rng: the stream to draw from.
        steps, batch: T and B.

    Returns:
        Inputs (T, B, 2), a pulse at 30 % of the steps and a marker at 10 %; targets (T, B), -1.0 or 1.0.
    """
    pulse, marker = rng.random((steps, batch)) < 0.3, rng.random((steps, batch)) < 0.1
    light, targets = np.ones(batch), np.empty((steps, batch))
    for t in range(steps):
        light = np.where(marker[t], 1.0, np.where(pulse[t], -light, light))
        targets[t] = light
    return np.stack([pulse, marker], axis=2).astype(float), targets


class GRULayers(torch.nn.Module):
    """M one-layer GRUs with a linear read-out, computed together; each may lack a gate.

    Without a reset gate r stands at 1: the candidate sees all of the past. Without an update gate z stands at 0: nothing is handed on,
    and the state is remade at each step, as in a plain RNN.

    Args:
        lacking: for each network what it lacks: "r", "z", or "" for nothing.
        seeds: for each network the seed of its weights, U(-1/sqrt(H), 1/sqrt(H)); the update bias starts at 1.
        inputs, hidden: I and H.
    """

    def __init__(self, lacking: Sequence[str], seeds: Sequence[int], inputs: int, hidden: int):
        super().__init__()
        rows = 3 * hidden
        shapes = {"weight_ih": (rows, inputs), "weight_hh": (rows, hidden), "bias_ih": (rows,), "bias_hh": (rows,)}
        shapes["read"] = (hidden,)
        drawn: dict[str, list[torch.Tensor]] = {name: [] for name in shapes}
        for seed in seeds:
            generator, bound = torch.Generator().manual_seed(seed), 1 / math.sqrt(hidden)
            for name, shape in shapes.items():
                drawn[name].append((2 * torch.rand(shape, generator=generator) - 1) * bound)
            drawn["bias_ih"][-1][hidden : 2 * hidden] = 1.0
        for name, values in drawn.items():
            self.register_parameter(name, torch.nn.Parameter(torch.stack(values)))
        self.offset = torch.nn.Parameter(torch.zeros(len(seeds), 1))
        for name, gate in (("always_reads", "r"), ("never_keeps", "z")):
            self.register_buffer(name, torch.tensor([one == gate for one in lacking])[:, None, None].float())

    def states(self, x: torch.Tensor) -> torch.Tensor:
        """Inputs (T, M, B, I), one batch for each network; the hidden states (T, M, B, H)."""
        _, networks, batch, _ = x.shape
        from_x = torch.einsum("tmbi,mki->tmbk", x, self.weight_ih) + self.bias_ih[:, None]
        weight, bias = self.weight_hh.transpose(1, 2), self.bias_hh[:, None]
        h = x.new_zeros(networks, batch, self.read.shape[1])
        hs = []
        for row in from_x:
            (x_r, x_z, x_n), (h_r, h_z, h_n) = row.chunk(3, dim=2), torch.baddbmm(bias, h, weight).chunk(3, dim=2)
            r = torch.sigmoid(x_r + h_r) * (1 - self.always_reads) + self.always_reads
            z = torch.sigmoid(x_z + h_z) * (1 - self.never_keeps)
            n = torch.tanh(x_n + r * h_n)
            h = (1 - z) * n + z * h
            hs.append(h)
        return torch.stack(hs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Inputs (T, M, B, I); what the read-outs say after each step, (T, M, B)."""
        return torch.einsum("tmbh,mh->tmb", self.states(x), self.read) + self.offset
