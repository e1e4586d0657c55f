"""What a cell of code is on a page: a widget, a recorded experiment, an exercise, plain code with its output, or nothing."""

import ast
from dataclasses import dataclass
from typing import Any

from helpers.content import Cell

# The exercise's own widget has these as buttons, or they are about the machine that Jupyter runs on.
LEFT_OUT = {"check", "hint", "case", "solution", "broken", "hand_in"}


@dataclass(frozen=True)
class Opened:
    """`here.METHOD(...)`: what a cell opens."""

    method: str
    arguments: tuple[Any, ...]
    options: dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """What a page makes of a cell of code.

    Args:
        kind: "exercise", "opens" (a widget or an experiment), "code" or "nothing".
        opened: the call, where it opens something.
    """

    kind: str
    opened: Opened | None = None


def shown(cell: Cell) -> Shown:
    """What a page makes of a cell of code; it is read, not run."""
    if cell.exercise:
        return Shown("exercise")
    body = ast.parse(cell.source).body
    rest = [one for one in body if not isinstance(one, ast.Import | ast.ImportFrom) and not _here(one)]
    opened = _opened(rest)
    if opened is not None:
        return Shown("nothing") if opened.method in LEFT_OUT else Shown("opens", opened)
    return Shown("code") if rest else Shown("nothing")


def _opened(rest: list[ast.stmt]) -> Opened | None:
    """The call that a cell is, besides imports and `here = ...`: `here.x(...)`, or `y = here.x(...)` and then `y`."""
    match rest:
        case [ast.Expr(value=ast.Call() as call)]:
            return _call(call)
        case [
            ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call),
            ast.Expr(value=ast.Name(id=other)),
        ] if name == other:
            return _call(call)
    return None


def _call(call: ast.Call) -> Opened | None:
    match call.func:
        case ast.Attribute(value=ast.Name(id="here"), attr=method):
            arguments = tuple(one.value for one in call.args if isinstance(one, ast.Constant))
            # What isn't written out, such as `weights=result.weights`, comes from a run: a page shows what the course ships.
            options = {
                one.arg: value for one in call.keywords if one.arg and (value := _literal(one.value)) is not None
            }
            return Opened(method, arguments, options)
    return None


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def _here(statement: ast.stmt) -> bool:
    """`here = lesson("...")`."""
    match statement:
        case ast.Assign(targets=[ast.Name(id="here")]):
            return True
    return False
