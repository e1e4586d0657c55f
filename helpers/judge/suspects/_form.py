"""One way to write a solution: its quantities, watched while it runs, and each small edit of it as a function."""

import ast
import contextlib
import copy
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from helpers.judge.contract import Case
from helpers.judge.suspects._edits import Edit, bodies, edits, is_text

STEPS = 10_000  # turns of a loop after which an edited function does not end
SEEN, TURN, BEFORE = "__seen__", "__turn__", "__before__"
Key = tuple[
    int, str
]  # a statement by its number, and the name that it makes; "return" or "return 1" for what is returned
Values = list[list[tuple[Key, Any]]]  # for each case, what was made, in the order in which it was


class EndlessError(RuntimeError):
    """An edited function that turns and turns."""


class Form:
    """A function's source, cut into what it makes.

    Args:
        source: a cell that defines it.
        function: its name.
        names: what the cell finds in the notebook.
        cases: what to run it on.
        parameters: the order of the inputs.
    """

    def __init__(
        self, source: str, function: str, names: Mapping[str, Any], cases: Sequence[Case], parameters: Sequence[str]
    ):
        self.name, self.names, self.cases, self.parameters = function, names, cases, parameters
        self.tree = ast.parse(source)
        self.function = [one for one in self.tree.body if isinstance(one, ast.FunctionDef) and one.name == function][-1]
        self._places = {node: place for place, node in enumerate(ast.walk(self.function))}
        self.statements = [one for body in bodies(self.function) for one in body if not is_text(one)]
        self.statements.sort(key=lambda one: one.lineno)
        self.numbers = {id(one): number for number, one in enumerate(self.statements)}
        self._shapes: dict[int, list[dict[str, Any]]] = {}
        self.right = self.watched()

    def number(self, statement: ast.stmt) -> int:
        """A statement's number, from the first line on; it stays with it wherever an edit puts it. -1 for one that an edit makes."""
        return self.numbers.get(id(statement), -1)

    def place(self, node: ast.AST) -> int:
        """A node's number in the tree, wherever an edit puts it. -1 for one that an edit makes."""
        return self._places.get(node, -1)

    @cached_property
    def edits(self) -> list[Edit]:
        """All its small edits."""
        return edits(self.function, self._same)

    def text(self) -> str:
        """The cell as it is now, inside an edit's `made` too."""
        return ast.unparse(self.tree)

    def compiled(self) -> Callable:
        """The function as it is now. A loop that turns too often ends with an EndlessError."""
        return self._defined(loops_counted(self.tree), {TURN: counter()})

    def watched(self, expressions: bool = False) -> Values:
        """What the function as it is now makes, statement by statement, on each case, up to where it stops.

        Args:
            expressions: whether each expression is written down too, by its number in the tree: "node 7".
        """
        made: list[tuple[Key, Any]] = []

        def seen(number: int, name: str, value: Any) -> Any:
            kept = _kept(value)
            if name == "return 0" and isinstance(
                kept, list
            ):  # several values that the statement does not list one by one
                made.extend(((number, f"return {place}"), one) for place, one in enumerate(kept))
            else:
                made.append(((number, name), kept))
            return value

        found = []
        function = self._defined(
            _speaking(self.tree, self.numbers, self._of_expressions if expressions else _of_nothing),
            {SEEN: seen, TURN: counter(), BEFORE: self._before},
        )
        with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
            for case in self.cases:
                made = []
                with contextlib.suppress(Exception):
                    function(*(_fresh(case.inputs[name]) for name in self.parameters))
                found.append(made)
        return found

    def _of_expressions(self, statement: ast.stmt, number: int) -> ast.stmt:
        """A statement whose expressions say what they make; not one that holds others, which speak for themselves."""
        if hasattr(statement, "body"):
            return statement
        copied = copy.deepcopy(statement)
        places = {its: self.place(node) for node, its in zip(ast.walk(statement), ast.walk(copied), strict=True)}

        class Saying(ast.NodeTransformer):
            def generic_visit(self, node: ast.AST) -> ast.AST:
                super().generic_visit(node)
                if not isinstance(node, ast.BinOp | ast.UnaryOp | ast.Call | ast.Name | ast.Subscript | ast.Attribute):
                    return node
                if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
                    return node
                return ast.Call(_load(SEEN), [ast.Constant(number), ast.Constant(f"node {places[node]}"), node], [])

        return Saying().visit(copied)

    def _before(self, number: int, known: dict[str, Any]) -> None:
        """What the names hold before a statement of the right function, the last time that it is reached."""
        if not hasattr(self, "right"):
            self._shapes.setdefault(number, []).append({name: _shape(value) for name, value in known.items()})

    def _defined(self, tree: ast.Module, extra: Mapping[str, Any]) -> Callable:
        scope = {**self.names, **extra}
        with warnings.catch_warnings(action="ignore"):  # of Python's compiler, on edits such as `2[0]`
            exec(compile(tree, "an edited solution", "exec"), scope)
        return scope[self.name]

    def _same(self, statement: ast.stmt, name: str) -> list[str]:
        """The other names that hold something of the same kind and shape on each case, before a statement."""
        held = self._shapes.get(self.number(statement), [])
        others = dict.fromkeys(other for known in held for other in known if other != name)
        return [other for other in others if all(name in known and known.get(other) == known[name] for known in held)]


def counter() -> Callable[[], None]:
    left = STEPS

    def turn() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise EndlessError("an edited function turns and turns")

    return turn


