"""Which names a statement binds, changes and needs. Every walk keeps its own stack: a learner's code may be nested as it likes."""

import ast
import sys
from collections.abc import Iterator, Sequence
from typing import Any

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef
INNER = ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
TYPE_ALIAS: tuple[type[ast.AST], ...] = ()  # `type X = ...`
if sys.version_info >= (3, 12):
    TYPE_ALIAS = (ast.TypeAlias,)
COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


NAME_LIMIT, NAMES_LIMIT = 60, 10  # characters of a name in a message; names in one
CHAIN_LIMIT = 100


def cut_name(name: str) -> str:
    """A learner's name as a message shows it: whatever its length, the message can be read."""
    return name if len(name) <= NAME_LIMIT else name[: NAME_LIMIT - 1] + "…"


def list_names(names: Sequence[str]) -> str:
    """Names in a message, the first ten of them."""
    shown = ", ".join(map(cut_name, names[:NAMES_LIMIT]))
    return shown if len(names) <= NAMES_LIMIT else f"{shown} and {len(names) - NAMES_LIMIT:,} more"


def children(node: ast.AST) -> list[ast.AST]:
    """What stands directly inside a node: `ast.iter_child_nodes`, which is twice as slow."""
    found: list[ast.AST] = []
    for name in node._fields:
        value = getattr(node, name, None)
        if type(value) is list:
            found += [one for one in value if isinstance(one, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def bound_names(statement: ast.AST) -> list[str]:
    """The names that a statement binds at the top level, functions' insides left out."""
    found, stack = [], [statement]
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.append(node.name)
        elif isinstance(node, ast.alias):
            found.append(node.asname or node.name.partition(".")[0])
        elif isinstance(node, ast.Name):
            if type(node.ctx) is not ast.Load:
                found.append(node.id)
        elif not isinstance(node, INNER):
            stack += reversed(children(node))
    return found


def root_of(expression: ast.AST) -> ast.AST:
    """What a chain such as `np.random.default_rng(0)` or `table["a"].append` begins with; of a very long one, some link."""
    for _ in range(CHAIN_LIMIT):
        inside = before_last(expression)
        if inside is None:
            break
        expression = inside
    return expression


def before_last(expression: ast.AST) -> ast.expr | None:
    """What stands before the last dot or bracket of a chain; None where there is none."""
    if isinstance(expression, ast.Call):
        return expression.func
    return expression.value if isinstance(expression, (ast.Attribute, ast.Subscript, ast.Starred)) else None


def needed_names(statement: ast.stmt) -> tuple[frozenset[str], frozenset[str]]:
    """The module's names that a statement uses, itself or in the functions and classes inside it.

    It is what Python's `symtable` says, which looks at all inner blocks for each name of a block: with thousands, that takes minutes.

    Args:
        statement: from a module's top level.

    Returns:
        Those that must be there when it runs, and those that its functions look up when they are called.
    """
    at_once: set[str] = set()
    later: set[str] = set()
    waits: dict[_Scope | None, bool] = {None: False}
    for scope in _scopes(statement):  # an outer block comes before what is in it
        waits[scope] = scope.kind == "function" or waits[scope.host]
        (later if waits[scope] else at_once).update(scope.needs())
    return frozenset(at_once), frozenset(later)


def block_cost(statement: ast.stmt) -> int:
    """How many names Python copies to compile a statement: for each block within a block, all that the outer one can see."""
    visible: dict[_Scope | None, int] = {None: 0}
    cost = 0
    for scope in _scopes(statement):  # an outer block comes before what is in it
        own = len(scope.bound | scope.used | scope.globals) if scope.kind in ("function", "comprehension") else 0
        visible[scope] = visible[scope.around] + own
        cost += visible[scope.host] if scope.host else 0
    return cost


def _scopes(statement: ast.stmt) -> list["_Scope"]:
    """The blocks of a statement, with what is bound and used in each; first the module, an outer block before what is in it."""
    top = _Scope("module")
    scopes = [top]
    stack: list[tuple[ast.AST, _Scope]] = [(statement, top)]

    def visit(scope: _Scope, *nodes: ast.AST | None) -> None:
        stack.extend((node, scope) for node in nodes if node is not None)

    def opened(scope: _Scope) -> _Scope:
        scopes.append(scope)
        return scope

    def visit_function(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: _Scope) -> None:
        """Defaults and annotations are evaluated outside."""
        inner, given = opened(scope.inner("function")), node.args
        visit(scope, *given.defaults, *given.kw_defaults)
        for one in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg):
            if one:
                inner.bind(one.arg)
                visit(scope, one.annotation)
        visit(inner, *(node.body if isinstance(node.body, list) else [node.body]))

    while stack:
        node, scope = stack.pop()
        if isinstance(node, ast.Name):
            (scope.use if isinstance(node.ctx, ast.Load) else scope.bind)(node.id)
        elif isinstance(node, FUNCTIONS | ast.ClassDef):
            scope.bind(node.name)
            visit(scope, *node.decorator_list)
            if parameters := getattr(node, "type_params", ()):  # since Python 3.12: a scope around the rest
                scope = opened(scope.inner("function"))
                visit(scope, *parameters)
            if isinstance(node, ast.ClassDef):
                visit(scope, *node.bases, *node.keywords)
                visit(opened(scope.inner("class", node.name)), *node.body)
            else:
                visit(scope, node.returns)
                visit_function(node, scope)
        elif isinstance(node, TYPE_ALIAS):  # read when somebody asks for it
            alias: Any = node
            scope.bind(alias.name.id)
            visit(opened(scope.inner("function")), *alias.type_params, alias.value)
        elif isinstance(node, ast.Lambda):
            visit_function(node, scope)
        elif isinstance(node, COMPREHENSIONS):
            inner = opened(scope.inner("comprehension"))
            visit(scope, node.generators[0].iter)  # evaluated outside
            for number, part in enumerate(node.generators):
                visit(inner, part.target, *part.ifs, part.iter if number else None)
            visit(inner, *((node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)))
        elif isinstance(node, ast.NamedExpr):
            scope.bind_outside(node.target.id)
            visit(scope, node.value)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            (scope.declare_global if isinstance(node, ast.Global) else scope.declare_nonlocal)(node.names)
        else:
            if name := _named(node):
                scope.bind(name)
            visit(scope, *children(node))
    return scopes


def _named(node: ast.AST) -> str | None:
    """What a node binds that says so in a plain string: an import, `except ... as name`, a pattern."""
    if isinstance(node, ast.alias):
        return node.asname or node.name.partition(".")[0]
    return getattr(node, "name", None) if not isinstance(getattr(node, "name", None), ast.AST) else None


class _Scope:
    """A block with names of its own.

    Args:
        kind: "module", "class", "function", "comprehension".
        around: the nearest function around it, whose names it sees; a class around it shows none.
        private: the class whose name is put before names such as `__x`.
        host: the block around it, of any kind.
    """

    def __init__(self, kind: str, around: "_Scope | None" = None, private: str = "", host: "_Scope | None" = None):
        self.kind, self.around, self.private, self.host = kind, around, private.lstrip("_"), host
        self.bound: set[str] = set()
        self.used: set[str] = set()
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()

    def inner(self, kind: str, private: str = "") -> "_Scope":
        """A block inside this one."""
        around = self if self.kind in ("function", "comprehension") else self.around
        return _Scope(kind, around, private or self.private, self)

    def bind(self, name: str) -> None:
        self.bound.add(self._mangled(name))

    def bind_outside(self, name: str) -> None:
        """Bind by `:=`, which comprehensions let through."""
        host = self
        while host.kind == "comprehension" and host.host:
            host = host.host
        host.bind(name)
        if host is not self:
            (self.declare_global if host.kind == "module" or name in host.globals else self.declare_nonlocal)([name])

    def use(self, name: str) -> None:
        self.used.add(self._mangled(name))

    def declare_global(self, names: list[str]) -> None:
        self.globals.update(map(self._mangled, names))

    def declare_nonlocal(self, names: list[str]) -> None:
        self.nonlocals.update(map(self._mangled, names))

    def needs(self) -> Iterator[str]:
        """The module's names that are used here."""
        if self.kind == "module":
            yield from self.used
            return
        yield from self.globals
        for name in self.used - self.globals - self.nonlocals - self.bound:
            scope = self.around
            while scope and name not in scope.globals and (name in scope.nonlocals or name not in scope.bound):
                scope = scope.around
            if scope is None or name in scope.globals:
                yield name

    def _mangled(self, name: str) -> str:
        hidden = self.private and name.startswith("__") and not name.endswith("__")
        return f"_{self.private}{name}" if hidden else name
