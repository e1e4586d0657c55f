"""A search for weights that reach a goal on the GRU desk, with both gates or with one stuck, as if it were not there.

As in gate_desk_search: many starts, each led downhill by the gradient of how far it is from the goal, within the ranges of the sliders.
`misses` repeats the detectors of js/desk/gru/goals.js as numbers: a run reaches its goal exactly when none of them is above zero.
"""

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from helpers.content import Goal

from .gate_desk_search import SURE, TOLERANCE, WRITTEN, Found, stream_of

BLOCKS = "rzn"
NAMES = ("x", "m", "h", "b", "bh")  # bh: the candidate's bias inside the reset; the gates have none
LIMITS = {"x": 4.0, "m": 12.0, "h": 4.0, "b": 8.0, "bh": 8.0}
WISH = 0.3  # how much a right sign counts in the search
SMALLER, EMPTY, BAND = 0.6, 0.1, (0.3, 0.7)
Weights = dict[str, dict[str, float]]


def unroll(weights: Tensor, inputs: np.ndarray, without: str | None = None) -> Tensor:
    """R units over a goal's inputs, in PyTorch's conventions. `weights` is (3, 5, R): blocks r, z, n by NAMES. Returns h, (STEPS, R).

    A gate that is not there: r = 1 lets the candidate hear all of h; z stays what its bias makes of it, whatever comes in.
    """
    h = torch.zeros(weights.shape[-1], dtype=weights.dtype)
    hiddens = []
    for x, m in inputs:
        r, z = torch.sigmoid(weights[:2, 0] * x + weights[:2, 1] * m + weights[:2, 2] * h + weights[:2, 3])
        if without == "r":
            r = torch.ones_like(h)
        if without == "z":
            z = torch.sigmoid(weights[1, 3])
        n = torch.tanh(weights[2, 0] * x + weights[2, 1] * m + weights[2, 3] + r * (weights[2, 2] * h + weights[2, 4]))
        h = (1 - z) * n + z * h
        hiddens.append(h)
    return torch.stack(hiddens)


def _stray(h: Tensor, value: Tensor) -> Tensor:
    """How far h is from `value`, beyond the tolerance, at the worst step."""
    return ((h - value).abs() - TOLERANCE * value.abs()).amax(0)


def _hold(h: Tensor, inputs: np.ndarray) -> list[Tensor]:
    start = np.flatnonzero(inputs[:, 0])[0]
    return [WRITTEN - h[start].abs(), _stray(h[start + 1 : start + 21], h[start])]


def _mean(h: Tensor, inputs: np.ndarray) -> list[Tensor]:
    misses = []
    for start, end in stretches(inputs):
        calm = h[end - 12 : end] * np.sign(inputs[start:end, 0].sum())
        misses.extend([BAND[0] - calm.amin(0), calm.amax(0) - BAND[1]])
    return misses


def stretches(inputs: np.ndarray) -> list[tuple[int, int]]:
    """From where to where the input keeps its sign: two stretches, the second up to the end."""
    signs = np.sign(inputs[:, 0])
    turn = int(np.flatnonzero(signs == -signs[np.flatnonzero(signs)[0]])[0])
    return [(0, turn), (turn, len(inputs))]


def _spans(starts: list[int], marks: list[int], inputs: np.ndarray, h: Tensor) -> list[Tensor]:
    ends = [*marks[1:], len(inputs)]
    misses = []
    for start, end in zip(starts, ends, strict=True):
        misses.append(WRITTEN - h[start] * np.sign(inputs[start, 0]))
        misses.append(_stray(h[start + 1 : end], h[start]))
    return misses


def _marked(h: Tensor, inputs: np.ndarray) -> list[Tensor]:
    marks = list(np.flatnonzero(inputs[:, 1]))
    loud, quiet = marks[:2]
    return [*_spans(marks, marks, inputs, h), h[quiet].abs() - SMALLER * h[loud].abs()]


def _after(h: Tensor, inputs: np.ndarray) -> list[Tensor]:
    marks = list(np.flatnonzero(inputs[:, 1]))
    return [h[marks].abs().amax(0) - EMPTY, *_spans([k + 1 for k in marks], marks, inputs, h)]


