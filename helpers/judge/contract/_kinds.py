"""The types of values that an exercise may declare, written as Python writes them: what they are called, and whether a value has one."""

import types
import typing
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from helpers.judge.contract._observed import Value
from helpers.judge.inside import Made

PLAIN = {str: "a text", int: "a whole number", float: "a number", bool: "True or False", None: "None"}
NAMED = {
    "numpy.ndarray": "an array of numbers",
    "numpy.random.Generator": "a random generator",
    "torch.Tensor": "a torch tensor",
    "torch.Generator": "a torch generator",
}
GENERATORS = {"numpy.random.Generator": "numpy", "torch.Generator": "torch"}
READ_OUT = (Iterator, Iterable, Generator)


def name_of_type(wanted: Any) -> str:
    """A class by its full name, so that torch need not be loaded to name it: `"torch.Tensor"` may be written as a text."""
    if isinstance(wanted, str):
        return wanted
    if wanted is np.random.Generator:
        return "numpy.random.Generator"  # it says another module of itself
    return f"{getattr(wanted, '__module__', '')}.{getattr(wanted, '__qualname__', '')}"


def is_torchs(wanted: Any) -> bool:
    """Whether a type needs torch, itself or inside."""
    return name_of_type(wanted).startswith("torch.") or any(map(is_torchs, typing.get_args(wanted)))


def is_read_out(wanted: Any) -> bool:
    """Whether a returned value is an iterator, which is read where it is returned."""
    return typing.get_origin(wanted) in READ_OUT


def not_known(wanted: Any) -> str | None:
    """What is wrong with a declared type, or None."""
    if wanted is types.NoneType or ((wanted is None or isinstance(wanted, type)) and wanted in PLAIN):
        return None
    if name_of_type(wanted) in NAMED:
        return None
    origin, inner = typing.get_origin(wanted), [one for one in typing.get_args(wanted) if one is not ...]
    if origin in (list, tuple, dict, typing.Union, types.UnionType) and inner:
        return next((wrong for one in inner if (wrong := not_known(one) or _nested(one))), None)
    if is_read_out(wanted):
        return not_known(inner[0])
    shown = wanted if isinstance(wanted, str) else getattr(wanted, "__name__", str(wanted))
    return (
        f"{shown!r}, which does not travel. Write str, int, float, bool, None, np.ndarray, np.random.Generator, 'torch.Tensor', "
        "'torch.Generator', or list[...], tuple[...], dict[...] of these, such as list[str]"
    )


def _nested(wanted: Any) -> str | None:
    if is_read_out(wanted):
        return "an iterator inside of another value. Only a returned value can be one; inside, write list[...]"
    return None


def words(wanted: Any) -> str:
    """A type in words."""
    if wanted is types.NoneType:
        return "None"
    if (wanted is None or isinstance(wanted, type)) and wanted in PLAIN:
        return PLAIN[wanted]
    if name_of_type(wanted) in NAMED:
        return NAMED[name_of_type(wanted)]
    if typing.get_origin(wanted) in (typing.Union, types.UnionType):
        return " or ".join(words(one) for one in typing.get_args(wanted))
    return f"a {str(wanted).replace('collections.abc.', '')}"


def carried(value: Any, wanted: Any) -> Any:
    """A declared input as it goes into a box: a generator's seed and a tensor's array are marked to be made there."""
    if wanted is np.ndarray:  # nearly always
        return value
    name, origin, inner = name_of_type(wanted), typing.get_origin(wanted), typing.get_args(wanted)
    if name in GENERATORS:
        return Made("generator", (GENERATORS[name], int(value)))
    if name == "torch.Tensor":
        return Made("tensor", np.asarray(value))
    if not is_torchs(wanted):
        return value
    if origin is dict:
        return {key: carried(one, inner[1]) for key, one in value.items()}
    if origin in (typing.Union, types.UnionType):
        return carried(value, next(one for one in inner if not misfit(value, one, "it")))
    kinds = inner[:1] * len(value) if origin is list or inner[-1] is ... else inner
    return origin(carried(one, kind) for one, kind in zip(value, kinds, strict=True))


def how_made(wanted: Any, seed: Any) -> str | None:
    """The line that makes a generator of a seed; None where the type is no generator."""
    makes = {"numpy": "np.random.default_rng({})", "torch": "torch.Generator().manual_seed({})"}
    library = GENERATORS.get(name_of_type(wanted))
    return makes[library].format(seed) if library else None


