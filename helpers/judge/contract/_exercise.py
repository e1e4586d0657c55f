"""What a check needs to know of an exercise. A lesson declares it in exercises/; its texts come from lesson.md."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

Inputs = dict[str, Any]  # arrays, and whatever else an exercise's `types` name
Edit = tuple[str, str]
Place = tuple[int, int, str]  # where an edit begins and ends in the solution, and what stands there instead


ANY = "any"  # the first value of a parameter that sets sizes: sizes of all kinds


@dataclass(frozen=True)
class Case:
    """Inputs to try a function on, by parameter. `id` says what is special about it."""

    id: str
    inputs: Inputs


@dataclass(frozen=True)
class Probe:
    """A case in which one part has nothing to do, and all others act. Who is right there, but not elsewhere, is wrong in that part.

    Args:
        part: the silent one, a key of `Exercise.parts`.
        case: its inputs; large enough that no other fault hides in it.
        spoils: the returned values that the part can spoil, if not all: the others must be right in every case.
    """

    part: str
    case: Case
    spoils: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # Keys that were handed out before have Probe(parts, shows, case), a case that isolates. It stays a case, and accuses nobody.
        if isinstance(self.part, tuple) and isinstance(self.spoils, Case):
            for name, value in (("part", ""), ("case", self.spoils), ("spoils", ())):
                object.__setattr__(self, name, value)


@dataclass(frozen=True)
class Trace:
    """A run in time to draw, the learner's over the right one. It says only what to call the function with; that runs in the box.

    Args:
        inputs: draws the inputs by parameter; those named in `varies` have one more axis in front, an entry for each call.
        curves: from what each call returned, name to array, the curves to draw, name to numbers; "c" and "h" have their colours.
        axis: what the curves run along, such as "step".
        varies: parameters that change from call to call; without any there is one call.
        feeds: which returned value becomes which parameter of the next call.
        first: what the curves' first number is called on the axis.
        note: a sentence below the drawing.
    """

    inputs: Callable[[np.random.Generator], Inputs]
    curves: Callable[[list[dict[str, np.ndarray]]], Mapping[str, np.ndarray]]
    axis: str
    varies: tuple[str, ...] = ()
    feeds: Mapping[str, str] = field(default_factory=dict)
    first: int = 1
    note: str = ""


@dataclass(frozen=True)
class Mistake:
    """A known wrong answer, as a small edit of the lesson's solution, and what to say to who gives it.

    Two mistakes whose edits do not overlap are also recognised when they are made together. So an edit should be as small as it
    can be, and a message should say nothing of the rest ("your values are right, but ..."): the rest may be the other mistake.

    Args:
        id: for ever; a learner's attempts are recorded by it.
        message: what it looks like and what to think about, never the right line.
        edit: (old, new), or several of them; each old text stands exactly once in the solution.
        source: the whole wrong cell, only where no edit can express it.
        concept: whose cards a miss brings back, where it is not the exercise's own.
        misconception: what it stands for, an id of lessons/concepts.yaml.
    """

    id: str
    message: str
    edit: Edit | tuple[Edit, ...] = ()
    source: str = ""
    concept: str = ""
    misconception: str = ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits, always as several."""
        return (self.edit,) if self.edit and isinstance(self.edit[0], str) else self.edit

    def wrong_source(self, solution: str) -> str:
        """The wrong answer.

        Raises:
            ValueError: not exactly one of `edit` and `source`, or an old text that does not stand exactly once in the solution.
        """
        if bool(self.edits) == bool(self.source):
            raise ValueError(f"mistake {self.id!r} needs either `edit` or `source`. Give one of them.")
        return self.source or edited(solution, self.places(solution))

    def places(self, solution: str) -> tuple[Place, ...]:
        """Where the edits stand in the solution, from the first to the last.

        Raises:
            ValueError: an old text does not stand exactly once in the solution.
        """
        for old, _ in self.edits:
            if (count := solution.count(old)) != 1:
                advice = "Quote a text of the solution that stands there exactly once."
                raise ValueError(f"mistake {self.id!r}: {old!r} stands {count} times in the solution. {advice}")
        return tuple(sorted((solution.find(old), solution.find(old) + len(old), new) for old, new in self.edits))


def edited(text: str, places: Sequence[Place]) -> str:
    """A text with something else in some places; they are in order and do not overlap."""
    for start, end, new in reversed(places):  # from the last to the first, so that places stay what they are
        text = text[:start] + new + text[end:]
    return text


