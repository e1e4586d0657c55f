"""The run in time that an exercise's trace draws: what the box needs for it, and what a function returned, call by call."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from helpers.judge.contract._exercise import Exercise
from helpers.judge.contract._observed import observation, outputs
from helpers.judge.inside import roll

Rolled = tuple[tuple[np.ndarray, ...], list[int], list[list[int]]]
Run = list[dict[str, np.ndarray]]


def rolled(exercise: Exercise) -> Rolled:
    """What the box needs for an exercise's trace; the same for every seed, so that two tries can be compared."""
    trace = exercise.trace
    assert trace is not None
    inputs = trace.inputs(np.random.default_rng(0))
    varies = [exercise.parameters.index(name) for name in trace.varies]
    feeds = [[exercise.returns.index(value), exercise.parameters.index(name)] for value, name in trace.feeds.items()]
    return tuple(inputs[name] for name in exercise.parameters), varies, feeds


def right_run(exercise: Exercise, given: Rolled) -> Run:
    """What the right function returns, call by call."""
    return run_of(exercise, list(roll(exercise.oracle, list(given[0]), *given[1:])))


def run_of(exercise: Exercise, records: Sequence[tuple[dict[str, Any], list[np.ndarray]]]) -> Run:
    """The arrays that each call returned, by name; it ends before the first call that returned something else."""
    run: Run = []
    for record, arrays in records:
        values = outputs(observation(record, arrays), len(exercise.returns))
        if values is None or any(value.array is None for value in values):
            break
        run.append({name: value.array for name, value in zip(exercise.returns, values, strict=True)})
    return run
