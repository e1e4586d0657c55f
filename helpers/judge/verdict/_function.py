"""From a function object in a kernel to the source that defines it, and to its verdict."""

import ast
import inspect
import linecache
import re
import sysconfig
import tokenize
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from helpers.judge.box import Job, Outcome, run_in_box
from helpers.judge.contract import Exercise
from helpers.judge.reading import Submission, collect, parse_cell
from helpers.judge.verdict._check import check
from helpers.judge.verdict._notebook import answer_in
from helpers.judge.verdict._refuse import refuse
from helpers.judge.verdict._verdict import Verdict

PACKAGE = Path(__file__).resolve().parents[2]


def check_function(
    exercise: Exercise,
    function: Any,
    cells: Sequence[tuple[str, str]],
    known_names: Iterable[str] | Mapping[str, Any] = (),
    seed: int = 0,
    run: Callable[[Job], Outcome] = run_in_box,
    graded: bool = False,
) -> Verdict:
    """Check a function of the kernel by its source.

    Args:
        exercise: the exercise.
        function: the learner's function; anything else gets the verdict "wrong kind".
        cells: (label, source) of the notebook's cells, oldest run first.
        known_names: the names that the kernel knows now, best with their values.
        seed: of the cases.
        run: runs a job in a box.
        graded: whether what counts is what grading finds in the cells, by the exercise's own name. Then it is said where that differs.

    Returns:
        The verdict.
    """
    sentence = _not_a_learners_function(exercise, function)
    if sentence:
        return Verdict("wrong kind", sentence, exercise=exercise.id)
    answer = _answer(exercise, function, list(cells), known_names)
    if isinstance(answer, Verdict):
        return answer
    if graded:
        counts = answer_in(exercise, cells)
        if early := refuse(exercise, counts):
            return replace(
                early, message=f"{early.message} Grading looks for `{exercise.function}` in your notebook's cells."
            )
        if answer.definition and counts.definition and not _same(answer.definition, counts.definition):
            sentence = f"This is not the `{exercise.function}` that grading takes: it takes the last one in your notebook's cells. "
            sentence += f"Keep one function of that name, run its cell, check again: {_call(exercise)}."
            return Verdict("wrong kind", sentence, exercise=exercise.id, source=counts.source)
        answer = counts
    return check(exercise, answer, seed, run)


def _answer(
    exercise: Exercise, given: Any, cells: list[tuple[str, str]], known_names: Iterable[str] | Mapping[str, Any]
) -> Submission | Verdict:
    """The source of what a kernel holds, or why there is none."""
    function = inspect.unwrap(given)
    name, file = function.__name__, function.__code__.co_filename
    is_file = Path(file).is_file()
    source = _text_of(Path(file)) if is_file else "".join(linecache.getlines(file))
    own = _functions_in(source).get(name)
    if isinstance(own, ast.FunctionDef):
        homes = [number for number, (_, text) in enumerate(cells) if _same(_functions_in(text).get(name), own)]
        if not homes and (is_file or not cells):
            cells.append((Path(file).name if is_file else "a cell of your notebook", source))
            homes = [len(cells) - 1]
        if homes:
            return collect(name, cells, exercise.grants, known_names, {name: homes[-1]})
    for known in _names_of(exercise, given, known_names):
        answer = collect(known, cells, exercise.grants, known_names)
        if answer.definition is not None and (answer.definition.name != name or _has_code(answer.definition, function)):
            return answer
    return Verdict(
        "error" if isinstance(own, ast.FunctionDef) else "wrong kind",
        _why_none(exercise, function, own),
        exercise=exercise.id,
        source=source,
    )


def _why_none(exercise: Exercise, function: types.FunctionType, own: Any) -> str:
    name, file = function.__name__, Path(function.__code__.co_filename)
    if inspect.iscoroutinefunction(function) or isinstance(own, ast.AsyncFunctionDef):
        return f"`{name}` is an async function. Write it with `def`, in a cell of your notebook."
    if own is not None:
        message = f"Your kernel still has an older `{name}`, which no cell defines any more. "
        return (
            message + "Run the cell that should define it; if that shows an error, correct it first. Then check again."
        )
    if file.is_file():
        message = f"{file.name} defines `{name}` no longer, and your kernel has it from before. "
        return message + "Import it anew, or write it in a cell of your notebook. Then check again."
    home, _, _ = function.__qualname__.rpartition(".")
    if home and "<locals>" not in home:
        return (
            f"`{name}` stands inside the class `{home}`. Write it with `def` at the top of a cell, or, if it is a static method, "
            f"give it a name there: `{exercise.function} = {function.__qualname__}`. Then check again: {_call(exercise)}."
        )
    return f"`{name}` is made inside another function, or its source is gone. Define it with `def` at the top of a cell, and run it."


