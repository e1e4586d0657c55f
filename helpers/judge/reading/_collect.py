"""What travels: from all of a learner's cells, the source of one function and of what it needs. Text in, text out; nothing is run."""

import ast
import builtins
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from helpers.judge.reading._cells import Parsed, parse_cell, why_not_read
from helpers.judge.reading._definitions import ALIASES_LIMIT, END, Item, Notebook
from helpers.judge.reading._names import cut_name

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
        futures: what its cells import from `__future__`.
    """

    function: str
    kind: str
    definition: ast.FunctionDef | None = None
    pieces: tuple[tuple[str, int, str], ...] = ()
    missing: dict[str, str] = field(default_factory=dict)
    futures: tuple[str, ...] = ()

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
    items, missing = _slice(name, notebook, served, lambda wanted: _reason(wanted, notebook, wanted in known))
    root = _followed(name, notebook)
    files = _file_names(labels, [root, *items] if root else items)
    pieces = tuple((files[item.cell], item.line, item.text) for item in items)
    definition = root.node if root and isinstance(root.node, ast.FunctionDef) else None
    return Submission(name, _kind(name, root, notebook), definition, pieces, missing, tuple(sorted(notebook.futures)))


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
        notebook.note_modules(one.tree if one else None)
    for number, ((label, source), one) in enumerate(zip(cells, parsed, strict=True)):
        if one is not None:
            notebook.read(number, one, {name for name, home in homes if home != number})
        else:
            notebook.broken.append((label, source))
    return notebook


def _slice(
    name: str, notebook: Notebook, served: Collection[str], reason: Callable[[str], str]
) -> tuple[list[Item], dict[str, str]]:
    """Everything that `name` needs, in an order in which it can run; and the names that nothing defines.

    What a statement uses when it runs is as it was before it; what a function uses when it is called, as it is in the end.
    """
    found: list[Item] = []
    entered: set[int] = set()
    missing: dict[str, str] = {}
    taken: dict[tuple[str, int], int] = {}  # how far each making of a name has been followed
    uses_builtins = shuffled = False
    # Names still to look at, and the item that comes when they are done: one after another, a chain of names may be long.
    waiting: list[tuple[Iterator[tuple[str, int]], Item | None]] = [(iter([(name, END)]), None)]
    while waiting:
        names, item = waiting[-1]
        wanted, before = next(names, ("", 0))
        if not wanted:
            waiting.pop()
            found += [item] if item else []
            continue
        if wanted in served:
            continue
        history = notebook.names.get(wanted)
        place = history.before(before) if history else None
        if history and not place and (place := history.before(END)):
            shuffled = True  # the notebook's order is not that of its runs
        events = []
        if history and place:
            start, end = place
            events = history.events(max(start, taken.get((wanted, start), start)), end)
            taken[wanted, start] = max(end, taken.get((wanted, start), end))
            made = history.events(start, start + 1)[0]
        if not (history and place) or not isinstance(made, Item):
            if not hasattr(builtins, wanted):
                missing[wanted] = f"`{cut_name(wanted)}` {made}" if history and place and made else reason(wanted)
            uses_builtins = True
            continue
        items = [one for one in events if isinstance(one, Item) and one.at not in entered]
        entered.update(one.at for one in items if not isinstance(one.node, ast.Import | ast.ImportFrom))
        for one in reversed(items):
            at_once, later = one.needs
            needs = [*((other, one.at) for other in at_once), *((other, END) for other in later - at_once)]
            waiting.append((iter(sorted(needs)), one))
    stars = [star for star in notebook.stars if missing or (uses_builtins and notebook.lets_in(star))]
    items = [*stars, *found]
    return items if shuffled else sorted(items, key=lambda one: one.at), missing


def _followed(name: str, notebook: Notebook) -> Item | None:
    """The statement that makes a name, through other names for the same thing."""
    before = END
    for _ in range(ALIASES_LIMIT):
        history = notebook.names.get(name)
        place = history.before(before) if history else None
        made = history.events(*place)[0] if history and place else None
        if not isinstance(made, Item) or not isinstance(made.node, ast.Assign | ast.AnnAssign):
            return made if isinstance(made, Item) else None
        if isinstance(made.node.value, ast.Name):
            name, before = made.node.value.id, made.at
        elif isinstance(made.node.value, ast.Attribute) and isinstance(made.node.value.value, ast.Name):
            return _method(made, made.node.value.value.id, made.node.value.attr, notebook)
        else:
            return made
    return None


def _method(item: Item, owner: str, name: str, notebook: Notebook) -> Item:
    """In `step = Cell.step`, the function inside the class."""
    node = _last(owner, notebook)
    for inner in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(inner, ast.FunctionDef) and inner.name == name:
            return replace(item, node=inner)
    return item


def _last(name: str, notebook: Notebook) -> ast.stmt | str | None:
    return notebook.names[name].last if name in notebook.names else None


def _kind(name: str, item: Item | None, notebook: Notebook) -> str:
    if item is None:
        return "value" if _last(name, notebook) else "broken" if notebook.broken_home(name) else "missing"
    if isinstance(item.node, ast.Assign | ast.AnnAssign):
        return "lambda" if isinstance(item.node.value, ast.Lambda) else "value"
    kinds = {ast.FunctionDef: "function", ast.AsyncFunctionDef: "async function", ast.ClassDef: "class"}
    return kinds.get(type(item.node), "import")


def _reason(name: str, notebook: Notebook, known: bool) -> str:
    """Why a name did not come along, and what to do."""
    shown = f"`{cut_name(name)}`"
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
