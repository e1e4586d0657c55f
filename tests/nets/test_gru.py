"""The NumPy GRU agrees with torch in float64, values and gradients; its other version and convention with their equations."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.nets import gru_sequence, gru_sequence_backward, gru_step, gru_step_backward
from tests.nets.test_lstm import SIZES
from tests.nets.test_lstm_backward import tensors

NAMES = ("x", "h", "weight_ih", "weight_hh", "bias_ih", "bias_hh")
OPTIONS = [{"reset": reset, "update": update} for reset in ("after", "before") for update in ("keeps", "writes")]


def arguments(batch: int, inputs: int, hidden: int, rng: np.random.Generator, bound: float) -> dict[str, np.ndarray]:
    shapes = {
        "x": (batch, inputs),
        "h": (batch, hidden),
        "weight_ih": (3 * hidden, inputs),
        "weight_hh": (3 * hidden, hidden),
        "bias_ih": (3 * hidden,),
        "bias_hh": (3 * hidden,),
    }
    return {name: rng.uniform(-1, 1, shape) * (2 if name in "xh" else bound) for name, shape in shapes.items()}


def load(module: torch.nn.Module, given: dict[str, np.ndarray], suffix: str = "") -> None:
    module.load_state_dict({f"{name}{suffix}": torch.from_numpy(given[name]) for name in NAMES[2:]})


def by_the_book(given: list[torch.Tensor], reset: str, update: str) -> torch.Tensor:
    """One step as the papers write it, for torch to differentiate."""
    x, h, weight_ih, weight_hh, bias_ih, bias_hh = given
    (w_r, w_z, w_n), (u_r, u_z, u_n) = weight_ih.chunk(3), weight_hh.chunk(3)
    (b_r, b_z, b_n), (d_r, d_z, d_n) = bias_ih.chunk(3), bias_hh.chunk(3)
    r = torch.sigmoid(x @ w_r.T + b_r + h @ u_r.T + d_r)
    z = torch.sigmoid(x @ w_z.T + b_z + h @ u_z.T + d_z)
    past = r * (h @ u_n.T + d_n) if reset == "after" else (r * h) @ u_n.T + d_n
    n = torch.tanh(x @ w_n.T + b_n + past)
    return (1 - z) * n + z * h if update == "keeps" else z * n + (1 - z) * h


@settings(max_examples=80)
@given(SIZES)
def test_one_step_forward_and_back_is_torchs(sizes: tuple[int, int, int, int]) -> None:
    batch, inputs, hidden, seed = sizes
    rng = np.random.default_rng(seed)
    given = arguments(batch, inputs, hidden, rng, bound=3)
    grad_h = rng.normal(size=(batch, hidden))
    cell = torch.nn.GRUCell(inputs, hidden, dtype=torch.float64)
    load(cell, given)
    x, h = tensors(given, "x", "h")
    new_h = cell(x, h)
    (new_h * torch.from_numpy(grad_h)).sum().backward()
    before = {name: value.copy() for name, value in given.items()}
    assert np.abs(gru_step(**given) - new_h.detach().numpy()).max() <= 1e-12
    want = [x.grad, h.grad, *(getattr(cell, name).grad for name in NAMES[2:])]
    for name, got, expected in zip(NAMES, gru_step_backward(grad_h, **given), want, strict=True):
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
    layer = torch.nn.GRU(inputs, hidden, dtype=torch.float64)
    load(layer, given, "_l0")
    x, h = tensors(given, "x", "h")
    hs, _ = layer(x, h[None])
    (hs * torch.from_numpy(grad_h)).sum().backward()
    want_hs = hs.detach().numpy()
    assert np.abs(gru_sequence(**given) - want_hs).max() <= 1e-12 * np.abs(want_hs).max()
    want = [x.grad, h.grad, *(getattr(layer, f"{name}_l0").grad for name in NAMES[2:])]
    for name, got, expected in zip(NAMES, gru_sequence_backward(grad_h, **given), want, strict=True):
        assert np.abs(got - expected.numpy()).max() <= 1e-12 * np.abs(expected.numpy()).max(), name


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: f"{options['reset']}-{options['update']}")
@settings(max_examples=30)
@given(SIZES)
def test_each_version_is_as_the_papers_write_it(options: dict[str, str], sizes: tuple[int, int, int, int]) -> None:
    batch, inputs, hidden, seed = sizes
    rng = np.random.default_rng(seed)
    given = arguments(batch, inputs, hidden, rng, bound=3)
    grad_h = rng.normal(size=(batch, hidden))
    leaves = tensors(given, *NAMES)
    new_h = by_the_book(leaves, **options)
    (new_h * torch.from_numpy(grad_h)).sum().backward()
    assert np.abs(gru_step(**given, **options) - new_h.detach().numpy()).max() <= 1e-12
    for name, got, leaf in zip(NAMES, gru_step_backward(grad_h, **given, **options), leaves, strict=True):
        assert np.abs(got - leaf.grad.numpy()).max() <= 1e-12, name


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: f"{options['reset']}-{options['update']}")
def test_a_sequence_is_its_steps_and_its_gradient_adds_up(options: dict[str, str]) -> None:
    rng = np.random.default_rng(1)
    given = arguments(3, 2, 4, rng, bound=2)
    xs, grad_h = rng.normal(size=(7, 3, 2)), rng.normal(size=(7, 3, 4))
    leaves = tensors(given, *NAMES)
    h, loss = leaves[1], torch.zeros((), dtype=torch.float64)
    states = gru_sequence(**{**given, "x": xs}, **options)
    for t, x in enumerate(xs):
        h = by_the_book([torch.from_numpy(x), h, *leaves[2:]], **options)
        loss = loss + (h * torch.from_numpy(grad_h[t])).sum()
        assert np.allclose(states[t], h.detach().numpy(), rtol=0, atol=1e-13)
    loss.backward()
    found = gru_sequence_backward(grad_h, **{**given, "x": xs}, **options)
    for name, got, leaf in zip(NAMES[1:], found[1:], leaves[1:], strict=True):
        assert np.allclose(got, leaf.grad.numpy(), rtol=1e-11, atol=1e-13), name


def test_turned_signs_turn_one_convention_into_the_other() -> None:
    """z and 1 - z change places when the update gate's weights and biases change their signs, and nothing else does."""
    rng = np.random.default_rng(2)
    given = arguments(4, 3, 5, rng, bound=2)
    turned = {name: value.copy() for name, value in given.items()}
    for name in NAMES[2:]:
        turned[name][5:10] *= -1
    assert np.allclose(gru_step(**given), gru_step(**turned, update="writes"), rtol=0, atol=1e-14)
    assert np.abs(gru_step(**given) - gru_step(**given, update="writes")).max() > 0.1


