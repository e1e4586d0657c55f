"""Networks trained side by side are the networks they claim to be, and a missing gate hurts where the lesson says so."""

import numpy as np
import pytest
import torch

from helpers.experiments.ablation import VARIANTS, Ablated, train_ablation
from helpers.experiments.tasks import count_since_reset, sum_of_marked
from helpers.nets import gru_sequence, lstm_1997_step, lstm_sequence, rnn_sequence

pytestmark = pytest.mark.slow

NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def networks(hidden: int = 4, inputs: int = 2) -> Ablated:
    return Ablated("lstm", list(VARIANTS["lstm"].values()), [7, 8, 9, 10], inputs, hidden).double()


def weights(model: Ablated, network: int) -> list[np.ndarray]:
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
    rows = slice(4 * "ifgo".index(gate), 4 * "ifgo".index(gate) + 4)
    given[0][rows], given[1][rows], given[2][rows] = 0, 0, 1000
    zeros = np.zeros((3, 4))
    assert np.abs(hs[:, network] - lstm_sequence(x[:, network], zeros, zeros, *given)[0]).max() <= 1e-12


@pytest.mark.parametrize(("task", "gate"), [(count_since_reset, "forget"), (sum_of_marked, "input")])
def test_each_task_needs_its_gate(task, gate: str) -> None:
    """Seeds that the recipe was not chosen on; the bands are wide, other machines train a little differently."""
    *_, last = train_ablation(task, seeds=range(30, 33))
    missing = last.score.pop(f"no {gate} gate")
    for seed, error in enumerate(missing):
        assert error > 1.2 * max(errors[seed] for errors in last.score.values())


def test_stop_ends_it() -> None:
    looks = iter([False] * 10 + [True])
    assert [at.step for at in train_ablation(count_since_reset, [0], stop=lambda: next(looks))] == [10]


def test_with_both_gates_each_network_is_a_gru_of_its_own() -> None:
    model, x = (
        Ablated("gru", list(VARIANTS["gru"].values()), [7, 8, 9], 2, 4).double(),
        np.random.default_rng(0).normal(size=(12, 3, 5, 2)),
    )
    with torch.no_grad():
        hs = model.states(torch.from_numpy(x)).numpy()
    weights = [[getattr(model, name)[network].detach().numpy().copy() for name in NAMES] for network in range(3)]
    zeros = np.zeros((5, 4))
    assert np.abs(hs[:, 0] - gru_sequence(x[:, 0], zeros, *weights[0])).max() <= 1e-12
    # Without a gate it stands still: a reset gate at 1, an update gate at 0.
    for network, block, stands in ((1, slice(0, 4), 1000.0), (2, slice(4, 8), -1000.0)):
        for array in weights[network]:
            array[block] = 0.0
        weights[network][2][block] = stands
        want = gru_sequence(x[:, network], zeros, *weights[network])
        assert np.abs(hs[:, network] - want).max() <= 1e-12


def test_without_gates_it_would_be_a_plain_network() -> None:
    model, x = Ablated("gru", ["z"], [3], 2, 4).double(), np.random.default_rng(1).normal(size=(9, 1, 5, 2))
    with torch.no_grad():
        model.held_r.fill_(1.0)
        hs = model.states(torch.from_numpy(x)).numpy()[:, 0]
    ih, hh, bias_ih, bias_hh = (getattr(model, name)[0].detach().numpy()[8:] for name in NAMES)
    assert np.abs(hs - rnn_sequence(x[:, 0], np.zeros((5, 4)), ih, hh, bias_ih + bias_hh)).max() <= 1e-12


def test_the_update_gate_is_missed_where_something_must_be_held() -> None:
    *_, last = train_ablation(sum_of_marked, [20, 21, 22], "gru", hidden=4, steps=150)
    assert set(last.score) == set(VARIANTS["gru"])
    for both, without in zip(last.score["both gates"], last.score["no update gate"], strict=True):
        assert without > both + 0.1


def test_a_gate_that_a_kind_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match=r"lacking has 'f', expected 'r', 'z' or '' for kind 'gru'"):
        Ablated("gru", ["f"], [0], 2, 4)
    with pytest.raises(ValueError, match=r"kind is 'rnn', expected one of 'lstm', 'gru'"):
        Ablated("rnn", [""], [0], 2, 4)
