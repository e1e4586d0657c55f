"""How well a check does on all small edits of an answer: how many it refuses, and how many verdicts point at what is wrong."""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from helpers.judge.box import Job, Outcome
from helpers.judge.contract import Exercise, Observation, observation
from helpers.judge.mutation._here import run_here
from helpers.judge.reading import Submission, collect
from helpers.judge.suspects import (
    POINTED,
    Edit,
    Form,
    Key,
    Values,
    Watched,
    alike,
    made_by,
    parts_of,
    slip_of,
    steps_of,
    wrong,
)
from helpers.judge.verdict import SAYS_ALL, Verdict, check, expectation

MORE_SEEDS = range(1, 21)  # of cases on which an edit that makes no difference is tried again
FOUND = ("equivalent", "hole", "named", "pointed", "vague", "false")


def share_of_good(found: Mapping[str, int]) -> float:
    """The share of verdicts that name the mistake, or point at what is first wrong, among all edits that make a difference."""
    differ = sum(count for one, count in found.items() if one != "equivalent")
    return (found.get("named", 0) + found.get("pointed", 0)) / differ if differ else 1.0


@dataclass(frozen=True)
class Tried:
    """One edit and what became of it.

    Args:
        edit: where and what.
        found: "equivalent" (no difference on any case, nor on those of twenty more seeds), "hole" (no difference on the cases, but on
            others), "named" (the verdict names a mistake that does the same, or a slip that says all), "pointed" (it points at what is
            first wrong), "vague" (it says only what is off) or "false" (it points at something that is right).
        message: the verdict's.
        wanted: what it should point at: the words for what is first wrong.
    """

    edit: str
    found: str
    message: str
    wanted: tuple[str, ...]


