"""How long a layer remembers before it is trained: computed from the bias of the gate that keeps, and measured."""

import math

import torch
from torch import nn

from helpers.experiments.training import seeded


def set_keep_bias(layer: nn.LSTM | nn.GRU, bias: float) -> None:
    """Make the bias of the gate that keeps `bias` in total: an LSTM's forget gate, a GRU's update gate.

    torch keeps two bias vectors that are added, so one is set and the other is zero there. The gate that keeps is the second block in
    both: i, f, g, o and r, z, n.

    Source: documentation of torch.nn.LSTM and torch.nn.GRU, Variables.
    """
    rows = slice(layer.hidden_size, 2 * layer.hidden_size)
    with torch.no_grad():
        layer.get_parameter("bias_ih_l0")[rows] = bias
        layer.get_parameter("bias_hh_l0")[rows] = 0.0


def computed_half_life(bias: float) -> float:
    """Steps until half of a memory is left when the gate that keeps stays at σ(bias): ln ½ / ln σ(bias)."""
    return math.log(0.5) / -math.log1p(math.exp(-bias))


def measured_half_life(
    bias: float,
    seed: int,
    cell: type[nn.LSTM] | type[nn.GRU] = nn.LSTM,
    inputs: int = 16,
    hidden: int = 32,
    limit: int = 400,
) -> float:
    """Steps until half of a small change to the memory is left, in an untrained layer that reads random input.

    Two copies read the same input, N(0, 1); one starts from a memory (an LSTM's c, a GRU's h) that is a little different. Unlike
    `computed_half_life` this includes all that the input and the recurrent weights do to the gates, and the ways around.

    Args:
        bias: the forget bias of an LSTM or the update bias of a GRU, in total.
        seed: of the weights, the input and the change.
        cell: which layer.
        inputs, hidden: sizes of the layer.
        limit: steps after which to give up.

    Returns:
        Steps, interpolated between the two around one half; infinity when more than half is left after `limit`.
    """
    generator = torch.Generator().manual_seed(seed)
    layer = seeded(lambda: cell(inputs, hidden), seed).double()
    set_keep_bias(layer, bias)
    change = torch.randn(hidden, generator=generator, dtype=torch.float64)
    change *= 1e-3 / change.norm()
    memory = torch.stack([torch.zeros(hidden, dtype=torch.float64), change])[None]
    state: torch.Tensor | tuple[torch.Tensor, ...] = memory
    if isinstance(layer, nn.LSTM):
        state = (torch.zeros_like(memory), memory)
    before = 1.0
    with torch.no_grad():
        for step in range(1, limit + 1):
            x = torch.randn(1, 1, inputs, generator=generator, dtype=torch.float64).expand(1, 2, inputs)
            _, state = layer(x.contiguous(), state)
            memory = state[1] if isinstance(state, tuple) else state
            left = float((memory[0, 1] - memory[0, 0]).norm() / change.norm())
            if left <= 0.5:
                return step - 1 + (before - 0.5) / (before - left)
            before = left
    return math.inf