@dataclass(frozen=True)
class Variation:
    """What of an exercise differs from learner to learner, where a class wants that.

    Args:
        parameters: by name, the values to draw from, the lesson's own first. A name means the same in all exercises of a lesson: a learner
            has one value of it, so an exercise that builds on another one has its parameters, too.
        make: the exercise for a value of each parameter, as `EXERCISES` declares it; for the first values it is the exercise itself.
        edits: for the same values, what changes in the solved cell; outside of the solution, it changes in the starter too.
        task: for the same values, what the learner reads above the exercise, in Markdown.
        sizes: the parameter, if any, that changes nothing but the sizes of the inputs, such as "I=3 H=5". Its first value stands for sizes
            of all kinds and is the lesson's own; a learner gets one of the others. Code that was written for another learner's sizes is
            refused with that as the reason.
    """

    parameters: Mapping[str, tuple[str, ...]]
    make: Callable[[Mapping[str, str]], Any]
    edits: Callable[[Mapping[str, str]], tuple[Edit, ...]]
    task: Callable[[Mapping[str, str]], str]
    sizes: str = ""


@dataclass(frozen=True)
class Elsewhere:
    """Another variant whose inputs have other sizes: code that was written for those sizes is right there, and only there.

    Args:
        sizes: their value of the parameter.
        words: the variant in words.
        mine: the learner's own, in words.
        cases: draws inputs of its sizes.
        oracle: its right function.
    """

    sizes: str
    words: str
    mine: str
    cases: Callable[[np.random.Generator], Sequence[Case]]
    oracle: Callable


@dataclass(frozen=True, eq=False)
class Exercise:
    """An exercise: its judge's half.

    Args:
        id: as in lesson.md, `:exercise: ID`; for ever.
        function: the name that the solution defines.
        parameters: its parameters, in order.
        returns: names of what it returns, in order.
        points: what a pass earns.
        concept: the concept that it serves.
        oracle: the right function; it never leaves this process.
        cases: draws the cases from a stream, smallest first.
        hints: three or more, each going one step further.
        mistakes: named wrong answers; the first that fits is named.
        variants: more of them, a family made by a rule, such as each order of the blocks; tried where none of `mistakes` fits.
        builds_on: the exercise of this lesson whose function this one calls: its mistakes are recognised in this one too.
        probes: draws what proves a part wrong when no mistake fits, one or more for a part.
        parts: for each part, one sentence that says when the answer is right and when not. The first that is proven is told, so the
            narrower part stands first.
        trace: a run in time, drawn when the answer is wrong.
        deeper: outside of the core path.
        grants: packages that the box lets in, besides the standard library.
        time_limit: seconds for all cases together.
        tolerance: largest difference from right, relative to the larger of 1 and the largest right entry.
        concerns: for each part, the words of `quantities` that it is about.
        forms: the solution written in other ways, a cell each; what small edits of them do is recognised too.
        quantities: what the names in the solution and its forms stand for, in words: {"f": "the forget gate"}.
        types: of each parameter and returned value that is no array, its type as Python writes it, such as `str`, `float | None`,
            `list[tuple[str, int, int]]`, `dict[str, list[int]]`, `Iterator[np.ndarray]` (read out; only as a returned value),
            `np.random.Generator` (the case gives its seed), "torch.Tensor" (the case gives an array), "torch.Generator".
        variation: what of it differs from learner to learner, where a class wants variants.
        exact_sequences: whether a list and a tuple differ; else either may stand for the other.
        elsewhere: variants of other sizes; filled in for a learner who has sizes of their own.
        cells: the lesson's code cells, solved, as (label, source); filled in from lesson.md.
        label: the label of the cell that answers it; filled in.
        starter: that cell as a learner first sees it; filled in.
        base: the exercise that `builds_on` names; filled in.
        file: where it is declared; filled in.
    """

    id: str
    function: str
    parameters: tuple[str, ...]
    returns: tuple[str, ...]
    points: float
    concept: str
    oracle: Callable
    cases: Callable[[np.random.Generator], Sequence[Case]]
    hints: tuple[str, ...]
    mistakes: tuple[Mistake, ...] = ()
    variants: tuple[Mistake, ...] = ()
    builds_on: str = ""
    probes: Callable[[np.random.Generator], Sequence[Probe]] = lambda rng: ()
    parts: Mapping[str, str] = field(default_factory=dict)
    trace: Trace | None = None
    deeper: bool = False
    grants: tuple[str, ...] = ("numpy",)
    time_limit: float = 5.0
    tolerance: float = 1e-10
    concerns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    quantities: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, Any] = field(default_factory=dict)
    exact_sequences: bool = False
    variation: Variation | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    label: str = ""
    starter: str = ""
    base: "Exercise | None" = None
    file: Path = Path()

    def concept_of(self, mistake: str | None) -> str:
        """What a named mistake is about: its own concept, that of the first of two, or the exercise's."""
        home, _, ident = (mistake or "").partition(" + ")[0].rpartition("/")
        where = self.base if home and self.base else self
        concepts = {one.id: one.concept for one in (*where.mistakes, *where.variants)}
        return concepts.get(ident) or self.concept

    @property
    def solution(self) -> str:
        """The solved cell."""
        return dict(self.cells)[self.label]

    def cells_with(self, answer: str) -> list[tuple[str, str]]:
        """The lesson's code cells, with `answer` in the exercise's place."""
        return [(label, answer if label == self.label else source) for label, source in self.cells]
