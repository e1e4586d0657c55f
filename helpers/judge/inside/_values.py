"""Values as they travel: a description that JSON can hold, with arrays beside it as plain buffers. Nothing is ever unpickled.

None, True, 3, 0.5, "text"                      themselves
{"list": [...]}, {"tuple": [...]}               their items; {"iterator": [...], "more": true} what was read out of one
{"dict": [[key, value], ...]}                   in its order
{"array": 0, "type": "float64", "shape": [3]}   the packet's first array; so are {"scalar": ...} and {"tensor": ...}
{"generator": "numpy", "seed": 7}               of random numbers, to be made
{"other": "set"}, {"beyond": "digits"}          what does not travel, by the name of its type, or for what it has too much of
"""

import sys
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from ._wire import NAME_LIMIT, SENDABLE

ARRAY_LIMIT = 1 << 20  # bytes of one array; no exercise needs more
DEPTH_LIMIT = 8  # of lists in lists
COUNT_LIMIT = 10_000  # values
ARRAYS_LIMIT = 1_000  # of them arrays and tensors
CHARACTERS_LIMIT = 100_000  # of all texts
BITS_LIMIT = 1_000  # of a whole number
READ_LIMIT = 1_000  # items that are read out of an iterator


@dataclass(frozen=True)
class Made:
    """A value that is made where the function is called: a "tensor" of an array, or a "generator" of a (library, seed)."""

    kind: str
    value: Any


@dataclass(frozen=True)
class ReadOut:
    """What an iterator gave, and whether there is more."""

    items: list[Any]
    more: bool


def read_out(value: Any) -> Any:
    """Read an iterator up to a limit; anything that can be iterated may stand for one. What can't be is given back."""
    kind = type(value)
    if issubclass(kind, str | dict | set | frozenset) or kind.__module__ in ("numpy", "torch"):
        return value
    if not hasattr(kind, "__iter__"):
        return value
    found = list(islice(value, READ_LIMIT + 1))
    return ReadOut(found[:READ_LIMIT], len(found) > READ_LIMIT)


