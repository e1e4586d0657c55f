"""What will be asked again, and when."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from helpers.content import LessonContent
from helpers.study._rows import CardKey
from helpers.study._store import Store


@dataclass(frozen=True)
class Coming:
    """A card that comes back.

    Attributes:
        card: its name in `forecast_cards`.
        days: in how many days by the learner's calendar; 0 is today, or overdue.
        missed: "question" or "exercise" when a miss there made it due, else None.
    """

    card: str
    days: int
    missed: str | None


@dataclass(frozen=True)
class Forecast:
    """The cards that come back, the missed ones first and then in the order of their dates, and how many are new."""

    coming: tuple[Coming, ...]
    new: int


def forecast_cards(lesson: LessonContent) -> dict[str, CardKey]:
    """The cards that a lesson's forecast is about: its own, by their ids; without any, the whole course's, as "lesson/id"."""
    if lesson.cards:
        return {card: (lesson.slug, card) for card in lesson.cards}
    lessons = lesson.course.lessons
    return {f"{slug}/{card}": (slug, card) for slug, one in lessons.items() for card in one.cards}


def forecast(lesson: LessonContent, store: Store, now: datetime | None = None, zone: tzinfo | None = None) -> Forecast:
    """When the cards of a lesson will be asked again; of one without cards, such as the review, those of the whole course.

    Args:
        lesson: the lesson's content.
        store: the learner's store.
        now: the present moment; by default the store's clock.
        zone: where the learner's days begin and end; by default this machine's time zone.

    Returns:
        The forecast. A card is new as long as it was neither rated nor made due by a miss.
    """
    cards, today = forecast_cards(lesson), store.now(now).astimezone(zone).date()
    stands = {slug: store.cards(slug) for slug, _ in cards.values()}
    status = {name: stands[slug][card] for name, (slug, card) in cards.items() if card in stands[slug]}
    known = sorted(
        status,
        key=lambda card: (status[card].missed is None, status[card].due),
    )
    coming = tuple(
        Coming(card, max(0, (status[card].due.astimezone(zone).date() - today).days), status[card].missed)
        for card in known
    )
    return Forecast(coming, len(cards) - len(known))
