"""What a notebook defines at its cells' top level, statement by statement: what each binds and changes, or why it cannot travel."""

import ast
import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpers.judge.reading._cells import Parsed
from helpers.judge.reading._effects import Effects, may_travel, walk
from helpers.judge.reading._names import FUNCTIONS, TYPE_ALIAS, bound_names, needed_names, root_of

DEFINING = re.compile(r"\s*(?:def\s+(\w+)|(\w+)\s*=)")
COMPUTED = (
    "is computed by a call, and a check runs definitions only. Compute it inside your function, or write its value."
)
CHANGED = "is changed after it is made, by a call that does not travel. Make it whole in one assignment, or inside your function."
NESTED = (
    "is set by a statement that does not travel, since it calls functions of your own or opens files. "
    "Set it by an assignment, or inside your function."
)
IMPORTS = ast.Import | ast.ImportFrom
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, *TYPE_ALIAS)
END = sys.maxsize
ALIASES_LIMIT = 20  # names for one thing


@dataclass(frozen=True, eq=False)
class Item:
    """A statement that may travel.

    Args:
        at: its place among all statements of the notebook.
        cell: the number of its cell.
        node: it.
        line: where it stands in the cell.
        text: what runs.
        changes: names that it changes.
    """

    at: int
    cell: int
    node: ast.stmt
    line: int
    text: str
    changes: Collection[str] = ()

    @cached_property
    def needs(self) -> tuple[frozenset[str], frozenset[str]]:
        """The names that it uses, when it runs and later; found only for what an answer rests on."""
        if isinstance(self.node, IMPORTS):
            return frozenset(), frozenset()
        at_once, later = needed_names(self.node)
        return at_once.union(self.changes), later


