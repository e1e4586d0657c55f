"""The one recurrent cell in torch: plain, GRU or LSTM, M networks at once, any gate held at a value of its own."""

from collections.abc import Iterator, Mapping

import torch
from torch import Tensor

# The blocks of the weights' rows, in PyTorch's order, and which of them are gates; the gate that keeps is the second block in both.
BLOCKS = {"rnn": 1, "gru": 3, "lstm": 4}
GATES = {"rnn": "", "gru": "rz", "lstm": "ifo"}
State = tuple[Tensor, Tensor]
NOTHING_HELD: Mapping[str, Tensor] = {}


def run_cell(
    kind: str,
    from_x: Tensor,
    weight_hh: Tensor,
    bias_hh: Tensor | None = None,
    held: Mapping[str, Tensor] = NOTHING_HELD,
    start: State | None = None,
) -> Iterator[State]:
    """M recurrent networks over T steps, one batched product for all of them at each step.

    Args:
        kind: "rnn" (tanh), "gru" (blocks r, z, n; z = 1 keeps) or "lstm" (blocks i, f, g, o).
        from_x: what the inputs contribute, their bias included, (T, M, B, G·H) with G = 1, 3 or 4.
        weight_hh: weights on the state, (M, G·H, H).
        bias_hh: (M, G·H), or None where from_x has all of the bias.
        held: gates that do not listen, by letter: for each network the value at which the gate stands, NaN where it is free, (M, 1, 1).
            1 holds a gate open, 0 holds it shut.
        start: h and c before the first step, each (M, B, H); zeros by default.

    Yields:
        h and c after each step, each (M, B, H). Only the LSTM has a c of its own; the others give h twice.

    Raises:
        ValueError: an unknown kind, or a held gate that the kind does not have.

    Source: documentation of torch.nn.RNN, GRU and LSTM, Equations.
    """
    if kind not in BLOCKS:
        raise ValueError(f"kind is {kind!r}, expected one of {', '.join(map(repr, BLOCKS))}.")
    if unknown := [letter for letter in held if letter not in GATES[kind]]:
        has = f"has the gates {', '.join(map(repr, GATES[kind]))}" if GATES[kind] else "has no gates"
        raise ValueError(
            f"the gate {unknown[0]!r} is held, and kind {kind!r} {has}. Hold one of those, or leave it out."
        )
    _, networks, batch, _ = from_x.shape
    size, weight = weight_hh.shape[2], weight_hh.transpose(1, 2)
    h = c = from_x.new_zeros(networks, batch, size)
    if start is not None:
        h, c = start

    def gate(letter: str, value: Tensor) -> Tensor:
        return torch.where(held[letter].isnan(), value, held[letter]) if letter in held else value

    for row in from_x:
        from_h = torch.bmm(h, weight) if bias_hh is None else torch.baddbmm(bias_hh[:, None], h, weight)
        if kind == "lstm":
            i, f, g, o = (row + from_h).chunk(4, dim=2)
            c = gate("f", torch.sigmoid(f)) * c + gate("i", torch.sigmoid(i)) * torch.tanh(g)
            h = gate("o", torch.sigmoid(o)) * torch.tanh(c)
        elif kind == "gru":
            r, z = torch.sigmoid(row[..., : 2 * size] + from_h[..., : 2 * size]).chunk(2, dim=2)
            n = torch.tanh(row[..., 2 * size :] + gate("r", r) * from_h[..., 2 * size :])
            h = c = torch.lerp(n, h, gate("z", z))  # (1 − z)·n + z·h
        else:
            h = c = torch.tanh(row + from_h)
        yield h, c


def run_layer(layer: torch.nn.RNNBase, x: Tensor) -> Iterator[State]:
    """A layer of torch, step by step by the cell above: torch itself returns only the last c.

    Args:
        layer: an RNN, GRU or LSTM of one layer and one direction, whose weights are used.
        x: inputs (T, B, I).

    Yields:
        h and c after each step, each (B, H).
    """
    weights = dict(layer.named_parameters())
    from_x = (x @ weights["weight_ih_l0"].T + weights["bias_ih_l0"])[:, None]
    kind = layer.mode.split("_")[0].lower()  # RNN_TANH, GRU, LSTM
    for h, c in run_cell(kind, from_x, weights["weight_hh_l0"][None], weights["bias_hh_l0"][None]):
        yield h.squeeze(0), c.squeeze(0)
