"""Values in plain words and numbers, as they travel."""

from typing import Any

from ._wire import NAME_LIMIT, SENDABLE

ARRAY_LIMIT = 1 << 20  # bytes of one returned array; no exercise needs more


def describe(value: Any, arrays: list[Any], depth: int = 0) -> dict[str, Any]:
    """A value in plain words and numbers. Exact types only: a subclass can lie about its values.

    Args:
        value: what a function returned, or was given.
        arrays: gets the arrays that the description speaks of.
        depth: how deep in a tuple it stands.
    """
    import numpy as np

    kind = type(value)
    if value is None:
        return {"kind": "none"}
    if issubclass(kind, tuple):
        value, kind = tuple.__getitem__(value, slice(None)), tuple  # a named tuple; whatever it says of itself
    if kind in (tuple, list) and depth == 0 and len(value) <= 16:
        return {"kind": "tuple", "items": [describe(item, arrays, depth + 1) for item in value]}
    if kind is np.ndarray:
        told: dict[str, Any] = {"kind": "array", "type": value.dtype.name, "shape": list(value.shape)}
    elif kind in (bool, int, float) or (kind.__module__ == "numpy" and issubclass(kind, np.number)):
        told, value = {"kind": "scalar", "type": name_of(kind), "shape": []}, np.asarray(value)
    else:
        return {"kind": "other", "type": name_of(kind)}
    if SENDABLE.fullmatch(value.dtype.str) and value.nbytes <= ARRAY_LIMIT:
        arrays.append(value)
        told["array"] = len(arrays) - 1
    return told


def name_of(kind: type) -> str:
    return str(type.__dict__["__name__"].__get__(kind))[:NAME_LIMIT]
