"""What a check needs to know of an exercise. A lesson declares it in exercises/; its texts come from lesson.md."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

Inputs = dict[str, np.ndarray]
Edit = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """Inputs to try a function on, by parameter. `id` says what is special about it."""

    id: str
    inputs: Inputs


@dataclass(frozen=True)
class Probe:
    """A case that isolates: it comes out right only if all of `parts` are right.

    Args:
        parts: which parts of the exercise it rests on, by the keys of `Exercise.parts`.
        shows: the returned value that it is about; the others do not count.
        case: its inputs.
    """

    parts: tuple[str, ...]
    shows: str
    case: Case


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
        if self.source:
            return self.source
        wrong = solution
        for old, new in sorted(self.edits, key=lambda edit: solution.find(edit[0]), reverse=True):
            if (count := solution.count(old)) != 1:
                advice = "Quote a text of the solution that stands there exactly once."
                raise ValueError(f"mistake {self.id!r}: {old!r} stands {count} times in the solution. {advice}")
            at = solution.find(old)  # from the last to the first, so that places stay what they are
            wrong = wrong[:at] + new + wrong[at + len(old) :]
        return wrong


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
        probes: draws what isolates a part when no mistake fits.
        parts: for each part, in order, one sentence that says what should be and is not.
        trace: a run in time, drawn when the answer is wrong.
        deeper: outside of the core path.
        grants: packages that the box lets in, besides the standard library.
        time_limit: seconds for all cases together.
        tolerance: largest difference from right, relative to the larger of 1 and the largest right entry.
        cells: the lesson's code cells, solved, as (label, source); filled in from lesson.md.
        label: the label of the cell that answers it; filled in.
        starter: that cell as a learner first sees it; filled in.
    """

    id: str
    function: str
    parameters: tuple[str, ...]
    returns: tuple[str, ...]
    points: int
    concept: str
    oracle: Callable
    cases: Callable[[np.random.Generator], Sequence[Case]]
    hints: tuple[str, ...]
    mistakes: tuple[Mistake, ...] = ()
    probes: Callable[[np.random.Generator], Sequence[Probe]] = lambda rng: ()
    parts: Mapping[str, str] = field(default_factory=dict)
    trace: Trace | None = None
    deeper: bool = False
    grants: tuple[str, ...] = ("numpy",)
    time_limit: float = 5.0
    tolerance: float = 1e-10
    cells: tuple[tuple[str, str], ...] = ()
    label: str = ""
    starter: str = ""

    @property
    def solution(self) -> str:
        """The solved cell."""
        return dict(self.cells)[self.label]

    def cells_with(self, answer: str) -> list[tuple[str, str]]:
        """The lesson's code cells, with `answer` in the exercise's place."""
        return [(label, answer if label == self.label else source) for label, source in self.cells]
