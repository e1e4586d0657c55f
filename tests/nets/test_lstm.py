"""The NumPy LSTM agrees with torch in float64, and says what is wrong with what it is given."""

import math
import warnings

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.nets import lstm_sequence, lstm_step, sigmoid

SIZES = st.tuples(st.integers(1, 5), st.integers(1, 6), st.integers(1, 6), st.integers(0, 2**32 - 1))


def arguments(batch: int, inputs: int, hidden: int, rng: np.random.Generator, bound: float) -> dict[str, np.ndarray]:
    shapes = {
        "x": (batch, inputs),
        "h": (batch, hidden),
        "c": (batch, hidden),
        "weight_ih": (4 * hidden, inputs),
        "weight_hh": (4 * hidden, hidden),
        "bias": (4 * hidden,),
    }
    states = {"x", "h", "c"}
    return {name: rng.uniform(-1, 1, shape) * (2 if name in states else bound) for name, shape in shapes.items()}


def load(module: torch.nn.Module, given: dict[str, np.ndarray], suffix: str = "") -> None:
    values = {f"{name}{suffix}": torch.from_numpy(given[name]) for name in ("weight_ih", "weight_hh")}
    # torch's two biases: only their sum matters.
    values[f"bias_ih{suffix}"] = torch.from_numpy(0.25 * given["bias"])
    values[f"bias_hh{suffix}"] = torch.from_numpy(0.75 * given["bias"])
    module.load_state_dict(values)


@settings(max_examples=100)
@given(SIZES)
def test_one_step_is_torchs_cell(sizes: tuple[int, int, int, int]) -> None:
    batch, inputs, hidden, seed = sizes
    given = arguments(batch, inputs, hidden, np.random.default_rng(seed), bound=3)
    cell = torch.nn.LSTMCell(inputs, hidden, dtype=torch.float64)
    load(cell, given)
    with torch.no_grad():
        want = cell(
            *(torch.from_numpy(given[name]) for name in ("x",)), tuple(map(torch.from_numpy, (given["h"], given["c"])))
        )
    before = {name: value.copy() for name, value in given.items()}
    for got, expected in zip(lstm_step(**given), want, strict=True):
        assert np.abs(got - expected.numpy()).max() <= 1e-12
    for name, value in given.items():
        assert np.array_equal(value, before[name]), f"{name} was changed"


@settings(max_examples=60)
@given(SIZES, st.integers(1, 50))
def test_a_sequence_is_torchs_layer(sizes: tuple[int, int, int, int], steps: int) -> None:
    batch, inputs, hidden, seed = sizes
    rng = np.random.default_rng(seed)
    given = arguments(batch, inputs, hidden, rng, bound=1 / math.sqrt(hidden))
    given["x"] = rng.normal(size=(steps, batch, inputs))
    layer = torch.nn.LSTM(inputs, hidden, dtype=torch.float64)
    load(layer, given, "_l0")
    with torch.no_grad():
        states = tuple(torch.from_numpy(given[name][None]) for name in ("h", "c"))
        want_hs, (_, want_c) = layer(torch.from_numpy(given["x"]), states)
    hs, cs = lstm_sequence(**given)
    for got, want in ((hs, want_hs.numpy()), (cs[-1], want_c[0].numpy())):
        assert np.abs(got - want).max() <= 1e-12 * np.abs(want).max()


def test_a_sequence_is_its_steps() -> None:
    rng = np.random.default_rng(0)
    given = arguments(3, 2, 4, rng, bound=2)
    xs = rng.normal(size=(7, 3, 2))
    hs, cs = lstm_sequence(**{**given, "x": xs})
    h, c = given["h"], given["c"]
    for t, x in enumerate(xs):
        h, c = lstm_step(**{**given, "x": x, "h": h, "c": c})
        assert np.allclose(hs[t], h, rtol=0, atol=1e-14)
        assert np.allclose(cs[t], c, rtol=0, atol=1e-14)


