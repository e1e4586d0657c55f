"""The LSTM in NumPy, forward. The blocks of weights and bias are stacked as in PyTorch: i, f, g, o."""

import numpy as np

from helpers.nets._check import check_arguments

Array = np.ndarray


def sigmoid(x: Array) -> Array:
    """The logistic function 1 / (1 + exp(-x)), without overflow for any x.

    Args:
        x: any shape.

    Returns:
        The same shape, between 0 and 1.
    """
    x = np.asarray(x) * 1.0
    largest = np.log(np.finfo(x.dtype).max) - 1  # a larger power would overflow; 1 / (1 + exp(largest)) is as good as 0
    return 1 / (1 + np.exp(np.minimum(-x, largest)))


def lstm_step(x: Array, h: Array, c: Array, weight_ih: Array, weight_hh: Array, bias: Array) -> tuple[Array, Array]:
    """One step of an LSTM for a batch of B sequences.

    Args:
        x: input of this step, (B, I).
        h: hidden state of the step before, (B, H).
        c: cell state of the step before, (B, H).
        weight_ih: weights on the input, (4H, I), blocks i, f, g, o.
        weight_hh: weights on the hidden state, (4H, H), blocks i, f, g, o.
        bias: the sum of PyTorch's two biases, (4H,), blocks i, f, g, o.

    Returns:
        The new h and the new c, each (B, H). No input is changed.

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others'.

    Source:
        Hochreiter & Schmidhuber 1997, with the forget gate of Gers, Schmidhuber & Cummins 2000; notation of torch.nn.LSTM.
    """
    check_arguments("BI", x=x, h=h, c=c, weight_ih=weight_ih, weight_hh=weight_hh, bias=bias)
    return _step(x @ weight_ih.T, h, c, weight_hh, bias)


def lstm_sequence(x: Array, h: Array, c: Array, weight_ih: Array, weight_hh: Array, bias: Array) -> tuple[Array, Array]:
    """An LSTM over T steps, for a batch of B sequences.

    Args:
        x: inputs, (T, B, I).
        h: hidden state before the first step, (B, H).
        c: cell state before the first step, (B, H).
        weight_ih: weights on the input, (4H, I), blocks i, f, g, o.
        weight_hh: weights on the hidden state, (4H, H), blocks i, f, g, o.
        bias: the sum of PyTorch's two biases, (4H,), blocks i, f, g, o.

    Returns:
        h and c after each step, each (T, B, H).

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others'.

    Source:
        As `lstm_step`.
    """
    check_arguments("TBI", x=x, h=h, c=c, weight_ih=weight_ih, weight_hh=weight_hh, bias=bias)
    hs = np.empty((len(x), *h.shape), x.dtype)
    cs = np.empty_like(hs)
    from_x = x @ weight_ih.T  # all steps at once: the inputs are known beforehand
    for t in range(len(x)):
        h, c = _step(from_x[t], h, c, weight_hh, bias)
        hs[t], cs[t] = h, c
    return hs, cs


def lstm_1997_step(
    x: Array, h: Array, c: Array, weight_ih: Array, weight_hh: Array, bias: Array
) -> tuple[Array, Array]:
    """One step of the LSTM as it was before the forget gate: the cell keeps everything and only adds.

    The squashing functions are today's, sigmoid and tanh, so that the missing gate is the one difference.

    Args:
        x: input of this step, (B, I).
        h: hidden state of the step before, (B, H).
        c: cell state of the step before, (B, H).
        weight_ih: weights on the input, (3H, I), blocks i, g, o.
        weight_hh: weights on the hidden state, (3H, H), blocks i, g, o.
        bias: (3H,), blocks i, g, o.

    Returns:
        The new h and the new c, each (B, H). No input is changed.

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others'.

    Source:
        Hochreiter & Schmidhuber 1997: the self-loop of weight 1, the "constant error carousel".
    """
    check_arguments("BI", blocks=3, x=x, h=h, c=c, weight_ih=weight_ih, weight_hh=weight_hh, bias=bias)
    i, g, o = np.split(x @ weight_ih.T + h @ weight_hh.T + bias, 3, axis=1)
    i, g, o = sigmoid(i), np.tanh(g), sigmoid(o)
    c = c + i * g
    h = o * np.tanh(c)
    return h, c


def _step(from_x: Array, h: Array, c: Array, weight_hh: Array, bias: Array) -> tuple[Array, Array]:
    """The equations; `from_x` (B, 4H) is what the input contributes."""
    i, f, g, o = np.split(from_x + h @ weight_hh.T + bias, 4, axis=1)
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
    c = f * c + i * g
    h = o * np.tanh(c)
    return h, c
