"""The gradients of the NumPy LSTM agree with torch in float64, through one step and through time; so does the cell of 1997."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.nets import lstm_1997_step, lstm_sequence, lstm_sequence_backward, lstm_step, lstm_step_backward
from tests.nets.test_lstm import SIZES, arguments, load

NAMES = ("x", "h", "c", "weight_ih", "weight_hh", "bias")


def tensors(given: dict[str, np.ndarray], *names: str) -> list[torch.Tensor]:
    return [torch.from_numpy(given[name]).requires_grad_() for name in names]


@settings(max_examples=80)
@given(SIZES)
def test_one_step_back_is_torchs(sizes: tuple[int, int, int, int]) -> None:
    batch, inputs, hidden, seed = sizes
    rng = np.random.default_rng(seed)
    given = arguments(batch, inputs, hidden, rng, bound=3)
    grad_h, grad_c = rng.normal(size=(2, batch, hidden))
    cell = torch.nn.LSTMCell(inputs, hidden, dtype=torch.float64)
    load(cell, given)
    x, h, c = tensors(given, "x", "h", "c")
    new_h, new_c = cell(x, (h, c))
    (new_h * torch.from_numpy(grad_h) + new_c * torch.from_numpy(grad_c)).sum().backward()
    want = [x.grad, h.grad, c.grad, cell.weight_ih.grad, cell.weight_hh.grad, cell.bias_ih.grad]
    for name, got, expected in zip(NAMES, lstm_step_backward(grad_h, grad_c, **given), want, strict=True):
        assert np.abs(got - expected.numpy()).max() <= 1e-12, name


@settings(max_examples=40)
@given(SIZES, st.integers(1, 50))
def test_through_time_it_is_torchs(sizes: tuple[int, int, int, int], steps: int) -> None:
    batch, inputs, hidden, seed = sizes
    rng = np.random.default_rng(seed)
    given = arguments(batch, inputs, hidden, rng, bound=1 / math.sqrt(hidden))
    given["x"] = rng.normal(size=(steps, batch, inputs))
    grad_h, grad_c = rng.normal(size=(steps, batch, hidden)), np.zeros((steps, batch, hidden))
    grad_c[-1] = rng.normal(size=(batch, hidden))  # torch's layer returns the last c alone
    layer = torch.nn.LSTM(inputs, hidden, dtype=torch.float64)
    load(layer, given, "_l0")
    x, h, c = tensors(given, "x", "h", "c")
    hs, (_, last_c) = layer(x, (h[None], c[None]))
    ((hs * torch.from_numpy(grad_h)).sum() + (last_c[0] * torch.from_numpy(grad_c[-1])).sum()).backward()
    want = [x.grad, h.grad, c.grad, layer.weight_ih_l0.grad, layer.weight_hh_l0.grad, layer.bias_ih_l0.grad]
    for name, got, expected in zip(NAMES, lstm_sequence_backward(grad_h, grad_c, **given), want, strict=True):
        assert np.abs(got - expected.numpy()).max() <= 1e-12 * np.abs(expected.numpy()).max(), name


def test_every_cell_states_gradient_counts() -> None:
    """Against differences of the loss, with a gradient at each c: torch's layer does not return those."""
    rng = np.random.default_rng(3)
    given = {**arguments(2, 3, 2, rng, bound=1), "x": rng.normal(size=(6, 2, 3))}
    grad_h, grad_c = rng.normal(size=(2, 6, 2, 2))

    def loss(**changed: np.ndarray) -> float:
        hs, cs = lstm_sequence(**{**given, **changed})
        return float((hs * grad_h).sum() + (cs * grad_c).sum())

    small = 1e-6
    for name, gradient in zip(NAMES, lstm_sequence_backward(grad_h, grad_c, **given), strict=True):
        for _ in range(5):
            direction = rng.normal(size=given[name].shape)
            up, down = (loss(**{name: given[name] + sign * small * direction}) for sign in (1, -1))
            assert (gradient * direction).sum() == pytest.approx((up - down) / (2 * small), rel=1e-6, abs=1e-8), name


def test_one_step_of_a_sequence_is_a_step() -> None:
    rng = np.random.default_rng(0)
    given = arguments(3, 2, 4, rng, bound=2)
    grad_h, grad_c = rng.normal(size=(2, 3, 4))
    step = lstm_step_backward(grad_h, grad_c, **given)
    sequence = lstm_sequence_backward(grad_h[None], grad_c[None], **{**given, "x": given["x"][None]})
    assert np.allclose(sequence[0][0], step[0], rtol=0, atol=1e-14)
    for got, want in zip(sequence[1:], step[1:], strict=True):
        assert np.allclose(got, want, rtol=0, atol=1e-14)


