"""The plain recurrent network in NumPy, forward and backward: what the gates are compared with."""

import numpy as np

from helpers.nets._check import check_arguments

Array = np.ndarray
Gradients = tuple[Array, Array, Array, Array, Array]


def rnn_step(x: Array, h: Array, weight_ih: Array, weight_hh: Array, bias: Array) -> Array:
    """One step of a plain (tanh) recurrent network for a batch of B sequences.

    Args:
        x: input of this step, (B, I).
        h: hidden state of the step before, (B, H).
        weight_ih: weights on the input, (H, I).
        weight_hh: weights on the hidden state, (H, H).
        bias: the sum of PyTorch's two biases, (H,).

    Returns:
        The new h, (B, H). No input is changed.

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others'.

    Source:
        Elman 1990; notation of torch.nn.RNN.
    """
    check_arguments("BI", blocks=1, x=x, h=h, weight_ih=weight_ih, weight_hh=weight_hh, bias=bias)
    return np.tanh(x @ weight_ih.T + h @ weight_hh.T + bias)


def rnn_sequence(x: Array, h: Array, weight_ih: Array, weight_hh: Array, bias: Array) -> Array:
    """A plain recurrent network over T steps, for a batch of B sequences.

    Args:
        x: inputs, (T, B, I).
        h: hidden state before the first step, (B, H).
        weight_ih, weight_hh, bias: as for `rnn_step`.

    Returns:
        h after each step, (T, B, H).

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others'.

    Source:
        As `rnn_step`.
    """
    check_arguments("TBI", blocks=1, x=x, h=h, weight_ih=weight_ih, weight_hh=weight_hh, bias=bias)
    hs = np.empty((len(x), *h.shape), x.dtype)
    from_x = x @ weight_ih.T + bias  # all steps at once: the inputs are known beforehand
    for t in range(len(x)):
        h = np.tanh(from_x[t] + h @ weight_hh.T)
        hs[t] = h
    return hs


def rnn_step_backward(grad_h: Array, x: Array, h: Array, weight_ih: Array, weight_hh: Array, bias: Array) -> Gradients:
    """Gradients of one step, from that of the new h to those of what the step was given.

    Args:
        grad_h: gradient of the loss with respect to the new h, (B, H).
        x, h, weight_ih, weight_hh, bias: what `rnn_step` was given.

    Returns:
        Gradients of the loss with respect to x (B, I), h (B, H), weight_ih (H, I), weight_hh (H, H) and bias (H,).

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others'.

    Source:
        The chain rule on the equation of `rnn_step`; checked against torch.autograd.
    """
    given = {"x": x, "h": h, "weight_ih": weight_ih, "weight_hh": weight_hh, "bias": bias}
    check_arguments("BI", blocks=1, grad_h=grad_h, **given)
    new_h = np.tanh(x @ weight_ih.T + h @ weight_hh.T + bias)
    grad_sums = grad_h * (1 - new_h**2)
    return grad_sums @ weight_ih, grad_sums @ weight_hh, grad_sums.T @ x, grad_sums.T @ h, grad_sums.sum(axis=0)


def rnn_sequence_backward(
    grad_h: Array, x: Array, h: Array, weight_ih: Array, weight_hh: Array, bias: Array
) -> Gradients:
    """Gradients of a plain recurrent network over T steps: backpropagation through time.

    Args:
        grad_h: gradient of the loss with respect to each h that was returned, (T, B, H), as far as it does not come through later steps.
        x, h, weight_ih, weight_hh, bias: what `rnn_sequence` was given.

    Returns:
        Gradients of the loss with respect to x (T, B, I), to h before the first step (B, H), and to weight_ih (H, I), weight_hh (H, H)
        and bias (H,), summed over the steps.

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others'.

    Source:
        As `rnn_step_backward`.
    """
    given = {"x": x, "h": h, "weight_ih": weight_ih, "weight_hh": weight_hh, "bias": bias}
    check_arguments("TBI", blocks=1, grad_h=grad_h, **given)
    hs = np.concatenate([h[None], rnn_sequence(x, h, weight_ih, weight_hh, bias)])  # hs[t] is what step t was given
    grad_sums, later = np.empty_like(grad_h), np.zeros_like(h)
    for t in reversed(range(len(x))):
        grad_sums[t] = (grad_h[t] + later) * (1 - hs[t + 1] ** 2)
        later = grad_sums[t] @ weight_hh
    flat = grad_sums.reshape(-1, h.shape[1])  # the weights are shared by all steps, so their gradients add up
    return (
        grad_sums @ weight_ih,
        later,
        flat.T @ x.reshape(-1, x.shape[2]),
        flat.T @ hs[:-1].reshape(-1, h.shape[1]),
        flat.sum(axis=0),
    )
