"""Biases are what they claim, and half-lives are right."""

import math

import pytest
import torch

from helpers.experiments import half_life


@pytest.mark.parametrize(("bias", "steps"), [(0.0, 1.0), (1.0, 2.213), (2.0, 5.461), (3.0, 14.266)])
def test_computed_half_life(bias: float, steps: float) -> None:
    assert half_life.computed_half_life(bias) == pytest.approx(steps, abs=5e-4)
    f = 1 / (1 + math.exp(-bias))
    assert f ** half_life.computed_half_life(bias) == pytest.approx(0.5, rel=1e-12)


def test_forget_bias_is_the_total_of_torchs_two() -> None:
    lstm = torch.nn.LSTM(3, 4)
    before = lstm.bias_ih_l0.detach().clone()
    half_life.set_keep_bias(lstm, 2.5)
    total = (lstm.bias_ih_l0 + lstm.bias_hh_l0).detach()
    assert torch.equal(total[4:8], torch.full((4,), 2.5))
    assert torch.equal(lstm.bias_ih_l0.detach()[:4], before[:4])


def test_an_update_gates_bias_lets_a_gru_keep() -> None:
    """z is the second of three blocks, and at 1 it keeps: with a large bias the state hardly changes."""
    gru = torch.nn.GRU(3, 4)
    half_life.set_keep_bias(gru, 20.0)
    h = torch.rand(1, 1, 4)
    with torch.no_grad():
        assert torch.allclose(gru(torch.randn(10, 1, 3), h)[1], h, atol=1e-4)


class BareLSTM(torch.nn.LSTM):
    def reset_parameters(self) -> None:
        for parameter in self.parameters():
            torch.nn.init.zeros_(parameter)


class BareGRU(torch.nn.GRU):
    def reset_parameters(self) -> None:
        for parameter in self.parameters():
            torch.nn.init.zeros_(parameter)


@pytest.mark.parametrize("cell", [BareLSTM, BareGRU])
def test_measured_half_life_without_weights_is_the_computed_one(cell: type) -> None:
    for bias in (0.0, 1.0, 2.0, 3.0):
        # Linear between two steps, where the decay is exponential: off by less than a tenth of a step.
        assert half_life.measured_half_life(bias, 0, cell) == pytest.approx(half_life.computed_half_life(bias), abs=0.1)


def test_measured_half_life_repeats_and_leaves_the_global_stream_alone() -> None:
    torch.manual_seed(7)
    expected = torch.rand(3)
    torch.manual_seed(7)
    first = half_life.measured_half_life(1.0, seed=3)
    assert torch.equal(torch.rand(3), expected)
    assert first == half_life.measured_half_life(1.0, seed=3)
    assert first != half_life.measured_half_life(1.0, seed=4)
    assert half_life.measured_half_life(5.0, seed=0, limit=5) == math.inf
