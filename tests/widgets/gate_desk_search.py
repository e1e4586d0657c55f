"""A search for weights that reach a goal on the gate desk, with all gates or with one stuck open, as if it were not there.

Many starts at once, each led downhill by the gradient of how far it is from the goal, within the ranges of the sliders. `misses` repeats
the detectors of js/desk/lstm/goals.js as numbers: a run reaches its goal exactly when none of them is above zero (a test compares the two).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from helpers.content import Goal

BLOCKS = "ifgo"
SURE = 0.03  # a little further than needed, so that rounding to the sliders' steps does no harm; the search ends there
LIMITS = {"x": 4.0, "m": 12.0, "h": 4.0, "b": 8.0}  # the sliders' ranges
WRITTEN, TOLERANCE, FULL, QUIET, STEPS = 0.4, 0.1, 3.0, 0.05, 50
Run = tuple[Tensor, Tensor]  # c and h after each step, each (STEPS, R)


@dataclass(frozen=True)
class Found:
    """The best of a search: its weights as the desk keeps them, how far it is from the goal, and how many starts got there so far."""

    weights: dict[str, dict[str, float]]
    miss: float
    reached: int


def stream_of(goal: Goal) -> np.ndarray:
    """A goal's inputs, (STEPS, 2): x and the marker."""
    inputs = np.zeros((STEPS, 2))
    for pulse in goal.stream:
        inputs[pulse.step - 1] = pulse.x, pulse.marker
    return inputs


def unroll(weights: Tensor, inputs: np.ndarray, without: str | None = None) -> Run:
    """R units over a goal's inputs. `weights` is (4, 4, R): blocks i, f, g, o; weights on x, m, h, and the bias."""
    h = c = torch.zeros(weights.shape[-1], dtype=weights.dtype)
    cells, hiddens = [], []
    for x, m in inputs:
        sums = weights[:, 0] * x + weights[:, 1] * m + weights[:, 2] * h + weights[:, 3]
        at = dict(zip(BLOCKS, (*torch.sigmoid(sums[:2]), torch.tanh(sums[2]), torch.sigmoid(sums[3])), strict=True))
        if without:
            at[without] = torch.ones_like(h)
        c = at["f"] * c + at["i"] * at["g"]
        h = at["o"] * torch.tanh(c)
        cells.append(c)
        hiddens.append(h)
    return torch.stack(cells), torch.stack(hiddens)


def _stray(c: Tensor, value: Tensor) -> Tensor:
    """How far c is from `value`, beyond the tolerance, at the worst step."""
    return ((c - value).abs() - TOLERANCE * value.abs()).amax(0)


def _marked(inputs: np.ndarray) -> list[int]:
    return list(np.flatnonzero(inputs[:, 1]))


def _pulses(inputs: np.ndarray) -> list[int]:
    return list(np.flatnonzero(inputs[:, 0]))


def _hold(c: Tensor, h: Tensor, inputs: np.ndarray) -> list[Tensor]:
    start = _pulses(inputs)[0]
    return [WRITTEN - c[start].abs(), _stray(c[start + 1 : start + 21], c[start])]


def _forget(c: Tensor, h: Tensor, inputs: np.ndarray) -> list[Tensor]:
    full, marker = _pulses(inputs)[-1], _marked(inputs)[0]
    before = c[marker - 1].abs()
    return [
        FULL - c[full].abs(),
        _stray(c[full + 1 : marker], c[full]),
        c[marker + 1 :].abs().amax(0) - TOLERANCE * before,
    ]


def _count(c: Tensor, h: Tensor, inputs: np.ndarray) -> list[Tensor]:
    pulses = _pulses(inputs)
    ends = [*pulses[1:], STEPS]
    one = c[pulses[0]]
    each = zip(pulses, ends, strict=True)
    return [WRITTEN - one.abs(), *(_stray(c[a:b], k * one) for k, (a, b) in enumerate(each, 1))]


def _ignore(c: Tensor, h: Tensor, inputs: np.ndarray) -> list[Tensor]:
    marks = _marked(inputs)
    misses = []
    for start, end in zip(marks, [*marks[1:], STEPS], strict=True):
        misses.append(WRITTEN - c[start] * np.sign(inputs[start, 0]))
        misses.append(_stray(c[start + 1 : end], c[start]))
    return misses


def _silent(c: Tensor, h: Tensor, inputs: np.ndarray) -> list[Tensor]:
    start, marks = _pulses(inputs)[0], _marked(inputs)
    quiet = [k for k in range(STEPS) if k not in marks]
    shown = [(1 - TOLERANCE) * torch.tanh(c[k]).abs() - h[k].abs() for k in marks]
    return [
        WRITTEN - c[start].abs(),
        _stray(c[start + 1 :], c[start]),
        h[quiet].abs().amax(0) - QUIET,
        *shown,
    ]


MISSES: dict[str, Callable[[Tensor, Tensor, np.ndarray], list[Tensor]]] = {
    "hold": _hold,
    "forget-at-marker": _forget,
    "count-pulses": _count,
    "ignore-noise": _ignore,
    "silent-until-asked": _silent,
}


def misses(kind: str, run: Run, inputs: np.ndarray) -> Tensor:
    """How far each unit is from each part of a goal, (parts, R); the goal is reached where none is above zero."""
    return torch.stack(MISSES[kind](*run, inputs))


def search(goal: Goal, without: str | None, starts: int, rounds: int, seed: int = 0) -> Found:
    """Look for weights that reach `goal`.

    Args:
        goal: what to reach.
        without: the gate ("f", "i" or "o") that stands at 1 all the time, or None.
        starts: how many random settings of the sliders are tried, all at once.
        rounds: how many steps downhill each of them goes.
        seed: of the random settings.
    """
    rng = np.random.default_rng(seed)
    limits = torch.tensor([LIMITS[name] for name in "xmhb"])[None, :, None]
    # Half of the starts from the whole range, half nearer to the middle, where gates are not yet saturated.
    spread = np.where(np.arange(starts) % 2, 1.0, 0.25)
    weights = (torch.tensor(rng.uniform(-1, 1, (4, 4, starts)) * spread, dtype=torch.float32) * limits).requires_grad_()
    optimiser = torch.optim.Adam([weights], lr=0.3)
    inputs = stream_of(goal)
    best, least = weights.detach().clone(), torch.full((starts,), torch.inf)
    for k in range(rounds):
        for group in optimiser.param_groups:
            group["lr"] = 0.3 * (1 - k / rounds) + 0.01
        missed = misses(goal.kind, unroll(weights, inputs, without), inputs)
        with torch.no_grad():
            worst = missed.amax(0)
            better = worst < least
            least = torch.where(better, worst, least)
            best = torch.where(better, weights, best)
        if least.min() <= -SURE:
            break
        optimiser.zero_grad()
        torch.relu(missed + SURE).sum().backward()
        optimiser.step()
        with torch.no_grad():
            weights.clamp_(-limits, limits)
    winner = int(least.argmin())
    table = best[:, :, winner].tolist()
    named = {block: dict(zip("xmhb", row, strict=True)) for block, row in zip(BLOCKS, table, strict=True)}
    return Found(named, float(least[winner]), int((least <= 0).sum()))
