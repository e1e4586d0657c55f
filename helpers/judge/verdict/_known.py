"""What an exercise's known mistakes do, alone and two at a time. Computed once a wrong answer asks for it, and kept."""

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from textwrap import dedent
from types import CodeType, GeneratorType
from typing import Any

import numpy as np

from helpers.judge.contract import (
    Case,
    Exercise,
    Mistake,
    Nearby,
    Observation,
    Place,
    Row,
    behaviour,
    clash,
    edited,
    error_kind,
    inputs_of,
    row_of,
    row_seen,
)
from helpers.judge.reading import collect
from helpers.judge.verdict._compare import same

RETURNED = "__returned__"
Namespace = dict[str, Any]


@dataclass(frozen=True)
class Fit:
    """What a wrong answer looks like: an id to record, and what to say."""

    id: str
    message: str


class Assembly:
    """A solved cell, cut into its function's statements. Each edition of a statement is compiled once, and what is the same up to
    some statement is run once, so that ten thousand pairs of mistakes are tried in no time."""

    def __init__(self, source: str, function: str):
        self.source, self.function = source, function
        nodes = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == function]
        body = nodes[-1].body if nodes else []
        if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            body = body[1:]  # the docstring
        lines = [0]
        for line in source.splitlines(keepends=True):
            lines.append(lines[-1] + len(line))
        ends = [lines[node.end_lineno or node.lineno] for node in body]
        starts = [lines[body[0].lineno - 1], *ends[:-1]] if body else []
        self.parameters = [argument.arg for argument in nodes[-1].args.args] if nodes else []
        self.pieces = list(zip(starts, ends, strict=True))
        self._compiled: dict[tuple[int, tuple[Place, ...]], CodeType | None] = {}
        self._whole: dict[tuple[Place, ...], CodeType] = {}

    def whole(self, places: Sequence[Place], names: Namespace) -> Callable:
        """The function with something else in some places, over these global names."""
        key = tuple(places)
        if key not in self._whole:
            self._whole[key] = compile(edited(self.source, places), "a known mistake", "exec")
        scope = dict(names)
        exec(self._whole[key], scope)
        return scope[self.function]

    def codes(self, places: Sequence[Place]) -> list[CodeType] | None:
        """Its statements with something else in some places; None if they can't stand alone."""
        found = [self.code(number, self.within(number, places)) for number in range(len(self.pieces))]
        inside = sum(len(self.within(number, places)) for number in range(len(self.pieces)))
        whole = [code for code in found if code is not None]
        return whole if whole and len(whole) == len(found) and inside == len(places) else None

    def within(self, number: int, places: Sequence[Place]) -> tuple[Place, ...]:
        """Those places that lie in one statement."""
        start, end = self.pieces[number]
        return tuple(place for place in places if start <= place[0] and place[1] <= end)

    def code(self, number: int, places: tuple[Place, ...]) -> CodeType | None:
        """One statement, edited; None if it can't stand alone."""
        key = number, places
        if key not in self._compiled:
            start, end = self.pieces[number]
            text = edited(self.source[start:end], [(at - start, to - start, new) for at, to, new in places])
            self._compiled[key] = _alone(text, last=number == len(self.pieces) - 1)
        return self._compiled[key]


class Run:
    """A mistake made alone, statement by statement on one case. What holds before each statement is kept, for others to go on from.

    Args:
        assembly: the solution.
        places: where the mistake is made.
        scope: all names, with the inputs.
    """

    def __init__(self, assembly: Assembly, places: Sequence[Place], scope: Namespace):
        self.assembly, self.places = assembly, places
        self.touched = [number for number in range(len(assembly.pieces)) if assembly.within(number, places)]
        self.codes = assembly.codes(places) or []
        self.states: list[Namespace] = []
        try:
            for code in self.codes:
                if not all(_lock(value) for name, value in scope.items() if name != "__builtins__"):
                    break
                self.states.append(scope)
                scope = dict(scope)
                exec(code, scope)
        except Exception:
            return  # whoever goes on from later on fails as well

    def with_another(self, other: "Run") -> Any:
        """What is returned when both mistakes are made.

        Raises:
            Exception: whatever the two raise; or they can't be run in this way.
        """
        first, later = (self, other) if self.touched[0] <= other.touched[0] else (other, self)
        start = later.touched[0]
        scope = dict(first.states[start])
        for number in range(start, len(first.codes)):
            code: CodeType | None = later.codes[number] if number in later.touched else first.codes[number]
            if number in later.touched and number in first.touched:
                both = sorted((*self.assembly.within(number, self.places), *self.assembly.within(number, other.places)))
                code = self.assembly.code(number, tuple(both))
            if code is None:
                raise ValueError("the statement that both change can't be run by itself")
            exec(code, scope)
        return scope.get(RETURNED)


