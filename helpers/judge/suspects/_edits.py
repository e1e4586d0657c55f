"""All small edits of a function, made by rule on its syntax tree: another name, operator, constant, function, index or axis, a part or a
line left out, two things exchanged."""

import ast
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from typing import Any

# Functions that somebody could take one for another: each of a group may stand for the first.
LOOKALIKES: dict[str, tuple[str, ...]] = {
    "tanh": ("sinh", "arctan", "sin", "exp"),
    "exp": ("exp2", "expm1", "tanh", "abs"),
    "log": ("log2", "log10", "log1p", "exp"),
    "sqrt": ("square", "cbrt", "abs"),
    "floor": ("ceil", "round"),
    "stack": ("concatenate", "vstack", "hstack"),
    "concatenate": ("stack",),
    "split": ("vsplit",),
    "sum": ("mean", "max", "prod"),
    "mean": ("sum",),
    "eye": ("ones", "zeros"),
    "full": ("repeat",),
    "repeat": ("tile",),
}
SIGNS: dict[type, str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.MatMult: "@",
    ast.Pow: "**",
    ast.FloorDiv: "//",
}
COMPARED: dict[type, str] = {ast.Gt: ">", ast.GtE: ">=", ast.Lt: "<", ast.LtE: "<="}
OTHERS: dict[type, tuple[type, ...]] = {
    ast.Add: (ast.Sub, ast.Mult, ast.Div),
    ast.Sub: (ast.Add, ast.Mult, ast.Div),
    ast.Mult: (ast.Add, ast.Sub, ast.Div, ast.MatMult),
    ast.Div: (ast.Mult, ast.Add, ast.Sub, ast.FloorDiv),
    ast.MatMult: (ast.Mult, ast.Add),
    ast.Pow: (ast.Mult, ast.Add),
    ast.FloorDiv: (ast.Div, ast.Mult),
}
PARTS = (ast.expr, ast.keyword, ast.comprehension)
Slot = tuple[Any, Any]  # a node and its field's name, or a list and a position: where something stands in a tree
Same = Callable[[ast.stmt, str], Sequence[str]]


@dataclass(frozen=True, eq=False)
class Edit:
    """One small edit of a tree, made in place while `made` holds.

    Args:
        kind: "name", "operator", "constant", "function", "index", "part left out", "line left out", "exchanged" or "lines exchanged".
        id: where and what, for an author: "line 7: c -> h".
        new: the name, the sign or the function that stands there now; "" where nothing new does.
        at: the statement that it is made in; of two lines, the first.
        node: the expression that it is made in, or None.
        slots: what stands where.
    """

    kind: str
    id: str
    new: str
    at: ast.stmt
    node: ast.AST | None
    slots: tuple[tuple[Slot, Any], ...]

    @contextmanager
    def made(self) -> Iterator[None]:
        """The tree with this edit, inside the block."""
        before = [_get(slot) for slot, _ in self.slots]
        for slot, value in self.slots:
            _put(slot, value)
        try:
            yield
        finally:
            for (slot, _), value in zip(self.slots, before, strict=True):
                _put(slot, value)


def edits(function: ast.FunctionDef, same: Same) -> list[Edit]:
    """All small edits of a function.

    Args:
        function: its tree.
        same: the other names that hold something of the same shape before a statement, given the statement and a name.

    Returns:
        The edits, in the order of the lines.
    """
    found: list[Edit] = []
    for body in bodies(function):
        for place, statement in enumerate(body):
            found += _of_lines(body, place)
            for slot, node in _expressions(statement):
                found += _of_node(statement, slot, node, same)
    return found


def bodies(function: ast.FunctionDef) -> Iterator[list[ast.stmt]]:
    """The blocks of statements in a function, its own first."""
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            if isinstance(block := getattr(node, field, None), list) and block:
                yield block


