"""A guess before the result. What is right is no part of the payload: the experiment shows it."""

from collections.abc import Mapping
from typing import Any

from helpers.study._activity import Activity, Shape
from helpers.study._texts import unbroken


class ShownPrediction(Shape):
    """A question and its options."""

    question: str
    options: list[str]


class PredictionContent(Shape):
    """One prediction."""

    prediction: ShownPrediction


class PredictionState(Shape):
    """The guess (None: skipped, or none yet), and whether there was one or a skip."""

    guess: int | None
    done: bool


class PredictionActivity(Activity):
    """A prediction to make: `{"kind": "guess", "option": an index, or None for a skip}`."""

    kind, content_shape, state_shape = "predictions", PredictionContent, PredictionState

    @property
    def _item(self) -> Any:
        (item,) = self.items.values()
        return item

    def content(self) -> dict[str, Any]:
        """The question with its options."""
        return {"prediction": unbroken({"question": self._item.question, "options": list(self._item.options)})}

    def state(self) -> dict[str, Any]:
        """The guess that was made. An option that is gone since it was chosen is forgotten."""
        made = self.store.prediction(self.lesson, self._item.id)
        if made is None or made.option is None:
            return {"guess": None, "done": made is not None}
        there = 0 <= made.option < len(self._item.options)
        return {"guess": made.option if there else None, "done": there}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store a guess or a skip."""
        if event["kind"] != "guess":
            return {}
        self.store.record_prediction(self.lesson, self._item.id, event["option"])
        return {"guess": event["option"], "done": True}


ACTIVITY = PredictionActivity