def _lock(value: Any) -> bool:
    """Whether a value stays what it is, whoever uses it next. An array is made so."""
    if isinstance(value, np.ndarray):
        value.setflags(write=False)
    return not isinstance(value, list | dict | set | GeneratorType)


def _alone(text: str, last: bool) -> CodeType | None:
    """A function's statements, compiled to run outside of it: a final `return` becomes an assignment. None if that can't be."""
    text = dedent(text)
    if last:
        text = re.sub(r"^return\b", f"{RETURNED} =", text, flags=re.MULTILINE)
    try:
        return compile(text, "a known mistake", "exec")
    except SyntaxError:
        return None


def defined(source: str, function: str, names: Namespace) -> Callable:
    """The function that a cell defines over these global names."""
    scope = dict(names)
    exec(compile(source, "a known mistake", "exec"), scope)
    return scope[function]


class Entry:
    """A known mistake with what it does, case by case, as far as somebody asked. `inner`: it is made in the function called."""

    def __init__(self, mistake: Mistake, inner: bool, solution: str):
        self.mistake, self.inner = mistake, inner
        self.places = () if mistake.source else mistake.places(solution)

    def joins(self, other: "Entry") -> bool:
        """Whether the two can be made together: their edits do not overlap."""
        if self.mistake.source or other.mistake.source:
            return False
        if self.inner != other.inner:
            return True
        both = sorted((*self.places, *other.places))
        return all(one[1] <= following[0] for one, following in pairwise(both))