MISSES: dict[str, Callable[[Tensor, np.ndarray], list[Tensor]]] = {
    "hold": _hold,
    "running-mean": _mean,
    "keep-the-marked": _marked,
    "after-the-marker": _after,
}


def misses(kind: str, h: Tensor, inputs: np.ndarray) -> Tensor:
    """How far each unit is from each part of a goal, (parts, R); the goal is reached where none is above zero."""
    return torch.stack(MISSES[kind](h, inputs))


def wanted_signs(kind: str, inputs: np.ndarray) -> np.ndarray:
    """The sign that h should have at each step of a goal with markers, 0 where none is asked for."""
    late = int(kind == "after-the-marker")
    signs, now = np.zeros(len(inputs), np.float32), 0.0
    for k in range(late, len(inputs)):
        if inputs[k - late, 1]:
            now = np.sign(inputs[k, 0])
        signs[k] = 0 if late and inputs[k, 1] else now
    return signs


def as_tensor(weights: Weights) -> Tensor:
    """Weights as the desk keeps them, (3, 5); what is not named is at its default."""
    full = {
        block: {name: float(block == "n" and name == "x") for name in NAMES} | weights.get(block, {})
        for block in BLOCKS
    }
    return torch.tensor([[full[block][name] for name in NAMES] for block in BLOCKS])


def as_weights(table: Tensor) -> Weights:
    """The reverse."""
    named = {block: dict(zip(NAMES, row, strict=True)) for block, row in zip(BLOCKS, table.tolist(), strict=True)}
    for gate in "rz":
        del named[gate]["bh"]
    return named


def search(goal: Goal, without: str | None, recipe: Weights, starts: int, rounds: int, seed: int = 0) -> Found:
    """Look for weights that reach `goal`.

    Args:
        goal: what to reach.
        without: the gate that is stuck, "r" or "z", or None.
        recipe: a way to reach it with all gates; a quarter of the starts is around it.
        starts: how many settings of the sliders are tried, all at once.
        rounds: how many steps downhill each of them goes.
        seed: of the random settings.
    """
    rng = np.random.default_rng(seed)
    limits = torch.tensor([LIMITS[name] for name in NAMES])[None, :, None]
    # A quarter of the starts from the whole range; one nearer to the middle, where gates are not yet saturated; one as people try it, a few
    # sliders moved and the rest at zero; one around the recipe.
    kind = np.arange(starts) % 4
    spread = np.where(kind % 2, 0.25, 1.0) * np.where(kind == 2, rng.random((3, 5, starts)) < 0.3, 1.0)
    weights = torch.tensor(rng.uniform(-1, 1, (3, 5, starts)) * spread, dtype=torch.float32) * limits
    weights += as_tensor(recipe)[:, :, None] * torch.tensor(kind == 3)
    weights = weights.clamp(-limits, limits).requires_grad_()
    optimiser = torch.optim.Adam([weights], lr=0.3)
    inputs = stream_of(goal)
    wanted = torch.tensor(wanted_signs(goal.kind, inputs))[:, None]
    best, least = weights.detach().clone(), torch.full((starts,), torch.inf)
    for k in range(rounds):
        for group in optimiser.param_groups:
            group["lr"] = 0.3 * (1 - k / rounds) + 0.01
        h = unroll(weights, inputs, without)
        missed = misses(goal.kind, h, inputs)
        with torch.no_grad():
            worst = missed.amax(0)
            better = worst < least
            least = torch.where(better, worst, least)
            best = torch.where(better, weights, best)
        if least.min() <= -SURE:
            break
        # Most ways begin with the right sign: without that wish many starts end where h is so small that it need not be held.
        wish = torch.relu(0.6 - wanted * h) * wanted.abs()
        optimiser.zero_grad()
        (torch.relu(missed + SURE).sum() + WISH * wish.sum()).backward()
        optimiser.step()
        with torch.no_grad():
            weights.clamp_(-limits, limits)
    winner = int(least.argmin())
    return Found(as_weights(best[:, :, winner]), float(least[winner]), int((least <= 0).sum()))
