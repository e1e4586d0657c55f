"""How a function ended that gave no answer, in words that hold wherever it ran: beside a notebook, in a class's box, in a page."""

import re
import signal
from typing import Any

from helpers.judge.reading import Submission

ENDED = {
    "flood": "Your function printed more than 1 MB, so it was stopped. Print less; the first lines are below.",
    "memory": "Your code, with all that it started, took more than 1 GB of memory, so it was stopped. Look at the shapes that you make.",
    "no start": "The check could not start its Python. That is not your function's fault: check again, or restart Python.",
}


def out_of_time(limit: float) -> str:
    """What a function that does not come back is shown.

    Args:
        limit: seconds that it had.
    """
    sentence = f"Your function did not come back within the time limit of {limit:g} s, so it was stopped. "
    return sentence + "Nothing else was affected. Is there a loop that never ends?"


def death(code: int | None) -> str:
    """What is said where the process ended before its time.

    Args:
        code: its exit code, minus the signal where one ended it, or None.
    """
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        message = f"Your code made the Python process crash ({name}). Nothing else was affected. "
        return message + "Does something ask for too much memory, or call itself without end?"
    message = (
        f"Your code ended the Python process before it gave an answer (exit code {code}). Nothing else was affected. "
    )
    return message + "Leave out `exit`, `os._exit` and what takes Python apart."


def error_text(error: dict[str, Any], submission: Submission) -> str:
    """An error in words; a name that did not travel is explained."""
    kind, text, name, line = (error.get(key) for key in ("type", "text", "name", "line"))
    where = f" in line {line[1]} of {line[0]}" if line else ""
    first = re.search(r'File "(.+)", line (\d+)', error.get("traceback", ""))
    if line and first and first[1] != line[0]:
        where += f", called in line {first[2]} of {first[1]},"
    if kind == "NameError" and name is not None:
        return submission.missing.get(name, f"`{name}` is used{where}, but it is not known there. Is it misspelt?")
    if kind == "MemoryError":
        return f"Your code asks for more memory than a check has{where}. Look at the shapes that you make."
    if kind == "RecursionError":
        return f"Your code calls itself without end{where}."
    if kind == "SystemExit":
        return f"Your code ends the program{where} instead of returning. Leave out `exit`."
    return f"Your code stopped{where} with {kind}: {text}"
