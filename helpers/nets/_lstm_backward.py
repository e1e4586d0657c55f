"""The LSTM in NumPy, backward: how an error runs back through one step, and through time."""

from typing import Any

import numpy as np

from helpers.nets._check import check_arguments
from helpers.nets._lstm import Array, sigmoid

Gradients = tuple[Array, Array, Array, Array, Array, Array]


def lstm_step_backward(
    grad_h: Array, grad_c: Array, x: Array, h: Array, c: Array, weight_ih: Array, weight_hh: Array, bias: Array
) -> Gradients:
    """Gradients of one LSTM step, from those of what it returned to those of what it was given.

    Args:
        grad_h: gradient of the loss with respect to the new h, (B, H), all that arrives from above and from later.
        grad_c: gradient of the loss with respect to the new c, (B, H), not counting the way through the new h.
        x, h, c, weight_ih, weight_hh, bias: what `lstm_step` was given.

    Returns:
        Gradients of the loss with respect to x (B, I), h (B, H), c (B, H), weight_ih (4H, I), weight_hh (4H, H) and bias (4H,).

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others'.

    Source:
        The chain rule on the equations of `lstm_step`; checked against torch.autograd.
    """
    given: dict[str, Any] = {"x": x, "h": h, "c": c, "weight_ih": weight_ih, "weight_hh": weight_hh, "bias": bias}
    check_arguments("BI", grad_h=grad_h, grad_c=grad_c, **given)
    gates, new_c = _forward(x @ weight_ih.T, h, c, weight_hh, bias)
    grad_sums, grad_old_c = _step_backward(grad_h, grad_c, c, gates, np.tanh(new_c))
    return (
        grad_sums @ weight_ih,
        grad_sums @ weight_hh,
        grad_old_c,
        grad_sums.T @ x,
        grad_sums.T @ h,
        grad_sums.sum(axis=0),
    )


def lstm_sequence_backward(
    grad_h: Array, grad_c: Array, x: Array, h: Array, c: Array, weight_ih: Array, weight_hh: Array, bias: Array
) -> Gradients:
    """Gradients of an LSTM over T steps: backpropagation through time.

    Args:
        grad_h: gradient of the loss with respect to each h that was returned, (T, B, H), as far as it does not come through later steps.
        grad_c: the same for each c, (T, B, H).
        x, h, c, weight_ih, weight_hh, bias: what `lstm_sequence` was given.

    Returns:
        Gradients of the loss with respect to x (T, B, I), to h and c before the first step, each (B, H), and to weight_ih (4H, I),
        weight_hh (4H, H) and bias (4H,), summed over the steps.

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others'.

    Source:
        As `lstm_step_backward`.
    """
    given: dict[str, Any] = {"x": x, "h": h, "c": c, "weight_ih": weight_ih, "weight_hh": weight_hh, "bias": bias}
    check_arguments("TBI", grad_h=grad_h, grad_c=grad_c, **given)
    steps, hidden = len(x), h.shape[1]
    gates = np.empty((steps, len(h), 4 * hidden), x.dtype)
    hs = np.empty((steps + 1, *h.shape), x.dtype)  # hs[t] is what step t was given
    cs, shown = np.empty_like(hs), np.empty((steps, *h.shape), x.dtype)
    hs[0], cs[0] = h, c
    from_x = x @ weight_ih.T
    for t in range(steps):
        gates[t], cs[t + 1] = _forward(from_x[t], hs[t], cs[t], weight_hh, bias)
        shown[t] = np.tanh(cs[t + 1])
        hs[t + 1] = gates[t, :, 3 * hidden :] * shown[t]

    grad_sums = np.empty_like(gates)
    later_h, later_c = np.zeros_like(h), np.zeros_like(c)
    for t in reversed(range(steps)):
        grad_sums[t], later_c = _step_backward(grad_h[t] + later_h, grad_c[t] + later_c, cs[t], gates[t], shown[t])
        later_h = grad_sums[t] @ weight_hh
    flat = grad_sums.reshape(-1, 4 * hidden)  # the weights are shared by all steps, so their gradients add up
    return (
        grad_sums @ weight_ih,
        later_h,
        later_c,
        flat.T @ x.reshape(-1, x.shape[2]),
        flat.T @ hs[:-1].reshape(-1, hidden),
        flat.sum(axis=0),
    )


def _forward(from_x: Array, h: Array, c: Array, weight_hh: Array, bias: Array) -> tuple[Array, Array]:
    """The gates and the candidate side by side, (B, 4H), and the new c; `from_x` (B, 4H) is what the input contributes."""
    sums = from_x + h @ weight_hh.T + bias
    i, f, g, o = np.split(sums, 4, axis=1)
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
    return np.concatenate([i, f, g, o], axis=1), f * c + i * g


def _step_backward(grad_h: Array, grad_c: Array, c: Array, gates: Array, shown: Array) -> tuple[Array, Array]:
    """From the gradients of the new h and c to those of the four sums, (B, 4H), and of the old c; `shown` is tanh of the new c."""
    i, f, g, o = np.split(gates, 4, axis=1)
    grad_c = grad_c + grad_h * o * (1 - shown**2)  # c is also seen through h
    grad_sums = np.concatenate(
        [
            grad_c * g * i * (1 - i),
            grad_c * c * f * (1 - f),
            grad_c * i * (1 - g**2),
            grad_h * shown * o * (1 - o),
        ],
        axis=1,
    )
    return grad_sums, grad_c * f
