"""What an experiment says of several seeds: columns for a figure's table, and phrases for its verdict."""

import statistics
from collections.abc import Iterable, Sequence

RIGHT = 0.95  # a network that is right at least this often has learned it


def spread(
    rows: Iterable[Sequence[float]], median: str, low: str = "lowest", high: str = "highest"
) -> dict[str, list[object]]:
    """Columns for `show(data=...)`: median, range and number of seeds of each row.

    Args:
        rows: values, one a seed; a row without any was stopped, and says so.
        median, low, high: titles of the columns.
    """
    rows = list(rows)
    return {
        median: [statistics.median(values) if values else "stopped" for values in rows],
        low: [min(values, default="") for values in rows],
        high: [max(values, default="") for values in rows],
        "seeds": [len(values) for values in rows],
    }


def count_seeds(values: Sequence[float]) -> str:
    """How many there are, such as "6 seeds"."""
    return "1 seed" if len(values) == 1 else f"{len(values)} seeds"


def count_right(values: Iterable[float]) -> int:
    """How many have learned it: those of at least `RIGHT`."""
    return sum(value >= RIGHT for value in values)


def right_by_majority(values: Sequence[float]) -> str:
    """Whether most have learned it. Which of them do differs from machine to machine, so that stays unsaid."""
    share = "more than" if count_right(values) > len(values) / 2 else "at most"
    return f"at least {100 * RIGHT:.0f} % right in {share} half of {count_seeds(values)}"
