"""What a teacher decides over the judge's outcome: what lateness costs, and overrides with a reason. Decided anew in every run."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from helpers.classroom._assignment import Key
from helpers.classroom._errors import ClassroomError
from helpers.classroom._results import LearnerResult
from helpers.classroom._submissions import Submitted
from helpers.classroom._work import clean
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
    """A teacher's decisions by learner and exercise; none where there is no file.

    Raises:
        ContentError, ClassroomError: an entry is wrong; the message says which.
    """
    if not path.is_file():
        return {}
    found: dict[tuple[str, str], Override] = {}
    for one in load_yaml(path, list[Override]):
        if one.exercise not in key.exercises:
            raise ClassroomError(
                f"{path}: there is no exercise {one.exercise!r}. The assignment has {', '.join(key.exercises)}."
            )
        if one.learner not in learners:
            raise ClassroomError(
                f"{path}: nobody called {one.learner!r} handed in. Correct `learner`, as in grades.csv."
            )
        if (one.learner, one.exercise) in found:
            raise ClassroomError(f"{path}: two entries for {one.learner!r}, {one.exercise!r}. Keep one.")
        found[one.learner, one.exercise] = one
    return found


def with_decisions(
    result: LearnerResult, one: Submitted, key: Key, overrides: Mapping[tuple[str, str], Override]
) -> LearnerResult:
    """A result with its lateness and the teacher's overrides.

    Args:
        result: what the judge found.
        one: the submission.
        key: the assignment's key.
        overrides: from `read_overrides`.

    Returns:
        The result as it counts.
    """
    percent, told = _lateness(one, key)
    exercises = tuple(
        replace(each, points=decided.points, override=clean(decided.reason))
        if (decided := overrides.get((one.learner, each.exercise)))
        else each
        for each in result.exercises
    )
    at = one.at.isoformat() if one.at else ""
    return replace(result, submitted=at, late=told, late_percent=percent, exercises=exercises)


def _lateness(one: Submitted, key: Key) -> tuple[float, str]:
    due, policy = key.settings.due, key.settings.late
    if one.at is not None and due is not None:
        late_by = one.at - due
        if late_by <= timedelta(0):
            return 0.0, ""
        percent = policy.percent(late_by)
        return percent, f"{_duration(late_by)} after {due.isoformat(sep=' ')}: {percent:g} % off"
    if one.marked_late:
        percent = policy.percent(timedelta(minutes=policy.grace_minutes, seconds=1))
        return percent, f"late, by how much is not known: {percent:g} % off, as for one day"
    return 0.0, ""


def _duration(time: timedelta) -> str:
    hours, minutes = divmod(int(time.total_seconds() // 60) % 1440, 60)
    parts = [(time.days, "d"), (hours, "h"), (minutes, "min")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "less than a minute"
