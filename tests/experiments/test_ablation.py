"""Networks trained side by side are the networks they claim to be, and a missing gate hurts where the lesson says so."""

import numpy as np
import pytest
import torch

from helpers.experiments.ablation import BLOCKS, VARIANTS, GatedLayers, count_since_reset, sum_of_marked, train_ablation
from helpers.nets import lstm_1997_step, lstm_sequence


def networks(hidden: int = 4, inputs: int = 2) -> GatedLayers:
    return GatedLayers(list(VARIANTS.values()), [7, 8, 9, 10], inputs, hidden).double()


def weights(model: GatedLayers, network: int) -> list[np.ndarray]:
    names = ("weight_ih", "weight_hh", "bias")
    return [getattr(model, name)[network].detach().numpy() for name in names]


def test_with_all_gates_each_network_is_an_lstm_of_its_own() -> None:
    model, x = networks(), np.random.default_rng(0).normal(size=(12, 4, 3, 2))
    zeros = np.zeros((3, 4))
    with torch.no_grad():
        hs = model.states(torch.from_numpy(x)).numpy()
    want, _ = lstm_sequence(x[:, 0], zeros, zeros, *weights(model, 0))
    assert np.abs(hs[:, 0] - want).max() <= 1e-12


def test_without_a_forget_gate_it_is_the_cell_of_1997() -> None:
    model, x = networks(), np.random.default_rng(0).normal(size=(12, 4, 3, 2))
    with torch.no_grad():
        hs = model.states(torch.from_numpy(x)).numpy()
    three = [np.delete(weight, slice(4, 8), axis=0) for weight in weights(model, 1)]
    h = c = np.zeros((3, 4))
    for t in range(12):
        h, c = lstm_1997_step(x[t, 1], h, c, *three)
        assert np.abs(hs[t, 1] - h).max() <= 1e-12


@pytest.mark.parametrize(("network", "gate"), [(2, "i"), (3, "o")])
def test_a_missing_gate_is_one_that_is_always_open(network: int, gate: str) -> None:
    model, x = networks(), np.random.default_rng(0).normal(size=(12, 4, 3, 2))
    with torch.no_grad():
        hs = model.states(torch.from_numpy(x)).numpy()
    given = [weight.copy() for weight in weights(model, network)]
    rows = slice(4 * BLOCKS.index(gate), 4 * BLOCKS.index(gate) + 4)
    given[0][rows], given[1][rows], given[2][rows] = 0, 0, 1000
    zeros = np.zeros((3, 4))
    assert np.abs(hs[:, network] - lstm_sequence(x[:, network], zeros, zeros, *given)[0]).max() <= 1e-12


def test_the_count_starts_anew_at_a_reset() -> None:
    x, y = count_since_reset(np.random.default_rng(1), 60, 5)
    assert x.shape == (60, 5, 1)
    for b in range(5):
        last = -1
        for t in range(60):
            last = t if x[t, b, 0] else last
            assert y[t, b] == pytest.approx((t - last) / 10)


def test_only_the_marked_inputs_are_summed() -> None:
    x, y = sum_of_marked(np.random.default_rng(1), 60, 5)
    assert set(np.unique(x[..., 0])) == {-1, 1}
    assert np.array_equal(y[-1], (x[..., 0] * x[..., 1]).sum(0))
    assert 0.1 < x[..., 1].mean() < 0.3


@pytest.mark.parametrize(("task", "gate"), [(count_since_reset, "forget"), (sum_of_marked, "input")])
def test_each_task_needs_its_gate(task, gate: str) -> None:
    """Seeds that the recipe was not chosen on; the bands are wide, other machines train a little differently."""
    *_, last = train_ablation(task, seeds=range(30, 33))
    missing = last.errors.pop(f"no {gate} gate")
    for seed, error in enumerate(missing):
        assert error > 1.2 * max(errors[seed] for errors in last.errors.values())


def test_stop_ends_it() -> None:
    asked = iter([False] * 10 + [True])
    assert [at.step for at in train_ablation(count_since_reset, [0], stop=lambda: next(asked))] == [10]
