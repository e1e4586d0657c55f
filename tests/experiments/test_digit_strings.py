"""Strings of digits: the CTC loss against a sum over all paths, decoding, error rates, and what strings are made of."""

import math
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
import torch

from helpers.experiments import digit_strings as ds
from helpers.experiments import training
from helpers.experiments.digits import DigitModel, model_of
from helpers.experiments.spoken_digits import Recordings, synthetic
from helpers.experiments.weights import Card, weights_file


@pytest.fixture(scope="module")
def voices() -> Recordings:
    return synthetic()


def test_the_loss_adds_up_every_path_that_collapses_to_the_string() -> None:
    torch.manual_seed(0)
    for kind, string in (("lstm", [3, 3]), ("gru", [0]), ("rnn", [9, 1])):
        model = DigitModel(kind, features=48, hidden=4, outputs=11)
        features = torch.randn(4, 1, 48)
        batch = ds.StringBatch(features, torch.tensor([4]), [string])
        shares = model(features, batch.lengths)[:, 0].softmax(1).detach().double().numpy()
        total = sum(
            math.prod(shares[step, output] for step, output in enumerate(path))
            for path in product([0, *{digit + 1 for digit in string}], repeat=4)
            if ds.collapsed(path) == string
        )
        assert ds.ctc_loss(model, batch).item() * len(string) == pytest.approx(-math.log(total), rel=1e-4)


@pytest.mark.parametrize(
    ("path", "digits"),
    [([], []), ([0, 0], []), ([4, 4, 0, 4], [3, 3]), ([1, 2, 2, 0, 0, 1], [0, 1, 0]), ([0, 10, 10, 0], [9])],
)
def test_paths_collapse(path: list[int], digits: list[int]) -> None:
    assert ds.collapsed(path) == digits


def test_the_error_rate_counts_edits_over_what_was_said() -> None:
    assert ds.digit_error_rate([[1, 2, 3]], [[1, 2, 3]]) == 0
    assert ds.digit_error_rate([[1, 3], [4, 4]], [[1, 2, 3], [4]]) == pytest.approx(2 / 4)
    assert ds.digit_error_rate([[7] * 5], [[7]]) == 4


def test_a_string_is_one_voice_saying_its_digits_one_after_the_other(voices: Recordings) -> None:
    chosen = np.flatnonzero((voices.speaker == 5) & (voices.take == 1))
    manner = ds.Manner(digits=(4, 4), gap=(0.1, 0.1), hiss=(0.0, 0.0))
    signal, digits = ds.DigitStrings(voices, chosen, np.random.default_rng(3), manner=manner).spoken()
    pause = np.zeros(800)
    pieces = [piece for digit in digits for piece in (pause, voices.signals[voices.number(digit, 5, 1)])]
    np.testing.assert_allclose(signal, np.concatenate([*pieces, pause]))
    assert len(digits) == 4


def test_doubled_digits_are_drawn_as_often_as_wanted(voices: Recordings) -> None:
    every, rng = np.arange(len(voices)), np.random.default_rng(0)
    for share in (0.0, 1.0):
        manner = replace(ds.Manner(), digits=(5, 5), doubled=share)
        _, digits = ds.DigitStrings(voices, every, rng, manner=manner).spoken()
        assert {one == other for one, other in pairwise(digits)} == {bool(share)}


def test_faster_speech_keeps_its_ends(voices: Recordings) -> None:
    features = np.arange(20.0)[:, None]
    assert ds.faster(features, 2).ravel()[[0, -1]].tolist() == [0, 19] and len(ds.faster(features, 2)) == 10
    assert np.array_equal(ds.faster(features, 1), features)


def test_a_network_learns_strings_and_comes_back_from_its_file(voices: Recordings) -> None:
    chosen = np.flatnonzero(voices.speaker == 3)
    manner = ds.Manner(digits=(1, 2))
    strings = ds.DigitStrings(voices, chosen, np.random.default_rng(0), 8, manner)
    watched = ds.DigitStrings(voices, chosen, np.random.default_rng(1), 10, manner).draw(1)
    with training.one_thread():
        snapshots = list(ds.train_strings("lstm", strings, watched, 0, steps=120, rate=0.02, hidden=32, every=60))
    assert snapshots[-1].losses[0] < snapshots[0].losses[0] and snapshots[-1].score < 1
    card = Card("lstm", "strings", {"hidden": 32}, 120, 0, 0.1, "some", ["blank"])
    again = model_of(weights_file(snapshots[-1].model.state_dict(), card))
    assert (again.kind, again.hidden, again.outputs) == ("lstm", 32, 11)
    torch.testing.assert_close(
        again(watched.padded, watched.lengths),
        snapshots[-1].model(watched.padded, watched.lengths),
        atol=0.02,
        rtol=0.02,
    )
    with pytest.raises(ValueError, match="no network that hears digits"):
        model_of(weights_file({"embed.weight": torch.zeros(2)}, card))
