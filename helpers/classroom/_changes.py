"""Whose grade is another one than before a run, and why: what was handed on already has to be handed on again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from helpers.classroom._page import number
from helpers.classroom._results import ExerciseResult, LearnerResult
from helpers.classroom._separated import csv_of
from helpers.classroom._tables import cell, grade_of
from helpers.common import write_whole

CHANGES = "changes.csv"
HEAD = ["when", "learner", "name", "before", "after", "why"]


@dataclass(frozen=True)
class Change:
    """One learner's grade, changed.

    Args:
        learner, name: who.
        before, after: points, or None where there was no grade.
        why: in words.
    """

    learner: str
    name: str
    before: float | None
    after: float | None
    why: str


def change(before: LearnerResult | None, after: LearnerResult) -> Change | None:
    """What became of a grade that was there before.

    Args:
        before: the stored result of an earlier run, as it counted then, or None.
        after: this run's.

    Returns:
        The change; None if there was no result before, or the grade is the same.
    """
    if before is None or grade_of(before) == grade_of(after):
        return None
    return Change(after.learner, after.name, grade_of(before), grade_of(after), _why(before, after))


def _why(before: LearnerResult, after: LearnerResult) -> str:
    reasons = []
    if before.sha256 != after.sha256:
        reasons.append("another file was handed in")
    was = {each.exercise: each for each in before.exercises}
    for each in after.exercises:
        if reason := _of_exercise(was.get(each.exercise), each):
            reasons.append(f"{each.exercise}: {reason}")
    if before.late_percent != after.late_percent:
        reasons.append(f"lateness: {number(before.late_percent)} % off, now {number(after.late_percent)} %")
    if before.problem != after.problem:
        reasons.append(after.problem or "it can be read now")
    return "; ".join(reasons) or "other points"


def _of_exercise(before: ExerciseResult | None, after: ExerciseResult) -> str:
    if before is None:
        return "new in the assignment"
    if after.override != before.override:
        return f"a teacher set the points ({after.override})" if after.override else "a teacher took the override back"
    if after.status != before.status:
        tests = " with other tests or numbers" if before.fingerprint != after.fingerprint else ""
        return f"{before.status}, now {after.status}{tests}"
    if after.partial != before.partial:
        return f"partial credit ({after.partial})" if after.partial else "partial credit taken back"
    if after.possible != before.possible:
        return f"worth {number(before.possible)} points, now {number(after.possible)}"
    if after.partial and after.points != before.points:
        return f"partial credit: {number(before.points)}, now {number(after.points)}"
    return "a teacher set other points" if after.points != before.points else ""


def keep_changes(out: Path, changes: Sequence[Change]) -> None:
    """Add a run's changes to those of earlier runs, in `out`/changes.csv."""
    if not changes:
        return
    path = out / CHANGES
    rows = [] if path.is_file() else [HEAD]
    when = datetime.now(UTC).isoformat(timespec="seconds")
    for one in changes:
        points = ["" if value is None else number(value) for value in (one.before, one.after)]
        rows.append([when, cell(one.learner), cell(one.name), *points, cell(one.why)])
    before = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    write_whole(path, before + csv_of(rows))
