"""What will be asked again, and when."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from helpers.content import LessonContent
from helpers.study._store import Store


@dataclass(frozen=True)
class Coming:
    """A card that comes back.

    Attributes:
        card: its id.
        days: in how many days by the learner's calendar; 0 is today, or overdue.
        missed: "question" or "exercise" when a miss there made it due, else None.
    """

    card: str
    days: int
    missed: str | None


@dataclass(frozen=True)
class Forecast:
    """The cards of a lesson that come back, the missed ones first and then in the order of their dates, and how many are new."""

    coming: tuple[Coming, ...]
    new: int


def forecast(lesson: LessonContent, store: Store, now: datetime | None = None, zone: tzinfo | None = None) -> Forecast:
    """When the cards of a lesson will be asked again.

    Args:
        lesson: the lesson's content.
        store: the learner's store.
        now: the present moment; by default the store's clock.
        zone: where the learner's days begin and end; by default this machine's time zone.

    Returns:
        The forecast. A card is new as long as it was neither rated nor made due by a miss.
    """
    status, today = store.cards(lesson.slug), store.now(now).astimezone(zone).date()
    known = sorted(
        (card for card in lesson.cards if card in status),
        key=lambda card: (status[card].missed is None, status[card].due),
    )
    coming = tuple(
        Coming(card, max(0, (status[card].due.astimezone(zone).date() - today).days), status[card].missed)
        for card in known
    )
    return Forecast(coming, len(lesson.cards) - len(known))
