"""Recognisers without a network: time warping against a search through all paths, the linear model, the comparison's fairness."""

from collections.abc import Iterator

import numpy as np
import pytest

from helpers.experiments import digit_baselines as db
from helpers.experiments.digit_runs import BASELINES, SETTINGS, Material
from helpers.experiments.digits import DigitModel
from helpers.experiments.spoken_digits import synthetic


def paths(row: int, column: int) -> Iterator[list[tuple[int, int]]]:
    """All ways from (0, 0) to this pair, going on by one in one sequence or in both."""
    if row == column == 0:
        yield [(0, 0)]
        return
    for back_row, back_column in ((row - 1, column), (row, column - 1), (row - 1, column - 1)):
        if back_row >= 0 and back_column >= 0:
            for path in paths(back_row, back_column):
                yield [*path, (row, column)]


def test_time_warping_finds_the_cheapest_of_all_paths() -> None:
    rng = np.random.default_rng(0)
    one = rng.normal(size=(4, 3))
    templates = [rng.normal(size=(length, 3)) for length in (1, 3, 5, 4)]
    for found, template in zip(db.warped(one, templates), templates, strict=True):
        costs = (
            sum(np.linalg.norm(one[row] - template[column]) for row, column in path)
            for path in paths(3, len(template) - 1)
        )
        assert found == pytest.approx(min(costs) / (4 + len(template)))


def test_stretched_time_costs_nothing() -> None:
    one = np.random.default_rng(1).normal(size=(6, 4))
    assert db.warped(one, [np.repeat(one, 2, axis=0), one[::-1]])[0] == pytest.approx(0, abs=1e-6)
    assert db.nearest([one], [one[::-1], np.repeat(one, 3, axis=0)], np.array([8, 2])).tolist() == [2]


def test_the_linear_model_averages_over_parts_of_the_time() -> None:
    ramp = np.arange(10.0)[:, None]
    np.testing.assert_allclose(db.averages(ramp), [0.5, 2.5, 4.5, 6.5, 8.5, 1])
    assert len(db.averages(ramp[:2])) == 6, "fewer steps than parts"
    training = [np.full((5, 2), float(digit)) * [1, digit] for digit in range(10)] * 3
    assert db.linear(training[:10], training, np.tile(np.arange(10), 3))[[0, 9]].tolist() == [0, 9]


def test_the_networks_have_about_as_many_weights() -> None:
    counts = [
        sum(one.numel() for one in DigitModel(kind, hidden=settings.hidden).parameters())
        for kind, settings in SETTINGS.items()
    ]
    assert max(counts) / min(counts) < 1.02


def test_both_baselines_are_far_better_than_chance() -> None:
    material = Material(synthetic())
    for name in BASELINES:
        assert material.baseline(name, "take", 1) >= material.baseline(name, "speaker", 1) > 0.7
