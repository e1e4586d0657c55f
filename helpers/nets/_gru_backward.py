"""The GRU in NumPy, backward: how an error runs back through one step, and through time."""

import numpy as np

from helpers.nets._check import check_arguments
from helpers.nets._gru import Array, check_options, parts

Gradients = tuple[Array, Array, Array, Array, Array, Array]


def gru_step_backward(
    grad_h: Array,
    x: Array,
    h: Array,
    weight_ih: Array,
    weight_hh: Array,
    bias_ih: Array,
    bias_hh: Array,
    *,
    reset: str = "after",
    update: str = "keeps",
) -> Gradients:
    """Gradients of one GRU step, from that of the new h to those of what the step was given.

    Args:
        grad_h: gradient of the loss with respect to the new h, (B, H).
        x, h, weight_ih, weight_hh, bias_ih, bias_hh, reset, update: what `gru_step` was given.

    Returns:
        Gradients of the loss with respect to x (B, I), h (B, H), weight_ih (3H, I), weight_hh (3H, H), bias_ih (3H,) and bias_hh (3H,).

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others', or an unknown `reset` or `update`.

    Source:
        The chain rule on the equations of `gru_step`; checked against torch.autograd.
    """
    given = {"h": h, "weight_ih": weight_ih, "weight_hh": weight_hh, "bias_ih": bias_ih, "bias_hh": bias_hh}
    check_arguments("BI", blocks=3, grad_h=grad_h, x=x, **given)
    grad_x, *others = gru_sequence_backward(grad_h[None], x[None], **given, reset=reset, update=update)
    return grad_x[0], *others


def gru_sequence_backward(
    grad_h: Array,
    x: Array,
    h: Array,
    weight_ih: Array,
    weight_hh: Array,
    bias_ih: Array,
    bias_hh: Array,
    *,
    reset: str = "after",
    update: str = "keeps",
) -> Gradients:
    """Gradients of a GRU over T steps: backpropagation through time.

    Args:
        grad_h: gradient of the loss with respect to each h that was returned, (T, B, H), as far as it does not come through later steps.
        x, h, weight_ih, weight_hh, bias_ih, bias_hh, reset, update: what `gru_sequence` was given.

    Returns:
        Gradients of the loss with respect to x (T, B, I), to h before the first step (B, H), and to weight_ih (3H, I), weight_hh (3H, H),
        bias_ih (3H,) and bias_hh (3H,), summed over the steps.

    Raises:
        TypeError: an argument is no float array, or not of the others' dtype.
        ValueError: an argument's shape does not fit the others', or an unknown `reset` or `update`.

    Source:
        As `gru_step_backward`.
    """
    check_options(reset, update)
    given = {"weight_ih": weight_ih, "weight_hh": weight_hh, "bias_ih": bias_ih, "bias_hh": bias_hh}
    check_arguments("TBI", blocks=3, grad_h=grad_h, x=x, h=h, **given)
    steps, hidden = len(x), h.shape[1]
    gates, candidate = slice(0, 2 * hidden), slice(2 * hidden, 3 * hidden)
    hs = np.empty((steps + 1, *h.shape), x.dtype)  # hs[t] is what step t was given
    hs[0] = h
    from_x = x @ weight_ih.T + bias_ih
    values = []
    for t in range(steps):
        r, z, n, past = parts(from_x[t], hs[t], weight_hh, bias_hh, reset)
        kept = z if update == "keeps" else 1 - z
        hs[t + 1] = (1 - kept) * n + kept * hs[t]
        values.append((r, z, n, past, kept))

    grad_x_sums = np.empty((steps, len(h), 3 * hidden), x.dtype)  # of what the input contributes
    grad_h_sums = np.empty_like(grad_x_sums)  # of the product with weight_hh, where it is added to
    fed = np.empty_like(hs[:-1])  # what the candidate's product was given
    later = np.zeros_like(h)
    for t in reversed(range(steps)):
        r, z, n, past, kept = values[t]
        grad = grad_h[t] + later
        grad_kept = grad * (hs[t] - n)
        grad_n = grad * (1 - kept) * (1 - n**2)
        grad_z = (grad_kept if update == "keeps" else -grad_kept) * z * (1 - z)
        later = grad * kept
        if reset == "after":
            fed[t] = hs[t]
            grad_r, grad_past = grad_n * past * r * (1 - r), grad_n * r
            later = later + grad_past @ weight_hh[candidate]
        else:
            fed[t] = r * hs[t]
            grad_past, grad_fed = grad_n, grad_n @ weight_hh[candidate]
            grad_r = grad_fed * hs[t] * r * (1 - r)
            later = later + grad_fed * r
        grad_gates = np.concatenate([grad_r, grad_z], axis=1)
        later = later + grad_gates @ weight_hh[gates]
        grad_x_sums[t] = np.concatenate([grad_gates, grad_n], axis=1)
        grad_h_sums[t] = np.concatenate([grad_gates, grad_past], axis=1)
    flat_x, flat_h = grad_x_sums.reshape(-1, 3 * hidden), grad_h_sums.reshape(-1, 3 * hidden)
    return (
        grad_x_sums @ weight_ih,
        later,
        flat_x.T @ x.reshape(-1, x.shape[2]),
        np.concatenate(
            [flat_h[:, gates].T @ hs[:-1].reshape(-1, hidden), flat_h[:, candidate].T @ fed.reshape(-1, hidden)]
        ),
        flat_x.sum(axis=0),
        flat_h.sum(axis=0),
    )
