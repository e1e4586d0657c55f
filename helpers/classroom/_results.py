"""What was found for one learner: plain values, the same bytes for the same submission."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

NOT_GRADED, TO_MARK = "not graded", "to mark"
OPEN = (NOT_GRADED, TO_MARK)  # nobody has judged it yet


@dataclass(frozen=True)
class ExerciseResult:
    """One exercise of one learner. What comes from the learner is text, to be escaped wherever it is shown.

    Args:
        exercise: its id.
        status: as in `judge.Verdict`, or "not graded" when the box failed (never the learner's fault).
        share: of the points, as the judge found: 1 or 0.
        possible: points that can be had.
        points: points earned, before lateness, after an override.
        message: what the check says.
        mistake: the named mistake's id, or None.
        concept: the concept that the mistake, or else the exercise, is about; an id of concepts.yaml.
        hint: the exercise's first hint, when it is not passed; else "".
        source: what was checked.
        tests: (id, how it ended) of each case: "right", "wrong", "not reached".
        shapes: the inputs of the smallest failing case, in words.
        printed: what the code printed, its first 2 KB.
        traceback: with the learner's own lines.
        trace: the learner's run over the right one, our own HTML, or "".
        trace_words: the same in words.
        override: why a teacher set the points, or "".
        partial: why a wrong answer has points, by what the assignment declares, or "".
        fingerprint: names all that the outcome depends on.
    """

    exercise: str
    status: str
    share: float
    possible: float
    points: float
    message: str
    mistake: str | None = None
    concept: str = ""
    hint: str = ""
    source: str = ""
    tests: tuple[tuple[str, str], ...] = ()
    shapes: str = ""
    printed: str = ""
    traceback: str = ""
    trace: str = ""
    trace_words: str = ""
    override: str = ""
    partial: str = ""
    fingerprint: str = ""

    @property
    def settled(self) -> bool:
        """Whether the points are the learner's: the judge or somebody has judged it, or a teacher set them."""
        return bool(self.override) or self.status not in OPEN


@dataclass(frozen=True)
class LearnerResult:
    """One learner.

    Args:
        learner: what the submission's name says: nbgrader's student id, a file's stem, an LMS's user id.
        name: as the LMS writes it, or "".
        user: the LMS's number for the learner, or "".
        file: the submission's name as it was handed in.
        sha256: of the submission's bytes, or "".
        assignment: its name.
        submitted: ISO time, or "" where it is not known.
        late: what lateness costs, in words, or "".
        late_percent: taken off.
        problem: why the submission could not be used, or "". It then has no points.
        exercises: in the assignment's order.
        another: which other assignment or lesson the notebook says it is of, in words, or "".
        stamp: the time that came with the submission, ISO, or ""; a times file wins over it.
        stamp_problem: why a time that came with it could not be understood, or "".
        marked_late: the LMS says that it was late, and not by how much.
        page: names what the page shows beside this.
        packed: the name under which an LMS packed the submission, or "".
        member: who it is on the roster, or "".
        section: their group there, or "".
        absent: nothing was handed in; the row is there because the roster names the learner.
        changed: the file was made by `course hand-in`, and its code was changed afterwards.
        asks: what the learner asks about the grade, or "".
        reply: what a teacher answers, or "".
        variant: the learner's own task, in words, or "" where tasks are the same for all.
        done: whether the learner says that the lesson's study part is done; None where nothing is said.
    """

    learner: str
    name: str = ""
    user: str = ""
    file: str = ""
    sha256: str = ""
    assignment: str = ""
    submitted: str = ""
    late: str = ""
    late_percent: float = 0.0
    problem: str = ""
    exercises: tuple[ExerciseResult, ...] = field(default=())
    another: str = ""
    stamp: str = ""
    stamp_problem: str = ""
    marked_late: bool = False
    page: str = ""
    packed: str = ""
    member: str = ""
    section: str = ""
    absent: bool = False
    changed: bool = False
    done: bool | None = None
    asks: str = ""
    reply: str = ""
    variant: str = ""

    @property
    def possible(self) -> float:
        """Points that can be had."""
        return sum(each.possible for each in self.exercises)

    @property
    def points(self) -> float:
        """Points earned, lateness taken off, to two decimals."""
        earned = sum(each.points for each in self.exercises)
        return round(earned * (1 - self.late_percent / 100), 2)

    @property
    def graded(self) -> bool:
        """Whether every exercise has an outcome that is the learner's own."""
        return all(each.status != NOT_GRADED for each in self.exercises)

    @property
    def unmarked(self) -> int:
        """How many answers in words wait for a mark."""
        return sum(each.status == TO_MARK and not each.settled for each in self.exercises)

    @property
    def status(self) -> str:
        """ "graded", "problem" (it could not be read), "to mark" (an answer in words), "nothing handed in" or "not graded" (run again)."""
        if self.absent:
            return "nothing handed in"
        if self.problem or not self.graded:
            return "problem" if self.problem else "not graded"
        return "to mark" if self.unmarked else "graded"

    def to_json(self) -> str:
        """Sorted keys, no times of ours: the same submission gives the same bytes."""
        record = asdict(self) | {"points": self.points, "possible": self.possible, "status": self.status}
        return json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def without_details(result: LearnerResult) -> LearnerResult:
    """A result with what tables need of it; the rest is large, and a class has many."""
    bare = (
        replace(each, source="", tests=(), printed="", traceback="", trace="", trace_words="", hint="")
        for each in result.exercises
    )
    return replace(result, exercises=tuple(bare))


def read_result(path: Path) -> LearnerResult | None:
    """A stored result; None if there is none that can be read. What an earlier version did not store yet is as where nothing is said."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        exercises = tuple(_exercise(one) for one in record["exercises"])
        return LearnerResult(**(_known(LearnerResult, record) | {"exercises": exercises}))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _exercise(record: dict[str, Any]) -> ExerciseResult:
    tests = tuple((str(name), str(ended)) for name, ended in record["tests"])
    return ExerciseResult(**(_known(ExerciseResult, record) | {"tests": tests}))


def _known(kind: type, record: dict[str, Any]) -> dict[str, Any]:
    names: Iterable[str] = (one.name for one in fields(kind))
    return {name: record[name] for name in names if name in record}
