"""The tasks ask what they say."""

import numpy as np
import pytest

from helpers.experiments.tasks import adding, balance, count_since_reset, flips, sum_of_marked


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


def test_the_sum_of_the_marked_is_asked_at_the_end() -> None:
    x, y, weights = adding(np.random.default_rng(0), 40, 16)
    assert np.array_equal(weights.sum(0), np.ones(16)) and weights[-1].all()
    for column in range(16):
        marked = np.flatnonzero(x[:, column, 1])
        assert len(marked) == 2 and marked[0] < 20 <= marked[1]
        assert y[-1, column, 0] == pytest.approx(x[marked, column, 0].sum())


def test_the_balance_is_counted_down_to_nothing() -> None:
    x, y, weights = balance(np.random.default_rng(0), 1, 6, 12)
    for column in range(12):
        height = np.cumsum(x[:, column, 0] - x[:, column, 1])
        assert height[-1] == 0 and height.min() == 0
        counts = weights[:, column] > 0
        assert np.array_equal(y[counts, column, 0] > 0, height[counts] > 0)
        assert not (counts & (x[:, column, 0] > 0)).any()
