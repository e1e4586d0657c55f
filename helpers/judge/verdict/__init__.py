"""From what came back to what is said: compared here, in the course's own process."""

from helpers.judge.verdict._check import Checking, check, checking, failing_case, judge
from helpers.judge.verdict._compare import same_behaviour
from helpers.judge.verdict._diagnose import EXACT_SLIPS, LOOSE_SLIPS, SAYS_ALL
from helpers.judge.verdict._expectation import Expectation, expectation
from helpers.judge.verdict._function import check_function
from helpers.judge.verdict._notebook import answer_in, resting_on
from helpers.judge.verdict._refuse import call_order, is_untouched
from helpers.judge.verdict._trace import Drawing, compare_runs
from helpers.judge.verdict._verdict import LOOKS, Verdict, marked_up

__all__ = [
    "EXACT_SLIPS",
    "LOOKS",
    "LOOSE_SLIPS",
    "SAYS_ALL",
    "Checking",
    "Drawing",
    "Expectation",
    "Verdict",
    "answer_in",
    "call_order",
    "check",
    "check_function",
    "checking",
    "compare_runs",
    "expectation",
    "failing_case",
    "is_untouched",
    "judge",
    "marked_up",
    "resting_on",
    "same_behaviour",
]