def test_no_steps_give_no_states() -> None:
    given = {**arguments(3, 2, 4, np.random.default_rng(0), 1), "x": np.zeros((0, 3, 2))}
    assert [part.shape for part in lstm_sequence(**given)] == [(0, 3, 4), (0, 3, 4)]


def test_the_hand_example() -> None:
    """c = 1, f = .9, i = .5, g = .8, o = .6 give c' = 1.3 and h' = 0.517."""
    logit = [math.log(p / (1 - p)) for p in (0.5, 0.9, 0.6)]
    bias = np.array([logit[0], logit[1], math.atanh(0.8), logit[2]])
    zero = np.zeros((1, 1))
    h, c = lstm_step(zero, zero, np.ones((1, 1)), np.zeros((4, 1)), np.zeros((4, 1)), bias)
    assert c.item() == pytest.approx(1.3, abs=1e-12)
    assert h.item() == pytest.approx(0.6 * math.tanh(1.3), abs=1e-12)
    assert round(h.item(), 3) == 0.517


@settings(max_examples=200)
@given(st.floats(-1000, 1000))
def test_sigmoid_is_the_logistic_function_and_never_overflows(x: float) -> None:
    with warnings.catch_warnings(), np.errstate(over="raise", invalid="raise", divide="raise"):
        warnings.simplefilter("error")
        got = sigmoid(np.array([x]))[0]
    assert got == pytest.approx(torch.sigmoid(torch.tensor(x, dtype=torch.float64)).item(), rel=1e-12, abs=1e-300)
    assert sigmoid(np.array([x]))[0] + sigmoid(np.array([-x]))[0] == pytest.approx(1, abs=1e-15)


def test_float32_stays_float32() -> None:
    given = {name: value.astype(np.float32) for name, value in arguments(2, 3, 4, np.random.default_rng(0), 1).items()}
    assert [part.dtype for part in lstm_step(**given)] == [np.float32, np.float32]


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("x", lambda a: a[0], "(B, I)"),
        ("h", lambda a: a[0], "(B, H)"),
        ("h", lambda a: a[:1], "(2, 4)"),
        ("c", lambda a: a[:, :3], "(2, 4)"),
        ("weight_ih", lambda a: a.T, "(16, 3)"),
        ("weight_hh", lambda a: a.T, "(16, 4)"),
        ("weight_hh", lambda a: a[:12], "(16, 4)"),
        ("bias", lambda a: a[None], "(16,)"),
    ],
)
def test_a_bad_shape_is_named(name: str, change, expected: str) -> None:
    given = arguments(2, 3, 4, np.random.default_rng(0), 1)
    given[name] = change(given[name])
    with pytest.raises(ValueError) as error:
        lstm_step(**given)
    text = str(error.value)
    assert text.startswith(f"{name} has shape {given[name].shape}, expected ")
    assert expected in text.split("expected", 1)[1]


@pytest.mark.parametrize("name", ["x", "h", "c", "weight_ih", "weight_hh", "bias"])
def test_a_bad_type_is_named(name: str) -> None:
    good = arguments(2, 3, 4, np.random.default_rng(0), 1)
    with pytest.raises(TypeError, match=rf"^{name} is a list, expected a NumPy array of floats. .*np\.asarray"):
        lstm_step(**{**good, name: good[name].tolist()})
    with pytest.raises(TypeError, match=rf"^{name} has dtype int64, expected floats. .*astype"):
        lstm_step(**{**good, name: good[name].astype(np.int64)})
    other = "h" if name == "x" else name
    with pytest.raises(TypeError, match=rf"^{other} has dtype float(32|64), expected float(64|32) as x has"):
        lstm_step(**{**good, name: good[name].astype(np.float32)})


def test_a_sequence_wants_three_axes() -> None:
    given = arguments(2, 3, 4, np.random.default_rng(0), 1)
    with pytest.raises(ValueError, match=r"^x has shape \(2, 3\), expected \(T, B, I\)"):
        lstm_sequence(**given)
