"""What travels: from all of a learner's cells, the source of one function and of what it needs. Text in, text out; nothing is run."""

import ast
import builtins
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from helpers.judge._cells import Parsed, parse_cell, why_not_read
from helpers.judge._definitions import Item, Notebook
from helpers.judge._names import cut_name

USUAL = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "math": "import math",
    "plt": "import matplotlib.pyplot as plt",
}


@dataclass(frozen=True)
class Submission:
    """A learner's answer as source.

    Args:
        function: the name of the function to call.
        kind: what that name is: "function", "async function", "class", "lambda", "value", "import",
            "broken" (its cell is no Python) or "missing".
        definition: its definition, where it is a function.
        pieces: (label, first line, source) of it and of what it needs, in the order in which they must run.
        missing: names that it uses and that did not come along, with the reason and what to do.
    """

    function: str
    kind: str
    definition: ast.FunctionDef | None = None
    pieces: tuple[tuple[str, int, str], ...] = ()
    missing: dict[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """All of it, to read."""
        return "\n\n".join(text for _, _, text in self.pieces)


def collect(
    name: str,
    cells: Iterable[tuple[str, str]],
    granted: Sequence[str] = ("numpy",),
    known_names: Iterable[str] = (),
    homes: Mapping[str, int] | None = None,
    served: Collection[str] = (),
) -> Submission:
    """Find a function and what it needs among a learner's cells.

    Imports, functions, classes and constants travel. Expression statements never do, nor does what a call computes, unless the call
    is one on a granted module, as in `np.array(...)`.

    Args:
        name: the function's name.
        cells: (label, source) of each cell, in the order of their runs; later definitions win.
        granted: modules that the box lets in, besides the standard library.
        known_names: what the kernel knows now; a name that it knows and no cell defines is stale.
        homes: for some names which cell's definition counts, where that is not the last one.
        served: names that are there already, whatever the cells make of them: functions that are computed elsewhere.

    Returns:
        The answer; its kind is "missing" if no cell defines the name.
    """
    cells, known = tuple(cells), set(known_names)
    notebook = _read(cells, tuple(granted), tuple((homes or {}).items()))
    labels = [label for label, _ in cells]
    items, missing = _in_order(name, notebook, served, lambda wanted: _reason(wanted, notebook, wanted in known))
    root = notebook.items.get(name, [None])[-1]
    files = _file_names(labels, [root, *items] if root else items)
    pieces = tuple((files[item.cell], item.line, item.text) for item in items)
    definition = root.node if root and isinstance(root.node, ast.FunctionDef) else None
    return Submission(name, _kind(name, root, notebook), definition, pieces, missing)


@lru_cache(maxsize=2)
def parse_all(cells: tuple[tuple[str, str], ...]) -> list[Parsed | None]:
    """All cells of a notebook, parsed. Kept for its next exercise."""
    return [parse_cell(source) for _, source in cells]


@lru_cache(maxsize=2)
def _read(cells: tuple[tuple[str, str], ...], granted: tuple[str, ...], homes: tuple[tuple[str, int], ...]) -> Notebook:
    """All cells, read; of those that define a name that has a home, the home alone. Kept for the notebook's next exercise."""
    notebook = Notebook(granted)
    parsed = parse_all(cells)
    for one in parsed:
        notebook.note_modules(one[0] if one else None)
    for number, ((label, source), one) in enumerate(zip(cells, parsed, strict=True)):
        if one is not None:
            notebook.read(number, *one, {name for name, home in homes if home != number})
        else:
            notebook.broken.append((label, source))
    return notebook


def _in_order(
    name: str, notebook: Notebook, served: Collection[str], reason: Callable[[str], str]
) -> tuple[list[Item], dict[str, str]]:
    """Everything that `name` needs, each after what it needs itself; and the names that nothing defines."""
    found: list[Item] = []
    seen, entered = set(served), set[int]()
    missing: dict[str, str] = {}
    # Names still to look at, and the item that comes when they are done: one after another, a chain of names may be long.
    waiting: list[tuple[Iterator[str], Item | None]] = [(iter([name]), None)]
    while waiting:
        names, item = waiting[-1]
        wanted = next(names, None)
        if wanted is None:
            waiting.pop()
            found += [item] if item else []
        elif wanted not in seen:
            seen.add(wanted)
            if wanted not in notebook.items and not hasattr(builtins, wanted):
                missing[wanted] = reason(wanted)
            # One item may define many names.
            items = [each for each in notebook.items.get(wanted, ()) if id(each) not in entered]
            entered.update(map(id, items))
            waiting += [(iter(sorted(each.needs)), each) for each in reversed(items)]
    stars = notebook.stars if missing else []
    return [*stars, *found], missing


def _kind(name: str, item: Item | None, notebook: Notebook) -> str:
    if item is None:
        return "value" if name in notebook.refused else "broken" if notebook.broken_home(name) else "missing"
    if isinstance(item.node, ast.Assign | ast.AnnAssign):
        return "lambda" if isinstance(item.node.value, ast.Lambda) else "value"
    kinds = {ast.FunctionDef: "function", ast.AsyncFunctionDef: "async function", ast.ClassDef: "class"}
    return kinds.get(type(item.node), "import")


def _reason(name: str, notebook: Notebook, known: bool) -> str:
    """Why a name did not come along, and what to do."""
    shown = f"`{cut_name(name)}`"
    if name in notebook.refused:
        return f"{shown} {notebook.refused[name]}"
    if home := notebook.broken_home(name):
        label, source = home
        return f"{shown} stands in {label}, but that cell {why_not_read(source)}, run it, check again."
    if name in USUAL:
        return f"{shown} is used, but no cell imports it. Write `{USUAL[name]}` in a cell, run it, check again."
    if known:
        return (
            f"{shown} is stale: your kernel still knows it, but no cell defines it any more, so a restart would lose it. "
            "Define it in a cell, run that cell, check again."
        )
    return (
        f"{shown} is used, but no cell defines it. Is it misspelt? Otherwise define it in a cell, run it, check again."
    )


def _file_names(labels: list[str], items: list[Item]) -> dict[int, str]:
    """What a traceback calls each cell that is needed: its label, numbered where two have the same."""
    names: dict[int, str] = {}
    same: Counter[str] = Counter()
    for cell in dict.fromkeys(item.cell for item in items):
        label = labels[cell]
        names[cell] = f"{label} ({same[label] + 1})" if same[label] else label
        same[label] += 1
    return names
