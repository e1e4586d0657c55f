"""Flash cards: flip, rate, meet again when they are due."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from helpers.study._activity import Activity, Learner, Shape
from helpers.study._rows import CardStatus
from helpers.study._texts import unbroken


class ShownCard(Shape):
    """A card's two sides."""

    id: str
    front: str
    back: str


class CardsContent(Shape):
    """The cards, in the order of the lesson."""

    cards: list[ShownCard]


class Status(Shape):
    """When a card is due (a date and time in UTC; None: new), and whether it was ever rated."""

    due: str | None
    seen: bool


class CardsState(Shape):
    """By card: where it stands, and the seconds until it would be back after each of the ratings 1 to 4."""

    status: dict[str, Status]
    intervals: dict[str, list[float]]


class CardsActivity(Activity):
    """Cards to rate: `{"kind": "rate", "card": ..., "rating": 1 to 4}`, perhaps with `seconds` (how long the card was looked at)
    and `sure` (in percent, before the answer was shown).
    """

    kind, content_shape, state_shape = "cards", CardsContent, CardsState

    def content(self) -> dict[str, Any]:
        """The cards."""
        cards = [{"id": card.id, "front": card.front, "back": card.back} for card in self.items.values()]
        return {"cards": unbroken(cards)}

    def state(self) -> dict[str, Any]:
        """Where they stand."""
        known = self.store.cards(self.lesson)
        status = {
            ident: _status(known[ident]) if ident in known else {"due": None, "seen": False} for ident in self.items
        }
        return {"status": status, "intervals": self._intervals(*self.items)}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store a rating, and say when the card comes back; `rated` says so of the last one, and whether it is on the disk."""
        if event["kind"] != "rate" or event["card"] not in self.items:
            return {}
        card, rating = event["card"], event["rating"]
        known = {"seconds": event.get("seconds"), "sure": event.get("sure")}
        due = self.store.review(self.lesson, card, rating, **known).isoformat()
        rated = {"card": card, "rating": rating, "due": due, "stored": self.store.stored, "n": event.get("n", 0)}
        return {"status": {card: {"due": due, "seen": True}}, "intervals": self._intervals(card), "rated": rated}

    def _intervals(self, *cards: str) -> dict[str, list[float]]:
        now = self.store.now()
        choices = self.store.card_choices(self.lesson, *cards, now=now)
        return {
            card: [max(0.0, float(round((choices[card][rating] - now).total_seconds()))) for rating in (1, 2, 3, 4)]
            for card in cards
        }


class CourseCards:
    """Cards of several lessons in one place. Each is known by its lesson's slug and its id: `introduction-to-lstm/ID`.

    Args:
        learner: who rates them.
        concepts: only the cards about these; by default all of the course.
    """

    def __init__(self, learner: Learner, concepts: Collection[str] | None = None):
        self.by_lesson: dict[str, CardsActivity] = {}
        for slug, lesson in learner.lesson.course.lessons.items():
            cards = {
                ident: card for ident, card in lesson.cards.items() if concepts is None or card.concept in concepts
            }
            if cards:
                self.by_lesson[slug] = CardsActivity(replace(learner, lesson=lesson), cards)

    def state(self) -> dict[str, dict[str, Any]]:
        """Where they stand, as `CardsState` says it of one lesson's."""
        state: dict[str, dict[str, Any]] = {"status": {}, "intervals": {}}
        for slug, cards in self.by_lesson.items():
            for name, values in cards.state().items():
                state[name] |= {f"{slug}/{card}": value for card, value in values.items()}
        return state

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store a rating, in the card's own lesson; nothing where there is no such card."""
        slug, _, card = str(event.get("card", "")).partition("/")
        changes = self.by_lesson[slug].record({**event, "card": card}) if slug in self.by_lesson else {}
        if not changes:
            return {}
        named = {name: {f"{slug}/{card}": changes[name][card]} for name in ("status", "intervals")}
        return {**named, "rated": {**changes["rated"], "card": f"{slug}/{card}"}}


def _status(card: CardStatus) -> dict[str, Any]:
    return {"due": card.due.isoformat(), "seen": card.seen}


ACTIVITY = CardsActivity
