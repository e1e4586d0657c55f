"""What is due today over all lessons: at most ten minutes of it, in an order that mixes the ideas."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from statistics import median

from helpers.content import Course
from helpers.study._events import Event
from helpers.study._rows import CardKey
from helpers.study._store import Store

LIMIT = 600.0  # seconds that a review takes at most
USUAL, FEW, LAST = 15.0, 5, 50  # seconds for a card until `FEW` were timed; from then on what the `LAST` ones took
LEECH = 4  # lapses from which on it is better to read again than to be asked again
HELD = 3  # ratings in a row, none of them "again", that end a card's lapses


@dataclass(frozen=True)
class Deck:
    """What is due.

    Attributes:
        cards: those to review now, in this order.
        left: how many more are due and have to wait.
        pace: seconds that a card takes.
    """

    cards: tuple[CardKey, ...]
    left: int
    pace: float

    @property
    def minutes(self) -> int:
        """How long the review takes."""
        return max(1, round(len(self.cards) * self.pace / 60)) if self.cards else 0


def pace(reviews: Iterable[Event]) -> float:
    """Seconds that a learner takes for a card: the median of the last ones, or what is usual while there are few."""
    timed = [event.data["seconds"] for event in reviews if "seconds" in event.data][-LAST:]
    return max(1.0, median(timed)) if len(timed) >= FEW else USUAL


def deck(course: Course, store: Store, now: datetime | None = None) -> Deck:
    """What is due today: the longest overdue cards that ten minutes have room for, no idea twice in a row where that can be.

    Args:
        course: what the cards are read from. A card that is gone is not due.
        store: the learner's store.
        now: the present moment; by default the store's clock.
    """
    due = [key for key in store.due(now=now) if _concept(course, key)]
    seconds = pace(store.of("review"))
    room = max(1, int(LIMIT // seconds))
    return Deck(tuple(_interleaved(course, due[:room])), len(due[room:]), seconds)


def coming(course: Course, store: Store, now: datetime | None = None, zone: tzinfo | None = None) -> int:
    """How many cards that are not due now will be by the end of tomorrow, by the learner's own calendar."""
    moment = store.now(now)
    last = moment.astimezone(zone).date() + timedelta(days=1)
    stands = [(slug, card, status.due) for slug in course.lessons for card, status in store.cards(slug).items()]
    return sum(
        moment < due and due.astimezone(zone).date() <= last
        for slug, card, due in stands
        if _concept(course, (slug, card))
    )


def lapses(events: Iterable[Event]) -> int:
    """How often a card was lost since it was last held.

    Args:
        events: the card's reviews and misses in the order of time.

    Returns:
        How often it was rated "again" after having been known, and on how many days something about it was missed. Three ratings
        in a row that are not "again" set it back to 0.
    """
    lost, known, held, missed = 0, False, 0, set[object]()
    for event in events:
        if event.kind == "miss":
            lost += event.at.date() not in missed
            missed.add(event.at.date())
            held = 0
        elif event.data["rating"] == 1:
            lost += known
            known, held = False, 0
        else:
            known, held = True, held + 1
            if held >= HELD:
                lost, missed = 0, set()
    return lost


def leeches(course: Course, store: Store) -> dict[CardKey, int]:
    """The cards that are lost again and again, with how often; the worst first."""
    by_card: dict[CardKey, list[Event]] = {}
    for event in sorted((*store.of("review"), *store.of("miss")), key=lambda event: (event.at, event.id)):
        by_card.setdefault((event.lesson, event.item), []).append(event)
    lost = {key: lapses(events) for key, events in by_card.items() if _concept(course, key)}
    return dict(sorted(((key, times) for key, times in lost.items() if times >= LEECH), key=lambda each: -each[1]))


def _concept(course: Course, key: CardKey) -> str | None:
    lesson = course.lessons.get(key[0])
    card = lesson.cards.get(key[1]) if lesson else None
    return card.concept if card else None


def _interleaved(course: Course, keys: list[CardKey]) -> list[CardKey]:
    """The same cards, taking turns between their concepts; of one concept in the order given."""
    waiting: dict[str | None, list[CardKey]] = {}
    for key in keys:
        waiting.setdefault(_concept(course, key), []).append(key)
    mixed: list[CardKey] = []
    last: str | None = None
    while waiting:
        # The concept with the fullest pile goes first, or the last cards would be all of one.
        others = [concept for concept in waiting if concept != last] or list(waiting)
        last = max(others, key=lambda concept: len(waiting[concept]))
        mixed.append(waiting[last].pop(0))
        if not waiting[last]:
            del waiting[last]
    return mixed
