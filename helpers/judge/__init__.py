"""Runs a learner's code elsewhere, compares here, and names the mistake. What travels is source; what comes back is numbers."""

from helpers.judge._box import BoxError, Job, Outcome, run_in_box
from helpers.judge._bubblewrap import Bubblewrap
from helpers.judge._check import Expectation, check, expectation, failing_case, judge
from helpers.judge._collect import Submission, collect
from helpers.judge._compare import same_behaviour
from helpers.judge._exercise import Case, Exercise, Inputs, Mistake, Probe, Trace
from helpers.judge._function import check_function
from helpers.judge._load import exercises
from helpers.judge._notebook import answer_in, resting_on
from helpers.judge._probe import probe_box
from helpers.judge._refuse import call_order
from helpers.judge._variants import GATE_CURVES, TANH_CURVES, applied, curves, orders, rows
from helpers.judge._verdict import Verdict

__all__ = [
    "GATE_CURVES",
    "TANH_CURVES",
    "BoxError",
    "Bubblewrap",
    "Case",
    "Exercise",
    "Expectation",
    "Inputs",
    "Job",
    "Mistake",
    "Outcome",
    "Probe",
    "Submission",
    "Trace",
    "Verdict",
    "answer_in",
    "applied",
    "call_order",
    "check",
    "check_function",
    "collect",
    "curves",
    "exercises",
    "expectation",
    "failing_case",
    "judge",
    "orders",
    "probe_box",
    "resting_on",
    "rows",
    "run_in_box",
    "same_behaviour",
]
