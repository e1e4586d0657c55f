"""What travels: from all of a learner's cells, the source of one function and of what it needs. Text in, text out; nothing is run."""

import ast
import builtins
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from helpers.judge._cells import Parsed, parse_cell
from helpers.judge._definitions import Item, Notebook

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
    home: int | None = None,
) -> Submission:
    """Find a function and what it needs among a learner's cells.

    Imports, functions, classes and constants travel. Expression statements never do, nor does what a call computes, unless the call
    is one on a granted module, as in `np.array(...)`.

    Args:
        name: the function's name.
        cells: (label, source) of each cell, in the order of their runs; later definitions win.
        granted: modules that the box lets in, besides the standard library.
        known_names: what the kernel knows now; a name that it knows and no cell defines is stale.
        home: which cell defines the function, where that is not the last one to do so.

    Returns:
        The answer; its kind is "missing" if no cell defines the name.
    """
    cells, known = tuple(cells), set(known_names)
    notebook = _read(cells, tuple(granted), *((name, home) if home is not None else (None, None)))
    labels = [label for label, _ in cells]
    items, missing = _in_order(name, notebook, lambda wanted: _reason(wanted, notebook, wanted in known))
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
def _read(cells: tuple[tuple[str, str], ...], granted: tuple[str, ...], name: str | None, home: int | None) -> Notebook:
    """All cells, read; of cells that define `name`, `home` alone. Kept for the notebook's next exercise."""
    notebook = Notebook(granted)
    parsed = parse_all(cells)
    for one in parsed:
        notebook.note_modules(one[0] if one else None)
    for number, ((label, source), one) in enumerate(zip(cells, parsed, strict=True)):
        if one is not None:
            try:
                notebook.read(number, *one, name if number != home else None)
                continue
            except RecursionError:  # nested more deeply than anybody reads
                pass
        notebook.broken.append((label, source))
    return notebook


def _in_order(name: str, notebook: Notebook, reason: Callable[[str], str]) -> tuple[list[Item], dict[str, str]]:
    """Everything that `name` needs, each after what it needs itself; and the names that nothing defines."""
    found: dict[int, Item] = {}
    seen: set[str] = set()
    missing: dict[str, str] = {}

    def visit(wanted: str) -> None:
        if wanted in seen:
            return
        seen.add(wanted)
        for item in notebook.items.get(wanted, ()):
            for needed in sorted(item.needs):
                visit(needed)
            found[id(item)] = item
        if wanted not in notebook.items and not hasattr(builtins, wanted):
            missing[wanted] = reason(wanted)

    visit(name)
    stars = notebook.stars if missing else []
    return [*stars, *found.values()], missing


def _kind(name: str, item: Item | None, notebook: Notebook) -> str:
    if item is None:
        return "value" if name in notebook.refused else "broken" if notebook.broken_home(name) else "missing"
    if isinstance(item.node, ast.Assign | ast.AnnAssign):
        return "lambda" if isinstance(item.node.value, ast.Lambda) else "value"
    kinds = {ast.FunctionDef: "function", ast.AsyncFunctionDef: "async function", ast.ClassDef: "class"}
    return kinds.get(type(item.node), "import")


def _reason(name: str, notebook: Notebook, known: bool) -> str:
    """Why a name did not come along, and what to do."""
    if name in notebook.refused:
        return f"`{name}` {notebook.refused[name]}"
    if home := notebook.broken_home(name):
        return f"`{name}` stands in {home}, but that cell has a syntax error. Correct it, run it, check again."
    if name in USUAL:
        return f"`{name}` is used, but no cell imports it. Write `{USUAL[name]}` in a cell, run it, check again."
    if known:
        return (
            f"`{name}` is stale: your kernel still knows it, but no cell defines it any more, so a restart would lose it. "
            "Define it in a cell, run that cell, check again."
        )
    return (
        f"`{name}` is used, but no cell defines it. Is it misspelt? Otherwise define it in a cell, run it, check again."
    )


def _file_names(labels: list[str], items: list[Item]) -> dict[int, str]:
    """What a traceback calls each cell that is needed: its label, numbered where two have the same."""
    names: dict[int, str] = {}
    for item in items:
        if item.cell not in names:
            same = sum(labels[cell] == labels[item.cell] for cell in names)
            names[item.cell] = labels[item.cell] if not same else f"{labels[item.cell]} ({same + 1})"
    return names
