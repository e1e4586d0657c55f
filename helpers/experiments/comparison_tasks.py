"""Two tasks for `comparison` whose answers are known: adding two marked numbers, and a balance that has to be counted."""

from collections.abc import Sequence

import numpy as np
import torch

from helpers.experiments.comparison import Batch, Networks

# Inputs (T, B, I), targets (T, B, O) and weights (T, B), 1.0 where a target counts.
Part = tuple[np.ndarray, np.ndarray, np.ndarray]


def adding(rng: np.random.Generator, steps: int, batch: int) -> Part:
    """Random numbers, two of them marked, one in each half: at the end their sum is asked for.

    Args:
        rng: the stream to draw from.
        steps, batch: T and B.

    Returns:
        Inputs (T, B, 2), a number in [0, 1) and the marker; targets (T, B, 1), the sum; weights (T, B), 1.0 at the last step.

    Source: Hochreiter and Schmidhuber 1997, section 5.4, here with numbers in [0, 1).
    """
    number, marked, columns = rng.random((steps, batch)), np.zeros((steps, batch)), np.arange(batch)
    marked[rng.integers(0, steps // 2, batch), columns] = 1.0
    marked[rng.integers(steps // 2, steps, batch), columns] = 1.0
    weights = np.zeros((steps, batch))
    weights[-1] = 1.0
    total = np.broadcast_to((number * marked).sum(0), (steps, batch))
    return np.stack([number, marked], axis=2), total[..., None], weights


def balance(rng: np.random.Generator, shortest: int, longest: int, batch: int) -> Part:
    """So many up, then as many down: at each step down, is anything left?

    Args:
        rng: the stream to draw from.
        shortest, longest: smallest and largest n; a string is n times up, n times down, then nothing.
        batch: B.

    Returns:
        Inputs (T, B, 2), up and down, with T = 2·longest + 2; targets (T, B, 1), 1.0 while more went up than down, then -1.0;
        weights (T, B), 1.0 from the first step down on.

    Source: after the language aⁿbⁿ of Weiss, Goldberg and Yahav 2018.
    """
    n, t = rng.integers(shortest, longest + 1, batch), np.arange(2 * longest + 2)[:, None]
    up, down = t < n, (t >= n) & (t < 2 * n)
    targets = np.where(t < 2 * n - 1, 1.0, -1.0)
    return np.stack([up, down], axis=2).astype(float), targets[..., None], (t >= n).astype(float)


def stacked(parts: Sequence[Part]) -> Batch:
    """One batch for each network, from a batch each: (T, B, ...) becomes (T, M, B, ...)."""
    x, y, weights = (torch.from_numpy(np.stack(columns, axis=1)).float() for columns in zip(*parts, strict=True))
    return x, y, weights


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
