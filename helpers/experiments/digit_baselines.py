"""Spoken digits without a network: the nearest template by dynamic time warping, and a linear model on averages."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

PIECES = 5  # equal parts of a recording, which the linear model averages over
RIDGE = 1.0
FAR = 1e9


def warped(one: np.ndarray, templates: Sequence[np.ndarray]) -> np.ndarray:
    """How far one recording is from each template, where time may be stretched: dynamic time warping.

    A path goes through both from the beginning to the end, and in each move one of them or both go on by a step. Its cost is the sum of
    the distances of the steps that it pairs; what counts is the cheapest path, over the two lengths.

    Args:
        one: features (steps, numbers).
        templates: features of each, (its steps, numbers).

    Returns:
        (templates,).

    Source: Sakoe and Chiba 1978, without a slope constraint.
    """
    steps = max(map(len, templates))
    lengths = np.array([len(template) for template in templates])
    padded = np.zeros((len(templates), steps, one.shape[1]))
    for row, template in zip(padded, templates, strict=True):
        row[: len(template)] = template
    squares = (
        (padded**2).sum(2)[:, None]
        + (one**2).sum(1)[:, None]
        - 2 * np.einsum("id,kjd->kij", one, padded, optimize=True)
    )
    apart = (
        np.sqrt(np.maximum(squares, 0)).transpose(1, 2, 0).copy()
    )  # (steps of one, steps of the template, templates)
    before = np.full((steps + 1, len(templates)), FAR)
    before[0] = 0
    for row in apart:
        now = np.full_like(before, FAR)
        for place in range(steps):
            now[place + 1] = row[place] + np.minimum(np.minimum(before[place], before[place + 1]), now[place])
        before = now
    return before[lengths, np.arange(len(templates))] / (len(one) + lengths)


def nearest(tested: Sequence[np.ndarray], templates: Sequence[np.ndarray], digits: np.ndarray) -> np.ndarray:
    """For each recording the digit of the template that is nearest by `warped`.

    Args:
        tested: features of each recording.
        templates, digits: features of each template, and what it says, (templates,).
    """
    return digits[[int(warped(one, templates).argmin()) for one in tested]]


def averages(one: np.ndarray) -> np.ndarray:
    """A recording as a row of fixed length: its features averaged over five equal parts of its time, and a 1."""
    edges = np.linspace(0, len(one), PIECES + 1)
    parts = [one[int(start) : max(int(start) + 1, int(np.ceil(end)))].mean(0) for start, end in pairwise(edges)]
    return np.concatenate([*parts, [1.0]])


def linear(tested: Sequence[np.ndarray], training: Sequence[np.ndarray], digits: np.ndarray) -> np.ndarray:
    """For each recording the digit with the highest score of a linear model on `averages`, fitted by ridge regression.

    Args:
        tested: features of each recording.
        training, digits: features of each recording to learn from, and what it says.
    """
    rows, wanted = np.stack([averages(one) for one in training]), np.eye(10)[digits]
    weights = np.linalg.solve(rows.T @ rows + RIDGE * np.eye(rows.shape[1]), rows.T @ wanted)
    return (np.stack([averages(one) for one in tested]) @ weights).argmax(1)
