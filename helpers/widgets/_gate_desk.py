"""The gate desk: one LSTM unit to steer by hand, with goals to reach."""

from collections.abc import Mapping
from typing import ClassVar

from helpers.widgets._base import bundle
from helpers.widgets._desk import STEPS, Desk, StreamCheck, hold_stream
from helpers.widgets._picture import PICTURES

MOST_CHECKS, MOST_BANDS = 4, 5  # that a goal may have: the desk has room for so many
DESK_PICTURE = PICTURES / "gate_desk.svg"
DESK_TITLE = "Gate desk: one LSTM unit, and its last fifty steps"
DESK_ALT = (
    "One LSTM unit. The old cell state runs through a multiplication by the forget gate and an addition to the new cell state. "
    "What is added is the candidate times the input gate. The new cell state, through tanh and times the output gate, is the hidden state, "
    "which goes round into the next step. Each gate and the candidate see the input x, the marker m and the last hidden state h. "
    "Beside it, curves over fifty steps: one pulse comes in at step 2; with all gates at one half, cell and hidden state "
    "lose it within a few steps."
)


def _forget(pulses: dict[int, float], marked: list[int]) -> str | None:
    last = max(pulses)
    if len(marked) != 1 or not last + 1 < marked[0] <= STEPS - 2:
        return (
            f"its markers come at {marked}; it needs one, after the last pulse at step {last} and by step {STEPS - 2}."
        )
    return None


def _count(pulses: dict[int, float], marked: list[int]) -> str | None:
    if not 2 <= len(pulses) <= MOST_BANDS or len(set(pulses.values())) > 1 or not set(marked) <= pulses.keys():
        return f"it has {len(pulses)} pulses; it needs 2 to {MOST_BANDS}, all alike."
    return None


def _noise(pulses: dict[int, float], marked: list[int]) -> str | None:
    if not 1 <= len(marked) <= MOST_CHECKS or not set(marked) <= pulses.keys():
        return f"its markers come at {marked}; it needs 1 to {MOST_CHECKS}, each at a step with an `x`."
    return None


def _silent(pulses: dict[int, float], marked: list[int]) -> str | None:
    first = min(pulses)
    if not 1 <= len(marked) <= MOST_BANDS - 2 or marked[0] <= first:
        return f"its markers come at {marked}; it needs 1 to {MOST_BANDS - 2}, after the pulse at step {first}."
    return None


class GateDesk(Desk):
    """One LSTM unit with its weights on sliders, its last 50 steps as curves, and goals that it recognises when reached."""

    place = "on the gate desk"
    name, file, picture, alt = "gate desk", "gate_desk.yaml", DESK_PICTURE, DESK_ALT
    _esm, _css = bundle("gate_desk.js"), bundle("gate_desk.css")
    # For each detector in js/desk/lstm/goals.js what it needs of a stream.
    streams: ClassVar[Mapping[str, StreamCheck]] = {
        "hold": hold_stream,
        "forget-at-marker": _forget,
        "count-pulses": _count,
        "ignore-noise": _noise,
        "silent-until-asked": _silent,
    }
    kinds = frozenset(streams)
