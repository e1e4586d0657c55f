"""For the instructor: assignments, submissions, grading a class, reports."""

from helpers.classroom._assign import assign, change_settings, default_settings, find_lesson, read_settings
from helpers.classroom._assignment import Key, Late, Settings
from helpers.classroom._errors import ClassroomError
from helpers.classroom._mark import marking_desk
from helpers.classroom._nbgrader import nbgrader_notebook, write_nbgrader
from helpers.classroom._options import Options, Summary
from helpers.classroom._questions import ASKS
from helpers.classroom._reading import ANSWER_LIMIT, Unreadable, digest_of, read_notebook
from helpers.classroom._results import ExerciseResult, LearnerResult, read_result
from helpers.classroom._run import default_workers, grade_class
from helpers.classroom._sample import write_sample
from helpers.classroom._variants import leavers, write_variants
from helpers.classroom._watch import arrivals
from helpers.classroom._work import Work, grade
from helpers.classroom.intake import HandedOut, Submitted, find_submissions
from helpers.classroom.marking import serve
from helpers.classroom.similar import compare

__all__ = [
    "ANSWER_LIMIT",
    "ASKS",
    "ClassroomError",
    "ExerciseResult",
    "HandedOut",
    "Key",
    "Late",
    "LearnerResult",
    "Options",
    "Settings",
    "Submitted",
    "Summary",
    "Unreadable",
    "Work",
    "arrivals",
    "assign",
    "change_settings",
    "compare",
    "default_settings",
    "default_workers",
    "digest_of",
    "find_lesson",
    "find_submissions",
    "grade",
    "grade_class",
    "leavers",
    "marking_desk",
    "nbgrader_notebook",
    "read_notebook",
    "read_result",
    "read_settings",
    "serve",
    "write_nbgrader",
    "write_sample",
    "write_variants",
]
