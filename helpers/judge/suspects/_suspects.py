"""Where a wrong answer goes wrong: where a small edit of the solution begins to differ, if it does just what the answer does."""

import ast
import warnings
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from helpers.common import listed
from helpers.judge.contract import Case, Exercise, Nearby, Observation, behaviour, row_seen
from helpers.judge.suspects._edits import Edit
from helpers.judge.suspects._form import Form, Key, makings
from helpers.judge.suspects._wrong import wrong

if TYPE_CHECKING:
    from helpers.judge.suspects._own_run import OwnRun

AT_MOST = 3  # quantities that a message names; more would point nowhere
POINTED = r"Look at how you (?:make|return) ([^:.]+)(?:: (.+?))?\.(?: |$)"  # a pointer in a message: the quantities, and the slips


@dataclass(frozen=True)
class Pointer:
    """Where to look.

    Args:
        words: the quantities, one if all that fits agrees.
        slips: what seems wrong there, in words; none if what fits does not agree.
        inner: it lies in the function that the exercise's calls.
        right: what it is made of and comes out right.
        verb: what is done with it there.
    """

    words: tuple[str, ...]
    slips: tuple[str, ...] = ()
    inner: bool = False
    right: tuple[str, ...] = ()
    verb: str = "make"

    def __str__(self) -> str:
        where = f"Look at how you {self.verb} {' or '.join(self.words)}"
        slip = f": {' or '.join(self.slips)}" if self.slips else ""
        inside = "The loop is right; the step inside it is not. " if self.inner else ""
        right = f"Right so far in your run: {listed(self.right)}. " if self.right else ""
        return f"{inside}{right}{where}{slip}."


class Watched:
    """One way to write the solution, or the step inside it: words for what it makes, and what each of its edits does.

    Args:
        exercise: the exercise.
        form: the function that is edited.
        words: what its names stand for.
        returns: words for what it returns.
        calls: makes the exercise's function of the edited one.
        inner: the edited one is the step inside.
    """

    def __init__(
        self,
        exercise: Exercise,
        form: Form,
        words: Mapping[str, str],
        returns: Sequence[str],
        calls: Callable[[Callable], Callable] = lambda function: function,
        inner: bool = False,
    ):
        self.exercise, self.form, self.names, self.returns, self.calls, self.inner = (
            exercise,
            form,
            words,
            returns,
            calls,
            inner,
        )
        self._seen: dict[Edit, list[Observation]] = {}
        self._off: dict[Edit, tuple[str, ...]] = {}

    def does(self, edit: Edit, cases: Sequence[Case]) -> list[Observation]:
        """What an edit does on the first of the exercise's cases."""
        seen = self._seen.setdefault(edit, [])
        if missing := cases[len(seen) :]:
            with edit.made():
                function = self.calls(self.form.compiled())
            with warnings.catch_warnings(action="ignore"):
                seen += behaviour(function, missing, self.exercise)
        return seen

    def off(self, edit: Edit) -> tuple[str, ...]:
        """What an edit makes wrong, in words, from the first on."""
        if edit not in self._off:
            with edit.made():
                made = self.form.watched()
            self._off[edit] = tuple(
                dict.fromkeys(map(self.word, wrong(self.form.right, made, self.exercise.tolerance)))
            )
        return self._off[edit]

    def word(self, key: Key) -> str:
        """What a statement makes, in words."""
        _, name = key
        if not name.startswith("return "):
            return self.names.get(name, f"`{name}`")
        returned = self.returns[int(name[7:])] if int(name[7:]) < len(self.returns) else "value"
        return self.names.get(f"return {returned}", f"the {returned} that you return")

    @cached_property
    def words(self) -> set[str]:
        """All that it makes, in words."""
        return {self.word(key) for made in self.form.right for key, _ in made}

    @cached_property
    def made_of(self) -> dict[str, set[str]]:
        """For each quantity, those that stand in the line that makes it."""
        found: dict[str, set[str]] = defaultdict(set)
        holds: dict[str, str] = {}

        def used(node: ast.AST) -> set[str]:
            loaded = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
            return {holds[name] for name in loaded if name in holds}

        for number, statement in enumerate(self.form.statements):
            made = [
                (self.word((number, name)), name, used(node)) for name, node in makings(statement, len(self.returns))
            ]
            for word, name, parts in made:
                found[word] |= parts - {word}
                holds[name] = word
        return found


@dataclass(frozen=True, eq=False)
class Suspect:
    """An edit that does what the answer does, with what it makes wrong, from the first on."""

    watched: Watched
    edit: Edit
    off: tuple[str, ...]

    @property
    def word(self) -> str:
        return self.off[0]

    @property
    def named(self) -> tuple[str, ...]:
        """What to point at. A line that is left out may as well be there, and what it makes not used."""
        return self.off[:2] if self.edit.kind == "line left out" else self.off[:1]