def misfit(value: Any, wanted: Any, where: str) -> str | None:
    """Where an input does not have its declared type, in words; None if it does.

    Args:
        value: the input.
        wanted: its type.
        where: what it is called.
    """
    name, origin, inner = name_of_type(wanted), typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (typing.Union, types.UnionType):
        fits = any(misfit(value, one, where) is None for one in inner)
        return None if fits else f"{where} should be {words(wanted)}, and is {_shown(value)}"
    if name in ("numpy.ndarray", "torch.Tensor"):
        fits = isinstance(value, np.ndarray) and value.dtype.kind in "biuf"
    elif name in GENERATORS:
        fits = type(value) is int and 0 <= value < 1 << 63
        if not fits:
            return f"{where} should be the seed of {words(wanted)}, a whole number from 0 on, and is {_shown(value)}"
    elif wanted is None or wanted is types.NoneType:
        fits = value is None
    elif wanted is float:
        fits = type(value) in (int, float, np.float64)
    elif origin is dict:
        if isinstance(value, dict):
            return _first(
                wrong
                for key, one in value.items()
                for wrong in (
                    misfit(key, inner[0], f"the key {key!r} of {where}"),
                    misfit(one, inner[1], f"the value under {key!r} of {where}"),
                )
            )
        fits = False
    elif origin in (list, tuple):
        kinds = inner[:1] * len(value) if isinstance(value, origin) and (origin is list or inner[-1] is ...) else inner
        fits = isinstance(value, origin) and len(value) == len(kinds)
        if fits:
            items = enumerate(zip(value, kinds, strict=True), 1)
            return _first(misfit(one, kind, f"item {at} of {where}") for at, (one, kind) in items)
    else:
        fits = type(value) is wanted
    return None if fits else f"{where} should be {words(wanted)}, and is {_shown(value)}"


def _first(found: Iterable[str | None]) -> str | None:
    return next((one for one in found if one), None)


def _shown(value: Any) -> str:
    text = repr(value)
    return f"the {type(value).__name__} {text}" if len(text) <= 40 and "\n" not in text else f"a {type(value).__name__}"


def as_wanted(value: Value, wanted: Any, exact: bool) -> Value:
    """A right value, with what need not be exact taken out of it: the kind of a sequence, how long the words of a number are.

    Args:
        value: what the course's own function returned.
        wanted: its declared type; None where none is declared.
        exact: whether a list and a tuple differ.
    """
    if wanted is None and value.kind == "array":  # nearly always
        return value
    name, origin, inner = name_of_type(wanted), typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (typing.Union, types.UnionType):
        fitting = (one for one in inner if kind_of(one) == value.kind)
        return as_wanted(value, next(fitting, None), exact)
    if value.kind == "scalar" and value.array is not None and wanted is float and value.array.dtype.kind in "iuf":
        return replace(value, type="float", array=value.array.astype(np.float64))
    if value.kind == "scalar" and value.array is not None and wanted is int and value.array.dtype.kind in "iu":
        return replace(value, type="int")
    if name == "torch.Tensor" and value.kind == "array":
        return replace(value, kind="tensor")
    if value.kind in ("sequence", "iterator", "dict"):
        kinds: tuple[Any, ...] = (None,) * len(value.items)
        if origin is dict:
            kinds = inner[1:] * len(value.items)
        elif origin in (list, *READ_OUT) or (origin is tuple and inner[-1] is ...):
            kinds = inner[:1] * len(value.items)
        elif origin is tuple and len(inner) == len(value.items):
            kinds = inner
        items = tuple(as_wanted(one, kind, exact) for one, kind in zip(value.items, kinds, strict=True))
        return replace(value, items=items, type="" if value.kind == "sequence" and not exact else value.type)
    return value


def has_type(value: Value, wanted: Any) -> bool:
    """Whether what the course's own function returned, as `as_wanted` made it, has its declared type."""
    origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (typing.Union, types.UnionType):
        return any(has_type(value, one) for one in inner)
    if origin in READ_OUT:
        return value.kind == "iterator" and not value.more and all(has_type(one, inner[0]) for one in value.items)
    if value.kind != kind_of(wanted):
        return False
    if origin is dict:
        return all(has_type(one, inner[1]) for one in value.items)
    if origin in (list, tuple):
        kinds = inner[:1] * len(value.items) if origin is list or inner[-1] is ... else inner
        return len(kinds) == len(value.items) and all(map(has_type, value.items, kinds))
    if value.kind == "scalar":
        return value.type == {int: "int", float: "float", bool: "bool"}.get(wanted) or (
            wanted is int and bool(value.text)
        )
    return True


def kind_of(wanted: Any) -> str:
    """What kind of `Value` a type has."""
    name, origin = name_of_type(wanted), typing.get_origin(wanted)
    if origin in (list, tuple):
        return "sequence"
    if origin is dict:
        return "dict"
    if name in GENERATORS:
        return "generator"
    named = {"numpy.ndarray": "array", "torch.Tensor": "tensor"}
    return named.get(name) or {str: "text", None: "none", types.NoneType: "none"}.get(wanted, "scalar")
