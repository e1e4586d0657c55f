"""Which of many functions return nearly what another one returned on a case: found by one look at a table of numbers."""

import re
import sys
from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

import numpy as np

from helpers.judge.contract._observed import Observation
from helpers.judge.inside import ARRAY_LIMIT

Item = TypeVar("Item")
Row = tuple[Hashable, np.ndarray]
CLASH = re.compile(r"size (\d+) is different from (\d+)|(\d+) \(dim \d\) != (\d+) \(dim \d\)")
PLAIN = (np.ndarray, float, int, bool)  # a class made of one of them is something else


class Nearby(Generic[Item]):
    """Functions by what they return on one case.

    Args:
        rows: what is to be found, each with its row of numbers, as `row_of` makes them; None where that has none.
    """

    def __init__(self, rows: Iterable[tuple[Item, Row | None]]):
        self._any: list[tuple[int, Item]] = []
        found: dict[Hashable, tuple[list[tuple[int, Item]], list[np.ndarray]]] = {}
        for number, (item, row) in enumerate(rows):
            if row is None:
                self._any.append((number, item))
                continue
            items, numbers = found.setdefault(row[0], ([], []))
            items.append((number, item))
            numbers.append(row[1])
        self._tables = {shapes: (items, np.array(numbers)) for shapes, (items, numbers) in found.items()}

    def of(self, row: Row | None, tolerance: float) -> list[Item]:
        """All that may do what a function with this row does, in the order given: those too that have no row, and they alone if it has
        none itself, as what returns numbers is nothing else."""
        if row is None:
            return [item for _, item in self._any]
        shapes, numbers = row
        items, table = self._tables.get(shapes, ([], np.empty((0, len(numbers)))))
        scale = tolerance * max(1.0, float(np.abs(numbers[np.isfinite(numbers)]).max(initial=0.0)))
        with np.errstate(all="ignore"):
            near = (np.abs(table - numbers) <= 2 * scale) | (table == numbers) | (np.isnan(table) & np.isnan(numbers))
        close = [items[at] for at in np.flatnonzero(near.all(axis=1))]
        return [item for _, item in sorted([*close, *self._any], key=lambda pair: pair[0])]


def row_of(value: Any) -> Row | None:
    """The shapes of the arrays (or tensors) in what was returned, and all their numbers in a row; None if it holds anything else, or more
    than travels: it is what `row_seen` has of the same."""
    if value is None:
        return ("nothing",), np.empty(0)
    items = value if type(value) in (tuple, list) else [value]
    if items and all(type(item) is np.ndarray and item.dtype == np.float64 for item in items):  # nearly always
        arrays = items
    else:
        if torch := sys.modules.get("torch"):  # who has not loaded it has no tensors
            items = [item.detach().numpy() if isinstance(item, torch.Tensor) else item for item in items]
        if not items or not all(type(item) in PLAIN or isinstance(item, np.number) for item in items):
            return None
        arrays = [np.asarray(item) for item in items]
    if not all(array.dtype.kind in "fiub" and array.nbytes <= ARRAY_LIMIT for array in arrays):
        return None
    shapes = tuple([array.shape for array in arrays])
    return shapes, np.concatenate([array.ravel().astype(np.float64, copy=False) for array in arrays])


def row_seen(seen: Observation) -> Row | None:
    """What a call returned, as `row_of` has it; what it raised has no numbers."""
    if seen.raised is not None:
        return ("raised", *error_kind(seen.raised)), np.empty(0)
    value = seen.returned
    assert value is not None
    if value.kind == "none":
        return row_of(None)
    arrays = [item.array for item in value.items] if value.kind == "sequence" else [value.array]
    return None if any(array is None for array in arrays) else row_of(arrays)


def error_kind(raised: dict[str, Any]) -> tuple[str, str]:
    """Errors of matrix products are of one kind, whichever way the product is written; others are known by their text."""
    text = raised["text"]
    product = "matmul" in text or "not aligned" in text
    return raised["type"], "a matrix product" if product else text


def clash(raised: dict[str, Any]) -> frozenset[str]:
    """The two sizes that did not fit in a matrix product, by the error's text, however it is written; none in other errors."""
    found = CLASH.search(raised["text"])
    return frozenset(size for size in found.groups() if size) if found else frozenset()
