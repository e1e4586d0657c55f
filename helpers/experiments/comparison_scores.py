"""How well networks add and balance, on what they were not trained on."""

from collections.abc import Sequence

import numpy as np
import torch

from helpers.experiments.comparison import Networks, stacked
from helpers.experiments.tasks import adding


@torch.no_grad()
def adding_errors(model: Networks, seeds: Sequence[int], steps: int) -> list[float]:
    """For each network the mean squared error on 256 new sums, as a share of 1/6, which always saying 1 gives."""
    x, y, _ = stacked([adding(np.random.default_rng(10_000 + seed), steps, 256) for seed in seeds])
    return (6 * ((model(x)[-1] - y[-1]) ** 2).mean((1, 2))).tolist()


@torch.no_grad()
def balance_misses(model: Networks, networks: int, lengths: Sequence[int]) -> np.ndarray:
    """How many steps too early or too late a network says that nothing is left, as a share of n.

    Args:
        model: M networks.
        networks: M.
        lengths: values of n; a string each, which goes on down for 2n steps more, so that who counts too far has time to say so.

    Returns:
        |step said − right step| / n, (M, lengths), at most 1.0, as when it is never said.
    """
    missed = []
    for n in lengths:
        x = torch.zeros(4 * n, networks, 1, 2)
        x[:n, ..., 0], x[n:, ..., 1] = 1.0, 1.0
        said = model(x)[n:, :, 0, 0] < 0
        first = torch.where(said.any(0), said.int().argmax(0), 3 * n)
        missed.append(((first - (n - 1)).abs() / n).clamp(max=1.0).numpy())
    return np.stack(missed, axis=1)
