"""Words in a row."""

import pytest

from helpers.common import listed


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        ((1, 2, 3, 4), "1, 2, 3 and 4"),
    ],
)
def test_listed(words: tuple, text: str) -> None:
    assert listed(words) == text
    assert listed(iter(words)) == text