def _names_of(exercise: Exercise, given: Any, known: Iterable[str] | Mapping[str, Any]) -> list[str]:
    """What a kernel calls a function, the exercise's own name first."""
    function = inspect.unwrap(given)
    names = (
        [name for name, value in known.items() if value is given] if isinstance(known, Mapping) else [function.__name__]
    )
    return sorted(names, key=lambda name: (name != exercise.function, name != function.__name__))


def _has_code(definition: ast.FunctionDef, function: types.FunctionType) -> bool:
    """Whether a function was made from a definition, wherever that stood: a magic's cell has a file of its own."""
    tree = ast.Module([ast.FunctionDef(**{**vars(definition), "decorator_list": []})], [])
    found = [one for one in compile(tree, "cell", "exec").co_consts if isinstance(one, types.CodeType)]
    return any(_same_code(one, function.__code__) for one in found)


def _same_code(one: types.CodeType, other: types.CodeType) -> bool:
    if (one.co_code, one.co_names, one.co_varnames) != (other.co_code, other.co_names, other.co_varnames):
        return False
    if len(one.co_consts) != len(other.co_consts):
        return False
    return all(
        _same_code(mine, its)
        if isinstance(mine, types.CodeType) and isinstance(its, types.CodeType)
        else repr(mine) == repr(its)
        for mine, its in zip(one.co_consts, other.co_consts, strict=True)
    )


def _not_a_learners_function(exercise: Exercise, function: Any) -> str | None:
    """What is wrong with the object itself, or None."""
    how = _call(exercise)
    if function is None:
        return f"There is nothing to check. Give your function, without brackets after its name: {how}."
    if isinstance(function, type):
        return f"This is a class, {function.__name__}. Give your function: {how}."
    if isinstance(function, types.BuiltinFunctionType):
        return f"`{function.__name__}` is built in. Write the function yourself, in a cell, and give it: {how}."
    bare = inspect.unwrap(function) if callable(function) else function
    if not isinstance(bare, types.FunctionType) or (bare is not function and _is_a_librarys(bare)):
        called = " Leave out the brackets after its name: the check calls it." if not callable(function) else ""
        return f"This is a value of type {type(function).__name__}, not a function of yours.{called} Give it like this: {how}."
    if bare.__name__ == "<lambda>":
        return f"This is a lambda. Write it with `def`, so that it has a name and lines of its own: {how}."
    if _is_a_librarys(bare):
        return f"`{bare.__name__}` comes from {bare.__module__}. Write the function yourself, in a cell, and give it: {how}."
    return None


def _call(exercise: Exercise) -> str:
    return f'`here.check("{exercise.id}", {exercise.function})`'


def _is_a_librarys(function: types.FunctionType) -> bool:
    path = Path(function.__code__.co_filename)
    folders = [PACKAGE, *(Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib"))]
    return path.is_absolute() and any(path.is_relative_to(folder) for folder in folders)


def _functions_in(source: str) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    # The kernel keeps a cell as IPython rewrote it, with calls in place of magics.
    parsed = parse_cell(re.sub(r"^([ \t]*).*get_ipython\(\)\..*$", r"\1pass", source, flags=re.MULTILINE))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return {node.name: node for node in (parsed.tree.body if parsed else ()) if isinstance(node, kinds)}


def _text_of(path: Path) -> str:
    """A file of the learner's own as it is now, whatever was loaded before."""
    try:
        with tokenize.open(path) as file:
            return file.read()
    except (OSError, SyntaxError, UnicodeDecodeError):
        return ""


def _same(one: ast.AST | None, other: ast.AST) -> bool:
    return one is not None and ast.dump(one) == ast.dump(other)
