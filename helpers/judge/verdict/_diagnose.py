"""Why an answer is wrong: a slip that any function can have, a mistake that the exercise names, or the part that a probe isolates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from helpers.common import listed
from helpers.judge.contract import Case, Elsewhere, Exercise, Observation, Probe, Value, described, inputs_of, outputs
from helpers.judge.suspects import Pointer
from helpers.judge.verdict._compare import close, difference, same_form
from helpers.judge.verdict._where import kind_in_words, where

# Slips that any function can have. A lesson may list one of them as a mistake too, with words of its own for its own wrong answer.
NOTHING, COUNT, TYPE, SHAPE = "returns-nothing", "wrong-count", "wrong-type", "wrong-shape"
FLOAT32, PRECISION, NOT_A_NUMBER = "float32", "precision", "not-a-number"
CHANGED, ORDER = "inputs-changed", "order-of-outputs"
SAYS_ALL = (NOTHING, COUNT, FLOAT32, CHANGED, ORDER)  # what each of these says is the mistake itself
EXACT_SLIPS = (PRECISION, ORDER)  # all values are right but for this
LOOSE_SLIPS = (NOTHING, COUNT, TYPE, SHAPE, FLOAT32, NOT_A_NUMBER, CHANGED)  # whatever else may be wrong


@dataclass(frozen=True)
class Trial:
    """An exercise's cases, what is right on each, and what a learner's function did on each.

    Probes' cases follow the exercise's own in `cases`, `right` and `seen`.
    """

    exercise: Exercise
    cases: Sequence[Case]
    probes: Sequence[Probe]
    right: Sequence[Observation]
    seen: Sequence[Observation]

    def rows(self) -> list[tuple[Case, Observation, Observation]]:
        """Case, what is right, what was seen."""
        return list(zip(self.cases, self.right, self.seen, strict=True))

    def outputs_of(self, seen: Observation) -> tuple[Value, ...] | None:
        """What a call returned, one value for each that is asked."""
        return outputs(seen, len(self.exercise.returns))

    def pairs(self) -> list[tuple[tuple[Value, ...], tuple[Value, ...]]]:
        """What each call returned and what is right, value by value; of calls that returned as many values as the exercise asks for."""
        found = []
        for _, right, seen in self.rows():
            got, want = self.outputs_of(seen), self.outputs_of(right)
            assert got is not None and want is not None
            found.append((got, want))
        return found


def other_sizes(other: Elsewhere) -> str:
    """What to say of an answer that is right for the sizes of another variant, and not for the learner's."""
    return (
        f"This fits another variant of the exercise, the one with {other.words}. Yours is the one with {other.mine}: it stands above your "
        "cell. A number in your code seems to stand for a size. From which input can you read that size?"
    )


def slip(trial: Trial) -> tuple[str, str] | None:
    """A slip that has nothing to do with the exercise's subject: its id and what to say, or None."""
    names = trial.exercise.returns
    for case, right, seen in trial.rows():
        got, want = trial.outputs_of(seen), trial.outputs_of(right)
        assert want is not None and seen.returned is not None
        if seen.returned.kind == "none" and (len(names) > 1 or want[0].kind != "none"):
            return NOTHING, f"Your function returns nothing. End it with a `return` of {listed(names)}."
        if got is None:
            many = len(seen.returned.items) or "one"
            plural = "s" if many != "one" else ""
            message = (
                f"Your function returns {many} value{plural}; the exercise asks for {len(names)}: {listed(names)}."
            )
            return COUNT, message + " Return them in this order, with a comma between."
        for name, mine, its in zip(names, got, want, strict=True):
            if found := _form(name, mine, its, case):
                return found
    changed = {
        name
        for case, _, seen in trial.rows()
        for (name, before), after in zip(inputs_of(trial.exercise, case).items(), seen.inputs, strict=True)
        if not close(after, described(before), 0.0)
    }
    if changed:
        changes = listed([f"`{name}`" for name in trial.exercise.parameters if name in changed])
        message = (
            f"Your function changes what it was given: {changes}. Whoever calls it may still need the old values. "
        )
        return CHANGED, message + "Look for `+=`, `*=` or an assignment to a slice, and make something new instead."
    return _order(trial) or _precision(trial)


def _form(name: str, got: Value, want: Value, case: Case) -> tuple[str, str] | None:
    """What is wrong with a value before its numbers are looked at."""
    if got.kind != want.kind:
        wanted = {"array": "a NumPy array", "scalar": "a number"}.get(want.kind) or kind_in_words(want)
        is_a = "a single number" if got.kind == "scalar" else kind_in_words(got)
        return TYPE, where(
            name, got, want, 0.0
        ) if got.kind == "beyond" else f"{name} should be {wanted}, and yours is {is_a}."
    if not is_plain(want):
        return None
    if got.type in ("float32", "float16") and want.type == "float64":
        message = f"Your {name} has type {got.type}: about {7 if got.type == 'float32' else 3} digits. The inputs have float64, about 16, "
        return (
            FLOAT32,
            message
            + "and precision that is lost in one step is lost at each. What in your code makes the numbers shorter?",
        )
    if not same_form(got, want):
        return TYPE, f"{name} should hold numbers of type {want.type}, and yours has {got.type}."
    if got.shape != want.shape:
        message = f"{name} should have shape {want.shape} here, and yours has {got.shape}. "
        return SHAPE, message + "Follow the shapes through your lines, one by one, with the case below."
    if got.array is None or want.array is None or (np.isfinite(want.array).all() and not np.isfinite(got.array).all()):
        return (
            NOT_A_NUMBER,
            f"Your {name} holds values that are no numbers (nan or inf). Where could a division or a root go wrong?",
        )
    return None


