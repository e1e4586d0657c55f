"""What will be asked again, and when, by the learner's own calendar."""

from dataclasses import asdict
from typing import Any

from helpers.study._activity import Activity, Shape
from helpers.study._forecast import forecast, forecast_cards


class ForecastContent(Shape):
    """The front of each card of the lesson, or of the whole course where the lesson has none of its own."""

    fronts: dict[str, str]


class ShownComing(Shape):
    """A card that comes back: in how many days, and whether a missed question or exercise made it due."""

    card: str
    days: int
    missed: str | None


class ForecastState(Shape):
    """The cards that come back, the missed ones first and then in the order of their dates; and how many are new."""

    coming: list[ShownComing]
    new: int


class ForecastActivity(Activity):
    """The forecast of a lesson's cards, or of the whole course's where it has none. There is nothing to do with it."""

    kind, content_shape, state_shape = "forecast", ForecastContent, ForecastState

    def content(self) -> dict[str, Any]:
        """The cards' fronts."""
        lessons = self.learner.lesson.course.lessons
        cards = forecast_cards(self.learner.lesson)
        return {"fronts": {name: lessons[slug].cards[card].front for name, (slug, card) in cards.items()}}

    def state(self) -> dict[str, Any]:
        """When they come back."""
        found = forecast(self.learner.lesson, self.store)
        return {"coming": [asdict(each) for each in found.coming], "new": found.new}


ACTIVITY = ForecastActivity
