"""Whether two functions did the same."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from helpers.judge.contract import Observation, Value


def difference(got: np.ndarray, right: np.ndarray) -> float:
    """The largest difference of two arrays of one shape; infinite where only one of them is finite."""
    got, right = got.astype(np.float64), right.astype(np.float64)
    finite = np.isfinite(got) & np.isfinite(right)
    same = (got == right) | (np.isnan(got) & np.isnan(right))
    if not (finite | same).all():
        return np.inf
    apart = np.subtract(got, right, where=finite, out=np.zeros_like(right))
    return float(np.abs(apart).max(initial=0.0))


def close(got: Value, right: Value, tolerance: float) -> bool:
    """Whether two values have one kind, type and shape, and numbers within the tolerance."""
    if (got.kind, got.type, got.shape, len(got.items)) != (right.kind, right.type, right.shape, len(right.items)):
        return False
    if got.array is None or right.array is None:
        return got.array is right.array and all(map(close, got.items, right.items, [tolerance] * len(got.items)))
    scale = max(1.0, float(np.abs(right.array[np.isfinite(right.array)]).max(initial=0.0)))
    return difference(got.array, right.array) <= tolerance * scale


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


def error_kind(raised: dict[str, Any]) -> tuple[str, str]:
    """Errors of matrix products are of one kind, whichever way the product is written; others are told by their text."""
    text = raised["text"]
    product = "matmul" in text or "not aligned" in text
    return raised["type"], "a matrix product" if product else text