def _order(trial: Trial) -> tuple[str, str] | None:
    names = trial.exercise.returns
    for order in list(permutations(range(len(names))))[1:] if len(names) <= 3 else ():
        rows = trial.pairs()
        if all(
            close(got[place], want[n], trial.exercise.tolerance) for got, want in rows for n, place in enumerate(order)
        ):
            return (
                ORDER,
                f"The values are right, but not in the order that the exercise asks for: first {', then '.join(names)}.",
            )
    return None


def _precision(trial: Trial) -> tuple[str, str] | None:
    rows = trial.pairs()
    if all(close(mine, its, 1e-5) for got, want in rows for mine, its in zip(got, want, strict=True)):
        message = "Your values are right, but only to five digits or a few more; the exercise asks for the full precision of float64. "
        return (
            PRECISION,
            message + "Is something rounded, cut off, passed through float32, or nudged by a small constant?",
        )
    return None


def is_plain(value: Value) -> bool:
    """Whether a value is made of numbers alone: an array, a tensor, a number."""
    return value.kind in ("array", "tensor", "scalar") and value.array is not None and value.type != "bool"


def where_values_differ(trial: Trial) -> str | None:
    """What is off where a returned value is more than numbers, and where it differs first; None where all are numbers."""
    exercise, tolerance = trial.exercise, trial.exercise.tolerance
    rows = trial.pairs()
    if all(is_plain(one) for _, want in rows for one in want):
        return None
    for got, want in rows:
        off = [
            (name, mine, its)
            for name, mine, its in zip(exercise.returns, got, want, strict=True)
            if not close(mine, its, tolerance)
        ]
        if off:
            fine = [name for name in exercise.returns if name not in [name for name, _, _ in off]]
            right = f", {listed(fine)} {'is' if len(fine) == 1 else 'are'} right" if fine else ""
            names = listed([name for name, _, _ in off])
            return (
                f"{names} {'is' if len(off) == 1 else 'are'} off{right}. On the case below, {where(*off[0], tolerance)}"
            )
    return None


def guilty_part(trial: Trial, right_words: Collection[str] = ()) -> str | None:
    """The first part that is proven wrong: where it has nothing to do, the answer is right. None if there is none.

    A part is spared if all quantities that it is about are known to come out right.
    """
    names, first = trial.exercise.returns, len(trial.cases) - len(trial.probes)
    right = [
        {name for name, mine, its in zip(names, got, want, strict=True) if close(mine, its, trial.exercise.tolerance)}
        for got, want in trial.pairs()
    ]
    always = set.intersection(*right)
    for part in trial.exercise.parts:
        mine = [number for number, probe in enumerate(trial.probes, first) if probe.part == part]
        spared = {
            name for number in mine for name in names if name not in (trial.probes[number - first].spoils or names)
        }
        concerns = set(trial.exercise.concerns.get(part, ()))
        if concerns and concerns <= set(right_words):
            continue
        if mine and spared <= always and all(len(right[number]) == len(names) for number in mine):
            return part
    return None


def describe(
    trial: Trial, pointer: Pointer | None = None, right: Collection[str] = (), does_the_same: bool = True
) -> str:
    """What to say when no mistake fits: which value is off and by how much, and where to look.

    Args:
        trial: what was tried.
        pointer: where to look, as far as it is known.
        right: the quantities that are known to come out right.
        does_the_same: whether a small edit of the solution is known that does the same. Else a part that the probes prove wrong is named
            rather than the pointer, if both are about the same.
    """
    exercise, tolerance = trial.exercise, trial.exercise.tolerance
    rows = trial.pairs()
    off = [
        name
        for place, name in enumerate(exercise.returns)
        if not all(close(got[place], want[place], tolerance) for got, want in rows)
    ]
    fine = [name for name in exercise.returns if name not in off]
    sentences = [f"{listed(off)} {'is' if len(off) == 1 else 'are'} off{f', {listed(fine)} is right' if fine else ''}."]
    part = None if pointer and does_the_same else guilty_part(trial, right)
    if part and (pointer is None or set(exercise.concerns.get(part, ())) & set(pointer.words)):
        sentences.append(f"{exercise.parts[part]} So look at {part}.")
    elif pointer:
        sentences.append(str(pointer))
    got, want = next((got, want) for got, want in rows if not all(map(close, got, want, [tolerance] * len(got))))
    sizes = [
        f"{name} differs by up to {difference(mine.array, its.array):.2g}"
        for name, mine, its in zip(exercise.returns, got, want, strict=True)
        if not close(mine, its, tolerance) and mine.array is not None and its.array is not None
    ]
    return " ".join([*sentences, f"On the case below, {listed(sizes)}."])
