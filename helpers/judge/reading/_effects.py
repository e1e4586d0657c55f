"""What a statement changes without binding its name, and whether it may travel: whether all that it calls is quick and let in."""

import ast
import builtins
import re
from collections.abc import Callable, Iterable, Iterator

from helpers.judge.reading._names import FUNCTIONS, before_last, children, root_of

# Methods that change what they are called on.
METHODS = re.compile(
    r"add|append|appendleft|byteswap|clear|difference_update|discard|extend|extendleft|fill|insert"
    r"|intersection_update|itemset|move_to_end|partition|pop|popitem|popleft|put|remove|resize|reverse"
    r"|rotate|setdefault|setfield|setflags|sort|subtract|symmetric_difference_update|update|__delattr__"
    r"|__delitem__|__iadd__|__setattr__|__setitem__"
)
# Functions that change their first argument.
FIRST = re.compile(
    r"at|copyto|delattr|fill_diagonal|heapify|heappop|heappush|heappushpop|heapreplace|insort|insort_left"
    r"|insort_right|place|put|put_along_axis|putmask|setattr|shuffle"
)
STATE = frozenset(("seed", "seterr"))  # functions that change their module
SLOW = frozenset(("__import__", "breakpoint", "compile", "eval", "exec", "exit", "help", "input", "open", "quit"))
BUILTINS = frozenset(dir(builtins)) - SLOW
STORED = ast.Store | ast.Del
# What `Effects` and `may_travel` look at. Of all nodes that is less than half; they are told apart for each statement of each check, and
# a tuple made once is quicker to ask than a union made each time.
WAITS = (ast.Await, ast.Yield, ast.YieldFrom, ast.AsyncFor, ast.AsyncWith)
OF_INTEREST = (ast.Name, ast.Call, ast.Attribute, ast.Subscript, ast.AugAssign, ast.For, *WAITS)
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

NOTHING: tuple[frozenset[str], frozenset[str]] = frozenset(), frozenset()
DEPTH_LIMIT = 20  # of functions that call functions

Function = ast.FunctionDef | ast.AsyncFunctionDef


def telling(statement: ast.AST) -> list[ast.AST]:
    """Of all that runs when a statement does, what may tell what it changes and whether it may travel."""
    return [
        node
        for node in walk(statement)
        if isinstance(node, OF_INTEREST + DEFINED) and not (type(node) is ast.Name and type(node.ctx) is ast.Load)
    ]


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """All that runs when a statement does: it, and what is inside, but for functions' bodies."""
    stack = [node]
    while stack:
        one = stack.pop()
        yield one
        if isinstance(one, ast.Lambda):
            stack += [*one.args.defaults, *filter(None, one.args.kw_defaults)]
        elif isinstance(one, FUNCTIONS):
            stack += [*one.decorator_list, *one.args.defaults, *filter(None, one.args.kw_defaults)]
        else:
            stack += children(one)


