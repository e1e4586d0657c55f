"""Paired comparisons against numbers that were worked out by hand."""

import itertools
import math
import random

import pytest

from helpers.experiments import ENOUGH_PAIRS, compare_pairs


def test_ten_pairs_of_one_sign() -> None:
    found = compare_pairs(
        [float(k) for k in range(10)], [float(k) + 1 + k for k in range(10)]
    )  # differences -1 ... -10
    assert (found.pairs, found.lower, found.higher, found.equal) == (10, 10, 0, 0)
    assert found.p == pytest.approx(2 / 1024)
    assert found.median == -5.5 and found.effect == -1.0 and found.enough
    # P(at most 1 of 10) = 11/1024, so the second smallest and the second largest have 1 - 22/1024; the third ones 1 - 112/1024 < 0.95.
    assert (found.low, found.high) == (-9.0, -2.0) and found.coverage == pytest.approx(1 - 22 / 1024)


def test_eight_of_ten_is_no_proof() -> None:
    first, second = [1.0] * 8 + [3.0, 3.0], [2.0] * 10
    found = compare_pairs(first, second)
    assert (found.lower, found.higher) == (8, 2)
    assert found.p == pytest.approx(2 * (1 + 10 + 45) / 1024)  # 0.109
    assert found.effect == pytest.approx((2 * 5.5 - 8 * 5.5) / 55)  # all sizes equal: each has the rank 5.5


def test_equal_pairs_do_not_count_in_the_test_but_in_the_interval() -> None:
    found = compare_pairs([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 5.0, 8.0])  # differences 0, 0, -2, -4
    assert (found.lower, found.higher, found.equal) == (2, 0, 2)
    assert found.p == pytest.approx(0.5) and found.median == -1.0 and found.effect == -1.0
    # Four pairs give no interval of 95 %: the whole range, which has 1 - 2/16.
    assert (found.low, found.high, found.coverage) == (-4.0, 0.0, pytest.approx(0.875)) and not found.enough
    nothing = compare_pairs([1.0] * 6, [1.0] * 6)
    assert (nothing.p, nothing.effect, nothing.low, nothing.high) == (1.0, 0.0, 0.0, 0.0)
    assert compare_pairs([2.0], [1.0]).coverage == 0.0


def test_the_effect_weighs_large_differences() -> None:
    # Differences 1, 2, 3, -4: ranks for 1 + 2 + 3 and against 4, of 10.
    assert compare_pairs([1.0, 2.0, 3.0, 0.0], [0.0, 0.0, 0.0, 4.0]).effect == pytest.approx(0.2)
    # Two of one size share the ranks 1 and 2: 1.5 - 1.5 + 3, of 6.
    assert compare_pairs([1.0, 0.0, 5.0], [0.0, 1.0, 0.0]).effect == pytest.approx(0.5)


@pytest.mark.parametrize("count", [6, 9, 12])
def test_the_p_value_is_what_counting_all_signs_gives(count: int) -> None:
    for lower in range(count + 1):
        found = compare_pairs([0.0] * lower + [2.0] * (count - lower), [1.0] * count)
        uneven = abs(lower - count / 2)
        all_signs = list(itertools.product((0, 1), repeat=count))
        as_uneven = sum(abs(sum(signs) - count / 2) >= uneven for signs in all_signs)
        assert found.p == pytest.approx(as_uneven / 2**count)


def test_the_interval_holds_the_median_as_often_as_it_says() -> None:
    """Of 2,000 samples of 15 whose true median is 1: the standard error of a share of 0.965 is 0.004."""
    rng, held = random.Random(0), 0
    for _ in range(2000):
        found = compare_pairs([1.0 + rng.gauss(0, 2) for _ in range(15)], [0.0] * 15)
        held += found.low <= 1.0 <= found.high
    assert found.coverage == pytest.approx(1 - 2 * (1 + 15 + 105 + 455) / 2**15)
    assert abs(held / 2000 - found.coverage) < 0.02
    tight = compare_pairs([float(k) for k in range(15)], [0.0] * 15, confidence=0.5)
    assert tight.high - tight.low < 8 and tight.coverage >= 0.5


def test_swapping_the_two_turns_the_signs() -> None:
    rng = random.Random(1)
    first, second = [rng.random() for _ in range(ENOUGH_PAIRS)], [rng.random() for _ in range(ENOUGH_PAIRS)]
    one, other = compare_pairs(first, second), compare_pairs(second, first)
    assert (one.low, one.high, one.effect) == pytest.approx((-other.high, -other.low, -other.effect))
    assert one.p == other.p and one.lower == other.higher


@pytest.mark.parametrize(
    ("first", "second", "confidence", "message"),
    [
        ([1.0], [1.0, 2.0], 0.95, "there are 1 and 2 numbers"),
        ([], [], 0.95, "there are 0 and 0 numbers"),
        ([math.nan], [1.0], 0.95, "a number is not finite"),
        ([1.0], [2.0], 95, "confidence is 95, expected a number between 0 and 1"),
    ],
)
def test_what_makes_no_sense_is_refused(first, second, confidence, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compare_pairs(first, second, confidence)


def test_what_the_seeds_do_not_show_is_not_decided() -> None:
    lower, higher = [0.1] * 10, [0.2] * 10
    one = [0.3, *lower[1:]]
    said = compare_pairs(one, higher).in_words("A", "B")
    assert said.startswith(
        "A has the lower error in 9 of 10 seeds (sign test p = 0.021), by 0.1 at the median (interval "
    )
    assert compare_pairs(higher, one).in_words("B", "A") == said, "whoever is named first"
    three = [0.3, 0.3, 0.3, *lower[3:]]
    assert (
        compare_pairs(three, higher)
        .in_words("A", "B")
        .startswith("not decided: A has the lower error in 7 of 10 seeds")
    )
    few = compare_pairs(lower[:5], higher[:5]).in_words("A", "B")
    assert few == "A has the lower error in 5 of 5 seeds; too few to decide, it takes 10"
    assert (
        compare_pairs(lower, lower).in_words("A", "B")
        == "not decided: each has the lower error in 0 of 10 seeds (sign test p = 1)"
    )
