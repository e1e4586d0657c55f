"""What a notebook defines at its cells' top level, by name: where it stands, what it needs, or why it cannot travel."""

import ast
import re
import symtable
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

DEFINING = re.compile(r"\s*(?:def\s+(\w+)|(\w+)\s*=)")
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
class Item:
    """One definition of one name; `text` is what runs, at `line` of the cell with this number."""

    cell: int
    node: Definition
    line: int
    text: str
    needs: frozenset[str] = frozenset()


class Notebook:
    """All definitions of a notebook, by name, and why a name has none that can travel."""

    def __init__(self, granted: Sequence[str]):
        self.granted = {*granted, *sys.stdlib_module_names}
        self.modules: set[str] = set()  # names of what may be called for a constant
        self.items: dict[str, list[Item]] = {}
        self.refused: dict[str, str] = {}
        self.stars: list[Item] = []
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
        encoded = [line.encode() for line in lines]  # columns count bytes
        for node in tree.body:
            if isinstance(node, ast.Expr):
                continue
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._imports(cell, node)
                continue
            changed = [name for name in _changed(node) if isinstance(self._last(name), ast.Assign | ast.AnnAssign)]
            self._refuse(changed, CHANGED)
            names = [name for name in _bound(node) if name != not_here]
            if not names or (isinstance(node, ast.AnnAssign) and node.value is None):
                continue
            if isinstance(node, ast.Delete):
                for name in names:
                    self.items.pop(name, None)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and self._calls(node.value):
                self._refuse(names, COMPUTED)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign):
                self._define(names, _item(cell, node, encoded))
            else:
                self._refuse(names, NESTED)

    def broken_home(self, name: str) -> str | None:
        """The cell that would define a name if it were Python."""
        return self._broken_homes.get(name)

    @cached_property
    def _broken_homes(self) -> dict[str, str]:
        """By name, found once and line by line: such a cell may be of any form, and large."""
        homes: dict[str, str] = {}
        for label, line in ((label, line) for label, source in self.broken for line in source.splitlines()):
            names = re.findall(r"\w+", line) if "import" in line else []
            found = names[names.index("import") + 1 :] if "import" in names else []
            if start := DEFINING.match(line):
                found.append(start[1] or start[2])
            for name in found:
                homes.setdefault(name, label)
        return homes

    def _imports(self, cell: int, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            # One name, one import: what else stands on that line may not be needed, nor let in.
            one = (
                ast.Import([alias])
                if isinstance(node, ast.Import)
                else ast.ImportFrom(node.module, [alias], node.level)
            )
            item = Item(cell, node, node.lineno, ast.unparse(one))
            name = alias.asname or alias.name.partition(".")[0]
            before = self.items.get(name)
            if name == "*":
                self.stars.append(item)
            elif "." in alias.name and not alias.asname and before and isinstance(before[-1].node, ast.Import):
                before.append(item)  # `import a.b` and `import a.c` both make a
            else:
                self._define([name], item)

    def _define(self, names: list[str], item: Item) -> None:
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


def _item(cell: int, node: Definition, lines: list[bytes]) -> Item:
    start = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
    # Another statement may share a line with this one, and a line may hold very many.
    if start == node.end_lineno:
        own = [lines[start - 1][node.col_offset : node.end_col_offset]]
    else:
        own = lines[start - 1 : node.end_lineno]
        own[0], own[-1] = own[0][node.col_offset :], own[-1][: node.end_col_offset]
    text = b"\n".join(own).decode()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = symtable.symtable(text, "a cell", "exec")
    needs = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()} | _globals(table)
    return Item(cell, node, start, text, frozenset(needs))


def _globals(table: symtable.SymbolTable) -> set[str]:
    """The module's names that functions and classes inside a piece of code speak of."""
    found = set()
    for child in table.get_children():
        if isinstance(child, symtable.Function):
            found.update(child.get_globals())  # what `get_symbols` says, without a look at all children for each symbol
        else:
            found |= {symbol.get_name() for symbol in child.get_symbols() if symbol.is_global()}
        found |= _globals(child)
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
