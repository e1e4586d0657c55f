"""The GRU in NumPy, forward, in both versions and both conventions. The blocks are stacked as in PyTorch: r, z, n."""

import numpy as np

from helpers.nets._check import check_arguments
from helpers.nets._lstm import Array, sigmoid

RESETS = ("after", "before")
UPDATES = ("keeps", "writes")


def gru_step(
    x: Array,
    h: Array,
    weight_ih: Array,
    weight_hh: Array,
    bias_ih: Array,
    bias_hh: Array,
    *,
    reset: str = "after",
    update: str = "keeps",
) -> Array:
    """One step of a GRU for a batch of B sequences.

    Args:
        x: input of this step, (B, I).
        h: hidden state of the step before, (B, H).
        weight_ih: weights on the input, (3H, I), blocks r, z, n.
        weight_hh: weights on the hidden state, (3H, H), blocks r, z, n.
        bias_ih: (3H,), blocks r, z, n.
        bias_hh: (3H,); in the block n the reset gate scales it, so the two biases are not interchangeable there.
        reset: "after" the product, r*(W h + b), as PyTorch does; or "before" it, W (r*h) + b.
        update: "keeps", h' = (1 - z)*n + z*h, as PyTorch does; or "writes", h' = z*n + (1 - z)*h.

    Returns:
        The new h, (B, H). No input is changed.

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others', or an unknown `reset` or `update`.

    Source:
        Cho and others 2014 (arXiv 1406.1078), where z keeps, as in torch.nn.GRU; minGRU (arXiv 2410.01201), where z writes.
    """
    check_options(reset, update)
    given = {"weight_ih": weight_ih, "weight_hh": weight_hh, "bias_ih": bias_ih, "bias_hh": bias_hh}
    check_arguments("BI", blocks=3, x=x, h=h, **given)
    return _step(x @ weight_ih.T + bias_ih, h, weight_hh, bias_hh, reset, update)


def gru_sequence(
    x: Array,
    h: Array,
    weight_ih: Array,
    weight_hh: Array,
    bias_ih: Array,
    bias_hh: Array,
    *,
    reset: str = "after",
    update: str = "keeps",
) -> Array:
    """A GRU over T steps, for a batch of B sequences.

    Args:
        x: inputs, (T, B, I).
        h: hidden state before the first step, (B, H).
        weight_ih, weight_hh, bias_ih, bias_hh, reset, update: as for `gru_step`.

    Returns:
        h after each step, (T, B, H).

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others', or an unknown `reset` or `update`.

    Source:
        As `gru_step`.
    """
    check_options(reset, update)
    given = {"weight_ih": weight_ih, "weight_hh": weight_hh, "bias_ih": bias_ih, "bias_hh": bias_hh}
    check_arguments("TBI", blocks=3, x=x, h=h, **given)
    hs = np.empty((len(x), *h.shape), x.dtype)
    from_x = x @ weight_ih.T + bias_ih  # all steps at once: the inputs are known beforehand
    for t in range(len(x)):
        h = _step(from_x[t], h, weight_hh, bias_hh, reset, update)
        hs[t] = h
    return hs


def check_options(reset: str, update: str) -> None:
    """Refuse another version or convention than those that exist.

    Raises:
        ValueError: an unknown `reset` or `update`.
    """
    for name, value, known in (("reset", reset, RESETS), ("update", update, UPDATES)):
        if value not in known:
            raise ValueError(f"{name} is {value!r}, expected {known[0]!r} (as in PyTorch) or {known[1]!r}. Choose one.")


def parts(from_x: Array, h: Array, weight_hh: Array, bias_hh: Array, reset: str) -> tuple[Array, Array, Array, Array]:
    """r, z, n, and the past as the candidate would see it at r = 1 after the product, each (B, H); `from_x` (B, 3H) is the input's part."""
    hidden = h.shape[1]
    from_h = h @ weight_hh.T + bias_hh
    r, z = np.split(sigmoid(from_x[:, : 2 * hidden] + from_h[:, : 2 * hidden]), 2, axis=1)
    past = from_h[:, 2 * hidden :]
    seen = r * past if reset == "after" else (r * h) @ weight_hh[2 * hidden :].T + bias_hh[2 * hidden :]
    return r, z, np.tanh(from_x[:, 2 * hidden :] + seen), past


def _step(from_x: Array, h: Array, weight_hh: Array, bias_hh: Array, reset: str, update: str) -> Array:
    _, z, n, _ = parts(from_x, h, weight_hh, bias_hh, reset)
    kept = z if update == "keeps" else 1 - z
    return (1 - kept) * n + kept * h
