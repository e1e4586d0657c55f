"""Which quantity is the first that an edited function makes wrong."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from helpers.judge.suspects._form import Key, Values

NUMBERS = (np.ndarray, np.number, int, float)


def wrong(right: Values, made: Values, tolerance: float) -> list[Key]:
    """The quantities that come out wrong on any case, each once; the first is where the fault begins.

    Args:
        right: what the right function makes on each case, from `Form.watched`.
        made: what the edited one makes.
        tolerance: as an exercise's.

    Returns:
        Keys, none if both make the same.
    """
    firsts, others = [], []
    for wanted, got in zip(right, made, strict=True):
        off = _off(wanted, got, tolerance)
        firsts += off[:1]
        others += off[1:]
    # Where a case leaves the first fault without effect, another begins later: the earlier line has the fault.
    return list(dict.fromkeys([*sorted(firsts), *others]))


def _off(wanted: Sequence[tuple[Key, Any]], got: Sequence[tuple[Key, Any]], tolerance: float) -> list[Key]:
    """The quantities that differ on one case, in the order in which the right function makes them."""
    have, at = _by_turn(got), _by_turn(wanted)
    # What only the edited function makes comes after the rest of its statement, and before the first one behind it.
    order: dict[tuple[Key, int], float] = {one: place for place, one in enumerate(at)}
    for key, turn in have.keys() - at.keys():
        mine = [order[one] for one in at if one[0][0] == key[0] and one[1] == turn]
        order[key, turn] = max(mine) + 0.5 if mine else next((order[one] for one in at if one[0] > key), len(at)) - 0.5
    off = [one for one in order if one not in have or one not in at or not alike(at[one], have[one], tolerance)]
    found = sorted(off, key=lambda one: (order[one], one))
    if not any(
        name.startswith("return ") for _, name in (key for key, _ in have)
    ):  # it stopped: what comes after that proves nothing
        missing = [one for one in found if one not in have]
        found = [one for one in found if one in have or one in missing[:1]]
    return list(dict.fromkeys(key for key, _ in found))


def _by_turn(events: Sequence[tuple[Key, Any]]) -> dict[tuple[Key, int], Any]:
    found: dict[tuple[Key, int], Any] = {}
    turns: dict[Key, int] = {}
    for key, value in events:
        turns[key] = turns.get(key, -1) + 1
        found[key, turns[key]] = value
    return found


def alike(one: Any, other: Any, tolerance: float) -> bool:
    """Whether two values are the same, up to a tolerance: their kind, their shape and their numbers."""
    if type(one) is np.ndarray and type(other) is np.ndarray:
        if one.shape != other.shape or one.dtype.kind != other.dtype.kind:
            return False
        if one.dtype == other.dtype and one.tobytes() == other.tobytes():
            return True  # nearly always, and found soonest so
    if isinstance(one, list) or isinstance(other, list):
        both = isinstance(one, list) and isinstance(other, list) and len(one) == len(other)
        return both and all(alike(mine, its, tolerance) for mine, its in zip(one, other, strict=True))
    if isinstance(one, NUMBERS) and isinstance(other, NUMBERS):
        mine, its = np.asarray(one), np.asarray(other)
        if mine.shape != its.shape or mine.dtype.kind != its.dtype.kind:
            return False
        if mine.dtype.kind == "b":  # two truths have no difference
            return bool(np.all(mine == its))
        scale = max(1.0, float(np.abs(its[np.isfinite(its)]).max(initial=0.0)))
        with np.errstate(all="ignore"):
            return bool(
                np.all((np.abs(mine - its) <= tolerance * scale) | (mine == its) | ((mine != mine) & (its != its)))
            )
    return type(one) is type(other) and (one is None or one == other)
