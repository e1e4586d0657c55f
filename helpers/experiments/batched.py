"""Networks of one kind and size, computed together: one batched product for all of them at each step."""

import torch
from torch import Tensor

BLOCKS = {"rnn": 1, "gru": 3, "lstm": 4}


def hidden_states(kind: str, from_x: Tensor, weight_hh: Tensor, bias_hh: Tensor) -> Tensor:
    """M recurrent networks over T steps, from states of zero, in PyTorch's form.

    Args:
        kind: "rnn" (tanh), "gru" (blocks r, z, n) or "lstm" (blocks i, f, g, o).
        from_x: what the inputs contribute, bias_ih included, (T, M, B, G·H) with G = 1, 3 or 4.
        weight_hh: weights on the state, (M, G·H, H).
        bias_hh: (M, G·H).

    Returns:
        Hidden states (T, M, B, H).

    Source: documentation of torch.nn.RNN, GRU and LSTM.
    """
    _, networks, batch, _ = from_x.shape
    size, weight, bias = weight_hh.shape[2], weight_hh.transpose(1, 2), bias_hh[:, None]
    h = c = from_x.new_zeros(networks, batch, size)
    hs = []
    for row in from_x:
        from_h = torch.baddbmm(bias, h, weight)
        if kind == "lstm":
            i, f, g, o = (row + from_h).chunk(4, dim=2)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
        elif kind == "gru":
            r, z = torch.sigmoid(row[..., : 2 * size] + from_h[..., : 2 * size]).chunk(2, dim=2)
            n = torch.tanh(row[..., 2 * size :] + r * from_h[..., 2 * size :])
            h = torch.lerp(n, h, z)  # (1 − z)·n + z·h
        else:
            h = torch.tanh(row + from_h)
        hs.append(h)
    return torch.stack(hs)
