"""Networks side by side: M of one kind and size, each from a seed of its own, computed together. They share nothing."""

import math
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from helpers.experiments.gated import BLOCKS, GATES, run_cell

Shapes = Mapping[str, tuple[int, ...]]
NO_SHAPES: Shapes = {}
NOTHING_HELD: Mapping[str, Sequence[float | None]] = {}


def drawn(
    shapes: Shapes, seeds: Sequence[int], bound: float, normal: Shapes = NO_SHAPES, orthogonal: str | None = None
) -> dict[str, Tensor]:
    """Weights for M networks, each from its own generator, so that none depends on its neighbours.

    Args:
        shapes: name to shape of what is drawn from U(-bound, bound), in this order.
        seeds: one a network.
        bound: as PyTorch's layers have it, 1/√H.
        normal: name to shape of what is drawn from N(0, 1), before the others.
        orthogonal: the name of a square matrix that is drawn anew at the end, orthogonal.

    Returns:
        Name to weights, the networks along the first axis.
    """
    rows: dict[str, list[Tensor]] = {name: [] for name in (*normal, *shapes)}
    for seed in seeds:
        generator = torch.Generator().manual_seed(seed)
        for name, shape in normal.items():
            rows[name].append(torch.randn(shape, generator=generator))
        for name, shape in shapes.items():
            rows[name].append((2 * torch.rand(shape, generator=generator) - 1) * bound)
        if orthogonal is not None:
            rows[orthogonal][-1] = torch.linalg.qr(torch.randn(shapes[orthogonal], generator=generator))[0]
    return {name: torch.stack(values) for name, values in rows.items()}


class SideBySide(nn.Module):
    """M recurrent layers of one kind and size, with what a subclass puts before and behind them.

    Weights have PyTorch's default initialization, U(-1/√H, 1/√H).

    Args:
        kind: "rnn" (tanh), "gru" or "lstm"; blocks r, z, n and i, f, g, o.
        seeds: of the weights, one a network.
        inputs, hidden: I and H.
        before: shapes drawn before the layer's from N(0, 1), such as an embedding.
        behind: shapes drawn behind the layer's, such as a read-out.
        biases: 2 as in PyTorch (`bias_ih`, `bias_hh`), or 1 (`bias`).
        keep: what the bias of the gate that keeps (forget gate, update gate) starts from, in total: one number, or one a network; None
            leaves it as drawn. A plain RNN has no such gate.
        held: gates that do not listen, by letter: for each network where the gate stands (1 open, 0 shut), None where it is free.
        orthogonal: whether the recurrent matrix is orthogonal.
        scale: what the recurrent matrix is multiplied by.

    Raises:
        ValueError: an unknown kind.
    """

    weight_ih: nn.Parameter
    weight_hh: nn.Parameter

    def __init__(
        self,
        kind: str,
        seeds: Sequence[int],
        inputs: int,
        hidden: int,
        before: Shapes = NO_SHAPES,
        behind: Shapes = NO_SHAPES,
        biases: int = 2,
        keep: float | Sequence[float] | None = None,
        held: Mapping[str, Sequence[float | None]] = NOTHING_HELD,
        orthogonal: bool = False,
        scale: float = 1.0,
    ):
        super().__init__()
        if kind not in BLOCKS:
            raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, BLOCKS))}.")
        self.kind, self.hidden, self.letters = kind, hidden, list(held)
        self.bias_names = ["bias_ih", "bias_hh"] if biases == 2 else ["bias"]
        rows = BLOCKS[kind] * hidden
        shapes = {"weight_ih": (rows, inputs), "weight_hh": (rows, hidden), **dict.fromkeys(self.bias_names, (rows,))}
        weights = drawn({**shapes, **behind}, seeds, 1 / math.sqrt(hidden), before, "weight_hh" if orthogonal else None)
        weights["weight_hh"] *= scale
        if keep is not None and GATES[kind]:
            first, *others = (weights[name][:, hidden : 2 * hidden] for name in self.bias_names)
            first[:] = torch.as_tensor(keep).view(-1, 1)
            for other in others:
                other[:] = 0.0
        for name, value in weights.items():
            self.register_parameter(name, nn.Parameter(value))
        for letter, values in held.items():
            stands = [math.nan if value is None else value for value in values]
            self.register_buffer(f"held_{letter}", torch.tensor(stands)[:, None, None])

    def states(self, x: Tensor) -> Tensor:
        """Inputs (T, M, B, I), one batch for each network; the hidden states (T, M, B, H)."""
        bias_ih, *bias_hh = (self.get_parameter(name) for name in self.bias_names)
        from_x = torch.einsum("tmbi,mki->tmbk", x, self.weight_ih) + bias_ih[:, None]
        held = {letter: self.get_buffer(f"held_{letter}") for letter in self.letters}
        cell = run_cell(self.kind, from_x, self.weight_hh, bias_hh[0] if bias_hh else None, held)
        return torch.stack([h for h, _ in cell])
