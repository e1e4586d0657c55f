"""Words in a row, as a sentence has them."""

from collections.abc import Iterable


def listed(words: Iterable[object]) -> str:
    """ "a", "a and b", "a, b and c"; an empty text for none."""
    *rest, last = [*map(str, words)] or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
