"""Features of sound: compared with a direct transform, with tones whose answer is known, and between NumPy and torch."""

import numpy as np
import pytest
import torch

from helpers.experiments import log_mel as lm


def tone(frequency: float, samples: int = 2_000, height: float = 0.5) -> np.ndarray:
    return height * np.sin(2 * np.pi * frequency * np.arange(samples) / lm.RATE)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(17)


def test_numpy_agrees_with_a_direct_transform_written_from_the_definition(rng: np.random.Generator) -> None:
    signal = rng.uniform(-1, 1, 1_000)
    n, k = np.arange(256), np.arange(129)
    transform = np.exp(-2j * np.pi * np.outer(n, k) / 256)
    hann = np.sin(np.pi * n / 256) ** 2
    places = [700 * (10 ** (m * 2595 * np.log10(1 + 4000 / 700) / 25 / 2595) - 1) for m in range(26)]
    for number, row in enumerate(lm.log_mel(signal)):
        power = np.abs((signal[128 * number : 128 * number + 256] * hann) @ transform) ** 2
        for band in range(24):
            low, middle, high = places[band : band + 3]
            triangle = [np.interp(31.25 * one, [low, middle, high], [0, 1, 0]) for one in k]
            assert row[band] == pytest.approx(np.log(power @ triangle + 1e-6), abs=1e-9)


@pytest.mark.parametrize("samples", [0, 1, 255, 256, 383, 384, 3_001])
def test_torch_agrees_with_numpy(samples: int, rng: np.random.Generator) -> None:
    signal = rng.uniform(-1, 1, samples)
    expected = lm.log_mel(signal)
    np.testing.assert_allclose(lm.log_mel_torch(torch.from_numpy(signal)).numpy(), expected, atol=1e-9)
    assert expected.shape == (lm.count_frames(samples), 24)
    assert lm.count_frames(samples) == max(1, (samples - 256) // 128 + 1)


@pytest.mark.parametrize("frequency", [100, 440, 1_000, 3_500])
def test_a_tone_is_loudest_in_the_band_around_it(frequency: int) -> None:
    centres = lm.hertz(np.linspace(0, lm.mel(4_000), 26))[1:-1]
    loudest = lm.log_mel(tone(frequency)).argmax(1)
    assert set(loudest) == {int(np.abs(lm.mel(centres) - lm.mel(frequency)).argmin())}
    assert lm.hertz(lm.mel(frequency)) == pytest.approx(frequency)


def test_twice_as_loud_adds_the_same_to_every_band_and_removing_the_mean_takes_it_off(rng: np.random.Generator) -> None:
    noise = rng.normal(0, 0.1, 2_000)
    soft, loud = lm.log_mel(noise), lm.log_mel(2 * noise)
    np.testing.assert_allclose(loud - soft, np.log(4), atol=1e-3)
    np.testing.assert_allclose(lm.mean_removed(loud), lm.mean_removed(soft), atol=1e-3)
    np.testing.assert_allclose(lm.mean_removed(loud).mean(0), 0, atol=1e-12)
    assert np.allclose(lm.log_mel(np.zeros(500)), np.log(1e-6)), "silence is the floor"


def test_stacking_keeps_the_order_and_fills_the_last_step() -> None:
    features = np.arange(15.0).reshape(5, 3)
    np.testing.assert_array_equal(lm.stacked(features[:4], 2), features[:4].reshape(2, 6))
    assert lm.stacked(features, 2)[-1].tolist() == [12, 13, 14, 12, 13, 14]
    assert lm.network_input(tone(440)).shape == (7, 48)


def test_speech_begins_and_ends_where_the_energy_does() -> None:
    signal = np.concatenate([np.zeros(3_000), tone(440), np.zeros(2_000)])
    start, stop = lm.ends_of_speech(signal)
    assert 3_000 - lm.MARGIN - lm.FRAME <= start <= 3_000 and 5_000 <= stop <= 5_000 + lm.MARGIN + lm.FRAME
    noise = np.random.default_rng(1).normal(0, 0.001, len(signal))
    assert lm.ends_of_speech(signal + noise) == (start, stop), "a hiss 50 dB below changes nothing"
    assert lm.ends_of_speech(0.01 * signal) == (start, stop), "nor does the level"
    assert lm.ends_of_speech(np.zeros(700)) == (0, 700) and lm.ends_of_speech(tone(440, 500)) == (0, 500)