class Measure:
    """The edits of one way to write an exercise's answer.

    Args:
        exercise: the exercise.
        source: a cell that passes; the solution if it is not given.
        seed: of the cases.
    """

    def __init__(self, exercise: Exercise, source: str = "", seed: int = 0):
        self.exercise, self.seed, self.expected = exercise, seed, expectation(exercise, seed)
        source = source or exercise.solution
        self._ours = source in (exercise.solution, *exercise.forms)  # else its names may mean something else
        self.form = Form(source, exercise.function, self.expected.known.names, self.expected.cases, exercise.parameters)
        self.watched = Watched(exercise, self.form, exercise.quantities, exercise.returns)
        self._words: dict[Key, set[str]] = {}
        self._alone: dict[Edit, tuple[Edit, Edit]] = {}
        self._parents = {child: node for node in ast.walk(self.form.function) for child in ast.iter_child_nodes(node)}

    def tried(self, edits: Sequence[Edit] | None = None) -> list[Tried]:
        """Every edit, or these, with its verdict judged."""
        return [self.one(edit) for edit in (self.form.edits if edits is None else edits)]

    def sample(self, count: int, seed: int) -> list[Tried]:
        """Some of them."""
        found = self.form.edits
        return self.tried(Random(seed).sample(found, min(count, len(found))))

    def pairs(self, count: int, seed: int) -> list[Tried]:
        """Some answers with two edits at once, in different lines."""
        stream = Random(seed)
        found: list[Edit] = []
        able = [one for one in self.form.edits if one.kind not in ("line left out", "lines exchanged")]
        lines = {one.at for one in able}
        while len(found) < count and len(lines) > 1:
            one, other = stream.sample(able, 2)
            if one.at is not other.at:
                found.append(Edit("two", f"{one.id}; {other.id}", "", one.at, None, (*one.slots, *other.slots)))
                self._alone[found[-1]] = one, other
        return self.tried(found)

    def one(self, edit: Edit) -> Tried:
        """One edit, checked as a learner's answer is; it runs in this process."""
        with edit.made():
            text, made = self.form.text(), self.form.watched()
        seen: list[Observation] = []

        def run(job: Job) -> Outcome:
            outcome = run_here(job)
            if job.noted:
                return outcome
            seen.extend(
                observation({key: value for key, value in record.items() if key != "case"}, arrays)
                for record, arrays in outcome.records
            )
            return outcome

        answer = collect(self.exercise.function, self.exercise.cells_with(text), self.exercise.grants)
        verdict = check(self.exercise, answer, self.seed, run)
        if verdict.status == "passed":
            return Tried(edit.id, self._silent(answer), verdict.message, ())
        keys = wrong(self.form.right, made, self.exercise.tolerance)
        wanted = self._wanted(edit, keys)
        for alone in self._alone.get(edit, ()):  # either of two faults may be pointed at
            with alone.made():
                one_made = self.form.watched()
            wanted |= self._wanted(alone, wrong(self.form.right, one_made, self.exercise.tolerance))
        with edit.made():
            lines = self._lines(text)
        return Tried(
            edit.id, self._found(verdict, edit, wanted, keys, lines, seen), verdict.message, tuple(sorted(wanted))
        )

    def _silent(self, answer: Submission) -> str:
        """An answer that passes: on the cases of other seeds as well, or is there a hole in these?"""
        also = all(check(self.exercise, answer, seed, run_here).status == "passed" for seed in MORE_SEEDS)
        return "equivalent" if also else "hole"

    def _lines(self, text: str) -> dict[int, int]:
        """From the lines of an edited text to the statements, by number."""
        function = [one for one in ast.parse(text).body if isinstance(one, ast.FunctionDef)][-1]
        mine = [one for one in ast.walk(self.form.function) if isinstance(one, ast.stmt)]
        its = [one for one in ast.walk(function) if isinstance(one, ast.stmt)]
        found: dict[int, int] = {}
        for own, other in zip(mine, its, strict=True):
            if (number := self.form.numbers.get(id(own))) is not None:
                end = other.body[0].lineno - 1 if isinstance(other, ast.For | ast.If) else other.end_lineno
                found |= dict.fromkeys(range(other.lineno, (end or other.lineno) + 1), number)
        return found

    # What it is right to point at

    def _wanted(self, edit: Edit, keys: Sequence[Key]) -> set[str]:
        """The words for what is first wrong: of its line, and of the parts of that line that the edit lies in.

        What is only put under another name is not wrong by itself, nor is the counter of a loop that is not there: then what is wrong next
        counts as well.
        """
        found: set[str] = set()
        for key in keys:
            if words := self._words_of(key):
                found |= words | (self._around(edit) if self.form.number(edit.at) == key[0] else set())
                if not (self._is_counter(key) or self._is_made(key, edit)):
                    break
        return found

    def _is_counter(self, key: Key) -> bool:
        return isinstance(self.form.statements[key[0]], ast.For)

    def _is_made(self, key: Key, edit: Edit) -> bool:
        """Whether what a key holds in the right function is made in an edited one as well, by whatever name."""
        with edit.made():
            made = self.form.watched(expressions=True)
        return all(
            any(alike(value, other, self.exercise.tolerance) for _, other in case)
            for values, case in zip(_values(self.form.right, key), made, strict=True)
            for value in values
        )

    def _words_of(self, key: Key) -> set[str]:
        """What the exercise calls a quantity of this answer: by its name, and by its values."""
        if key not in self._words:
            named = (self._ours and key[1] in self.exercise.quantities) or key[1].startswith("return ")
            self._words[key] = ({self.watched.word(key)} if named else set()) | self._alike(
                _values(self.form.right, key)
            )
        return self._words[key]

    def _around(self, edit: Edit) -> set[str]:
        """The words for the expressions that an edit lies in."""
        found, node = set(), edit.node
        while node is not None and not isinstance(node, ast.stmt):
            key = self.form.numbers[id(edit.at)], f"node {self.form.place(node)}"
            if key not in self._words:
                self._words[key] = self._alike(_values(self._expressions, key))
            found |= self._words[key]
            node = self._parents.get(node)
        return found

    def _alike(self, values: list[list[Any]]) -> set[str]:
        """The words of all quantities of the exercise's forms that have these values."""
        if not any(values):
            return set()
        return {
            word
            for word, its in self._catalogue
            if len(its) == len(values)
            and all(alike(mine, other, 1e-12) for mine, other in zip(values, its, strict=True))
        }

    @cached_property
    def _catalogue(self) -> list[tuple[str, list[list[Any]]]]:
        return [
            (watched.word(key), _values(watched.form.right, key))
            for watched in self.expected.suspects.forms
            if not watched.inner
            for key in dict.fromkeys(key for made in watched.form.right for key, _ in made)
        ]

    @cached_property
    def _expressions(self) -> Values:
        """What each expression of the right function makes."""
        return self.form.watched(expressions=True)

    # What was pointed at

    def _found(
        self,
        verdict: Verdict,
        edit: Edit,
        wanted: set[str],
        keys: Sequence[Key],
        lines: dict[int, int],
        seen: Sequence[Observation],
    ) -> str:
        idents = set((verdict.mistake or "").split(" + "))
        if idents <= self._known or verdict.mistake in SAYS_ALL or verdict.status == "not attempted":
            return "named"
        if pointed := re.search(POINTED, verdict.message):
            words = set(pointed[1].split(" or "))
            if not words & wanted and not self._piece(words, wanted, keys, seen):
                return "vague" if self._whole(words, wanted) else "false"
            narrow = len(self.watched.words) > 1 or words - self.watched.words
            return "pointed" if narrow or slip_of(edit, self.watched) in (pointed[2] or "") else "vague"
        if part := re.search(r"So look at (.+?)\.", verdict.message):
            return self._of_a_part(set(self.exercise.concerns.get(part[1], ())), edit, wanted)
        if verdict.status == "error":
            stopped = {
                lines.get(int(line))
                for line in re.findall(rf"in line (\d+) of {re.escape(self.exercise.label)}\b", verdict.message)
            }
            edited = {self.form.number(value) for _, value in edit.slots if isinstance(value, ast.stmt)}
            guilty = {self.form.number(edit.at), *edited, *(key[0] for key in keys[:1])}
            names = {name for one in (edit.at, *(value for _, value in edit.slots)) for name in made_by(one)}
            unknown = re.search(r"`(\w+)` is |local variable '(\w+)'", verdict.message)
            return "pointed" if stopped & guilty or (unknown and names & set(unknown.groups())) else "vague"
        if verdict.mistake and keys and keys[0][1].startswith("return "):
            return "pointed"  # the wrong type or shape of a value that is first wrong where it is returned
        return "vague"

    def _of_a_part(self, concerns: set[str], edit: Edit, wanted: set[str]) -> str:
        """Whether a part that a probe proves wrong is: what is first wrong belongs to it, or what is used there does."""
        inside = {node.id for _, value in edit.slots for node in ast.walk(value) if isinstance(node, ast.Name)}
        every = dict.fromkeys(key for made in self.form.right for key, _ in made)
        used = set().union(*(self._words_of(key) for key in every if key[1] in inside))
        if concerns & (wanted | used):
            return "pointed"
        return "false" if concerns & set().union(*map(self._words_of, every)) else "vague"

    @cached_property
    def _known(self) -> set[str]:
        prefix = f"{self.exercise.builds_on}/"
        return {f"{prefix if entry.inner else ''}{entry.mistake.id}" for entry in self.expected.known.entries}

    def _whole(self, words: set[str], wanted: set[str]) -> bool:
        """Whether the words name something that is made of what is first wrong, where only some ways to write it make that piece."""
        forms = [form for form in self.expected.suspects.forms if not form.inner]
        needed, parts = set.intersection(*(form.words for form in forms)), parts_of(forms)
        return any(wanted <= parts.get(word, set()) - needed for word in words & needed)

    def _piece(self, words: set[str], wanted: set[str], keys: Sequence[Key], seen: Sequence[Observation]) -> bool:
        """Whether the words name a piece of what is first wrong, one that this answer does not make by itself.

        An answer that does the same has that piece wrong, what is first wrong here too, and nothing that is right here.
        """
        mine = {key: self._words_of(key) for key in dict.fromkeys(key for made in self.form.right for key, _ in made)}
        have = set().union(*mine.values())
        wrong_words = set().union(*(its for key, its in mine.items() if key in keys))
        right = have - wrong_words
        for one in self.expected.suspects.fitting(seen):
            off = steps_of(self.expected.suspects.forms[0]) if one.watched.inner else set(one.off)
            if one.word in words - have and wanted & off and not right & off:
                return True
        # What it makes in another way lies between what is still right and what is first wrong.
        parts = parts_of([form for form in self.expected.suspects.forms if not form.inner])
        between = set().union(*(parts.get(word, set()) for word in wanted))
        really = wrong_words - {word for key in mine if self._is_counter(key) for word in mine[key]}
        return bool(words & between) and not words & have and not any(parts[word] & really for word in words)


def _values(made: Values, key: Key) -> list[list[Any]]:
    return [[value for one, value in case if one == key] for case in made]