def test_where_before_and_after_agree() -> None:
    """When r is 1, or when r is one constant and the inner bias of the candidate is 0; else not."""
    rng = np.random.default_rng(3)
    given = arguments(4, 3, 5, rng, bound=2)
    assert np.abs(gru_step(**given) - gru_step(**given, reset="before")).max() > 0.05
    opened = {**given, "bias_ih": given["bias_ih"].copy()}
    opened["bias_ih"][:5] = 1000.0
    assert np.allclose(gru_step(**opened), gru_step(**opened, reset="before"), rtol=0, atol=1e-13)
    constant = {name: value.copy() for name, value in given.items()}
    for name in ("weight_ih", "weight_hh", "bias_hh"):
        constant[name][:5] = 0.0
    constant["bias_ih"][:5] = 0.3
    assert np.abs(gru_step(**constant) - gru_step(**constant, reset="before")).max() > 0.01
    constant["bias_hh"][10:] = 0.0
    assert np.allclose(gru_step(**constant), gru_step(**constant, reset="before"), rtol=0, atol=1e-13)


def test_the_sign_trap() -> None:
    """h = 0.5, n = -0.2, z = 0.25: the same numbers, -0.025 or 0.325."""
    bias = np.array([0.0, math.log(0.25 / 0.75), math.atanh(-0.2)])
    zero = np.zeros((1, 1))
    given = {"x": zero, "h": zero + 0.5, "weight_ih": np.zeros((3, 1)), "weight_hh": np.zeros((3, 1))}
    given |= {"bias_ih": bias, "bias_hh": np.zeros(3)}
    assert gru_step(**given).item() == pytest.approx(-0.025, abs=1e-12)
    assert gru_step(**given, update="writes").item() == pytest.approx(0.325, abs=1e-12)


@settings(max_examples=50)
@given(SIZES)
def test_the_state_is_a_mixture_and_stays_within_one(sizes: tuple[int, int, int, int]) -> None:
    batch, inputs, hidden, seed = sizes
    rng = np.random.default_rng(seed)
    given = arguments(batch, inputs, hidden, rng, bound=3)
    given["h"] = rng.uniform(-1, 1, given["h"].shape)
    given["x"] = rng.normal(size=(40, batch, inputs)) * 3
    assert np.abs(gru_sequence(**given)).max() <= 1


def test_an_unknown_version_is_refused() -> None:
    given = arguments(2, 3, 4, np.random.default_rng(0), 1)
    with pytest.raises(ValueError, match=r"^reset is 'never', expected 'after' \(as in PyTorch\) or 'before'"):
        gru_step(**given, reset="never")
    with pytest.raises(ValueError, match=r"^update is 'z', expected 'keeps'"):
        gru_sequence_backward(np.zeros((1, 2, 4)), **{**given, "x": given["x"][None]}, update="z")


def test_a_bad_shape_or_type_is_named() -> None:
    good = arguments(2, 3, 4, np.random.default_rng(0), 1)
    with pytest.raises(ValueError, match=r"^weight_ih has shape \(16, 3\), expected \(3H, I\) = \(12, 3\)"):
        gru_step(**{**good, "weight_ih": np.zeros((16, 3))})
    with pytest.raises(ValueError, match=r"^bias_hh has shape \(1, 12\), expected \(3H,\) = \(12,\)"):
        gru_step(**{**good, "bias_hh": good["bias_hh"][None]})
    with pytest.raises(ValueError, match=r"^grad_h has shape \(2, 3\), expected \(B, H\) = \(2, 4\)"):
        gru_step_backward(np.zeros((2, 3)), **good)
    with pytest.raises(TypeError, match=r"^bias_ih is a float, expected a NumPy array"):
        gru_step(**{**good, "bias_ih": 0.0})
    with pytest.raises(ValueError, match=r"^x has shape \(2, 3\), expected \(T, B, I\)"):
        gru_sequence(**good)


def test_float32_stays_float32() -> None:
    given = {name: value.astype(np.float32) for name, value in arguments(2, 3, 4, np.random.default_rng(0), 1).items()}
    assert gru_step(**given).dtype == np.float32
    assert {part.dtype for part in gru_step_backward(np.zeros((2, 4), np.float32), **given)} == {np.dtype(np.float32)}