def steps_of(solved: Watched) -> set[str]:
    """Words for what a solution makes by calling the step inside it; none if it calls none."""
    base, form = solved.exercise.base, solved.form
    calls = {
        form.number(one)
        for one in form.statements
        if base is not None and not isinstance(one, ast.For) and f"{base.function}(" in ast.unparse(one)
    }
    return {solved.word(key) for made in form.right for key, _ in made if key[0] in calls}


def slip_of(edit: Edit, watched: Watched) -> str:
    """What seems wrong in an edit, in words."""
    new, names = edit.new, {name: name for name in watched.form.parameters} | dict(watched.names)
    match edit.kind:
        case "name":
            return f"{names.get(new, f'`{new}`')} seems to stand where something else belongs"
        case "operator":
            return f"a `{new}` seems to stand where another sign belongs"
        case "constant":
            return "a number looks off"
        case "function":
            return f"`{new}` seems to stand where another function belongs"
        case "index":
            return "an axis or an index looks off"
        case "part left out":
            return "something looks left out"
        case "line left out":
            return "a line looks left out, or what it makes is not used"
        case "lines exchanged":
            return "two lines look to be in the wrong order"
    return "two things look exchanged"


class Suspects:
    """All small edits of an exercise's solution, to compare a wrong answer with. Made once a wrong answer asks for it, and kept.

    Args:
        exercise: the exercise.
        cases: its cases.
        right: what is right on them.
        names: what its solution finds in the notebook.
        same: whether two calls did the same, up to a tolerance.
    """

    def __init__(
        self,
        exercise: Exercise,
        cases: Sequence[Case],
        right: Sequence[Observation],
        names: Callable[[], Mapping[str, Any]],
        same: Callable[[Observation, Observation, float], bool],
    ):
        self.exercise, self.cases, self.right, self._names = exercise, cases, right, names
        self._same = same

    @cached_property
    def forms(self) -> list[Watched]:
        """The solution, the other ways to write it, and the step that it calls."""
        own, names = self.exercise, self._names()
        found = [
            Watched(own, Form(text, own.function, names, self.cases, own.parameters), own.quantities, own.returns)
            for text in (own.solution, *own.forms)
        ]
        if (base := own.base) is not None:
            solved = compile(own.solution, "a solution", "exec")

            def calls(step: Callable) -> Callable:
                scope = {**names, base.function: step}
                exec(solved, scope)
                return scope[own.function]

            cases = list(base.cases(np.random.default_rng(0)))
            for text in (base.solution, *base.forms):
                form = Form(text, base.function, names, cases, base.parameters)
                found.append(Watched(own, form, base.quantities, base.returns, calls, inner=True))
        return found

    @cached_property
    def _first(self) -> Nearby[tuple[Watched, Edit]]:
        """All edits, by what they do on the first case."""
        edits = [(one, edit) for one in self.forms for edit in one.form.edits]
        return Nearby((pair, row_seen(pair[0].does(pair[1], self.cases[:1])[0])) for pair in edits)

    def fitting(self, seen: Sequence[Observation]) -> list[Suspect]:
        """The edits that do the same on all cases."""
        found, tolerance = [], self.exercise.tolerance
        for watched, edit in self._first.of(row_seen(seen[0]), tolerance):
            first = watched.does(edit, self.cases[:1])
            if not self._same(seen[0], first[0], tolerance):
                continue
            does = watched.does(edit, self.cases)
            if all(self._same(mine, its, tolerance) for mine, its in zip(seen, does, strict=True)) and (
                off := watched.off(edit)
            ):
                found.append(Suspect(watched, edit, off))
        return found

    def pointer(self, seen: Sequence[Observation], mine: "OwnRun | None" = None) -> Pointer | None:
        """Where to look, if small edits fit and agree on few quantities; else None.

        Args:
            seen: what an answer did on all cases.
            mine: its own run: none of what comes out right there is pointed at.
        """
        fits = [
            one
            for one in self.fitting(seen)
            if mine is None or not (mine.makes_a_step_right if one.watched.inner else mine.right & set(one.named))
        ]
        fits = _narrow([one for one in fits if not one.watched.inner] or fits)
        words = tuple(dict.fromkeys(word for one in fits for word in one.named))
        if not words or len(words) > AT_MOST:
            return None
        slips = tuple(dict.fromkeys(slip_of(one.edit, one.watched) for one in fits))
        return Pointer(words, slips if len(slips) <= 2 else (), fits[0].watched.inner)


def _narrow(fits: Sequence[Suspect]) -> list[Suspect]:
    """Without those of which another names a piece: a quantity that only its own form makes, and that makes theirs wrong."""
    words = {(one.watched, one.word) for one in fits}
    return [
        one
        for one in fits
        if not any(
            other.word != one.word
            and other.word not in one.watched.words
            and one.word in other.off
            and (other.watched, one.word) not in words
            for other in fits
        )
    ]
