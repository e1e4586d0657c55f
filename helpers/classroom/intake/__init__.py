"""Which submissions there are, whose they are, and what else lies there: nothing vanishes, and nobody gets another's grade."""

from helpers.classroom.intake._found import HandedOut, Ignored, Intake, Submitted, in_one_form, slug_of
from helpers.classroom.intake._names import lms_of
from helpers.classroom.intake._submissions import find_submissions
from helpers.classroom.intake._times import read_times

__all__ = [
    "HandedOut",
    "Ignored",
    "Intake",
    "Submitted",
    "find_submissions",
    "in_one_form",
    "lms_of",
    "read_times",
    "slug_of",
]
