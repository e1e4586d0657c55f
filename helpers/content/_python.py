"""A lesson's Python file, run, and the list of declarations that it holds."""

import importlib.util
from pathlib import Path
from typing import TypeVar

from helpers.content._errors import ContentError

T = TypeVar("T")


def load_declared(path: Path, name: str, kind: type[T]) -> list[T]:
    """Run a lesson's Python file and take a list from it.

    Args:
        path: the file, such as lessons/NN_name/exercises.py.
        name: the list at its top level, such as "EXERCISES".
        kind: what it must hold.

    Returns:
        The list.

    Raises:
        ContentError: the file does not exist, does not run, or has no such list; file, line, what is wrong, what to do.
    """
    if not path.exists():
        raise ContentError(path, [(1, "the file does not exist. Write it, or remove what refers to it.")])
    spec = importlib.util.spec_from_file_location(f"course_{path.parent.name}_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        message = f"it does not run: {type(error).__name__}: {error}. Correct it."
        raise ContentError(path, [(_last_line(error, path), message)]) from error
    declared = getattr(module, name, None)
    if not isinstance(declared, list | tuple) or not all(isinstance(one, kind) for one in declared):
        raise ContentError(path, [(1, f"there is no list {name} of `{kind.__name__}`. Add it at the top level.")])
    return list(declared)


def _last_line(error: BaseException, path: Path) -> int:
    """The last line of the file that an error went through."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    line, trace = 1, error.__traceback__
    while trace:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == str(path) else line
        trace = trace.tb_next
    return line
