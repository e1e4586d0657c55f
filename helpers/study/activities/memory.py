"""How the learner's memory does, over the whole course; and how much of it they want to keep."""

from collections.abc import Mapping
from typing import Any

from helpers.study._activity import Activity, Shape
from helpers.study._memory import STEADY, Tally, memory, targets


class Target(Shape):
    """A retention to choose, and after how many days a card would come back that comes back after ten at 90 %."""

    value: float
    days: float


class MemoryContent(Shape):
    """The retentions that can be chosen."""

    targets: list[Target]
    steady: float


class Count(Shape):
    """How many were right of how many: on a day or in the week that begins with it, or (`day` is None) with `sure` percent."""

    right: int
    of: int
    day: str | None
    sure: int | None


class Recall(Shape):
    """How many of the cards that were ever rated are likely recalled now, and of how many."""

    likely: float
    of: int


class MemoryState(Shape):
    """The retention that is chosen; the ratings of each day; how many cards come back on each day from today on; what was recalled in
    each week; how often what was called so sure was right; and how much is likely recalled now.
    """

    retention: float
    history: list[Count]
    forecast: list[int]
    weeks: list[Count]
    calibration: list[Count]
    recall: Recall


class MemoryActivity(Activity):
    """Plots to look at, and a retention to choose: `{"kind": "retention", "value": 0.95}`. It holds from the next rating on."""

    kind, content_shape, state_shape = "memory", MemoryContent, MemoryState

    def content(self) -> dict[str, Any]:
        """What can be chosen."""
        return {"targets": [{"value": value, "days": days} for value, days in targets().items()], "steady": STEADY}

    def state(self) -> dict[str, Any]:
        """How the learner's memory does."""
        found = memory(self.learner.lesson.course, self.store)
        likely, count = found.recall
        return {
            "retention": self.store.retention,
            "history": [_count(each) for each in found.history],
            "forecast": list(found.forecast),
            "weeks": [_count(each) for each in found.weeks],
            "calibration": [_count(each) for each in found.calibration],
            "recall": {"likely": round(likely, 1), "of": count},
        }

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store which retention was chosen. No card's date changes before it is rated again."""
        if event["kind"] != "retention" or event["value"] not in targets():
            return {}
        self.store.record_setting("retention", float(event["value"]))
        return {"retention": self.store.retention}


def _count(tally: Tally) -> dict[str, Any]:
    day = tally.day.isoformat() if tally.day else None
    return {"right": tally.right, "of": tally.of, "day": day, "sure": tally.sure}


ACTIVITY = MemoryActivity
