"""From a function object in a kernel to the source that defines it, and to its verdict."""

import ast
import inspect
import linecache
import re
import sysconfig
import types
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from helpers.judge._box import Job, Outcome, run_in_box
from helpers.judge._cells import functions_in
from helpers.judge._check import check
from helpers.judge._collect import collect
from helpers.judge._exercise import Exercise
from helpers.judge._verdict import Verdict

PACKAGE = Path(__file__).resolve().parents[1]


def check_function(
    exercise: Exercise,
    function: Any,
    cells: Sequence[tuple[str, str]],
    known_names: Iterable[str] = (),
    seed: int = 0,
    run: Callable[[Job], Outcome] = run_in_box,
) -> Verdict:
    """Check a function of the kernel by its source.

    Args:
        exercise: the exercise.
        function: the learner's function; anything else gets the verdict "wrong kind".
        cells: (label, source) of the notebook's cells, oldest run first.
        known_names: the names that the kernel knows now.
        seed: of the cases.
        run: runs a job in a box.

    Returns:
        The verdict.
    """
    told = _not_a_learners_function(exercise, function)
    if told:
        return Verdict("wrong kind", told, exercise=exercise.id)
    function = inspect.unwrap(function)
    name, file = function.__name__, function.__code__.co_filename
    source = "".join(linecache.getlines(file))
    own = _functions_in(source).get(name)
    if own is None:
        told = f"`{name}` is made inside another function, or its source is gone. Define it with `def` at the top of a cell, and run it."
        return Verdict("wrong kind", told, exercise=exercise.id)
    cells = list(cells)
    homes = [number for number, (_, text) in enumerate(cells) if _same(_functions_in(text).get(name), own)]
    if not homes and cells and not Path(file).is_file():
        told = f"Your kernel still has an older `{name}`, which no cell defines any more. "
        told += "Run the cell that should define it; if that shows an error, correct it first. Then check again."
        return Verdict("error", told, exercise=exercise.id, source=source)
    if not homes:
        cells.append((_label(file), source))
        homes = [len(cells) - 1]
    return check(exercise, collect(name, cells, exercise.grants, known_names, {name: homes[-1]}), seed, run)


def _not_a_learners_function(exercise: Exercise, function: Any) -> str | None:
    """What is wrong with the object itself, or None."""
    how = f'`here.check("{exercise.id}", {exercise.function})`'
    if function is None:
        return f"There is nothing to check. Give your function, without brackets after its name: {how}."
    if isinstance(function, type):
        return f"This is a class, {function.__name__}. Give your function: {how}."
    if isinstance(function, types.BuiltinFunctionType):
        return f"`{function.__name__}` is built in. Write the function yourself, in a cell, and give it: {how}."
    if not isinstance(function, types.FunctionType):
        called = " Leave out the brackets after its name: the check calls it." if not callable(function) else ""
        return f"This is a value of type {type(function).__name__}, not a function of yours.{called} Give it like this: {how}."
    if function.__name__ == "<lambda>":
        return f"This is a lambda. Write it with `def`, so that it has a name and lines of its own: {how}."
    if _is_a_librarys(function):
        return f"`{function.__name__}` comes from {function.__module__}. Write the function yourself, in a cell, and give it: {how}."
    return None


def _is_a_librarys(function: types.FunctionType) -> bool:
    path = Path(inspect.unwrap(function).__code__.co_filename)
    folders = [PACKAGE, *(Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib"))]
    return path.is_absolute() and any(path.is_relative_to(folder) for folder in folders)


def _functions_in(source: str) -> dict[str, ast.FunctionDef]:
    # The kernel keeps a cell as IPython rewrote it, with calls in place of magics.
    return functions_in(re.sub(r"^([ \t]*).*get_ipython\(\)\..*$", r"\1pass", source, flags=re.MULTILINE))


def _label(file: str) -> str:
    path = Path(file)
    return path.name if path.is_file() else "a cell of your notebook"


def _same(one: ast.FunctionDef | None, other: ast.FunctionDef) -> bool:
    return one is not None and ast.dump(one) == ast.dump(other)