def _fresh(value: Any) -> Any:
    return value.copy() if type(value) is np.ndarray else copy.deepcopy(value)


def _kept(value: Any) -> Any:
    """A value as it is now, whatever becomes of it later."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, (list, tuple)):
        return [_kept(one) for one in value]
    return value


def _shape(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return type(value).__name__
    return np.shape(value) if isinstance(value, np.ndarray | np.number | int | float) else type(value).__name__


def loops_counted(tree: ast.Module) -> ast.Module:
    """A tree whose loops call TURN at each turn. All that stands in it knows its place already, so only the calls are given theirs."""

    def block(body: list[ast.stmt]) -> list[ast.stmt]:
        return [statement(one) for one in body]

    def statement(one: ast.stmt) -> ast.stmt:
        if not isinstance(one, ast.For | ast.While | ast.If | ast.FunctionDef):
            return one
        counted = copy.copy(one)
        counted.body = block(one.body)
        if isinstance(counted, ast.For | ast.While):
            turn = ast.fix_missing_locations(ast.copy_location(_call(TURN), one))
            counted.body = [turn, *counted.body]
        if not isinstance(counted, ast.FunctionDef):
            counted.orelse = block(counted.orelse)
        return counted

    return ast.Module(block(tree.body), [])


def _of_nothing(statement: ast.stmt, number: int) -> ast.stmt:
    return statement


def _speaking(tree: ast.Module, numbers: Mapping[int, int], inside: Callable[[ast.stmt, int], ast.stmt]) -> ast.Module:
    """A tree whose loops count, and whose statements say what they make; `inside` may change each before it is watched."""

    def block(body: list[ast.stmt]) -> list[ast.stmt]:
        found: list[ast.stmt] = []
        for one in body:
            number = numbers.get(id(one))
            one = one if number is None else inside(one, number)
            if number is not None:
                found.append(_call(BEFORE, ast.Constant(number), ast.Call(ast.Name("locals", ast.Load()), [], [])))
            found.append(statement(one, number))
            if number is not None:
                found += [_call(SEEN, ast.Constant(number), ast.Constant(name), _load(name)) for name in made_by(one)]
        return found

    # What a function inside the function returns, it does not return itself.
    functions = [
        one for outer in tree.body for one in ast.walk(outer) if one is not outer and isinstance(one, ast.FunctionDef)
    ]
    nested = {numbers.get(id(one)) for inner in functions for one in ast.walk(inner)} - {None}

    def statement(one: ast.stmt, number: int | None) -> ast.stmt:
        match one:
            case ast.For():
                made = [
                    _call(SEEN, ast.Constant(number), ast.Constant(name), _load(name)) for name in stored(one.target)
                ]
                return ast.For(one.target, one.iter, [_call(TURN), *made, *block(one.body)], block(one.orelse))
            case ast.While():
                return ast.While(one.test, [_call(TURN), *block(one.body)], block(one.orelse))
            case ast.If():
                return ast.If(one.test, block(one.body), block(one.orelse))
            case ast.FunctionDef():
                counted = copy.copy(one)
                counted.body = block(one.body)
                return counted
            case ast.Return(value=value) if number in nested and value is not None:
                return ast.Return(ast.Call(_load(SEEN), [ast.Constant(number), ast.Constant("inside"), value], []))
            case ast.Return(value=value) if value is not None and number is not None:
                if isinstance(value, ast.Tuple):
                    parts: list[ast.expr] = [
                        ast.Call(_load(SEEN), [ast.Constant(number), ast.Constant(f"return {place}"), part], [])
                        for place, part in enumerate(value.elts)
                    ]
                    return ast.Return(ast.Tuple(parts, ast.Load()))
                return ast.Return(ast.Call(_load(SEEN), [ast.Constant(number), ast.Constant("return 0"), value], []))
        return one

    return ast.fix_missing_locations(ast.Module(block(tree.body), []))


def _call(name: str, *arguments: ast.expr) -> ast.Expr:
    return ast.Expr(ast.Call(_load(name), list(arguments), []))


def _load(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def made_by(statement: ast.AST) -> list[str]:
    """The names that a statement makes or changes."""
    match statement:
        case ast.Assign(targets=targets):
            return list(dict.fromkeys(name for target in targets for name in stored(target)))
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            return list(stored(target))
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
            return [name]  # hs.append(h)
    return []


def makings(statement: ast.stmt, returns: int) -> list[tuple[str, ast.AST]]:
    """The names that a statement makes, or "return 0" and so on, each with what it is made of."""
    match statement:
        case ast.For(target=target, iter=source):
            return [(name, source) for name in stored(target)]
        case ast.If() | ast.While():
            return []
        case ast.Return(value=ast.Tuple(elts=values)):
            return [(f"return {place}", value) for place, value in enumerate(values)]
        case ast.Return(value=value) if value is not None:
            return [(f"return {place}", value) for place in range(returns)]
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            pairs = zip(targets, values, strict=True)
            return [(name, value) for target, value in pairs for name in stored(target)]
    return [(name, statement) for name in made_by(statement)]


def stored(target: ast.AST) -> Iterator[str]:
    """The names in a target; of a slice, the array that it is cut from."""
    match target:
        case ast.Name(id=name):
            yield name
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from stored(part)
        case ast.Subscript(value=value) | ast.Starred(value=value) | ast.Attribute(value=value):
            yield from stored(value)