class Effects:
    """What statements change.

    Args:
        is_module: whether a name is a module, or comes from one, that is let in.
        is_data: whether a name holds a value that travels.
        function: the learner's function of a name, or None.
    """

    def __init__(
        self,
        is_module: Callable[[str], bool],
        is_data: Callable[[str], bool],
        function: Callable[[str], Function | None],
    ):
        self._is_module, self._is_data, self._function = is_module, is_data, function
        self._known: dict[Function, tuple[frozenset[str], frozenset[str]]] = {}
        self._depth = 0

    def of(self, nodes: Iterable[ast.AST]) -> set[str]:
        """The names whose inside a statement changes, or which it sets anew from what they were.

        Args:
            nodes: what `telling` has of the statement, or all that is in it.
        """
        found: set[str] = set()
        loops: list[tuple[ast.expr, ast.expr]] = []
        for node in nodes:
            if type(node) is ast.Name:
                continue
            if isinstance(node, (ast.Subscript, ast.Attribute)) and type(node.ctx) is not ast.Load:
                found |= {name for name in _root(node) if not self._is_module(name)}  # a library is never patched
            elif isinstance(node, ast.Attribute) and METHODS.fullmatch(
                node.attr
            ):  # called, or handed to something that calls it
                found |= {name for name in _root(node) if not self._is_module(name)}
            elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
            elif isinstance(node, ast.Call):
                found |= self._of_call(node)
            elif isinstance(node, DEFINED):
                for decorator in node.decorator_list:
                    if isinstance(decorator, ast.Name) and (own := self._function(decorator.id)):
                        found |= self._of_function(own)[1]
            elif isinstance(node, (ast.For, ast.AsyncFor)):
                loops.append((node.target, node.iter))
        for target, source in reversed(loops):  # `for row in table: row.append(1)` changes the table
            if found & set(_names(target)):
                found |= set(_names(source))
        return found

    def _of_call(self, call: ast.Call) -> set[str]:
        function = call.func
        last = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        root = root_of(function)
        found: set[str] = set()
        for keyword in call.keywords:
            if keyword.arg == "out":
                found |= set(_names(keyword.value))
        if isinstance(root, ast.Name) and (self._is_module(root.id) or root.id in ("setattr", "delattr")):
            if FIRST.fullmatch(last) and call.args:
                found |= _root(call.args[0])
            elif last in STATE:
                found.add(root.id)
        elif isinstance(function, ast.Name) and self._is_data(function.id):
            found.add(function.id)  # such as `add = table.append`
        elif isinstance(function, ast.Name) and (own := self._function(function.id)):
            parameters, outside = self._of_function(own)
            found |= outside
            named = [one.arg for one in (*own.args.posonlyargs, *own.args.args)]
            for name, value in [*zip(named, call.args, strict=False), *((one.arg, one.value) for one in call.keywords)]:
                if name in parameters:
                    found |= _root(value)
        return found

    def _of_function(self, function: Function) -> tuple[frozenset[str], frozenset[str]]:
        """Which of its parameters, and which names outside of it, a call of a function changes."""
        if function not in self._known and self._depth < DEPTH_LIMIT:
            self._depth += 1
            self._known[function] = NOTHING  # where it calls itself
            nodes = [
                node for part in function.body for node in ast.walk(part)
            ]  # and functions in it, which it may call
            shared = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
            given = function.args
            parameters = {one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)}
            stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, STORED)}
            changed = self.of(nodes)
            local = parameters | (stored - shared)
            self._known[function] = frozenset(changed & parameters), frozenset(changed - local | (stored & shared))
            self._depth -= 1
        return self._known.get(function, NOTHING)


def may_travel(nodes: list[ast.AST], is_module: Callable[[str], bool], is_data: Callable[[str], bool]) -> bool:
    """Whether a statement calls nothing but what is let in: granted modules, Python's own functions, methods of values.

    What a learner's own functions do at the top level is an experiment: it may take minutes, or show things.

    Args:
        nodes: what `telling` has of the statement.
        is_module: whether a name is a module, or comes from one, that is let in.
        is_data: whether a name is a value that travels, so that its methods may be called.
    """
    inner = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}

    def is_let_in(function: ast.expr) -> bool:
        root = root_of(function)
        if not isinstance(root, ast.Name):
            return not isinstance(root, ast.Lambda) and before_last(root) is None
        if is_module(root.id):
            return True
        if function is root:
            return (root.id in BUILTINS or is_data(root.id)) and root.id not in inner
        # A method of what a call gives: that call is looked at by itself.
        return is_data(root.id) or root.id in inner or _is_called(function, root)

    for node in nodes:
        if isinstance(node, WAITS):
            return False
        if isinstance(node, ast.Call) and not is_let_in(node.func):
            return False
    return True


def _is_called(chain: ast.AST, root: ast.Name) -> bool:
    """Whether a chain calls what it begins with, as `make(3).items` does."""
    while inside := before_last(chain):
        if inside is root:
            return isinstance(chain, ast.Call)
        chain = inside
    return False


def _root(expression: ast.AST) -> set[str]:
    root = root_of(expression)
    return {root.id} if isinstance(root, ast.Name) else set()


def _names(expression: ast.AST) -> list[str]:
    return [node.id for node in walk(expression) if isinstance(node, ast.Name)]