class History:
    """What the statements of a notebook make of one name, in their order."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._events: list[Item | str | None] = []  # a statement, why there is none that travels, or None: deleted
        self._starts: list[int] = []  # for each, the last event that did not build on the one before

    def bind(self, at: int, event: Item | str | None) -> None:
        """The name is made anew, by a statement; or it cannot travel from here on, or is deleted."""
        self._add(at, event, len(self._events))

    def change(self, at: int, item: Item) -> None:
        """What the name holds is changed."""
        self._add(at, item, self._starts[-1] if self._starts else 0)

    def _add(self, at: int, event: Item | str | None, start: int) -> None:
        self._places.append(at)
        self._events.append(event)
        self._starts.append(start)

    @property
    def last(self) -> ast.stmt | str | None:
        """The statement that made the name last, or why there is none."""
        event = self._events[self._starts[-1]] if self._starts else None
        return event.node if isinstance(event, Item) else event

    def before(self, at: int) -> tuple[int, int] | None:
        """The events that make up the name as it is before a place: the first of them, and the one behind the last."""
        end = bisect_left(self._places, at)
        return (self._starts[end - 1], end) if end else None

    def events(self, start: int, end: int) -> list[Item | str | None]:
        """Some of them."""
        return self._events[start:end]


class Notebook:
    """All statements of a notebook, by the names that they make.

    Args:
        granted: modules that the box lets in, besides the standard library.
    """

    def __init__(self, granted: Sequence[str]):
        self.granted = {*granted, *sys.stdlib_module_names}
        self.modules: set[str] = set()  # names of what may be called for a constant
        self.names: dict[str, History] = defaultdict(History)
        self.stars: list[Item] = []
        self.futures: set[str] = set()
        self.broken: list[tuple[str, str]] = []
        self._at = 0
        self._aliases: dict[str, set[str]] = {}
        self._effects = Effects(self.modules.__contains__, self._is_data, self._function)

    def note_modules(self, tree: ast.Module | None) -> None:
        """Note what a cell imports from granted modules; a cell that was run later may well be used by an earlier one."""
        for node in tree.body if tree else ():
            for inner in walk(node) if isinstance(node, ast.Try | ast.If | IMPORTS) else ():
                if isinstance(inner, IMPORTS):
                    self._note(inner)

    def _note(self, node: ast.Import | ast.ImportFrom) -> None:
        whole = node.module or "" if isinstance(node, ast.ImportFrom) else None
        for alias in node.names:
            if (alias.name if whole is None else whole).partition(".")[0] in self.granted:
                self.modules.update(bound_names(alias))

    def read(self, cell: int, parsed: Parsed, not_here: Container[str]) -> None:
        """Take in one cell. Of the names `not_here` its statements make nothing."""
        encoded = [line.encode() for line in parsed.lines]  # columns count bytes
        for node, nodes, names in parsed.statements:
            self._at += 1
            if isinstance(node, IMPORTS):
                self._imports(cell, node)
                continue
            changed = self._changed(nodes)
            bound = [name for name in names if name not in not_here and name not in changed]
            if isinstance(node, ast.Delete):
                for name in bound:
                    self._bind(name, None)
                bound = []
            if not (bound or changed) or (isinstance(node, ast.AnnAssign) and node.value is None):
                continue
            travels = isinstance(node, FUNCTIONS | ast.ClassDef) or may_travel(
                nodes, self.modules.__contains__, self._is_data
            )
            if not travels:
                for name in changed:
                    self._bind(name, CHANGED)
                for name in bound:
                    self._bind(name, COMPUTED if isinstance(node, ast.Assign | ast.AnnAssign) else NESTED)
                continue
            # What a loop or a condition sets may also be what it was before.
            is_whole = isinstance(node, (ast.Assign, ast.AnnAssign, *DEFINITIONS))
            item = _item(
                self._at, cell, node, encoded, sorted(changed if is_whole else {*changed, *self._known(bound)})
            )
            for name in changed:
                self.names[name].change(self._at, item)
            for name in bound:
                if is_whole:
                    self._bind(name, item)
                else:
                    self.names[name].change(self._at, item)
            if isinstance(node, ast.Assign | ast.AnnAssign):
                self._note_aliases(bound, node.value)

    def _changed(self, nodes: Sequence[ast.AST]) -> set[str]:
        """The names that a statement changes, under all the names that the same thing has."""
        found = self._effects.of(nodes)
        if not found:
            return found
        every = {alias for name in found for alias in (name, *self._aliases.get(name, ()))}
        return {
            name
            for name in every
            if name in self.names and (name in found or self._is_data(name)) and self._has_inside(name)
        }

    def _has_inside(self, name: str) -> bool:
        last = self.names[name].last
        return not isinstance(last, IMPORTS) or name in self.modules

    def _known(self, names: Sequence[str]) -> list[str]:
        return [name for name in names if name in self.names]

    def _note_aliases(self, names: Sequence[str], value: ast.expr | None) -> None:
        root = root_of(value) if isinstance(value, ast.Name | ast.Attribute | ast.Subscript) else None
        if isinstance(root, ast.Name) and self._is_data(root.id):
            group = self._aliases.setdefault(root.id, {root.id})
            if len(group) < ALIASES_LIMIT:
                group.update(names)
                self._aliases.update(dict.fromkeys(names, group))

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
        if isinstance(node, ast.ImportFrom) and node.module == "__future__" and not node.level:
            self.futures.update(alias.name for alias in node.names)
            return
        source = f"from {'.' * node.level}{node.module or ''} " if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names:
            # One name, one import: what else stands on that line may not be needed, nor let in.
            renamed = f" as {alias.asname}" if alias.asname else ""
            item = Item(self._at, cell, node, node.lineno, f"{source}import {alias.name}{renamed}")
            name = alias.asname or alias.name.partition(".")[0]
            if name == "*":
                self.stars.append(item)
            elif (
                "." in alias.name
                and not alias.asname
                and name in self.names
                and isinstance(self.names[name].last, ast.Import)
            ):
                self.names[name].change(self._at, item)  # `import a.b` and `import a.c` both make a
            else:
                self._bind(name, item)

    def lets_in(self, star: Item) -> bool:
        """Whether `from module import *` is from a module that the box lets in."""
        return isinstance(star.node, ast.ImportFrom) and (star.node.module or "").partition(".")[0] in self.granted

    def _bind(self, name: str, event: Item | str | None) -> None:
        self.names[name].bind(self._at, event)
        if group := self._aliases.pop(name, None):
            group.discard(name)

    def _is_data(self, name: str) -> bool:
        """Whether a name holds a value that travels."""
        last = self.names[name].last if name in self.names else None
        return (
            isinstance(last, ast.stmt)
            and not isinstance(last, (*DEFINITIONS, ast.Import, ast.ImportFrom))
            and not _is_lambda(last)
        )

    def _function(self, name: str) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
        last = self.names[name].last if name in self.names else None
        return last if isinstance(last, FUNCTIONS) else None


def _is_lambda(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Lambda)


def _item(at: int, cell: int, node: ast.stmt, lines: list[bytes], changes: Collection[str]) -> Item:
    start = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
    # Another statement may share a line with this one, and a line may hold very many.
    if start == node.end_lineno:
        own = [lines[start - 1][node.col_offset : node.end_col_offset]]
    else:
        own = lines[start - 1 : node.end_lineno]
        own[0], own[-1] = own[0][node.col_offset :], own[-1][: node.end_col_offset]
    return Item(at, cell, node, start, b"\n".join(own).decode(), changes)
