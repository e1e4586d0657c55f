"""All that a lesson owes, checked in seconds: `course check`. The course's tests call the same functions."""

from helpers.authoring.check._amounts import count, owed, unopened, wrong_kinds
from helpers.authoring.check._around import readme_row, wrong_format, wrong_readme
from helpers.authoring.check._check import Report, check, counted
from helpers.authoring.check._directions import (
    leaks,
    same_twice,
    verdict_on,
    wrong_exercises,
    wrong_mistake,
    wrong_solution,
    wrong_starter,
    wrong_variants,
)
from helpers.authoring.check._links import (
    bold_without_entry,
    lost_evidence,
    lost_evidence_of_misconceptions,
    met_nowhere,
    offered,
    said_as_true,
    unmet,
    unshown,
    without_card,
)
from helpers.authoring.check._minutes import sittings, wrong_minutes
from helpers.authoring.check._problem import Problem, line_of

__all__ = [
    "Problem",
    "Report",
    "bold_without_entry",
    "check",
    "count",
    "counted",
    "leaks",
    "line_of",
    "lost_evidence",
    "lost_evidence_of_misconceptions",
    "met_nowhere",
    "offered",
    "owed",
    "readme_row",
    "said_as_true",
    "same_twice",
    "sittings",
    "unmet",
    "unopened",
    "unshown",
    "verdict_on",
    "without_card",
    "wrong_exercises",
    "wrong_format",
    "wrong_kinds",
    "wrong_minutes",
    "wrong_mistake",
    "wrong_readme",
    "wrong_solution",
    "wrong_starter",
    "wrong_variants",
]
