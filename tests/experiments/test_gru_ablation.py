"""GRUs side by side are the GRUs they claim to be, and a missing gate hurts where the lesson says so."""

import numpy as np
import torch

from helpers.experiments import gru_ablation
from helpers.experiments.ablation import sum_of_marked, train_ablation
from helpers.experiments.gru_ablation import VARIANTS, GRULayers, flips
from helpers.nets import gru_sequence, rnn_sequence

NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def test_with_both_gates_each_network_is_a_gru_of_its_own() -> None:
    model, x = (
        GRULayers(list(VARIANTS.values()), [7, 8, 9], 2, 4).double(),
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
    model, x = GRULayers(["z"], [3], 2, 4).double(), np.random.default_rng(1).normal(size=(9, 1, 5, 2))
    with torch.no_grad():
        model.always_reads.fill_(1.0)
        hs = model.states(torch.from_numpy(x)).numpy()[:, 0]
    ih, hh, bias_ih, bias_hh = (getattr(model, name)[0].detach().numpy()[8:] for name in NAMES)
    assert np.abs(hs - rnn_sequence(x[:, 0], np.zeros((5, 4)), ih, hh, bias_ih + bias_hh)).max() <= 1e-12


def test_the_light_is_switched_by_hand() -> None:
    x, y = flips(np.random.default_rng(3), 60, 4)
    assert x.shape == (60, 4, 2) and y.shape == (60, 4) and set(np.unique(y)) == {-1.0, 1.0}
    for sequence in range(4):
        light = 1
        for (pulse, marker), target in zip(x[:, sequence], y[:, sequence], strict=True):
            if marker:
                light = 1
            elif pulse:
                light = -light
            assert target == light


def test_the_update_gate_is_missed_where_something_must_be_held() -> None:
    *_, last = train_ablation(sum_of_marked, [20, 21, 22], GRULayers, VARIANTS, hidden=4, steps=150)
    assert set(last.errors) == set(gru_ablation.VARIANTS)
    for both, without in zip(last.errors["both gates"], last.errors["no update gate"], strict=True):
        assert without > both + 0.1
