"""What a function did, as plain values."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.judge.inside import NAME_LIMIT, Describer, dtype_name

Key = tuple[str, Any]  # what kind of key it is, and the key


@dataclass(frozen=True)
class Value:
    """One value.

    Args:
        kind: "none", "array", "scalar", "tensor", "text", "sequence" (a list or a tuple), "iterator", "dict", "generator", "other", or
            "beyond" (it has too much of something to travel).
        type: what its numbers are; of a sequence "list" or "tuple", or "" where either is right; the name of another kind.
        shape: of an array, a tensor or a scalar.
        array: its numbers; None where it has none, or where they do not travel.
        text: a text; a whole number that no array holds.
        items: of a sequence, an iterator or a dict.
        keys: of a dict.
        more: whether an iterator gives more than its items.
    """

    kind: str
    type: str = ""
    shape: tuple[int, ...] = ()
    array: np.ndarray | None = None
    text: str = ""
    items: tuple["Value", ...] = ()
    keys: tuple[Key, ...] = ()
    more: bool = False


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
    inputs = tuple(value_of(described, arrays) for described in record["inputs"])
    if "raised" in record:
        raised = record["raised"]
        if type(raised) is not dict or type(raised["type"]) is not str or type(raised["text"]) is not str:
            raise ValueError("not an error's description")
        return Observation(inputs, raised=raised)
    return Observation(inputs, returned=value_of(record["returned"], arrays))


def value_of(described: Any, arrays: list[np.ndarray]) -> Value:
    """Read the description of a value, as `inside` makes it; a forged one may hold anything.

    Raises:
        ValueError, TypeError, KeyError, IndexError: it is not what `Describer` makes.
        RecursionError: it is nested too deeply.
    """
    kind = type(described)
    if described is None:
        return Value("none")
    if kind is bool or kind is float:
        return _scalar(np.asarray(described))
    if kind is int:
        fits = -(1 << 63) <= described < 1 << 63
        return _scalar(np.asarray(described, dtype=np.int64)) if fits else Value("scalar", "int64", text=str(described))
    if kind is str:
        return Value("text", "str", text=described)
    if kind is not dict:
        raise ValueError("not a value's description")
    for word in ("array", "scalar", "tensor"):  # nearly always
        if word in described:
            array = arrays[described[word]] if described[word] is not None else None
            shape = _shape(described["shape"]) if array is None else array.shape
            name = _name(described["type"]) if array is None else dtype_name(array.dtype)
            return Value(word, name, shape, array)
    for word in ("list", "tuple"):
        if word in described:
            return Value("sequence", word, items=_items(described[word], arrays))
    if "iterator" in described:
        items = _items(described["iterator"], arrays)
        return Value("iterator", "iterator", items=items, more=described["more"] is True)
    if "dict" in described:
        pairs = described["dict"]
        keys = tuple(_key(key, arrays) for key, _ in pairs)
        if len(set(keys)) < len(keys):  # two of them are not a number
            return Value("other", "dict with a key twice")
        return Value("dict", "dict", items=_items([value for _, value in pairs], arrays), keys=keys)
    if "generator" in described:
        return Value("generator", _name(described["generator"]))
    word = "beyond" if "beyond" in described else "other"
    return Value(word, _name(described[word]))


def _scalar(array: np.ndarray) -> Value:
    return Value("scalar", dtype_name(array.dtype), (), array)


def _items(described: Any, arrays: list[np.ndarray]) -> tuple[Value, ...]:
    if type(described) is not list:
        raise ValueError("not a list of values")
    return tuple(value_of(one, arrays) for one in described)


def _key(described: Any, arrays: list[np.ndarray]) -> Key:
    value = value_of(described, arrays)
    if value.kind == "scalar" and value.array is not None and value.array.shape == ():
        found = value.array.item()
        return value.array.dtype.kind.replace("u", "i"), repr(found)
    if value.kind == "sequence":
        return value.type, tuple(_key(one, arrays) for one in described[value.type])
    return value.kind, value.text or value.type


def _shape(numbers: Any) -> tuple[int, ...]:
    if type(numbers) is not list or len(numbers) > 64 or not all(type(n) is int and 0 <= n < 1 << 62 for n in numbers):
        raise ValueError("not a shape")
    return tuple(numbers)


def _name(text: Any) -> str:
    if type(text) is not str:
        raise ValueError("not a name")
    return text[:NAME_LIMIT]


def described(value: Any) -> Value:
    """A value of this process, as one that came from a box."""
    arrays: list[np.ndarray] = []
    return value_of(Describer(arrays).describe(value), arrays)


def outputs(seen: Observation, count: int) -> tuple[Value, ...] | None:
    """The `count` values that a call returned; None if it returned another number of them."""
    if seen.returned is None:
        return None
    values = (seen.returned,) if count == 1 else seen.returned.items if seen.returned.kind == "sequence" else ()
    return values if len(values) == count else None
