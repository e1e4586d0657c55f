"""The GRU desk: one GRU unit to steer by hand, with goals to reach, and an LSTM on the same input beside it."""

from collections.abc import Mapping
from itertools import pairwise
from typing import ClassVar

from helpers.widgets._base import bundle
from helpers.widgets._desk import STEPS, Desk, StreamCheck, hold_stream
from helpers.widgets._picture import PICTURES

CALM, MOST_MARKS = (
    12,
    3,
)  # steps that a mean is looked at, as in js/desk/gru/goals.js, and marked values that the desk has room for
DESK_PICTURE = PICTURES / "gru_desk.svg"
DESK_TITLE = "GRU desk: one GRU unit, and its last fifty steps"
DESK_ALT = (
    "One GRU unit. The old state h runs through a multiplication by the update gate z and an addition to the new h. "
    "What is added is the candidate n times 1 − z, so the new h is a mixture of the two. "
    "Both gates and the candidate see the input x, the marker m and the old h; "
    "what the candidate sees of h is first multiplied by the reset gate r. "
    "Beside it, curves over fifty steps: the gates, the candidate and h, and the cell of an LSTM on the same input. "
    "One pulse comes in at step 2; with all gates at one half, both lose it within a few steps."
)


def _mean(pulses: dict[int, float], marked: list[int]) -> str | None:
    turns = [step for (_, old), (step, new) in pairwise(pulses.items()) if (old > 0) != (new > 0)]
    if len(turns) != 1 or not CALM < turns[0] <= STEPS - CALM + 1:
        return f"its input turns its sign at {turns}; it needs one turn, with {CALM} steps before and from it."
    return None


def _marked(pulses: dict[int, float], marked: list[int]) -> str | None:
    if not 2 <= len(marked) <= MOST_MARKS or not set(marked) <= pulses.keys():
        return f"its markers come at {marked}; it needs 2 to {MOST_MARKS}, each at a step with an `x`."
    return None


def _after(pulses: dict[int, float], marked: list[int]) -> str | None:
    if not 1 <= len(marked) <= MOST_MARKS or not {step + 1 for step in marked} <= pulses.keys():
        return f"its markers come at {marked}; it needs 1 to {MOST_MARKS}, each with an `x` at the step after it."
    return None


class GruDesk(Desk):
    """One GRU unit with its weights on sliders, its last 50 steps as curves, and goals that it recognises when reached."""

    place = "on the GRU desk"
    name, file, picture, alt = "GRU desk", "gru_desk.yaml", DESK_PICTURE, DESK_ALT
    _esm, _css = bundle("gru_desk.js"), bundle("gru_desk.css")
    # For each detector in js/desk/gru/goals.js what it needs of a stream.
    streams: ClassVar[Mapping[str, StreamCheck]] = {
        "hold": hold_stream,
        "running-mean": _mean,
        "keep-the-marked": _marked,
        "after-the-marker": _after,
    }
    kinds = frozenset(streams)
