"""What a function did, as plain values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.judge.contract._exercise import Case
from helpers.judge.inside import NAME_LIMIT, observe


@dataclass(frozen=True)
class Value:
    """One returned value: "none", "array", "scalar", "tuple" (or a list) or "other"; only arrays and scalars carry numbers."""

    kind: str
    type: str = ""
    shape: tuple[int, ...] = ()
    array: np.ndarray | None = None
    items: tuple["Value", ...] = ()


@dataclass(frozen=True)
class Observation:
    """What one call did: it returned or it raised, and left its inputs in some state."""

    inputs: tuple[Value, ...]
    returned: Value | None = None
    raised: dict[str, Any] | None = None


def observation(record: dict[str, Any], arrays: list[np.ndarray]) -> Observation:
    """Read a description that came from a box; it may hold anything.

    Raises:
        ValueError, TypeError, KeyError, IndexError: it is not what `observe` makes.
    """
    inputs = tuple(_value(told, arrays) for told in record["inputs"])
    if "raised" in record:
        raised = record["raised"]
        if type(raised) is not dict or type(raised["type"]) is not str or type(raised["text"]) is not str:
            raise ValueError("not an error's description")
        return Observation(inputs, raised=raised)
    return Observation(inputs, returned=_value(record["returned"], arrays))


def _value(told: dict[str, Any], arrays: list[np.ndarray], depth: int = 0) -> Value:
    match told["kind"]:
        case "none":
            return Value("none")
        case "tuple" if depth == 0:
            return Value("tuple", items=tuple(_value(item, arrays, 1) for item in told["items"]))
        case "array" | "scalar" as kind:
            array = arrays[told["array"]] if "array" in told else None
            shape = _shape(told["shape"]) if array is None else array.shape
            name = _name(told["type"]) if array is None else array.dtype.name  # a plain float is a float64
            return Value(kind, name, shape, array)
        case "other":
            return Value("other", _name(told["type"]))
    raise ValueError("not a value's description")


def _shape(numbers: Any) -> tuple[int, ...]:
    if type(numbers) is not list or len(numbers) > 64 or not all(type(n) is int and 0 <= n < 1 << 62 for n in numbers):
        raise ValueError("not a shape")
    return tuple(numbers)


def _name(text: Any) -> str:
    if type(text) is not str:
        raise ValueError("not a name")
    return text[:NAME_LIMIT]


def behaviour(function: Callable, cases: Sequence[Case], parameters: Sequence[str]) -> tuple[Observation, ...]:
    """What a function of the course does on cases, observed in this process as a learner's is in the box."""
    seen = []
    with np.errstate(all="ignore"):
        for case in cases:
            record, arrays = observe(function, [case.inputs[name].copy() for name in parameters])
            seen.append(observation(record, arrays))
    return tuple(seen)


def outputs(seen: Observation, count: int) -> tuple[Value, ...] | None:
    """The `count` values that a call returned; None if it returned another number of them."""
    if seen.returned is None:
        return None
    values = (seen.returned,) if count == 1 else seen.returned.items
    return values if len(values) == count else None
