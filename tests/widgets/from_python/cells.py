"""Steps of the NumPy cells on random numbers."""

from typing import Any

import numpy as np

from helpers.nets import gru_step, lstm_step

SEEDS = range(12)
BLOCKS = {"lstm": 4, "gru": 3}


def step(cell: str, seed: int) -> dict[str, Any]:
    """What a step of a cell is given, and what the NumPy cell makes of it."""
    rng = np.random.default_rng(seed)
    inputs, hidden, scale = int(rng.integers(1, 7)), int(rng.integers(1, 7)), float(rng.choice([0.1, 1, 3]))
    x, h, c = rng.normal(size=inputs), rng.uniform(-1, 1, hidden), rng.normal(size=hidden) * 3
    weight_ih, weight_hh = (rng.uniform(-scale, scale, (BLOCKS[cell] * hidden, n)) for n in (inputs, hidden))
    bias_ih, bias_hh = rng.uniform(-scale, scale, (2, BLOCKS[cell] * hidden))
    given: dict[str, Any] = {"x": x, "h": h, "weight_ih": weight_ih, "weight_hh": weight_hh}
    if cell == "lstm":
        want_h, want_c = lstm_step(x[None], h[None], c[None], weight_ih, weight_hh, bias_ih)
        given, wanted = given | {"c": c, "bias": bias_ih}, {"h": want_h[0], "c": want_c[0]}
    else:
        words = {"reset": ("after", "before")[seed % 2], "update": ("keeps", "writes")[seed // 2 % 2]}
        want_h = gru_step(x[None], h[None], weight_ih, weight_hh, bias_ih, bias_hh, **words)
        given, wanted = given | {"bias_ih": bias_ih, "bias_hh": bias_hh} | words, {"h": want_h[0]}
    return {"given": _plain(given), "wanted": _plain(wanted)}


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.tolist() if isinstance(value, np.ndarray) else value for name, value in values.items()}


def values() -> dict[str, Any]:
    return {cell: [step(cell, seed) for seed in SEEDS] for cell in BLOCKS}
