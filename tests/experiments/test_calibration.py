"""Confidence that can be trusted: temperature, reliability, thresholds."""

import numpy as np

from helpers.experiments.calibration import (
    calibration_error,
    chosen_threshold,
    fitted_temperature,
    outcomes,
    reliability,
    softmax,
)


def test_the_temperature_that_made_the_answers_is_found() -> None:
    rng = np.random.default_rng(0)
    scores = rng.normal(scale=3, size=(4000, 4))
    right = (rng.random(4000)[:, None] > softmax(scores, 2.0).cumsum(1)).sum(1)
    assert abs(fitted_temperature(scores, right) - 2.0) < 0.2


def test_the_error_of_what_is_calibrated_is_small_and_of_what_is_always_sure_large() -> None:
    rng = np.random.default_rng(1)
    confidence = rng.random(5000)
    right = rng.random(5000) < confidence
    assert calibration_error(confidence, right) < 0.03
    assert abs(calibration_error(np.ones(5000), right) - (1 - right.mean())) < 1e-12
    assert [one.count for one in reliability(confidence, right, 5)] == [1000] * 5


def test_the_threshold_weighs_right_answers_against_wrong_ones() -> None:
    confidence, right = np.array([0.2, 0.4, 0.6, 0.8]), np.array([False, True, False, True])
    assert chosen_threshold(confidence, right, cost=3.0) == 0.8
    assert chosen_threshold(confidence, right, cost=0.0) == 0.0
    assert chosen_threshold(confidence, ~right & False, cost=1.0) > 0.8
    found = outcomes(confidence, right, 0.6)
    assert (found.right, found.wrong, found.refused) == (0.25, 0.25, 0.5)
