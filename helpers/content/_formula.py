"""Formulas in study material: arithmetic and a few functions on named numbers, and nothing else of Python."""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

OPERATORS: Mapping[type, Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
}
FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "exp": math.exp,
    "ln": math.log,
    "sqrt": math.sqrt,
    "tanh": math.tanh,
    "sigmoid": lambda value: 1 / (1 + math.exp(-value)),
    "floor": math.floor,
}


def value_of(formula: str, numbers: Mapping[str, float]) -> float:
    """What a formula gives.

    Args:
        formula: such as "f * c + i * g"; with + - * / **, brackets and the functions in `FUNCTIONS`.
        numbers: what its names stand for.

    Raises:
        ValueError: it has something else in it, or has no value there.
    """
    try:
        return float(_value(ast.parse(formula, mode="eval").body, numbers))
    except SyntaxError:
        raise ValueError(f"{formula!r} is no formula. Write it like f * c + i * g.") from None
    except (ArithmeticError, TypeError) as error:
        raise ValueError(f"{formula!r} has no value for {dict(numbers)}: {error}.") from None


def _value(node: Any, numbers: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.Name(id=name) if name in numbers:
            return numbers[name]
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in OPERATORS:
            return OPERATORS[type(sign)](_value(left, numbers), _value(right, numbers))
        case ast.UnaryOp(op=sign, operand=inside) if type(sign) in OPERATORS:
            return OPERATORS[type(sign)](_value(inside, numbers))
        case ast.Call(func=ast.Name(id=name), args=[inside], keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](_value(inside, numbers))
    known = ", ".join([*numbers, *FUNCTIONS])
    raise ValueError(f"{ast.unparse(node)!r} can't stand in a formula. It may have numbers, + - * / ** and {known}.")
