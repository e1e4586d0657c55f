"""A learner's own text, run as a notebook's cell is: what it prints is seen, and the value of its last line is shown."""

import ast
import sys
from collections.abc import Callable
from typing import IO, Any

from ._calling import describe_error
from ._perform import guarded, load, remember
from ._values import restore
from ._wire import pack

SHOWN_LIMIT = 4000  # characters of the last line's value


def run_cell(job: dict[str, Any], arrays: list[Any], result: IO[bytes], ready: Callable[[], None]) -> None:
    """Run a cell, and write one packet: `{"shown": text or None}`, or `{"raised": error}`.

    Args:
        job: the header of its packet: `cell`, its text; `label`, what a traceback calls it; `pieces`, as in a check, what it needs
            of other cells; `case`, the described inputs that it finds under this name.
        arrays: those of the packet.
        result: what gets the packet.
        ready: called when all is prepared, before anything of the learner's runs.
    """
    given = {}
    if job["case"]:
        given["case"] = {name: restore(one, arrays) for name, one in job["case"].items()}
    with guarded(job):
        ready()
        try:
            shown = _value_of(job, given)
            answer: dict[str, Any] = {"shown": None if shown is None else shown[:SHOWN_LIMIT]}
        except BaseException as error:
            answer = {"raised": describe_error(error)}
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    result.write(pack(answer, []))


def _value_of(job: dict[str, Any], given: dict[str, Any]) -> str | None:
    """What the last line gives, as text; None where it is no expression, or gives None."""
    label, text = job["label"], job["cell"]
    module = load(job["pieces"], given)
    remember([(label, 1, text)])
    tree = ast.parse(text, label)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, label, "exec", dont_inherit=True), module.__dict__)
    if last is None:
        return None
    value = eval(compile(ast.Expression(last.value), label, "eval", dont_inherit=True), module.__dict__)
    return None if value is None else repr(value)
