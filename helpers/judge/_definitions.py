"""What a notebook defines at its cells' top level, by name: where it stands, what it needs, or why it cannot travel."""

import ast
import re
import sys
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpers.judge._names import bound_names, changed_names, needed_names

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

    @cached_property
    def needs(self) -> frozenset[str]:
        """The names that it uses; found only for what an answer rests on."""
        return frozenset() if isinstance(self.node, ast.Import | ast.ImportFrom) else needed_names(self.node)


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
                        self.modules.update(bound_names(alias))

    def read(self, cell: int, tree: ast.Module, lines: list[str], not_here: Container[str]) -> None:
        """Take in one cell; what it defines replaces what was known. The names `not_here` are left alone."""
        encoded = [line.encode() for line in lines]  # columns count bytes
        for node in tree.body:
            if isinstance(node, ast.Expr):
                continue
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._imports(cell, node)
                continue
            changed = [name for name in changed_names(node) if isinstance(self._last(name), ast.Assign | ast.AnnAssign)]
            self._refuse(changed, CHANGED)
            names = [name for name in bound_names(node) if name not in not_here]
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

    def broken_home(self, name: str) -> tuple[str, str] | None:
        """Label and source of the cell that would define a name if it were Python."""
        return self._broken_homes.get(name)

    @cached_property
    def _broken_homes(self) -> dict[str, tuple[str, str]]:
        """By name, found once and line by line: such a cell may be of any form, and large."""
        homes: dict[str, tuple[str, str]] = {}
        for home, line in ((cell, line) for cell in self.broken for line in cell[1].splitlines()):
            names = re.findall(r"\w+", line) if "import" in line else []
            found = names[names.index("import") + 1 :] if "import" in names else []
            if start := DEFINING.match(line):
                found.append(start[1] or start[2])
            for name in found:
                homes.setdefault(name, home)
        return homes

    def _imports(self, cell: int, node: ast.Import | ast.ImportFrom) -> None:
        source = f"from {'.' * node.level}{node.module or ''} " if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names:
            # One name, one import: what else stands on that line may not be needed, nor let in.
            renamed = f" as {alias.asname}" if alias.asname else ""
            item = Item(cell, node, node.lineno, f"{source}import {alias.name}{renamed}")
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
        stack: list[tuple[ast.AST, bool]] = [(value, False)]  # and whether it is the inside of a call that is granted
        while stack:
            part, granted = stack.pop()
            if isinstance(part, ast.Lambda):
                stack += [(default, False) for default in (*part.args.defaults, *filter(None, part.args.kw_defaults))]
                continue
            if isinstance(part, ast.Await | ast.Yield | ast.YieldFrom | ast.NamedExpr):
                return True
            if isinstance(part, ast.Call) and not granted and not self._is_granted(part.func):
                return True
            granted = granted or isinstance(part, ast.Call)
            root = _before_last(part) if granted else None  # in `np.a(x).b(y)`, the inner call has the same root
            stack += [(inner, inner is root) for inner in ast.iter_child_nodes(part)]
        return False

    def _is_granted(self, called: ast.expr) -> bool:
        while inside := _before_last(called):
            called = inside
        return isinstance(called, ast.Name) and called.id in self.modules

    def _last(self, name: str) -> ast.AST | None:
        return self.items[name][-1].node if name in self.items else None


def _before_last(called: ast.AST) -> ast.expr | None:
    """What stands before the last dot or bracket of a chain such as `np.random.default_rng(0)`."""
    if isinstance(called, ast.Call):
        return called.func
    return called.value if isinstance(called, ast.Attribute | ast.Subscript) else None


def _item(cell: int, node: Definition, lines: list[bytes]) -> Item:
    start = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
    # Another statement may share a line with this one, and a line may hold very many.
    if start == node.end_lineno:
        own = [lines[start - 1][node.col_offset : node.end_col_offset]]
    else:
        own = lines[start - 1 : node.end_lineno]
        own[0], own[-1] = own[0][node.col_offset :], own[-1][: node.end_col_offset]
    return Item(cell, node, start, b"\n".join(own).decode())
