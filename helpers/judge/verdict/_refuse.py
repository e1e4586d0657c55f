"""What need not run: no function of the learner's own, or one that is still the starter."""

import ast
from typing import Any

from helpers.judge.contract import Exercise
from helpers.judge.reading import Submission, cut_name, functions_in, list_names
from helpers.judge.verdict._verdict import Verdict


def refuse(exercise: Exercise, submission: Submission) -> Verdict | None:
    """The verdict on what need not run: no function, one with other parameters, the untouched starter."""

    def verdict(status: str, message: str) -> Verdict:
        return Verdict(status, message, exercise=exercise.id, source=submission.source)

    name, node = submission.function, submission.definition
    if submission.kind == "missing":
        return verdict(
            "not attempted", f"No cell defines `{exercise.function}` yet. Run the cell that does, then check again."
        )
    if submission.kind == "broken":
        return verdict("error", submission.missing[name])
    if node is None:
        kind = {"value": "a value", "import": "imported", "lambda": "a lambda", "class": "a class"}.get(
            submission.kind, "an async function"
        )
        return verdict("wrong kind", f"`{name}` is {kind}. Write it with `def`, in a cell of your notebook.")
    if call_order(exercise, node) is None:
        given = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        wanted = exercise.parameters
        sentence = f"`{name}` takes ({list_names(given) or 'nothing'}), {len(given)} of them; the exercise gives it {len(wanted)}: "
        sentence += f"({', '.join(wanted)}), by these names or in this order."
        required = [
            one.arg for one, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if default is None
        ]
        if required:
            sentence += (
                f" Nobody gives it {list_names(required)}, behind the `*`: leave the `*` out, or give a default."
            )
        return verdict("wrong kind", sentence)
    if is_untouched(node, exercise):
        return verdict(
            "not attempted",
            f"`{name}` is still as it was. Put your lines where the `...` stands, run the cell, check again.",
        )
    return None


def call_order(exercise: Exercise, node: ast.FunctionDef) -> tuple[int, ...] | None:
    """How a function is called.

    Args:
        exercise: the exercise.
        node: the learner's function.

    Returns:
        The places of the exercise's parameters in the order in which the function takes them: by name where it has the same names, else
        as they stand. None if it cannot be called with them.
    """
    wanted, arguments = exercise.parameters, node.args
    given = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    if len(given) < len(wanted) or len(given) - len(arguments.defaults) > len(wanted) or None in arguments.kw_defaults:
        return None
    first = given[: len(wanted)]
    by_name = sorted(first) == sorted(wanted)
    return tuple(wanted.index(name) for name in first) if by_name else tuple(range(len(wanted)))


def half_renamed(exercise: Exercise, node: ast.FunctionDef) -> str:
    """How parameters were taken, where one has a name of the exercise's at another place beside new names; else nothing."""
    wanted = exercise.parameters
    given = [one.arg for one in (*node.args.posonlyargs, *node.args.args)][: len(wanted)]
    moved = [name for at, name in enumerate(given) if name in wanted and wanted.index(name) != at]
    if not moved or sorted(given) == sorted(wanted):
        return ""
    shown = ", ".join(f"`{cut_name(name)}` gets {its}" for name, its in zip(given, wanted, strict=False))
    return f"Some of your parameters have names of their own, so all are taken by their place: {shown}."


def is_untouched(node: ast.FunctionDef, exercise: Exercise) -> bool:
    """Whether a function is still the exercise's starter, or says nothing at all."""

    def body(function: ast.FunctionDef) -> list[ast.stmt]:
        has_doc = ast.get_docstring(function, clean=False) is not None
        return function.body[1:] if has_doc else function.body

    mine = body(node)
    stubs = all(
        isinstance(one, ast.Pass) or (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)) for one in mine
    )
    starter = functions_in(exercise.starter).get(exercise.function)
    return stubs or (starter is not None and _alike(mine, body(starter)))


def _alike(one: Any, other: Any) -> bool:
    """Whether two pieces of syntax say the same. It ends at the first difference, so a starter is compared in no time with anything."""
    stack = [(one, other)]
    while stack:
        mine, yours = stack.pop()
        if type(mine) is not type(yours):
            return False
        if isinstance(mine, list):
            if len(mine) != len(yours):
                return False
            stack += zip(mine, yours, strict=True)
        elif isinstance(mine, ast.AST):
            stack += [(getattr(mine, name, None), getattr(yours, name, None)) for name in mine._fields]
        elif mine != yours:
            return False
    return True