def is_text(statement: ast.stmt) -> bool:
    """Whether a statement is a docstring, or another text that does nothing."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _get(slot: Slot) -> Any:
    owner, key = slot
    return owner[key] if isinstance(owner, list) else getattr(owner, key)


def _put(slot: Slot, value: Any) -> None:
    owner, key = slot
    if isinstance(owner, list):
        owner[key] = value
    else:
        setattr(owner, key, value)


def _expressions(statement: ast.stmt) -> Iterator[tuple[Slot, ast.AST]]:
    """Each expression of a statement, with where it stands; not those of the lines inside it."""
    waiting: list[tuple[Slot, ast.AST]] = []

    def children(node: ast.AST) -> None:
        for field, value in ast.iter_fields(node):
            if isinstance(value, list):
                waiting.extend(((value, k), one) for k, one in enumerate(value) if isinstance(one, PARTS))
            elif isinstance(value, PARTS):
                waiting.append(((node, field), value))

    if not is_text(statement):
        children(statement)
    while waiting:
        slot, node = waiting.pop(0)
        yield slot, node
        children(node)


def _edit(kind: str, statement: ast.stmt, node: ast.AST | None, what: str, new: str, *slots: tuple[Slot, Any]) -> Edit:
    return Edit(kind, f"line {statement.lineno}: {what}", new, statement, node, slots)


def _of_lines(body: list[ast.stmt], place: int) -> Iterator[Edit]:
    """A line left out, and exchanged with each later one of its block."""
    statement = body[place]
    if is_text(statement) or isinstance(statement, ast.Pass):
        return
    text = ast.unparse(statement).split("\n")[0]
    left_out = ast.copy_location(ast.Pass(), statement)
    yield _edit("line left out", statement, None, f"`{text}` left out", "", ((body, place), left_out))
    for later in range(place + 1, len(body)):
        slots = ((body, place), body[later]), ((body, later), statement)
        message = f"exchanged with line {body[later].lineno}"
        yield _edit("lines exchanged", statement, None, message, "", *slots)


def _of_node(statement: ast.stmt, slot: Slot, node: ast.AST, same: Same) -> Iterator[Edit]:
    """Everything that can be wrong at one expression."""

    def put(kind: str, value: ast.AST, new: str = "") -> Edit:
        ast.fix_missing_locations(ast.copy_location(value, node))
        return _edit(kind, statement, node, f"{ast.unparse(node)} -> {ast.unparse(value)}", new, (slot, value))

    match node:
        case ast.Name(id=name, ctx=ast.Load()):
            yield from (put("name", ast.Name(other, ast.Load()), other) for other in same(statement, name))
        case ast.Name(id=name, ctx=ast.Store()):
            yield from (put("name", ast.Name(other, ast.Store()), other) for other in same(statement, name))
        case ast.BinOp(left=left, op=op, right=right):
            for other in OTHERS.get(type(op), ()):
                yield put("operator", ast.BinOp(left, other(), right), SIGNS[other])
            if not isinstance(op, ast.Add | ast.Mult):
                yield put("exchanged", ast.BinOp(right, op, left))
            yield put("part left out", left)
            yield put("part left out", right)
        case ast.UnaryOp(operand=operand, op=ast.USub()):
            yield put("operator", operand, "+")
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARED:
            for other in COMPARED:
                if other is not type(op):
                    yield put("operator", ast.Compare(left, [other()], [right]), COMPARED[other])
        case ast.Constant(value=bool() | None):
            pass
        case ast.Constant(value=int() | float() as value):
            for new in dict.fromkeys((value + 1, value - 1, -value, 2 * value, 0 * value)):
                if new != value:
                    yield put(_number_kind(slot), ast.Constant(new))
            if isinstance(slot[0], ast.Subscript):
                yield put("index", ast.Slice())
        case ast.Call():
            yield from _of_call(node, put, same)
        case ast.Attribute(value=value, attr="T"):
            yield put("part left out", value)
        case ast.Subscript(value=value, slice=index, ctx=ast.Load()):
            yield put("part left out", value)
            if isinstance(index, ast.Tuple):
                turned = ast.Tuple(list(reversed(index.elts)), ast.Load())
                yield put("index", ast.Subscript(value, turned, ast.Load()))
        case ast.Slice(lower=lower, upper=upper):
            if lower is not None:
                yield put("index", ast.Slice(None, upper))
            if upper is not None:
                yield put("index", ast.Slice(lower, None))
            if lower is None and upper is None:
                yield put("index", ast.Slice(None, None, ast.UnaryOp(ast.USub(), ast.Constant(1))))
        case ast.Tuple(elts=parts) | ast.List(elts=parts) if not isinstance(slot[0], ast.Subscript):
            yield from _of_parts(node, parts, put)


def _number_kind(slot: Slot) -> str:
    """A number that is an axis, or stands in brackets, is an index."""
    owner, _ = slot
    inside = isinstance(owner, ast.keyword) and owner.arg in ("axis", "dim")
    return "index" if inside or isinstance(owner, ast.Subscript | ast.Slice) else "constant"


def _of_parts(node: ast.Tuple | ast.List, parts: list[ast.expr], put: Callable[..., Edit]) -> Iterator[Edit]:
    """Two of several things exchanged, or one left out."""
    make = type(node)
    for one, other in combinations(range(len(parts)), 2):
        new = list(parts)
        new[one], new[other] = parts[other], parts[one]
        if ast.unparse(parts[one]) != ast.unparse(parts[other]):
            yield put("exchanged", make(elts=new, ctx=node.ctx))
    if isinstance(node.ctx, ast.Load) and len(parts) > 1:
        for place in range(len(parts)):
            yield put("part left out", make(elts=parts[:place] + parts[place + 1 :], ctx=ast.Load()))


def _of_call(node: ast.Call, put: Callable[..., Edit], same: Same) -> Iterator[Edit]:
    """Another function, none at all, arguments exchanged, an option left out."""
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else ""
    of_numpy = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "np"
    for other in LOOKALIKES.get(name, ()):
        assert isinstance(called, ast.Attribute)
        new = ast.Attribute(called.value, other, ast.Load())
        yield put("function", ast.Call(new, node.args, node.keywords), f"np.{other}" if of_numpy else f".{other}")
    if of_numpy and node.args:
        yield put("part left out", node.args[0])
    elif isinstance(called, ast.Attribute) and not of_numpy and name != "append":
        yield put("part left out", called.value)
    for first, later in combinations(range(len(node.args)), 2):
        new_args = list(node.args)
        new_args[first], new_args[later] = node.args[later], node.args[first]
        if ast.unparse(node.args[first]) != ast.unparse(node.args[later]):
            yield put("exchanged", ast.Call(called, new_args, node.keywords))
    for place, keyword in enumerate(node.keywords):
        rest = node.keywords[:place] + node.keywords[place + 1 :]
        kind = "index" if keyword.arg in ("axis", "dim") else "part left out"
        yield put(kind, ast.Call(called, node.args, rest))
