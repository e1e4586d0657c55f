"""What is due today over all lessons, in one deck; and where the learner stopped."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from helpers.study._activity import Activity, Learner, Shape
from helpers.study._places import place_at, place_of, stopped
from helpers.study._texts import unbroken
from helpers.study._today import coming, deck, leeches
from helpers.study.activities.cards import CourseCards, ShownCard, Status


class DueCard(ShownCard):
    """A card with the title of its lesson. Its id begins with the lesson's slug: `introduction-to-lstm/ID`."""

    lesson: str


class ShownPlace(Shape):
    """A cell to open: the lesson's title, the heading, the notebook's file, the cell's id."""

    lesson: str
    heading: str
    notebook: str
    cell: str


class Leech(Shape):
    """A card that is lost again and again: how often, and where to read about it."""

    card: str
    times: int
    place: ShownPlace | None


class TodayContent(Shape):
    """All cards of the course; and whether this is the place to review them, or a line that says what is due."""

    whole: bool
    cards: list[DueCard]


class TodayState(Shape):
    """What is due: the cards in order, how many more have to wait, the minutes it takes; how many come tomorrow; the leeches; where
    the learner stopped; and of all cards what `CardsState` says.
    """

    deck: list[str]
    left: int
    minutes: int
    tomorrow: int
    leeches: list[Leech]
    stopped: ShownPlace | None
    status: dict[str, Status]
    intervals: dict[str, list[float]]


class TodayActivity(Activity):
    """Cards of all lessons to rate: `{"kind": "rate", "card": "LESSON/ID", "rating": 1 to 4}`."""

    kind, content_shape, state_shape = "today", TodayContent, TodayState

    def __init__(self, learner: Learner, items: Mapping[str, Any], of: str = ""):
        super().__init__(learner, items, of)
        self._course = learner.lesson.course
        self._cards = CourseCards(learner)
        # Where they stopped, not where they are by now.
        last = stopped(self._course, self.store)
        self._stopped = asdict(place_at(*last)) if last else None

    def content(self) -> dict[str, Any]:
        """All cards."""
        cards = [
            {
                "id": f"{slug}/{card.id}",
                "front": card.front,
                "back": card.back,
                "lesson": cards.learner.lesson.front.title,
            }
            for slug, cards in self._cards.by_lesson.items()
            for card in cards.items.values()
        ]
        return {"whole": self.learner.lesson.front.kind == "review", "cards": unbroken(cards)}

    def state(self) -> dict[str, Any]:
        """What is due."""
        return {**self._now(), **self._cards.state()}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store a rating, in the card's own lesson."""
        changes = self._cards.record(event)
        return {**self._now(), **changes} if changes else {}

    def _now(self) -> dict[str, Any]:
        due = deck(self._course, self.store)
        return {
            "deck": ["/".join(key) for key in due.cards],
            "left": due.left,
            "minutes": due.minutes,
            "tomorrow": coming(self._course, self.store),
            "leeches": [
                {"card": "/".join(key), "times": times, "place": self._where(key)}
                for key, times in leeches(self._course, self.store).items()
            ],
            "stopped": self._stopped,
        }

    def _where(self, key: tuple[str, str]) -> dict[str, Any] | None:
        slug, card = key
        found = place_of(self._course, self._course.lessons[slug].cards[card].concept)
        return asdict(found) if found else None


ACTIVITY = TodayActivity
