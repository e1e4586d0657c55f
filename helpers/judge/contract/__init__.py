"""What an exercise declares, how values are described, and how a lesson's exercises are read."""

from helpers.judge.contract._exercise import Case, Edit, Exercise, Inputs, Mistake, Place, Probe, Trace, edited
from helpers.judge.contract._kinds import how_made
from helpers.judge.contract._load import exercises, sound, sound_exercises
from helpers.judge.contract._nearby import Nearby, Row, error_kind, row_of, row_seen
from helpers.judge.contract._observed import Observation, Value, described, observation, outputs, value_of
from helpers.judge.contract._runs import (
    Run,
    arguments,
    behaviour,
    inputs_of,
    made_here,
    reads_of,
    right_run,
    rolled,
    run_of,
)
from helpers.judge.contract._variants import GATE_CURVES, TANH_CURVES, applied, curves, orders, rows

__all__ = [
    "GATE_CURVES",
    "TANH_CURVES",
    "Case",
    "Edit",
    "Exercise",
    "Inputs",
    "Mistake",
    "Nearby",
    "Observation",
    "Place",
    "Probe",
    "Row",
    "Run",
    "Trace",
    "Value",
    "applied",
    "arguments",
    "behaviour",
    "curves",
    "described",
    "edited",
    "error_kind",
    "exercises",
    "how_made",
    "inputs_of",
    "made_here",
    "observation",
    "orders",
    "outputs",
    "reads_of",
    "right_run",
    "rolled",
    "row_of",
    "row_seen",
    "rows",
    "run_of",
    "sound",
    "sound_exercises",
    "value_of",
]
