"""Small edits of a solution, made by machine, to compare a wrong answer with: where one does just the same, it says where to look."""

from helpers.judge.suspects._edits import Edit
from helpers.judge.suspects._form import TURN, Form, Key, Values, counter, loops_counted, made_by
from helpers.judge.suspects._instrument import instrumented
from helpers.judge.suspects._own_run import OwnRun, parts_of
from helpers.judge.suspects._suspects import POINTED, Pointer, Suspects, Watched, slip_of, steps_of
from helpers.judge.suspects._wrong import alike, wrong

__all__ = [
    "POINTED",
    "TURN",
    "Edit",
    "Form",
    "Key",
    "OwnRun",
    "Pointer",
    "Suspects",
    "Values",
    "Watched",
    "alike",
    "counter",
    "instrumented",
    "loops_counted",
    "made_by",
    "parts_of",
    "slip_of",
    "steps_of",
    "wrong",
]
