"""How long a step of training takes: torch's layers against the same cells as a loop, forward and backward."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch
from torch import nn

from helpers.experiments.comparison import KINDS
from helpers.experiments.gated import run_layer

LAYERS = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
WAYS = ("torch's layer", "the same without oneDNN", "a loop")
# Time that other programs take does not count; on Windows the clock that leaves it out is too coarse.
clock = time.perf_counter if sys.platform == "win32" else time.process_time


@contextmanager
def without_onednn() -> Iterator[None]:
    """Let torch do without the library that has a kernel for a whole LSTM. (torch's own `flags` sets TF32 too, and warns.)"""
    before = torch.backends.mkldnn.enabled
    torch.backends.mkldnn.set_flags(False, _fp32_precision=None)
    try:
        yield
    finally:
        torch.backends.mkldnn.set_flags(before, _fp32_precision=None)


def time_steps(
    hidden: int, rounds: int, steps: int = 50, batch: int = 32, stop: Callable[[], bool] = lambda: False
) -> dict[tuple[str, str], float] | None:
    """Measure forward and backward for each kind in each of `WAYS`, in turn, so that a change of the machine's speed meets all of them.

    Args:
        hidden: H, and I as well.
        rounds: how often each is measured; one more before does not count.
        steps, batch: T and B.
        stop: whether to end it, looked at before each round.

    Returns:
        Milliseconds by way and kind, the lower quartile of the rounds; None when it was stopped.
    """
    layers = {kind: LAYERS[kind](hidden, hidden) for kind in KINDS}
    x = torch.randn(steps, batch, hidden, generator=torch.Generator().manual_seed(0))

    def once(layer: nn.RNNBase, by_hand: bool) -> float:
        start = clock()
        shown = torch.stack([h for h, _ in run_layer(layer, x)]) if by_hand else layer(x)[0]
        torch.autograd.grad(shown.sum(), list(layer.parameters()))
        return (clock() - start) * 1000

    times: dict[tuple[str, str], list[float]] = {(way, kind): [] for way in WAYS for kind in KINDS}
    for _ in range(rounds + 1):
        if stop():
            return None
        for kind, layer in layers.items():
            times[WAYS[0], kind].append(once(layer, by_hand=False))
            with without_onednn():
                times[WAYS[1], kind].append(once(layer, by_hand=False))
            times[WAYS[2], kind].append(once(layer, by_hand=True))
    return {which: sorted(row[1:])[rounds // 4] for which, row in times.items()}
