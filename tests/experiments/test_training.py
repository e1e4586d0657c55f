"""What the experiments are made of: sentences that say what they should, biases that are what they claim, half-lives that are right."""

import math

import numpy as np
import pytest
import torch

from helpers.experiments import training


def words_of(batch: torch.Tensor, column: int) -> list[str]:
    return [training.WORDS[number] for number in batch[:, column]]


@pytest.mark.parametrize("distance", [3, 6, 7, 8, 9, 24, 40])
def test_the_first_noun_decides_and_stands_at_the_distance(distance: int) -> None:
    rng = np.random.default_rng(0)
    for _ in range(5):
        words, labels = training.agreement_batch(distance, 64, rng)
        assert words.shape == (distance + 2, 64)
        for column in range(64):
            sentence = words_of(words, column)
            assert sentence[0] == "the"
            assert (sentence[1] in training.PLURAL) == bool(labels[column])
            assert sentence[2:4] == ["that", "she"]
            assert sentence[-1] in (training.NOUNS if distance > 3 else training.VERBS)


def test_the_other_nouns_do_not_tell() -> None:
    rng = np.random.default_rng(1)
    agree = []
    for _ in range(20):
        words, labels = training.agreement_batch(24, 64, rng)
        last = words[-1] >= training.INDEX[training.PLURAL[0]]
        agree.append(float((last == (labels > 0.5)).float().mean()))
    assert 0.45 < float(np.mean(agree)) < 0.55


def test_without_a_clause_the_noun_stands_before_the_verb() -> None:
    words, labels = training.agreement_batch(0, 64, np.random.default_rng(0))
    assert words.shape == (2, 64)
    assert [training.WORDS[word] in training.PLURAL for word in words[1]] == [bool(label) for label in labels]


@pytest.mark.parametrize("distance", [1, 2, 4, 5])
def test_a_distance_that_no_sentence_has_is_refused(distance: int) -> None:
    with pytest.raises(ValueError, match=f"distance is {distance}, expected 0, 3, or 6 and more"):
        training.agreement_batch(distance, 4, np.random.default_rng(0))


@pytest.mark.parametrize(("bias", "steps"), [(0.0, 1.0), (1.0, 2.213), (2.0, 5.461), (3.0, 14.266)])
def test_computed_half_life(bias: float, steps: float) -> None:
    assert training.computed_half_life(bias) == pytest.approx(steps, abs=5e-4)
    f = 1 / (1 + math.exp(-bias))
    assert f ** training.computed_half_life(bias) == pytest.approx(0.5, rel=1e-12)


def test_forget_bias_is_the_total_of_torchs_two() -> None:
    lstm = torch.nn.LSTM(3, 4)
    before = lstm.bias_ih_l0.detach().clone()
    training.set_keep_bias(lstm, 2.5)
    total = (lstm.bias_ih_l0 + lstm.bias_hh_l0).detach()
    assert torch.equal(total[4:8], torch.full((4,), 2.5))
    assert torch.equal(lstm.bias_ih_l0.detach()[:4], before[:4])


def test_an_update_gates_bias_lets_a_gru_keep() -> None:
    """z is the second of three blocks, and at 1 it keeps: with a large bias the state hardly changes."""
    gru = torch.nn.GRU(3, 4)
    training.set_keep_bias(gru, 20.0)
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
        assert training.measured_half_life(bias, 0, cell) == pytest.approx(training.computed_half_life(bias), abs=0.1)


def test_measured_half_life_repeats_and_leaves_the_global_stream_alone() -> None:
    torch.manual_seed(7)
    expected = torch.rand(3)
    torch.manual_seed(7)
    first = training.measured_half_life(1.0, seed=3)
    assert torch.equal(torch.rand(3), expected)
    assert first == training.measured_half_life(1.0, seed=3)
    assert first != training.measured_half_life(1.0, seed=4)
    assert training.measured_half_life(5.0, seed=0, most=5) == math.inf


def test_training_learns_at_a_short_distance_and_stops_when_asked() -> None:
    steps = list(training.train_agreement(3.0, seed=0, distance=6, steps=120))
    assert steps[-1].step == 120
    assert steps[-1].accuracy > 0.9
    asked = iter([False] * 25 + [True] * 100)
    assert [p.step for p in training.train_agreement(3.0, 0, 6, 120, stop=lambda: next(asked))] == [10, 20]
