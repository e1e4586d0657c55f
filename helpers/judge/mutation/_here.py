"""Runs a job in this process, for answers that the course itself makes: there are thousands, and none of them is anybody's."""

import ast
import traceback
import warnings
from typing import Any

import numpy as np

from helpers.judge.box import Job, Outcome
from helpers.judge.contract import Exercise, made_here
from helpers.judge.inside import NOTED, Notes, describe_error, observe, roll
from helpers.judge.reading import collect
from helpers.judge.suspects import TURN, counter, loops_counted
from helpers.judge.verdict import Drawing, compare_runs, expectation


def run_here(job: Job) -> Outcome:
    """What a box gives for a job, without its trace. A loop that does not end is an error.

    Args:
        job: the job.
    """
    notes = Notes()
    labels = {label for label, _, _ in job.pieces}
    with warnings.catch_warnings(action="ignore"), np.errstate(all="ignore"):
        try:
            scope = _defined(job, notes)
        except Exception as error:
            return Outcome("finished", 0, "", defining=describe_error(error))
        records = []
        for ident, inputs in job.cases:
            raised: list[Exception] = []

            def function(*given: Any, raised: list[Exception] = raised) -> Any:
                try:
                    return scope[job.function](*given)
                except Exception as error:
                    raised.append(error)
                    raise

            record, arrays = observe(function, made_here(inputs), reads=job.reads)
            if raised:  # the lines of the answer's own cells, as the box says them
                frames = [one for one in traceback.extract_tb(raised[0].__traceback__) if one.filename in labels]
                record["raised"]["line"] = [frames[-1].filename, frames[-1].lineno] if frames else None
                record["raised"]["traceback"] = "".join(
                    f'  File "{one.filename}", line {one.lineno}, in {one.name}\n' for one in frames
                )
            record["made"] = notes.described(arrays)
            records.append(({**record, "case": ident}, arrays))
    return Outcome("finished", 0, "", tuple(records))


def drawn_here(exercise: Exercise, source: str) -> Drawing | None:
    """The run of an answer of the course's own over the right one.

    Args:
        exercise: the exercise.
        source: the answer, such as a known mistake.

    Returns:
        What to draw; None without a trace, or where the answer can't be drawn.
    """
    expected = expectation(exercise)
    given = expected.rolled
    if given is None:
        return None
    job = expected.job(collect(exercise.function, exercise.cells_with(source), exercise.grants))
    with warnings.catch_warnings(action="ignore"), np.errstate(all="ignore"):
        try:
            function = _defined(job, Notes())[job.function]
        except Exception:
            return None
        records = list(roll(function, made_here(given[0]), *given[1:]))
        return compare_runs(exercise, expected.right_run, records)


def _defined(job: Job, notes: Notes) -> dict[str, Any]:
    """The names that a job's cells define."""
    scope: dict[str, Any] = {TURN: counter(), NOTED: notes.note}
    for label, line, text in job.pieces:
        tree = loops_counted(ast.parse("\n" * (line - 1) + text))
        exec(compile(tree, label, "exec", dont_inherit=True), scope)
    return scope
