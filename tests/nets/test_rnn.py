"""The plain NumPy RNN agrees with torch in float64, values and gradients."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.nets import rnn_sequence, rnn_sequence_backward, rnn_step, rnn_step_backward
from tests.nets.test_lstm import SIZES, load
from tests.nets.test_lstm_backward import tensors

NAMES = ("x", "h", "weight_ih", "weight_hh", "bias")


def arguments(batch: int, inputs: int, hidden: int, rng: np.random.Generator, bound: float) -> dict[str, np.ndarray]:
    shapes = {
        "x": (batch, inputs),
        "h": (batch, hidden),
        "weight_ih": (hidden, inputs),
        "weight_hh": (hidden, hidden),
        "bias": (hidden,),
    }
    return {name: rng.uniform(-1, 1, shape) * (2 if name in "xh" else bound) for name, shape in shapes.items()}


@settings(max_examples=80)
@given(SIZES)
def test_one_step_forward_and_back_is_torchs(sizes: tuple[int, int, int, int]) -> None:
    batch, inputs, hidden, seed = sizes
    rng = np.random.default_rng(seed)
    given = arguments(batch, inputs, hidden, rng, bound=3)
    grad_h = rng.normal(size=(batch, hidden))
    cell = torch.nn.RNNCell(inputs, hidden, dtype=torch.float64)
    load(cell, given)
    x, h = tensors(given, "x", "h")
    new_h = cell(x, h)
    (new_h * torch.from_numpy(grad_h)).sum().backward()
    before = {name: value.copy() for name, value in given.items()}
    assert np.abs(rnn_step(**given) - new_h.detach().numpy()).max() <= 1e-12
    want = [x.grad, h.grad, cell.weight_ih.grad, cell.weight_hh.grad, cell.bias_ih.grad]
    for name, got, expected in zip(NAMES, rnn_step_backward(grad_h, **given), want, strict=True):
        assert np.abs(got - expected.numpy()).max() <= 1e-12, name
    for name, value in given.items():
        assert np.array_equal(value, before[name]), f"{name} was changed"


@settings(max_examples=40)
@given(SIZES, st.integers(1, 50))
def test_through_time_it_is_torchs(sizes: tuple[int, int, int, int], steps: int) -> None:
    batch, inputs, hidden, seed = sizes
    rng = np.random.default_rng(seed)
    given = arguments(batch, inputs, hidden, rng, bound=1 / math.sqrt(hidden))
    given["x"] = rng.normal(size=(steps, batch, inputs))
    grad_h = rng.normal(size=(steps, batch, hidden))
    layer = torch.nn.RNN(inputs, hidden, dtype=torch.float64)
    load(layer, given, "_l0")
    x, h = tensors(given, "x", "h")
    hs, _ = layer(x, h[None])
    (hs * torch.from_numpy(grad_h)).sum().backward()
    want_hs = hs.detach().numpy()
    assert np.abs(rnn_sequence(**given) - want_hs).max() <= 1e-12 * np.abs(want_hs).max()
    want = [x.grad, h.grad, layer.weight_ih_l0.grad, layer.weight_hh_l0.grad, layer.bias_ih_l0.grad]
    for name, got, expected in zip(NAMES, rnn_sequence_backward(grad_h, **given), want, strict=True):
        # Near saturation 1 - h² has lost its digits to h's own rounding, in torch too: what came in, of size 1, is the measure there.
        assert np.abs(got - expected.numpy()).max() <= 1e-12 * max(1.0, np.abs(expected.numpy()).max()), name


def test_float32_stays_float32() -> None:
    given = {name: value.astype(np.float32) for name, value in arguments(2, 3, 4, np.random.default_rng(0), 1).items()}
    assert rnn_step(**given).dtype == np.float32


def test_a_bad_shape_is_named() -> None:
    good = arguments(2, 3, 4, np.random.default_rng(0), 1)
    with pytest.raises(ValueError, match=r"^weight_ih has shape \(3, 4\), expected \(H, I\) = \(4, 3\)"):
        rnn_step(**{**good, "weight_ih": good["weight_ih"].T})
    with pytest.raises(ValueError, match=r"^bias has shape \(1, 4\), expected \(H,\) = \(4,\)"):
        rnn_step(**{**good, "bias": good["bias"][None]})
    with pytest.raises(ValueError, match=r"^x has shape \(2, 3\), expected \(T, B, I\)"):
        rnn_sequence(**good)
    with pytest.raises(ValueError, match=r"^grad_h has shape \(2, 3\), expected \(B, H\) = \(2, 4\)"):
        rnn_step_backward(np.zeros((2, 3)), **good)
    with pytest.raises(TypeError, match=r"^h is a list, expected a NumPy array"):
        rnn_step(**{**good, "h": [[0.0] * 4] * 2})


def test_what_the_largest_singular_value_does_not_say() -> None:
    """All eigenvalues of W are 0, its largest singular value is 16, and along a fixed point the gradient doubles at each step."""
    weights = np.array([[8.0, 8.0], [-8.0, -8.0]])
    point = np.array([[0.0, math.atanh(0.5)]])  # before tanh; after it, (0, 1/2)
    h = np.tanh(point)
    bias = (point - h @ weights.T)[0]
    nothing, x = np.zeros((2, 1)), np.zeros((1, 1))
    assert np.allclose(rnn_step(x, h, nothing, weights, bias), h, rtol=0, atol=1e-12)
    jacobian = np.array([rnn_step_backward(row[None], x, h, nothing, weights, bias)[1][0] for row in np.eye(2)])
    assert np.allclose(jacobian, [[8, 8], [-6, -6]], atol=1e-9)
    assert np.allclose(jacobian @ jacobian, 2 * jacobian, atol=1e-9)
    assert np.allclose(np.linalg.eigvals(weights), 0, atol=1e-6)
