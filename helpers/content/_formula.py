"""Formulas in study material: arithmetic and a few functions on named numbers, and nothing else of Python."""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

OPERATORS: Mapping[type, str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.USub: "neg",
}
FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "exp": math.exp,
    "ln": math.log,
    "sqrt": math.sqrt,
    "tanh": math.tanh,
    "sigmoid": lambda value: 1 / (1 + math.exp(-value)),
    "floor": math.floor,
}
# js/page/activities/drawn.js has the same.
SIGNS: Mapping[str, Callable[..., float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
    "neg": operator.neg,
    **FUNCTIONS,
}


def formula_tree(formula: str) -> Any:
    """A formula as plain JSON, for what doesn't read Python.

    Args:
        formula: such as "f * c + 2"; with + - * / **, brackets and the functions in `FUNCTIONS`.

    Returns:
        A number, a name, or a list of a sign (one of `SIGNS`) and what it is applied to: ["+", ["*", "f", "c"], 2].

    Raises:
        ValueError: it has something else in it.
    """
    try:
        return _tree(ast.parse(formula, mode="eval").body)
    except SyntaxError:
        raise ValueError(f"{formula!r} is no formula. Write it like f * c + i * g.") from None


def value_of(formula: str, numbers: Mapping[str, float]) -> float:
    """What a formula gives.

    Args:
        formula: as for `formula_tree`.
        numbers: what its names stand for.

    Raises:
        ValueError: it has something else in it, or has no value there.
    """
    tree = formula_tree(formula)
    try:
        return float(_value(tree, numbers))
    except (ArithmeticError, TypeError) as error:
        raise ValueError(f"{formula!r} has no value for {dict(numbers)}: {error}.") from None


def _tree(node: Any) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.Name(id=name):
            return name
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in OPERATORS:
            return [OPERATORS[type(sign)], _tree(left), _tree(right)]
        case ast.UnaryOp(op=sign, operand=inside) if type(sign) in OPERATORS:
            return [OPERATORS[type(sign)], _tree(inside)]
        case ast.Call(func=ast.Name(id=name), args=[inside], keywords=[]) if name in FUNCTIONS:
            return [name, _tree(inside)]
    raise ValueError(
        f"{ast.unparse(node)!r} can't stand in a formula. It may have numbers, names, + - * / ** and {', '.join(FUNCTIONS)}."
    )


def _value(tree: Any, numbers: Mapping[str, float]) -> float:
    match tree:
        case str() as name:
            if name not in numbers:
                raise ValueError(f"{name!r} can't stand in a formula. It may have {', '.join([*numbers, *FUNCTIONS])}.")
            return numbers[name]
        case [sign, *parts]:
            return SIGNS[sign](*(_value(part, numbers) for part in parts))
        case number:
            return number