class Known:
    """The known mistakes of an exercise on its cases."""

    def __init__(self, exercise: Exercise, cases: Sequence[Case]):
        self.exercise, self.cases = exercise, cases
        self._seen: dict[Entry, list[Observation]] = {}
        self._steps: dict[Entry, Callable] = {}

    @cached_property
    def names(self) -> Namespace:
        """What the solution's cell finds in the notebook: imports and the functions of earlier exercises."""
        names: Namespace = {}
        answer = collect(self.exercise.function, self.exercise.cells_with(self.exercise.solution))
        for label, _, text in answer.pieces:
            exec(compile(text, label, "exec"), names)
        return names

    @cached_property
    def _assembly(self) -> Assembly:
        return Assembly(self.exercise.solution, self.exercise.function)

    @cached_property
    def entries(self) -> list[Entry]:
        """All mistakes that one can make: the exercise's own, then those of the function that it calls."""
        own, base = self.exercise, self.exercise.base
        found = [Entry(mistake, False, own.solution) for mistake in (*own.mistakes, *own.variants)]
        if base is not None:
            found += [Entry(mistake, True, base.solution) for mistake in (*base.mistakes, *base.variants)]
        return found

    def function(self, *made: Entry) -> Callable:
        """The solution with these mistakes."""
        names = self.names
        if inner := [entry for entry in made if entry.inner]:
            assert self.exercise.base is not None
            names = names | {self.exercise.base.function: self._step(*inner)}
        own = [entry for entry in made if not entry.inner]
        if own and own[0].mistake.source:
            return defined(own[0].mistake.source, self.exercise.function, names)
        return self._assembly.whole(sorted(place for entry in own for place in entry.places), names)

    def _step(self, entry: Entry) -> Callable:
        """The function that this exercise calls, with a mistake."""
        if entry not in self._steps:
            base = self.exercise.base
            assert base is not None
            source = entry.mistake.source or edited(base.solution, entry.places)
            self._steps[entry] = defined(source, base.function, self.names)
        return self._steps[entry]

    def does(self, entry: Entry) -> tuple[Observation, ...]:
        """What a mistake does on all cases."""
        seen = self._seen.setdefault(entry, [])
        if missing := self.cases[len(seen) :]:
            seen += behaviour(self.function(entry), missing, self.exercise)
        return tuple(seen)

    def named(self, name: str) -> Sequence[Observation] | None:
        """What a mistake does on all cases, by its id: `one`, `one + other` or, of the function called, `exercise/one`; None if unknown."""
        by_name = {entry.mistake.id: entry for entry in reversed(self.entries) if not entry.inner}
        if self.exercise.base:
            by_name |= {f"{self.exercise.base.id}/{one.mistake.id}": one for one in self.entries if one.inner}
        parts = [by_name.get(part) for part in name.split(" + ")]
        made = [entry for entry in parts if entry is not None]
        if len(made) < len(parts):
            return None
        if len(made) == 1:
            return self.does(made[0])
        return behaviour(self.function(*made), self.cases, self.exercise) if made[0].joins(made[1]) else None

    def one(self, seen: Sequence[Observation]) -> Fit | None:
        """The first known mistake that does the same on all cases."""
        stopped = self._only_stopped(seen)
        for entry in self._first_alone.of(row_seen(seen[0]), self.exercise.tolerance):
            if self._same(seen, self.does(entry)) and (not stopped or _clash_alike(seen, self.does(entry))):
                if not entry.inner:
                    return Fit(entry.mistake.id, entry.mistake.message)
                base = self.exercise.base
                assert base is not None
                message = f"The loop is right; the step inside it is not, whether it is your `{base.function}` or your own lines. "
                return Fit(f"{base.id}/{entry.mistake.id}", message + entry.mistake.message)
        return None

    def two(self, seen: Sequence[Observation]) -> Fit | None:
        """Two known mistakes that, made together, do the same on all cases: rather its own, and those that touch the fewest places."""
        if self._only_stopped(seen):
            return None
        candidates = self._pairs.of(row_seen(seen[0]), self.exercise.tolerance)
        for one, other in sorted(candidates, key=lambda pair: (pair[1].inner, sum(len(made.places) for made in pair))):
            if self._does_the_same(self.function(one, other), seen):
                return self._both(one, other)
        return None

    def _both(self, one: Entry, other: Entry) -> Fit:
        idents, messages = [], []
        for entry in (one, other):
            inner = f"{self.exercise.base.id}/" if entry.inner and self.exercise.base else ""
            idents.append(f"{inner}{entry.mistake.id}")
            messages.append(entry.mistake.message)
        places = ("In the loop:", "In the step:") if one.inner != other.inner else ("First:", "Second:")
        message = f"Your numbers fit two slips at once. {places[0]} {messages[0]} {places[1]} {messages[1]}"
        return Fit(" + ".join(idents), message)

    @cached_property
    def _first_alone(self) -> Nearby[Entry]:
        """All known mistakes, by what they do on the first case."""
        for entry in self.entries:
            if not self._seen.setdefault(entry, []):
                self._seen[entry] += behaviour(self.function(entry), self.cases[:1], self.exercise)
        return Nearby((entry, row_seen(self._seen[entry][0])) for entry in self.entries)

    @cached_property
    def _pairs(self) -> Nearby[tuple[Entry, Entry]]:
        """All pairs, by what they do on the first case."""
        found: list[tuple[tuple[Entry, Entry], Row | None]] = []
        with np.errstate(all="ignore"):
            scope = self.names | self._first()
            runs = {entry: Run(self._assembly, entry.places, scope) for entry in self.entries if not entry.inner}
            for number, other in enumerate(self.entries):
                for one in self.entries[:number]:
                    if one.inner or not one.joins(other):
                        continue
                    try:
                        # What is no array, such as a generator, may be another one after a run.
                        row = None if self.exercise.types else row_of(runs[one].with_another(runs[other]))
                    except Exception:
                        row = None
                    found.append(((one, other), row or self._at_first(self.function(one, other))))
        return Nearby(found)

    def _at_first(self, function: Callable) -> Row | None:
        """What a function returns on the first case, or what it raises."""
        try:
            return row_of(function(*self._first().values()))
        except Exception:
            return row_seen(behaviour(function, self.cases[:1], self.exercise)[0])

    def _first(self) -> dict[str, Any]:
        """The first case's inputs, fresh."""
        return inputs_of(self.exercise, self.cases[0])

    def _only_stopped(self, seen: Sequence[Observation]) -> bool:
        """Whether all that is known is one error, on inputs of one size: other sizes would show which mistake it comes from."""
        kinds = {one.raised and error_kind(one.raised) for one in seen}
        return bool(self.exercise.elsewhere) and len(kinds) == 1 and None not in kinds

    def _same(self, seen: Sequence[Observation], does: Sequence[Observation]) -> bool:
        return all(same(mine, its, self.exercise.tolerance) for mine, its in zip(seen, does, strict=True))

    def _does_the_same(self, function: Callable, seen: Sequence[Observation]) -> bool:
        """Case by case, up to the first difference."""
        return all(
            self._same([mine], behaviour(function, [case], self.exercise))
            for mine, case in zip(seen, self.cases, strict=True)
        )


def _clash_alike(seen: Sequence[Observation], does: Sequence[Observation]) -> bool:
    """Whether two answers stop at the same sizes in every case."""
    mine, its = ([clash(one.raised) for one in every if one.raised] for every in (seen, does))
    return all(mine) and mine == its
