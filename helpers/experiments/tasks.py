"""Tasks whose answers are known: counting, summing, switching, adding, balancing. Each draws a batch from a stream that it is given."""

import numpy as np

Sequences = tuple[np.ndarray, np.ndarray]  # inputs (T, B, I) and targets (T, B)
# Inputs (T, B, I), targets (T, B, O) and weights (T, B), 1.0 where a target counts.
WeighedSequences = tuple[np.ndarray, np.ndarray, np.ndarray]


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


def adding(rng: np.random.Generator, steps: int, batch: int) -> WeighedSequences:
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


def balance(rng: np.random.Generator, shortest: int, longest: int, batch: int) -> WeighedSequences:
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
