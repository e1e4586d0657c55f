"""What an exercise declares, how values are described, and how a lesson's exercises are read."""

from helpers.judge.contract._exercise import Case, Edit, Exercise, Inputs, Mistake, Place, Probe, Trace, edited
from helpers.judge.contract._load import exercises
from helpers.judge.contract._observed import Observation, Value, behaviour, observation, outputs
from helpers.judge.contract._runs import Run, right_run, rolled, run_of
from helpers.judge.contract._variants import GATE_CURVES, TANH_CURVES, applied, curves, orders, rows

__all__ = [
    "GATE_CURVES",
    "TANH_CURVES",
    "Case",
    "Edit",
    "Exercise",
    "Inputs",
    "Mistake",
    "Observation",
    "Place",
    "Probe",
    "Run",
    "Trace",
    "Value",
    "applied",
    "behaviour",
    "curves",
    "edited",
    "exercises",
    "observation",
    "orders",
    "outputs",
    "right_run",
    "rolled",
    "rows",
    "run_of",
]
