"""What travels: from all of a learner's cells, the source of one function and of what it needs. Text in, text out; nothing is run."""

import ast
import builtins
import re
import symtable
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

MAGIC = re.compile(r"\s*[%!?]|.*\?\s*$|\s*[\w.\[\]'\", ]+=\s*[%!]")
PYTHON_MAGICS = {"%%time", "%%timeit", "%%capture", "%%prun"}  # the rest of such a cell is Python
USUAL = {"np": "import numpy as np", "numpy": "import numpy", "math": "import math", "plt": "import matplotlib.pyplot as plt"}

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Import | ast.ImportFrom


@dataclass(frozen=True)
class Submission:
    """A learner's answer as source.

    Args:
        function: the name of the function to call.
        kind: what that name is: "function", "async function", "class", "lambda", "value", "import", or "missing".
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
    """One definition of one name; `text` is what runs, at `line` of the cell `label`."""

    label: str
    node: Definition
    line: int
    text: str
    now: frozenset[str]  # names that it needs when it runs
    later: frozenset[str]  # names that its functions need when they are called


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
    for number, (label, source) in enumerate(_unique(cells)):
        notebook.read(label, source, name if home is not None and number != home else None)
    known = set(known_names)
    pieces, missing = _in_order(name, notebook, lambda wanted: _reason(wanted, notebook, wanted in known))
    root = notebook.items.get(name, [None])[-1]
    definition = root.node if root and isinstance(root.node, ast.FunctionDef) else None
    return Submission(name, _kind(root, name in notebook.refused), definition, pieces, missing)


def functions_in(source: str) -> dict[str, ast.FunctionDef]:
    """The functions that a cell defines at its top level; none if it is no Python."""
    tree = parse_cell(source)
    return {node.name: node for node in (tree.body if tree else ()) if isinstance(node, ast.FunctionDef)}


def parse_cell(source: str) -> ast.Module | None:
    """Parse a cell as IPython would take it: lines of magics become `pass`, and no line moves. None if it is no Python."""
    lines = source.splitlines()
    first = next((line for line in lines if line.strip()), "").split()
    if first and first[0].startswith("%%"):
        if first[0] not in PYTHON_MAGICS:
            return None
        lines[next(number for number, line in enumerate(lines) if line.strip())] = ""
    for _ in range(len(lines) + 1):
        try:
            return ast.parse("\n".join(lines))
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            at = (getattr(error, "lineno", None) or 0) - 1
            if not 0 <= at < len(lines) or not MAGIC.match(lines[at]):
                return None
            lines[at] = lines[at][: len(lines[at]) - len(lines[at].lstrip())] + "pass"
    return None


class _Notebook:
    """All definitions of a notebook, by name, and why a name has none that can travel."""

    def __init__(self, granted: Sequence[str]):
        self.granted = {*granted, *sys.stdlib_module_names}
        self.items: dict[str, list[_Item]] = {}
        self.refused: dict[str, str] = {}
        self.stars: list[_Item] = []
        self.broken: list[tuple[str, str]] = []

    def read(self, label: str, source: str, not_here: str | None) -> None:
        """Take in one cell; what it defines replaces what was known. The name `not_here` is left alone."""
        tree = parse_cell(source)
        if tree is None:
            self.broken.append((label, source))
            return
        for node in tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._imports(label, node)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                if node.name != not_here:
                    self._define([node.name], _item(label, node, source))
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                names = [name for name in _bound(node) if name != not_here]
                if node.value is None:
                    continue
                if self._calls(node.value):
                    text = "is computed by a call, and a check runs definitions only. Compute it inside your function, or write its value."
                    self._refuse(names, text)
                else:
                    self._define(names, _item(label, node, source))
            elif not isinstance(node, ast.Expr):
                names = [name for name in _bound(node) if name != not_here]
                self._refuse(names, "is set inside another statement. Define it on a line of its own, not indented.")

    def _imports(self, label: str, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            # One name, one import: what else stands on that line may not be needed, nor let in.
            one = ast.Import([alias]) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, [alias], node.level)
            item = _Item(label, node, node.lineno, ast.unparse(one), frozenset(), frozenset())
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
        for item in self.items.get(called.id, ()) if isinstance(called, ast.Name) else ():
            if isinstance(item.node, ast.ImportFrom):
                return (item.node.module or "").partition(".")[0] in self.granted
            if isinstance(item.node, ast.Import):
                return any(alias.name.partition(".")[0] in self.granted for alias in item.node.names)
        return False


def _in_order(
    name: str, notebook: _Notebook, reason: Callable[[str], str]
) -> tuple[tuple[tuple[str, int, str], ...], dict[str, str]]:
    """Everything that `name` needs, what must run first first; and the names that nothing defines."""
    done: dict[int, _Item] = {}
    seen: set[str] = set()
    missing: dict[str, str] = {}
    waiting = [name]

    def visit(wanted: str) -> None:
        if wanted in seen:
            return
        seen.add(wanted)
        if wanted not in notebook.items:
            if not hasattr(builtins, wanted) and wanted != name:
                missing[wanted] = reason(wanted)
            return
        for item in notebook.items[wanted]:
            for needed in sorted(item.now):
                visit(needed)
            done[id(item)] = item
            waiting.extend(sorted(item.later))

    while waiting:
        visit(waiting.pop(0))
    stars = notebook.stars if missing else []
    return tuple((item.label, item.line, item.text) for item in (*stars, *done.values())), missing


def _item(label: str, node: Definition, source: str) -> _Item:
    start = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
    lines = source.splitlines()[start - 1 : node.end_lineno]
    # Another statement may share a line with this one; columns count bytes.
    lines[-1] = lines[-1].encode()[: node.end_col_offset].decode()
    lines[0] = lines[0].encode()[node.col_offset :].decode()
    text = "\n".join(lines)
    top = symtable.symtable(_without_magics(text), label, "exec")
    now = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_referenced()}
    return _Item(label, node, start, _without_magics(text), frozenset(now), frozenset(_globals(top)))


def _without_magics(text: str) -> str:
    """A definition whose magics became `pass`, as `parse_cell` saw it."""
    try:
        ast.parse(text)
        return text
    except SyntaxError:
        lines = text.splitlines()
        clean = [line[: len(line) - len(line.lstrip())] + "pass" if MAGIC.match(line) else line for line in lines]
        return "\n".join(clean)


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


def _kind(item: _Item | None, refused: bool) -> str:
    if item is None:
        return "value" if refused else "missing"
    if isinstance(item.node, ast.Assign | ast.AnnAssign):
        return "lambda" if isinstance(item.node.value, ast.Lambda) else "value"
    kinds = {ast.FunctionDef: "function", ast.AsyncFunctionDef: "async function", ast.ClassDef: "class"}
    return kinds.get(type(item.node), "import")


def _reason(name: str, notebook: _Notebook, known: bool) -> str:
    """Why a name did not come along, and what to do."""
    if name in notebook.refused:
        return f"`{name}` {notebook.refused[name]}"
    for label, source in notebook.broken:
        if re.search(rf"^\s*(def\s+{name}\b|{name}\s*=|.*\bimport\b.*\b{name}\b)", source, re.MULTILINE):
            return f"`{name}` stands in {label}, but that cell has a syntax error. Correct it, run it, check again."
    if name in USUAL:
        return f"`{name}` is used, but no cell imports it. Write `{USUAL[name]}` in a cell, run it, check again."
    if known:
        return (
            f"`{name}` is stale: your kernel still knows it, but no cell defines it any more, so a restart would lose it. "
            "Define it in a cell, run that cell, check again."
        )
    return f"`{name}` is used, but no cell defines it. Is it misspelt? Otherwise define it in a cell, run it, check again."


def _unique(cells: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Labels become file names in tracebacks, so each cell needs one of its own."""
    seen: dict[str, int] = {}
    out = []
    for label, source in cells:
        seen[label] = seen.get(label, 0) + 1
        out.append((label if seen[label] == 1 else f"{label} ({seen[label]})", source))
    return out
