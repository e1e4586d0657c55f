"""Whether a declaration can be meant: it names what there is, and what has nothing of the answer in it earns nothing."""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any

import numpy as np

from helpers import judge
from helpers.classroom._results import ExerciseResult
from helpers.classroom.credit._award import Probes, all_right, award, matching
from helpers.classroom.credit._declared import Partial
from helpers.judge.contract import Observation, behaviour
from helpers.judge.verdict import EXACT_SLIPS, LOOSE_SLIPS

Ended = dict[str, str]


def unknown_in(partial: Partial, exercise: judge.Exercise, points: float) -> Iterator[str]:
    """What a declaration says that the exercise does not have.

    Args:
        partial: the declaration.
        exercise: the exercise.
        points: what it is worth in the assignment.

    Yields:
        A sentence for each, with what there is.
    """
    if partial.highest >= points:
        yield (
            f"partial credit of {exercise.id} reaches {partial.highest:g} points, and the whole exercise is worth {points:g}. Give less."
        )
    known = [*_mistakes(exercise), *EXACT_SLIPS]
    for name in partial.mistakes:
        for one in name.split(" + "):
            if one in LOOSE_SLIPS:
                yield (
                    f"partial credit of {exercise.id} names {one!r}, which any wrong answer can have beside other faults. "
                    "Give points for a part or for a group of tests."
                )
            elif one not in known:
                yield f"partial credit of {exercise.id} names the mistake {one!r}, which it does not have.{_near(one, known)}"
    tests = _tests(exercise)
    with_probe = list(probes_of(exercise))
    for part in partial.parts:
        if part not in with_probe:
            yield f"partial credit of {exercise.id} names the part {part!r}. It has {_listed(with_probe)}."
    for name, group in partial.groups.items():
        for pattern in group.tests:
            if not matching(tests, [pattern]):
                yield f"partial credit of {exercise.id}, group {name!r}: there is no test {pattern!r}. It has {_listed(tests)}."


def refuse_hollow(partial: Partial, exercise: judge.Exercise, seed: int) -> Iterator[str]:
    """What a declaration would give to functions that have nothing of the answer in them.

    Args:
        partial: the declaration, without unknown names.
        exercise: the exercise.
        seed: of the cases.

    Yields:
        A sentence for each.
    """
    expected = judge.expectation(exercise, seed)
    hollow = {what: behaviour(function, expected.cases, exercise) for what, function in _hollow(exercise)}
    ended = {what: _ended(expected, seen) for what, seen in hollow.items()}
    for name in partial.mistakes:
        seen = expected.known.named(name)
        if seen is None:  # it is right but for the order or the last digits
            continue
        if not any(one.raised is None for one in seen):
            yield (
                f"partial credit of {exercise.id}: all that {name!r} does is to stop with an error, as a function of one line could. "
                "Give points for a group of tests."
            )
        for what, theirs in hollow.items():
            if judge.same_behaviour(seen, theirs, exercise.tolerance):
                yield f"partial credit of {exercise.id}: {name!r} does the same as a function that {what}. Leave it out."
    named = {f"the part {part!r}": list(probes_of(exercise)[part]) for part in partial.parts}
    named |= {
        f"the group {name!r}": matching([case.id for case in expected.cases], group.tests)
        for name, group in partial.groups.items()
    }
    for about, tests in named.items():
        for what, outcome in ended.items():
            if all_right(outcome, tests):
                yield (
                    f"partial credit of {exercise.id}: {about} would give points to a function that {what}. "
                    "Add a test that tells the two apart."
                )


def preview(partial: Partial, exercise: judge.Exercise, seed: int) -> dict[str, float]:
    """What each of an exercise's named mistakes earns by a declaration; those that earn nothing are left out."""
    expected, found = judge.expectation(exercise, seed), {}
    for mistake in exercise.mistakes:
        tests = tuple(_ended(expected, expected.known.named(mistake.id) or ()).items())
        result = ExerciseResult(exercise.id, "wrong", 0.0, 0.0, 0.0, "", mistake=mistake.id, tests=tests)
        if earned := award(result, partial, probes_of(exercise)):
            found[mistake.id] = earned.points
    return found


def probes_of(exercise: judge.Exercise) -> Probes:
    """The exercise's parts in its order, each with the tests in which it has nothing to do; a part without any is left out."""
    found: dict[str, list[str]] = {part: [] for part in exercise.parts}
    for probe in exercise.probes(np.random.default_rng(0)):
        if probe.part:
            found[probe.part].append(probe.case.id)
    return {part: tests for part, tests in found.items() if tests}


def _hollow(exercise: judge.Exercise) -> Iterator[tuple[str, Callable]]:
    """Functions that somebody could write without an idea: what each does, and the function."""

    def filled(fill: Callable[[Any], Any]) -> Callable:
        def function(*given: Any) -> Any:
            right = exercise.oracle(*given)
            return tuple(map(fill, right)) if len(exercise.returns) > 1 else fill(right)

        return function

    def unchanged(*given: Any) -> Any:
        by_name = dict(zip(exercise.parameters, given, strict=True))
        found = tuple(by_name.get(name, given[0] if given else None) for name in exercise.returns)
        return found if len(found) > 1 else found[0]

    yield "returns nothing", lambda *given: None
    yield "returns zeros", filled(lambda value: _like(value, 0))
    yield "returns ones", filled(lambda value: _like(value, 1))
    yield "returns what it was given", unchanged


def _like(value: Any, number: int) -> Any:
    """Something of a value's kind that knows nothing of it."""
    if isinstance(value, np.ndarray):
        return np.full_like(value, number)
    if isinstance(value, bool | int | float):
        return type(value)(number)
    return type(value)() if isinstance(value, str | list | tuple | dict) else None


def _ended(expected: judge.Expectation, seen: Sequence[Observation]) -> Ended:
    found = [
        judge.same_behaviour([mine], [right], expected.exercise.tolerance)
        for mine, right in zip(seen, expected.right, strict=False)
    ]
    return {case.id: "right" if agrees else "wrong" for case, agrees in zip(expected.cases, found, strict=False)}


def _mistakes(exercise: judge.Exercise) -> list[str]:
    own = [one.id for one in (*exercise.mistakes, *exercise.variants)]
    base = exercise.base
    return own + ([f"{base.id}/{one.id}" for one in (*base.mistakes, *base.variants)] if base else [])


def _tests(exercise: judge.Exercise) -> list[str]:
    return [case.id for case in judge.expectation(exercise, 0).cases]


def _near(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, 3, 0.5)
    return f" Do you mean {_listed(near, ' or ')}?" if near else f" It has {_listed(known[:12])}, and more."


def _listed(names: Sequence[str], last: str = ", ") -> str:
    return last.join(map(repr, names)) if names else "none"
