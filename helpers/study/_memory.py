"""How a learner's memory does: what was rated, what comes back, how much was recalled, and how well they knew what they know."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from helpers.content import Course
from helpers.study._events import Event
from helpers.study._schedule import days_until
from helpers.study._store import Store

DAYS = 30  # of the history, and of the forecast
WEEKS = 8
TARGETS = (0.8, 0.85, 0.9, 0.95, 0.97)  # retentions to choose from
STEADY = 10.0  # days after which a card of the example is still recalled nine times in ten


@dataclass(frozen=True)
class Tally:
    """How many were right of how many: on a day or in a week that begins on `day`, or (`day` is None) with `sure` percent."""

    right: int
    of: int
    day: date | None = None
    sure: int | None = None


@dataclass(frozen=True)
class Memory:
    """How a learner's memory does.

    Attributes:
        history: ratings of each of the last days, the oldest first; right is whatever was not "again".
        forecast: how many cards come back on each of the next days, from today; what is overdue is for today.
        weeks: of the last weeks, how many cards were recalled when they came back after a day or more.
        calibration: how often what was called so sure was right; levels that were never chosen are left out.
        recall: how many of the cards that were ever rated FSRS thinks would be recalled now, and of how many.
    """

    history: tuple[Tally, ...]
    forecast: tuple[int, ...]
    weeks: tuple[Tally, ...]
    calibration: tuple[Tally, ...]
    recall: tuple[float, int]


def memory(course: Course, store: Store, now: datetime | None = None, zone: tzinfo | None = None) -> Memory:
    """How a learner's memory does, over the whole course.

    Args:
        course: cards that it no longer has are not forecast.
        store: the learner's store.
        now: the present moment; by default the store's clock.
        zone: where the learner's days begin and end; by default this machine's time zone.
    """
    moment = store.now(now)
    today = moment.astimezone(zone).date()
    reviews = [event for event in store.of("review") if event.at <= moment]
    rated = Counter((event.at.astimezone(zone).date(), event.data["rating"] > 1) for event in reviews)
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    due = Counter(
        max(0, (status.due.astimezone(zone).date() - today).days)
        for slug, lesson in course.lessons.items()
        for card, status in store.cards(slug).items()
        if card in lesson.cards
    )
    recalls = store.recalls(moment)
    return Memory(
        tuple(Tally(rated[day, True], rated[day, True] + rated[day, False], day) for day in days),
        tuple(due[ahead] for ahead in range(DAYS)),
        tuple(_weeks(reviews, today, zone)),
        tuple(calibration([*reviews, *store.of("answer")])),
        (sum(recalls.values()), len(recalls)),
    )


def _weeks(reviews: Iterable[Event], today: date, zone: tzinfo | None) -> list[Tally]:
    """Of each of the last weeks that end today, how many cards were recalled a day or more after their last rating."""
    last: dict[tuple[str, str], datetime] = {}
    weeks = Counter[tuple[int, bool]]()
    for event in reviews:
        before = last.get((event.lesson, event.item))
        if before and event.at - before >= timedelta(days=1):
            weeks[(today - event.at.astimezone(zone).date()).days // 7, event.data["rating"] > 1] += 1
        last[event.lesson, event.item] = event.at
    return [
        Tally(weeks[back, True], weeks[back, True] + weeks[back, False], today - timedelta(days=7 * back + 6))
        for back in range(WEEKS - 1, -1, -1)
    ]


def calibration(events: Iterable[Event]) -> list[Tally]:
    """How often a learner was right when they said how sure they were, by how sure that was in percent."""
    said = Counter[tuple[int, bool]]()
    for event in events:
        if "sure" in event.data:
            right = event.data["rating"] > 1 if event.kind == "review" else event.data["correct"]
            said[event.data["sure"], right] += 1
    return [
        Tally(said[sure, True], said[sure, True] + said[sure, False], sure=sure)
        for sure in sorted({sure for sure, _ in said})
    ]


def targets() -> dict[float, float]:
    """The retentions to choose from, and after how many days a steady card (`STEADY`) would come back with each."""
    return {target: days_until(target, STEADY) for target in TARGETS}