def test_along_the_cell_the_gradient_is_multiplied_by_the_forget_gate() -> None:
    """With no weights on h there is no other way back: twenty steps at f = 0.9 leave 0.9 ** 20."""
    bias = np.array([0.0, math.log(9), 0.0, 0.0])
    grads = np.zeros((2, 20, 1, 1))
    grads[1, -1] = 1
    zero = np.zeros((1, 1))
    back = lstm_sequence_backward(*grads, np.zeros((20, 1, 1)), zero, zero, np.zeros((4, 1)), np.zeros((4, 1)), bias)
    assert back[2].item() == pytest.approx(0.9**20, rel=1e-12)


@pytest.mark.parametrize("name", ["grad_h", "grad_c"])
def test_a_bad_gradient_is_named(name: str) -> None:
    rng = np.random.default_rng(0)
    given = {**arguments(2, 3, 4, rng, 1), "grad_h": np.zeros((2, 4)), "grad_c": np.zeros((2, 4))}
    with pytest.raises(ValueError, match=rf"^{name} has shape \(2, 3\), expected \(B, H\) = \(2, 4\)"):
        lstm_step_backward(**{**given, name: np.zeros((2, 3))})
    with pytest.raises(TypeError, match=rf"^{name} is a float, expected a NumPy array"):
        lstm_step_backward(**{**given, name: 1.0})
    with pytest.raises(ValueError, match=rf"^{name} has shape .*expected \(T, B, H\) = \(5, 2, 4\)"):
        grads = {"grad_h": np.zeros((5, 2, 4)), "grad_c": np.zeros((5, 2, 4)), name: np.zeros((2, 4))}
        lstm_sequence_backward(**{**given, "x": np.zeros((5, 2, 3)), **grads})


def modern(given: dict[str, np.ndarray], forget_bias: float) -> dict[str, np.ndarray]:
    """The 1997 cell's weights in a modern cell whose forget gate hears only its bias."""
    hidden = given["h"].shape[1]
    found = dict(given)
    for name in ("weight_ih", "weight_hh", "bias"):
        i, g, o = np.split(given[name], 3)
        found[name] = np.concatenate([i, np.full_like(i, forget_bias if name == "bias" else 0.0), g, o])
    assert len(found["bias"]) == 4 * hidden
    return found


@settings(max_examples=60)
@given(SIZES)
def test_the_cell_of_1997_is_torchs_with_a_forget_gate_of_one(sizes: tuple[int, int, int, int]) -> None:
    batch, inputs, hidden, seed = sizes
    four = arguments(batch, inputs, hidden, np.random.default_rng(seed), bound=3)
    given = {
        name: value[hidden:] if name in ("weight_ih", "weight_hh", "bias") else value for name, value in four.items()
    }
    cell = torch.nn.LSTMCell(inputs, hidden, dtype=torch.float64)
    load(cell, modern(given, forget_bias=1000.0))  # sigmoid(1000) is 1 to the last digit
    x, h, c = (torch.from_numpy(given[name]) for name in ("x", "h", "c"))
    with torch.no_grad():
        want = cell(x, (h, c))
    for got, expected in zip(lstm_1997_step(**given), want, strict=True):
        assert np.abs(got - expected.numpy()).max() <= 1e-12


def test_the_cell_of_1997_grows_where_todays_does_not() -> None:
    """Every step brings 0.5 * 0.5: without a forget gate that adds up for ever; with f = 0.9 it ends at 0.25 / (1 - 0.9)."""
    zero, weights = np.zeros((1, 1)), np.zeros((3, 1))
    old = {"x": zero, "h": zero, "c": zero, "weight_ih": weights, "weight_hh": weights}
    old["bias"] = np.array([0.0, math.atanh(0.5), 0.0])
    new = modern(old, forget_bias=math.log(9))
    c_old = c_new = zero
    for _ in range(1000):
        _, c_old = lstm_1997_step(**{**old, "c": c_old})
        _, c_new = lstm_step(**{**new, "c": c_new})
    assert c_old.item() == pytest.approx(250, rel=1e-12)
    assert c_new.item() == pytest.approx(2.5, rel=1e-12)


def test_the_cell_of_1997_wants_three_blocks() -> None:
    given = arguments(2, 3, 4, np.random.default_rng(0), 1)
    with pytest.raises(ValueError, match=r"^weight_ih has shape \(16, 3\), expected \(3H, I\) = \(12, 3\)"):
        lstm_1997_step(**given)
