"""The LSTM in NumPy, forward. The blocks of weights and bias are stacked as in PyTorch: i, f, g, o."""

from typing import Any

import numpy as np

Array = np.ndarray


def sigmoid(x: Array) -> Array:
    """The logistic function 1 / (1 + exp(-x)), without overflow for any x.

    Args:
        x: any shape.

    Returns:
        The same shape, between 0 and 1.
    """
    e = np.exp(-np.abs(x))  # never above 1
    return np.where(np.asarray(x) >= 0, 1, e) / (1 + e)


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
    _check("BI", x=x, h=h, c=c, weight_ih=weight_ih, weight_hh=weight_hh, bias=bias)
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
    _check("TBI", x=x, h=h, c=c, weight_ih=weight_ih, weight_hh=weight_hh, bias=bias)
    hs = np.empty((len(x), *h.shape), x.dtype)
    cs = np.empty_like(hs)
    from_x = x @ weight_ih.T  # all steps at once: the inputs are known beforehand
    for t in range(len(x)):
        h, c = _step(from_x[t], h, c, weight_hh, bias)
        hs[t], cs[t] = h, c
    return hs, cs


def _step(from_x: Array, h: Array, c: Array, weight_hh: Array, bias: Array) -> tuple[Array, Array]:
    """The equations; `from_x` (B, 4H) is what the input contributes."""
    i, f, g, o = np.split(from_x + h @ weight_hh.T + bias, 4, axis=1)
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
    c = f * c + i * g
    h = o * np.tanh(c)
    return h, c


def _check(form: str, **arguments: Any) -> None:
    """Every argument is a float array of one dtype, and the shapes fit; `form` names the axes of x."""
    for name, value in arguments.items():
        if not isinstance(value, np.ndarray):
            advice = f"Make it an array: np.asarray({name}, dtype=np.float64)."
            raise TypeError(f"{name} is a {type(value).__name__}, expected a NumPy array of floats. {advice}")
        if not np.issubdtype(value.dtype, np.floating):
            advice = f"Convert it: {name}.astype(np.float64)."
            raise TypeError(f"{name} has dtype {value.dtype}, expected floats. {advice}")
        if value.dtype != arguments["x"].dtype:
            advice = f"Use one precision: {name}.astype({arguments['x'].dtype})."
            raise TypeError(f"{name} has dtype {value.dtype}, expected {arguments['x'].dtype} as x has. {advice}")
    axes = {
        "x": form,
        "h": "BH",
        "c": "BH",
        "weight_ih": ("4H", "I"),
        "weight_hh": ("4H", "H"),
        "bias": ("4H",),
    }
    for name in ("x", "h"):
        if arguments[name].ndim != len(axes[name]):
            advice = "One row is one sequence; a single one is a batch of B = 1, as in a[None]."
            raise ValueError(f"{name} has shape {arguments[name].shape}, expected ({', '.join(axes[name])}). {advice}")
    size = {"B": arguments["x"].shape[-2], "I": arguments["x"].shape[-1], "H": arguments["h"].shape[1]}
    size["4H"] = 4 * size["H"]
    for name, letters in axes.items():
        expected = tuple(size.get(letter, -1) for letter in letters)
        if name != "x" and arguments[name].shape != expected:
            told = f"({', '.join(letters)}{',' * (len(letters) == 1)}) = {expected}"
            advice = (
                f"B = {size['B']} and I = {size['I']} come from x, H = {size['H']} from h: correct {name}, or those."
            )
            raise ValueError(f"{name} has shape {arguments[name].shape}, expected {told}. {advice}")
