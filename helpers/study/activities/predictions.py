"""A guess before the result. What is right is no part of the payload: the experiment shows it."""

from collections.abc import Mapping
from typing import Any

from helpers.study._activity import Activity, Shape
from helpers.study._rows import CardKey
from helpers.study._texts import unbroken


class ShownPrediction(Shape):
    """A question and its options."""

    id: str
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
    """A prediction to make: `{"kind": "guess", "option": an index, or None for a skip}`.

    Where only the learner's own run says what is right: `{"kind": "outcome", "answer": the option that it bears out}`.
    """

    kind, content_shape, state_shape = "predictions", PredictionContent, PredictionState

    @property
    def _item(self) -> Any:
        (item,) = self.items.values()
        return item

    def content(self) -> dict[str, Any]:
        """The question with its options."""
        shown = {"question": self._item.question, "options": list(self._item.options)}
        return {"prediction": {"id": self._item.id, **unbroken(shown)}}

    def state(self) -> dict[str, Any]:
        """The guess that was made. An option that is gone since it was chosen is forgotten."""
        made = self.store.prediction(self.lesson, self._item.id)
        if made is None or made.option is None:
            return {"guess": None, "done": made is not None}
        there = 0 <= made.option < len(self._item.options)
        return {"guess": made.option if there else None, "done": there}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store a guess or a skip, or what a run bears out. A guess that is known to be wrong brings the concept's cards back."""
        item = self._item
        if event["kind"] == "outcome" and item.answer is None:
            made = self.store.prediction(self.lesson, item.id)
            missed = self._missed(made.option if made else None, event["answer"])
            self.store.record_outcome(self.lesson, item.id, event["answer"], missed)
        if event["kind"] != "guess":
            return {}
        guess = event["option"]
        answer = item.answer if item.answer is not None else self.store.outcome(self.lesson, item.id)
        self.store.record_prediction(self.lesson, item.id, guess, self._missed(guess, answer))
        return {"guess": guess, "done": True}

    def _missed(self, guess: int | None, answer: int | None) -> list[CardKey]:
        wrong = None not in (guess, answer) and guess != answer
        return self.learner.missed(self._item.concept) if wrong else []


ACTIVITY = PredictionActivity
