"""Who may do the same as another function is found by a look at a table of numbers: nobody who does is left out."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from helpers.judge.contract import Nearby, Observation, observation, row_of, row_seen
from helpers.judge.inside import observe
from helpers.judge.verdict._compare import same


class Odd(float):
    """A number of a kind that a learner made."""


def raises() -> Any:
    raise ValueError("no")


FUNCTIONS: dict[str, Callable[[], Any]] = {
    "an array": lambda: np.array([1.0, 2.0]),
    "nearly the same array": lambda: np.array([1.0, 2.0 + 1e-13]),
    "another array": lambda: np.array([1.0, 3.0]),
    "a longer array": lambda: np.ones(3),
    "two arrays": lambda: (np.ones(2), np.zeros(2)),
    "an array and a text": lambda: (np.ones(2), "two"),
    "a list of arrays": lambda: [np.ones(2), np.zeros(2)],
    "an array that is too large to travel": lambda: np.ones(50_000_000, np.int8),
    "a number": lambda: 1.5,
    "a truth": lambda: True,
    "a whole number that no array holds": lambda: 1 << 80,
    "a class of its own": lambda: Odd(1.5),
    "complex numbers": lambda: np.array([1j]),
    "a text": lambda: "one",
    "another text": lambda: "two",
    "texts": lambda: ["one", "two"],
    "a dict": lambda: {"one": 1.0},
    "a set": lambda: {1.0},
    "an empty list": list,
    "nothing": lambda: None,
    "an error": raises,
    "not a number": lambda: np.array([np.nan, 1.0]),
}


def seen(name: str) -> Observation:
    return observation(*observe(FUNCTIONS[name], []))


@pytest.fixture(scope="module")
def nearby() -> Nearby[str]:
    """All of them; rows are of what is returned here, as pairs of mistakes are run."""
    rows = []
    for name, function in FUNCTIONS.items():
        try:
            row = row_of(function())
        except ValueError:
            row = row_seen(seen(name))
        rows.append((name, row))
    return Nearby(rows)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_whoever_does_the_same_is_found(nearby: Nearby[str], name: str) -> None:
    mine = seen(name)
    found = nearby.of(row_seen(mine), 1e-12)
    alike = [other for other in FUNCTIONS if same(mine, seen(other), 1e-12)]
    assert alike and set(alike) <= set(found)
    assert found == [other for other in FUNCTIONS if other in found], "in the order given"


@pytest.mark.parametrize("name", ["a text", "a class of its own", "a set", "complex numbers"])
def test_what_returns_numbers_is_not_tried_for_what_does_not(nearby: Nearby[str], name: str) -> None:
    assert not {"an array", "two arrays", "a number", "nothing", "an error"} & set(
        nearby.of(row_seen(seen(name)), 1e-12)
    )
