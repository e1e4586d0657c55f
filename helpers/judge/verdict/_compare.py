"""Whether two functions did the same."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from helpers.judge.contract import Observation, Value, error_kind

LOOSE = {"float": "iuf", "int": "iu"}  # the kinds of numbers that stand for a plain one, where the exercise says so


def difference(got: np.ndarray, right: np.ndarray) -> float:
    """The largest difference of two arrays of one shape; infinite where only one of them is finite."""
    if got.dtype != np.float64 or right.dtype != np.float64:
        got, right = got.astype(np.float64, copy=False), right.astype(np.float64, copy=False)
    with np.errstate(invalid="ignore"):
        apart = np.abs(got - right)
    largest = float(apart.max(initial=0.0))
    if np.isfinite(largest):  # nearly always: there is nothing in them but numbers
        return largest
    same = (got == right) | (np.isnan(got) & np.isnan(right))
    if not (np.isfinite(got) & np.isfinite(right) | same).all():
        return np.inf
    return float(apart[~same].max(initial=0.0))


def close(got: Value, right: Value, tolerance: float) -> bool:
    """Whether two values have one kind, type and shape, the same texts and keys, and numbers within the tolerance."""
    if (got.shape, got.text, len(got.items), got.more) != (right.shape, right.text, len(right.items), right.more):
        return False
    if not same_form(got, right):
        return False
    if got.array is not None and right.array is not None:
        if got.array.dtype == right.array.dtype and got.array.tobytes() == right.array.tobytes():
            return True  # inputs, nearly always
        if right.array.dtype.kind in "iub":
            return bool(np.array_equal(got.array, right.array))
        apart = difference(got.array, right.array)
        if apart <= tolerance or not tolerance:
            return apart <= tolerance
        scale = max(1.0, float(np.abs(right.array[np.isfinite(right.array)]).max(initial=0.0)))
        return apart <= tolerance * scale
    if right.kind == "dict":
        return set(got.keys) == set(right.keys) and all(close(*pair, tolerance) for pair in by_key(got, right).values())
    return got.array is right.array and all(map(close, got.items, right.items, [tolerance] * len(got.items)))


def same_form(got: Value, right: Value) -> bool:
    """Whether two values have one kind and type, as exact as the right one is."""
    if got.kind != right.kind:
        return False
    if right.type in LOOSE and right.array is not None:
        return got.array is not None and got.array.dtype.kind in LOOSE[right.type]
    return got.type == right.type or (right.kind == "sequence" and not right.type)


def by_key(got: Value, right: Value) -> dict[Any, tuple[Value, Value]]:
    """The values of two dicts, side by side, for the keys that both have."""
    mine = dict(zip(got.keys, got.items, strict=True))
    return {key: (mine[key], its) for key, its in zip(right.keys, right.items, strict=True) if key in mine}


def same(got: Observation, other: Observation, tolerance: float) -> bool:
    """Whether two calls did the same: values, types, kind of error, and what became of the inputs."""
    if (got.raised is None) != (other.raised is None):
        return False
    if got.raised is not None and other.raised is not None:
        return error_kind(got.raised) == error_kind(other.raised)
    assert got.returned is not None and other.returned is not None
    return (
        close(got.returned, other.returned, tolerance)
        and len(got.inputs) == len(other.inputs)
        and all(close(mine, its, 0.0) for mine, its in zip(got.inputs, other.inputs, strict=True))
    )


def same_behaviour(got: Sequence[Observation], other: Sequence[Observation], tolerance: float) -> bool:
    """Whether two functions did the same on all cases."""
    return all(same(mine, its, tolerance) for mine, its in zip(got, other, strict=True))
