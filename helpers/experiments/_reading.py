"""Measurements of "was or were?": which networks learn it, with the settings in words made from the settings that are run."""

from collections.abc import Callable, Sequence
from typing import Any

from helpers.experiments._measurement import Measurement

WORDS = {"rnn": "plain RNN", "orthogonal rnn": "orthogonal RNN", "lstm": "LSTM", "gru": "GRU"}
GATES = {"lstm": "forget", "gru": "update"}


def reading_measurement(
    id: str,
    kind: str,
    lr: float,
    distances: Sequence[int] = (24,),
    bias: float | None = None,
    scale: float = 1.0,
    steps: int = 200,
    growing: bool = False,
    hidden: int = 32,
    **bounds: Any,
) -> Measurement:
    """How many seeds learn to choose "was" or "were", so many words later.

    Args:
        id: the measurement's.
        kind, lr, distances, bias, scale, steps, growing, hidden: as for `agreement.train_readers` and its networks.
        bounds: `least`, `greatest`, and others of `Measurement`; a seed counts that has at least 95 % right.
    """
    start = "PyTorch's default initialization" if bias is None else f"{GATES[kind]} bias {bias:g}"
    if kind == "orthogonal rnn":
        start = f"recurrent matrix orthogonal × {scale:g}"
    trained = f"{distances[-1]} words between" if len(distances) == 1 else f"0 to {distances[-1]} words between"
    order = ", short sentences first" if growing else ", all distances mixed" if len(distances) > 1 else ""
    settings = (
        f"{WORDS[kind]}, {hidden} units, {start}, learning rate {lr:g}, {steps} steps of 64 sentences, {trained}{order}"
    )

    def measure(seeds: Sequence[int]) -> Sequence[float]:
        return _share_right(kind, seeds, distances, lr, bias, steps, growing, scale, hidden)

    return Measurement(id, f"share right at {distances[-1]} words", settings, measure, **{"low": 0.95, **bounds})


def _share_right(
    kind: str, seeds: Sequence[int], distances: Sequence[int], lr: float, *settings: Any
) -> Sequence[float]:
    from helpers.experiments import agreement, training

    bias, steps, growing, scale, hidden = settings
    model = agreement.Readers(kind, seeds, bias, hidden=hidden, scale=scale)
    with training.one_thread():
        *_, last = agreement.train_readers(kind, seeds, distances, lr, steps=steps, growing=growing, model=model)
    return last.score


def for_each_seed(measure: Callable[[int], float]) -> Callable[[Sequence[int]], Sequence[float]]:
    """What measures one seed, for several."""
    return lambda seeds: [measure(seed) for seed in seeds]
