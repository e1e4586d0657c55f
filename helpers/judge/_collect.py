"""What travels: from all of a learner's cells, the source of one function and of what it needs. Text in, text out; nothing is run."""

import ast
import builtins
import re
import symtable
import sys
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from helpers.judge._cells import parse_cell

USUAL = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "math": "import math",
    "plt": "import matplotlib.pyplot as plt",
}

COMPUTED = (
    "is computed by a call, and a check runs definitions only. Compute it inside your function, or write its value."
)
CHANGED = (
    "is changed after it is made, and that does not travel. Make it whole in one assignment, or inside your function."
)
NESTED = "is set by a statement that does not travel: only imports, `def`, `class` and plain assignments do, at a cell's top level."

Definition = (
    ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Import | ast.ImportFrom
)


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


@dataclass(frozen=True)
class _Item:
    """One definition of one name; `text` is what runs, at `line` of the cell with this number."""

    cell: int
    node: Definition
    line: int
    text: str
    needs: frozenset[str] = frozenset()


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
    notebook = _Notebook(granted)
    cells, known = list(cells), set(known_names)
    parsed = [parse_cell(source) for _, source in cells]
    for one in parsed:
        notebook.note_modules(one[0] if one else None)
    for number, ((label, source), one) in enumerate(zip(cells, parsed, strict=True)):
        if one is None:
            notebook.broken.append((label, source))
        else:
            notebook.read(number, *one, name if home is not None and number != home else None)
    labels = [label for label, _ in cells]
    items, missing = _in_order(name, notebook, lambda wanted: _reason(wanted, notebook, wanted in known))
    root = notebook.items.get(name, [None])[-1]
    files = _file_names(labels, [root, *items] if root else items)
    pieces = tuple((files[item.cell], item.line, item.text) for item in items)
    definition = root.node if root and isinstance(root.node, ast.FunctionDef) else None
    return Submission(name, _kind(name, root, notebook), definition, pieces, missing)


class _Notebook:
    """All definitions of a notebook, by name, and why a name has none that can travel."""

    def __init__(self, granted: Sequence[str]):
        self.granted = {*granted, *sys.stdlib_module_names}
        self.modules: set[str] = set()  # names of what may be called for a constant
        self.items: dict[str, list[_Item]] = {}
        self.refused: dict[str, str] = {}
        self.stars: list[_Item] = []
        self.broken: list[tuple[str, str]] = []

    def note_modules(self, tree: ast.Module | None) -> None:
        """Note what a cell imports from granted modules; a cell that was run later may well be used by an earlier one."""
        for node in tree.body if tree else ():
            if isinstance(node, ast.Import | ast.ImportFrom):
                whole = node.module or "" if isinstance(node, ast.ImportFrom) else None
                for alias in node.names:
                    if (alias.name if whole is None else whole).partition(".")[0] in self.granted:
                        self.modules.update(_bound(alias))

    def read(self, cell: int, tree: ast.Module, lines: list[str], not_here: str | None) -> None:
        """Take in one cell; what it defines replaces what was known. The name `not_here` is left alone."""
        for node in tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._imports(cell, node)
                continue
            changed = [name for name in _changed(node) if isinstance(self._last(name), ast.Assign | ast.AnnAssign)]
            self._refuse(changed, CHANGED)
            names = [name for name in _bound(node) if name != not_here]
            if not names or isinstance(node, ast.Expr) or (isinstance(node, ast.AnnAssign) and node.value is None):
                continue
            if isinstance(node, ast.Delete):
                for name in names:
                    self.items.pop(name, None)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and self._calls(node.value):
                self._refuse(names, COMPUTED)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign):
                self._define(names, _item(cell, node, lines))
            else:
                self._refuse(names, NESTED)

    def broken_home(self, name: str) -> str | None:
        """The cell that would define a name if it were Python."""
        form = re.compile(rf"^\s*(def\s+{name}\b|{name}\s*=|.*\bimport\b.*\b{name}\b)", re.MULTILINE)
        return next((label for label, source in self.broken if form.search(source)), None)

    def _imports(self, cell: int, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            # One name, one import: what else stands on that line may not be needed, nor let in.
            one = (
                ast.Import([alias])
                if isinstance(node, ast.Import)
                else ast.ImportFrom(node.module, [alias], node.level)
            )
            item = _Item(cell, node, node.lineno, ast.unparse(one))
            name = alias.asname or alias.name.partition(".")[0]
            before = self.items.get(name, [])
            if name == "*":
                self.stars.append(item)
            elif "." in alias.name and not alias.asname and all(isinstance(old.node, ast.Import) for old in before):
                self.refused.pop(name, None)
                self.items[name] = [*before, item]  # `import a.b` and `import a.c` both make a
            else:
                self._define([name], item)

    def _define(self, names: list[str], item: _Item) -> None:
        for name in names:
            self.items[name] = [item]
            self.refused.pop(name, None)

    def _refuse(self, names: list[str], reason: str) -> None:
        for name in names:
            self.items.pop(name, None)
            self.refused[name] = reason

    def _calls(self, value: ast.expr) -> bool:
        """Whether an expression calls anything but a granted module when it is evaluated."""
        if isinstance(value, ast.Lambda):
            return any(self._calls(part) for part in (*value.args.defaults, *filter(None, value.args.kw_defaults)))
        if isinstance(value, ast.Call) and not self._is_granted(value.func):
            return True
        if isinstance(value, ast.Await | ast.Yield | ast.YieldFrom | ast.NamedExpr):
            return True
        return any(self._calls(part) for part in ast.iter_child_nodes(value))

    def _is_granted(self, called: ast.expr) -> bool:
        while isinstance(called, ast.Attribute | ast.Call | ast.Subscript):
            called = called.func if isinstance(called, ast.Call) else called.value
        return isinstance(called, ast.Name) and called.id in self.modules

    def _last(self, name: str) -> ast.AST | None:
        return self.items[name][-1].node if name in self.items else None


def _in_order(name: str, notebook: _Notebook, reason: Callable[[str], str]) -> tuple[list[_Item], dict[str, str]]:
    """Everything that `name` needs, each after what it needs itself; and the names that nothing defines."""
    found: dict[int, _Item] = {}
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


def _item(cell: int, node: Definition, lines: list[str]) -> _Item:
    start = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
    own = lines[start - 1 : node.end_lineno]
    # Another statement may share a line with this one; columns count bytes.
    own[-1] = own[-1].encode()[: node.end_col_offset].decode()
    own[0] = own[0].encode()[node.col_offset :].decode()
    text = "\n".join(own)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = symtable.symtable(text, "a cell", "exec")
    needs = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()} | _globals(table)
    return _Item(cell, node, start, text, frozenset(needs))


