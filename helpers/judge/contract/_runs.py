"""An exercise's functions, called with its cases: what they are called with, here and in a box, and what the course's own one does."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from helpers.judge.contract._exercise import Case, Exercise, Inputs
from helpers.judge.contract._kinds import as_wanted, carried, is_read_out
from helpers.judge.contract._observed import Observation, Value, observation, outputs
from helpers.judge.inside import Describer, observe, restore, roll

Rolled = tuple[tuple[Any, ...], list[int], list[list[int]]]
Run = list[dict[str, np.ndarray]]


def arguments(exercise: Exercise, inputs: Inputs) -> tuple[Any, ...]:
    """A case's inputs in the order of the parameters, as they go into a box."""
    wanted = [(inputs[name], exercise.types.get(name, np.ndarray)) for name in exercise.parameters]
    return tuple(carried(value, kind) for value, kind in wanted)


def made_here(given: Sequence[Any]) -> list[Any]:
    """Arguments on their way into a box, as the function there gets them: arrays are copies, a generator stands at its start."""
    arrays: list[np.ndarray] = []
    describer = Describer(arrays)
    return [value.copy() if _is_usual(value) else restore(describer.describe(value), arrays) for value in given]


def _is_usual(value: Any) -> bool:
    return type(value) is np.ndarray and value.dtype == np.float64


def inputs_of(exercise: Exercise, case: Case) -> Inputs:
    """A case's inputs by parameter, each made anew."""
    return dict(zip(exercise.parameters, made_here(arguments(exercise, case.inputs)), strict=True))


def reads_of(exercise: Exercise) -> tuple[int, ...]:
    """Which returned values are read out, as `observe` takes it."""
    places = [at for at, name in enumerate(exercise.returns) if is_read_out(exercise.types.get(name))]
    return (-1,) if places and len(exercise.returns) == 1 else tuple(places)


def behaviour(function: Callable, cases: Sequence[Case], exercise: Exercise) -> tuple[Observation, ...]:
    """What a function of the course does on cases, observed in this process as a learner's is in the box."""
    seen, reads = [], reads_of(exercise)
    with np.errstate(all="ignore"):
        for case in cases:
            record, arrays = observe(function, list(inputs_of(exercise, case).values()), reads=reads)
            seen.append(_wanted(observation(record, arrays), exercise))
    return tuple(seen)


def _wanted(seen: Observation, exercise: Exercise) -> Observation:
    """What the course's own function returned, as exact as the exercise wants it."""
    values = outputs(seen, len(exercise.returns))
    if seen.returned is None or values is None:
        return seen
    kinds = [exercise.types.get(name) for name in exercise.returns]
    made = [as_wanted(value, kind, exercise.exact_sequences) for value, kind in zip(values, kinds, strict=True)]
    several = len(made) > 1
    return Observation(seen.inputs, Value("sequence", items=tuple(made)) if several else made[0])


def rolled(exercise: Exercise) -> Rolled:
    """What the box needs for an exercise's trace; the same for every seed, so that two tries can be compared."""
    trace = exercise.trace
    assert trace is not None
    inputs = trace.inputs(np.random.default_rng(0))
    varies = [exercise.parameters.index(name) for name in trace.varies]
    feeds = [[exercise.returns.index(value), exercise.parameters.index(name)] for value, name in trace.feeds.items()]
    return arguments(exercise, inputs), varies, feeds


def right_run(exercise: Exercise, given: Rolled) -> Run:
    """What the right function returns, call by call."""
    return run_of(exercise, list(roll(exercise.oracle, made_here(given[0]), *given[1:])))


def run_of(exercise: Exercise, records: Sequence[tuple[dict[str, Any], list[np.ndarray]]]) -> Run:
    """The arrays that each call returned, by name; it ends before the first call that returned something else."""
    run: Run = []
    for record, arrays in records:
        values = outputs(observation(record, arrays), len(exercise.returns))
        found = [value.array for value in values or ()]
        whole = [array for array in found if array is not None]
        if not whole or len(whole) < len(found):
            break
        run.append(dict(zip(exercise.returns, whole, strict=True)))
    return run