class Describer:
    """Describes values, all of them together within the limits. It ends, whatever they hold: also themselves.

    Args:
        arrays: gets the arrays that the descriptions speak of.
        array_limit: bytes of one array; all together may have eight times as many.
    """

    def __init__(self, arrays: list[Any], array_limit: int = ARRAY_LIMIT):
        self._arrays, self._array_limit = arrays, array_limit
        self._count, self._large, self._characters, self._bytes = 0, 0, 0, 0

    def describe(self, value: Any) -> Any:
        """Describe a value. Of one that holds too many, nothing is kept: what travels stays small.

        Subclasses are read by their base's own methods: they can't lie about what they hold.
        """
        start = len(self._arrays)
        described = self._describe(value, 0)
        if not self._is_full():
            return described
        del self._arrays[start:]
        return {"beyond": "items"}

    def _is_full(self) -> bool:
        too_many = self._count > COUNT_LIMIT or self._large > ARRAYS_LIMIT
        return too_many or self._bytes > 8 * self._array_limit

    def _describe(self, value: Any, depth: int) -> Any:
        self._count += 1
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            return value if value.bit_length() <= BITS_LIMIT else {"beyond": "digits"}
        if issubclass(kind, str):
            value = str.__str__(value)
            self._characters += len(value)
            return value if self._characters <= CHARACTERS_LIMIT else {"beyond": "characters"}
        if issubclass(kind, tuple | list | dict):
            return self._container(value, kind, depth)
        if kind is Made:
            return self._made(value)
        if kind is ReadOut:
            return {"iterator": self._items(value.items, depth + 1), "more": value.more}
        return self._array(value, kind)

    def _container(self, value: Any, kind: type, depth: int) -> dict[str, Any]:
        if depth >= DEPTH_LIMIT:
            return {"beyond": "depth"}
        if issubclass(kind, tuple):
            return {"tuple": self._items(tuple.__iter__(value), depth + 1)}
        if issubclass(kind, list):
            return {"list": self._items(list.__iter__(value), depth + 1)}
        keys = self._items(dict.keys(value), depth + 1)
        return {"dict": [list(pair) for pair in zip(keys, self._items(dict.values(value), depth + 1), strict=False)]}

    def _items(self, values: Any, depth: int) -> list[Any]:
        found = []
        for value in values:
            found.append(self._describe(value, depth))
            if self._is_full():
                break
        return found

    def _array(self, value: Any, kind: type) -> dict[str, Any]:
        import numpy as np

        torch, word = sys.modules.get("torch"), "array"
        if kind is np.ndarray:
            found = value
        elif kind.__module__ == "numpy" and issubclass(kind, np.number | np.bool_):
            found, word = np.asarray(value), "scalar"
        elif torch and issubclass(kind, torch.Tensor):
            try:
                with torch._C.DisableTorchFunctionSubclass():
                    found, word = value.detach().cpu().resolve_conj().resolve_neg().numpy(), "tensor"
            except (TypeError, RuntimeError):  # sparse, or of a type that NumPy does not have
                return {"other": name_of(kind)}
        elif kind is np.random.Generator:
            return {"generator": "numpy"}
        elif torch and kind is torch.Generator:
            return {"generator": "torch"}
        else:
            return {"other": name_of(kind)}
        description: dict[str, Any] = {"type": dtype_name(found.dtype), "shape": list(found.shape), word: None}
        if _is_sendable(found.dtype) and found.nbytes <= self._array_limit:
            self._bytes += found.nbytes
            self._large += word != "scalar"
            self._arrays.append(found)
            description[word] = len(self._arrays) - 1
        return description

    def _made(self, made: Made) -> dict[str, Any]:
        if made.kind == "generator":
            library, seed = made.value
            return {"generator": library, "seed": seed}
        described = self._array(made.value, type(made.value))
        return {made.kind: described.pop("array"), **described}


def restore(described: Any, arrays: list[Any]) -> Any:
    """A value from its description; arrays are copied, so that each call has its own.

    Raises:
        ValueError: it is the description of something that does not travel.
    """
    if not isinstance(described, dict):
        return described
    for kind in ("list", "tuple", "iterator"):
        if kind in described:
            items = [restore(item, arrays) for item in described[kind]]
            return tuple(items) if kind == "tuple" else items
    if "dict" in described:
        return {restore(key, arrays): restore(value, arrays) for key, value in described["dict"]}
    if "seed" in described:
        return _generator(described["generator"], described["seed"])
    for kind in ("array", "scalar", "tensor"):
        if described.get(kind) is not None:
            array: Any = arrays[described[kind]].copy()
            if kind == "tensor":
                import torch

                return torch.from_numpy(array)
            return array[()] if kind == "scalar" else array
    raise ValueError(f"{described.get('other', 'a value beyond the limits')} does not travel")


def items_of(described: Any) -> list[Any]:
    """The several values that a function returned, or the one."""
    for kind in ("tuple", "list"):
        if isinstance(described, dict) and kind in described:
            return described[kind]
    return [described]


@lru_cache(maxsize=64)
def dtype_name(dtype: Any) -> str:
    """What NumPy calls a type of numbers. It spells the name out anew each time, which was a fifth of a call's description."""
    return dtype.name[:NAME_LIMIT]


@lru_cache(maxsize=64)
def _is_sendable(dtype: Any) -> bool:
    return bool(SENDABLE.fullmatch(dtype.str))


def name_of(kind: type) -> str:
    """The name of a type, whatever it says of itself."""
    return str(type.__dict__["__name__"].__get__(kind))[:NAME_LIMIT]


def _generator(library: str, seed: int) -> Any:
    if library == "torch":
        import torch

        return torch.Generator().manual_seed(seed)
    import numpy as np

    return np.random.default_rng(seed)