def _globals(table: symtable.SymbolTable) -> set[str]:
    """The module's names that functions and classes inside a piece of code speak of."""
    found = set()
    for child in table.get_children():
        found |= {symbol.get_name() for symbol in child.get_symbols() if symbol.is_global()} | _globals(child)
    return found


def _bound(node: ast.AST) -> list[str]:
    """The names that a statement binds at the top level, functions' insides left out."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.alias):
        return [node.asname or node.name.partition(".")[0]]
    own = [node.id] if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del) else []
    if isinstance(node, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        return []
    return own + [name for child in ast.iter_child_nodes(node) for name in _bound(child)]


def _changed(node: ast.stmt) -> list[str]:
    """The names whose inside a statement sets, as in `a[0] = 1`."""
    if not isinstance(node, ast.Assign | ast.AugAssign):
        return []
    names = []
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        inside = target
        while isinstance(inside, ast.Subscript | ast.Attribute):
            inside = inside.value
        if inside is not target and isinstance(inside, ast.Name):
            names.append(inside.id)
    return names


def _kind(name: str, item: _Item | None, notebook: _Notebook) -> str:
    if item is None:
        return "value" if name in notebook.refused else "broken" if notebook.broken_home(name) else "missing"
    if isinstance(item.node, ast.Assign | ast.AnnAssign):
        return "lambda" if isinstance(item.node.value, ast.Lambda) else "value"
    kinds = {ast.FunctionDef: "function", ast.AsyncFunctionDef: "async function", ast.ClassDef: "class"}
    return kinds.get(type(item.node), "import")


def _reason(name: str, notebook: _Notebook, known: bool) -> str:
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


def _file_names(labels: list[str], items: list[_Item]) -> dict[int, str]:
    """What a traceback calls each cell that is needed: its label, numbered where two have the same."""
    names: dict[int, str] = {}
    for item in items:
        if item.cell not in names:
            same = sum(labels[cell] == labels[item.cell] for cell in names)
            names[item.cell] = labels[item.cell] if not same else f"{labels[item.cell]} ({same + 1})"
    return names
