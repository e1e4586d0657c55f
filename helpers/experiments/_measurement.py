"""What a claim rests on: one number a seed, the settings it holds for, and how many of the seeds must bear it out."""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helpers.experiments._pairs import compare_pairs


@dataclass(frozen=True)
class Measurement:
    """A measurement that can be repeated with any seeds.

    Attributes:
        id: its name within the experiment.
        says: what the number is, as in "right at 24 words".
        settings: what it holds for: network, size, initialization, learning rate, steps, distance.
        measure: gives one number for each seed.
        low, high: a seed counts when its number lies between these two.
        least, greatest: the claim holds when the share of seeds that count lies between these two.
        paired: the numbers are differences between two networks with the same seed; then the figure has the sign test and an interval.
    """

    id: str
    says: str
    settings: str
    measure: Callable[[Sequence[int]], Sequence[float]]
    low: float = -math.inf
    high: float = math.inf
    least: float = 0.0
    greatest: float = 1.0
    paired: bool = False

    def figure(self, values: Sequence[float]) -> str:
        """What came out, in words: how many of how many seeds, and the spread."""
        values = list(values)
        count = f"{self.says} {self._bounds()} in {self._counted(values)} of {len(values)} seeds"
        spread = f"median {statistics.median(values):.3g}, {min(values):.3g} to {max(values):.3g}"
        if not self.paired:
            return f"{count} ({spread})"
        pairs = compare_pairs(values, [0.0] * len(values))
        return (
            f"{count} ({spread}; exact sign test p = {pairs.p:.2g}, {100 * pairs.coverage:.0f} % interval of the median difference "
            f"{pairs.low:.3g} to {pairs.high:.3g})"
        )

    def holds(self, values: Sequence[float]) -> bool:
        """Whether these numbers bear the claim out."""
        return self.least <= self._counted(values) / len(values) <= self.greatest

    def _counted(self, values: Sequence[float]) -> int:
        return sum(self.low <= value <= self.high for value in values)

    def _bounds(self) -> str:
        if self.low == -math.inf:
            return f"at most {self.high:g}"
        return f"at least {self.low:g}" if self.high == math.inf else f"from {self.low:g} to {self.high:g}"
