"""When a card comes back: FSRS-6 by py-fsrs, default parameters, no fuzz, so that equal answers give equal dates."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from fsrs import Card, Rating, Scheduler, State

RATINGS = tuple(Rating)
RETENTION = 0.9  # FSRS's own, and what ratings of before the learner could choose mean
LOWEST, HIGHEST = 0.8, 0.97


@lru_cache
def _scheduler(retention: float) -> Scheduler:
    return Scheduler(desired_retention=retention, enable_fuzzing=False)


def utc(moment: datetime) -> datetime:
    """A moment in UTC.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone. Give one, for example datetime.now(timezone.utc).")
    return moment.astimezone(UTC)


def require_rating(rating: Any) -> None:
    """Refuse what is none of the four ratings.

    Raises:
        ValueError: what was given, and what is expected.
    """
    if type(rating) is not int or rating not in (1, 2, 3, 4):
        raise ValueError(f"rating is {rating!r}, expected 1 (again), 2 (hard), 3 (good) or 4 (easy)")


def require_retention(retention: Any) -> None:
    """Refuse what is no target that a learner may choose.

    Raises:
        ValueError: what was given, and what is expected.
    """
    if type(retention) is not float or not LOWEST <= retention <= HIGHEST:
        raise ValueError(f"retention is {retention!r}, expected a number from {LOWEST} to {HIGHEST}")


def rated(state: Any, rating: int, now: datetime, retention: float = RETENTION) -> tuple[dict[str, Any], datetime]:
    """A card's memory state after a rating.

    Args:
        state: what `rated` gave last time, or None for a card never rated.
        rating: 1 again, 2 hard, 3 good, 4 easy.
        now: the moment of the rating, with a time zone.
        retention: the share of cards that the learner wants to recall when they come back.

    Returns:
        The new state, which JSON can hold, and when the card is due next, in UTC.

    Raises:
        ValueError: the rating is none of the four, or `now` has no time zone.

    Source:
        FSRS-6, https://github.com/open-spaced-repetition/py-fsrs
    """
    require_rating(rating)
    card = Card.from_dict(state) if state else Card(card_id=0, due=utc(now))
    card, _ = _scheduler(retention).review_card(card, Rating(rating), utc(now))
    return dict(card.to_dict()), card.due


def require_state(state: Any, now: datetime) -> None:
    """Refuse a memory state that no rating could go on from.

    Raises:
        ValueError: it is not what `rated` gives.
    """
    try:
        choices(state, now)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, ArithmeticError):
        raise ValueError("`state` is no card's memory state") from None


def choices(state: Any, now: datetime, retention: float = RETENTION) -> dict[int, datetime]:
    """When a card would be due after each of the four ratings."""
    return {int(rating): rated(state, int(rating), now, retention)[1] for rating in RATINGS}


def days_until(retention: float, stability: float) -> float:
    """After how many days a card is due, in the middle of its life.

    Args:
        retention: the share of such cards that the learner wants to recall then.
        stability: days after which nine in ten of them are recalled.
    """
    scheduler, last = _scheduler(RETENTION), datetime(2000, 1, 1, tzinfo=UTC)
    card = Card(card_id=0, state=State.Review, stability=stability, difficulty=5.0, due=last, last_review=last)
    low, high = 0.0, 100 * stability
    while high - low > 0.05:  # recall falls with time
        middle = (low + high) / 2
        above = scheduler.get_card_retrievability(card, last + timedelta(days=middle)) > retention
        low, high = (middle, high) if above else (low, middle)
    return round(high, 1)


def recall(state: Any, now: datetime) -> float:
    """How likely FSRS thinks it that a card is recalled at a moment, from 0 to 1. It doesn't depend on the target."""
    return float(_scheduler(RETENTION).get_card_retrievability(Card.from_dict(state), utc(now)))
