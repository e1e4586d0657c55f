"""Networks on digits: padding changes nothing, the answer is read where it is said to be, and they learn."""

import numpy as np
import pytest
import torch

from helpers.experiments import training
from helpers.experiments.digits import (
    LAYERS,
    Augmentation,
    DigitModel,
    Digits,
    Settings,
    batch_of,
    beliefs,
    heard,
    share_right,
    train_digits,
)
from helpers.experiments.spoken_digits import Recordings, split, synthetic


@pytest.fixture(scope="module")
def voices() -> Recordings:
    return synthetic()


@pytest.mark.parametrize("kind", LAYERS)
@pytest.mark.parametrize("read", ["last", "mean"])
def test_padding_changes_no_answer(kind: str, read: str, voices: Recordings) -> None:
    model = training.seeded(lambda: DigitModel(kind, hidden=8), 3)
    chosen = np.array([5, 9, 0, 700])
    together = Digits(voices, chosen, np.random.default_rng(0)).whole()
    answers = model.answers(together.padded, together.lengths, read)
    for place, number in enumerate(chosen):
        alone = Digits(voices, np.array([number]), np.random.default_rng(0)).whole()
        torch.testing.assert_close(model.answers(alone.padded, alone.lengths, read)[0], answers[place])
        believed = beliefs(model, voices.signals[number], read)
        np.testing.assert_allclose(believed[-1], answers[place].detach().softmax(0), rtol=1e-4)
        np.testing.assert_allclose(believed.sum(1), 1, rtol=1e-5)


def test_weights_have_the_names_that_others_read() -> None:
    shapes = {name: tuple(value.shape) for name, value in DigitModel("gru", hidden=5, outputs=11).state_dict().items()}
    assert shapes == {
        "recurrent.weight_ih_l0": (15, 48),
        "recurrent.weight_hh_l0": (15, 5),
        "recurrent.bias_ih_l0": (15,),
        "recurrent.bias_hh_l0": (15,),
        "read.weight": (11, 5),
        "read.bias": (11,),
    }
    with pytest.raises(ValueError, match="kind is 'mlp', expected one of 'rnn', 'gru', 'lstm'"):
        DigitModel("mlp")


def test_batches_hold_every_recording_once_and_change_only_what_they_should(voices: Recordings) -> None:
    chosen = np.arange(0, 1_320, 13)
    plain = Digits(voices, chosen, np.random.default_rng(0), 16)
    batches = [plain.draw(step) for step in range(1, 8)]
    assert sum(len(one.digits) for one in batches) == len(chosen)
    assert (
        np.bincount(torch.cat([one.digits for one in batches])).tolist() == np.bincount(voices.digit[chosen]).tolist()
    )
    how = Augmentation(channel=0.5, noise=0.0, tempo=0.2)
    changed = Digits(voices, chosen[:1], np.random.default_rng(0), 1, how).draw(1)
    original = Digits(voices, chosen[:1], np.random.default_rng(0)).whole()
    assert 0.8 * original.lengths[0] - 1 <= changed.lengths[0] <= 1.2 * original.lengths[0] + 1
    assert not torch.equal(changed.padded[0], original.padded[0])


def test_a_network_learns_digits_and_the_same_seed_learns_the_same(voices: Recordings) -> None:
    cut = split(voices, "take", 0)
    with training.one_thread():
        weights = []
        for _ in range(2):
            rng = np.random.default_rng(7)
            learn, test = Digits(voices, cut.train[::3], rng), Digits(voices, cut.test, rng).whole()
            settings = Settings(hidden=24, steps=60, rate=0.02)
            *_, last = train_digits("gru", learn, test, 7, settings)
            weights.append(last.model.read.weight)
    assert last.score == share_right(last.model, test) > 0.5
    assert heard(last.model, test).shape == (len(cut.test),)
    assert torch.equal(*weights)


def test_features_at_hand_are_used(voices: Recordings) -> None:
    made = [np.full((2, 48), float(number)) for number in range(len(voices))]
    batch = Digits(voices, np.array([4, 2]), np.random.default_rng(0), features=made).whole()
    assert batch.padded[0, :, 0].tolist() == [4, 2] and batch.lengths.tolist() == [2, 2]
    assert torch.equal(batch.padded, batch_of([made[4], made[2]], np.array([0, 0])).padded)
