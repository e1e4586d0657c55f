"""Comparing two things over the same seeds: exact sign test, interval of the paired difference, size of the effect."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH_PAIRS = 10  # a claim rests on at least so many
SIGNIFICANT = 0.05  # a coin would give so uneven a count in one of twenty comparisons


@dataclass(frozen=True)
class Comparison:
    """What pairs of numbers say, one pair a seed; differences are first less second.

    Attributes:
        pairs: how many.
        lower, higher, equal: in how many the first is lower than the second, higher, or the same.
        median: of the differences.
        low, high: an interval that holds the median difference of all seeds there could be, with the probability `coverage`.
        coverage: at least the confidence that was wanted, where so few pairs can give it; exact for continuous numbers.
        p: of the exact two-sided sign test: how often a fair coin would give at least so uneven a count; pairs that are equal do not count.
        effect: rank-biserial correlation of the pairs, from -1 (the first is lower in all) over 0 to 1 (higher in all).
    """

    pairs: int
    lower: int
    higher: int
    equal: int
    median: float
    low: float
    high: float
    coverage: float
    p: float
    effect: float

    @property
    def enough(self) -> bool:
        """Whether there are enough pairs for a claim."""
        return self.pairs >= ENOUGH_PAIRS

    def in_words(self, first: str, second: str) -> str:
        """Whose error is lower, in how many seeds, and what that decides: for a verdict."""
        lower, name = (self.lower, first) if self.lower >= self.higher else (self.higher, second)
        count = f"{name} has the lower error in {lower} of {self.pairs} seeds"
        if self.lower == self.higher:
            count = f"each has the lower error in {lower} of {self.pairs} seeds"
        if not self.enough:
            return f"{count}; too few to decide, it takes {ENOUGH_PAIRS}"
        test = "sign test p < 0.001" if self.p < 0.001 else f"sign test p = {self.p:.2g}"
        if self.p >= SIGNIFICANT:
            return f"not decided: {count} ({test})"
        low, high = (self.low, self.high) if self.lower < self.higher else (-self.high, -self.low)
        return f"{count} ({test}), by {abs(self.median):.2g} at the median (interval {low:.2g} to {high:.2g})"


def compare_pairs(first: Sequence[float], second: Sequence[float], confidence: float = 0.95) -> Comparison:
    """Compare measurements of the same seeds. Nothing is assumed of how they are distributed.

    Args:
        first, second: one number a seed, in the same order.
        confidence: what the interval should at least have, between 0 and 1.

    Returns:
        Comparison. With fewer than six pairs an interval of 95 % does not exist; it is then the whole range, with a lower coverage.

    Raises:
        ValueError: lengths differ, there is no pair, a number is not finite, or the confidence is not between 0 and 1.

    Source: Conover 1999, Practical Nonparametric Statistics, sections 3.2 (interval) and 3.4 (sign test); Kerby 2014, The Simple
        Difference Formula (rank-biserial correlation).
    """
    if len(first) != len(second) or not first:
        raise ValueError(
            f"there are {len(first)} and {len(second)} numbers, expected as many, at least one: a pair for each seed."
        )
    if not all(math.isfinite(value) for value in (*first, *second)):
        raise ValueError("a number is not finite: leave out seeds that diverged, in pairs, and say how many.")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence!r}, expected a number between 0 and 1, such as 0.95.")
    differences = sorted(one - other for one, other in zip(first, second, strict=True))
    lower, higher = sum(value < 0 for value in differences), sum(value > 0 for value in differences)
    count = len(differences)
    # The k-th smallest and the k-th largest difference hold the median unless at most k - 1 of them lie on one side of it.
    cut = 0
    while 1 - 2 * _tail(count, cut + 1) >= confidence and cut + 1 < count / 2:
        cut += 1
    return Comparison(
        count,
        lower,
        higher,
        count - lower - higher,
        statistics.median(differences),
        differences[cut],
        differences[count - 1 - cut],
        max(0.0, 1 - 2 * _tail(count, cut)),
        min(1.0, 2 * _tail(lower + higher, min(lower, higher))),
        _rank_biserial([value for value in differences if value]),
    )


def _tail(count: int, largest: int) -> float:
    """The probability of at most `largest` heads in `count` throws of a fair coin."""
    return sum(math.comb(count, heads) for heads in range(largest + 1)) / 2**count


def _rank_biserial(differences: Sequence[float]) -> float:
    """Ranks of the positive differences less ranks of the negative ones, as a share of all ranks; equal sizes share their ranks."""
    sizes = sorted(map(abs, differences))
    rank = {size: sizes.index(size) + (sizes.count(size) + 1) / 2 for size in set(sizes)}
    total = sum(rank[size] for size in sizes)
    return sum(math.copysign(rank[abs(value)], value) for value in differences) / total if total else 0.0
