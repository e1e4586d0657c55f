"""What a teacher decides over the judge's outcome: what lateness costs, and overrides with a reason. Decided anew in every run."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from helpers.classroom._assignment import Key
from helpers.classroom._errors import ClassroomError
from helpers.classroom._questions import ASKS, MARKED
from helpers.classroom._results import TO_MARK, ExerciseResult, LearnerResult
from helpers.classroom._work import clean
from helpers.classroom.intake import in_one_form
from helpers.classroom.marking import Mark, digest_of
from helpers.classroom.roster import Member
from helpers.content import load_yaml

OVERRIDES = "overrides.yaml"


class Override(BaseModel):
    """One entry of overrides.yaml: a teacher's decision over an exercise of a learner."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    learner: str
    exercise: str
    points: float = Field(ge=0, le=1000)
    reason: str = Field(min_length=1)


def read_overrides(path: Path, key: Key, learners: set[str]) -> dict[tuple[str, str], Override]:
    """A teacher's decisions; none where there is no file.

    Args:
        path: overrides.yaml.
        key: the assignment's key.
        learners: who has handed in or is on the roster, in one form, see `in_one_form`.

    Returns:
        By learner, in one form, and exercise.

    Raises:
        ContentError, ClassroomError: an entry is wrong; the message says which.
    """
    if not path.is_file():
        return {}
    found: dict[tuple[str, str], Override] = {}
    for one in load_yaml(path, list[Override]):
        if one.exercise not in key.parts:
            raise ClassroomError(
                f"{path}: there is no exercise {one.exercise!r}. The assignment has {', '.join(key.parts)}."
            )
        learner = in_one_form(one.learner)
        if learner not in learners:
            raise ClassroomError(
                f"{path}: nobody called {one.learner!r} handed in or is on the roster. Correct `learner`, as in grades.csv."
            )
        if (learner, one.exercise) in found:
            raise ClassroomError(f"{path}: two entries for {one.learner!r}, {one.exercise!r}. Keep one.")
        found[learner, one.exercise] = one
    return found


def with_decisions(
    result: LearnerResult,
    key: Key,
    overrides: Mapping[tuple[str, str], Override],
    times: Mapping[str, datetime],
    member: Member | None = None,
    marks: Mapping[str, Mark] | None = None,
) -> LearnerResult:
    """A result with its lateness and the teacher's overrides, whatever was decided before.

    Args:
        result: what the judge found.
        key: the assignment's key.
        overrides: from `read_overrides`.
        times: the times in force by learner, in one form.
        member: who it is on the roster, with a due date or a time of grace of their own, or None.
        marks: by question, what was marked by hand.

    Returns:
        The result as it counts.
    """
    names = dict.fromkeys((in_one_form(result.learner), *((member.key,) if member else ())))
    at = next((times[name] for name in names if name in times), None)
    at = at or (datetime.fromisoformat(result.stamp) if result.stamp else None)
    percent, late = _lateness(at, result, key, member)
    exercises, given = [], marks or {}
    for each in (marked(each, key, given.get(each.exercise)) for each in result.exercises):
        possible = key.settings.parts[each.exercise]
        decided = next((overrides[name, each.exercise] for name in names if (name, each.exercise) in overrides), None)
        earned = None if decided else key.award(each)
        points, reason = (decided.points, clean(decided.reason)) if decided else (each.share * possible, "")
        points, why = (earned.points, clean(earned.why)) if earned else (points, "")
        exercises.append(replace(each, possible=possible, points=points, override=reason, partial=why))
    problem = result.problem
    if not problem and result.another and all(each.status == "not attempted" for each in exercises):
        name = key.settings.assignment
        problem = f"This is the notebook of {result.another}, not of the assignment {name!r}. Hand in the right one."
    submitted = at.isoformat() if at else ""
    reply = given[ASKS].comment if ASKS in given and given[ASKS].digest == digest_of(result.asks) else ""
    return replace(
        result,
        reply=clean(reply),
        submitted=submitted,
        late=late,
        late_percent=percent,
        problem=problem,
        exercises=tuple(exercises),
    )


def marked(each: ExerciseResult, key: Key, mark: Mark | None) -> ExerciseResult:
    """An answer in words with its mark, whatever it had before; an exercise stays as it is."""
    question = key.settings.questions.get(each.exercise)
    if question is None or not each.source:
        return each
    if mark is None or mark.points is None or mark.digest != digest_of(each.source):
        return replace(each, status=TO_MARK, share=0.0, message="Nobody has marked this answer yet.", mistake=None)
    met = [question.rubric[at] for at in mark.met if at < len(question.rubric)]
    lines = [f"{one.says} ({one.points:g})" for one in met]
    said = " ".join([*([f"In it: {'; '.join(lines)}."] if lines else []), *([mark.comment] if mark.comment else [])])
    share = min(mark.points / question.points, 1.0)
    return replace(each, status=MARKED, share=share, message=clean(said) or "Marked by hand.", mistake=None)


def _lateness(at: datetime | None, result: LearnerResult, key: Key, member: Member | None) -> tuple[float, str]:
    due, policy = key.settings.due, key.settings.late
    if member:
        due = member.due or due
        if member.grace_minutes is not None:
            policy = policy.model_copy(update={"grace_minutes": member.grace_minutes})
    if at is None and result.stamp_problem:
        return 0.0, result.stamp_problem
    if due is None:
        return 0.0, ""
    if at is not None:
        late_by = at - due
        if late_by <= timedelta(0):
            return 0.0, ""
        percent = policy.percent(late_by)
        return percent, f"{_duration(late_by)} after {due.isoformat(sep=' ')}: {percent:g} % off"
    if result.marked_late and not (member and member.due):  # the LMS may not know of their own date
        percent = policy.percent(timedelta(minutes=policy.grace_minutes, seconds=1))
        return percent, f"late, by how much is not known: {percent:g} % off, as for one day"
    return 0.0, ""


def _duration(time: timedelta) -> str:
    hours, minutes = divmod(int(time.total_seconds() // 60) % 1440, 60)
    parts = [(time.days, "d"), (hours, "h"), (minutes, "min")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "less than a minute"
