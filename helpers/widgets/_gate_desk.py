"""The gate desk: one LSTM unit to steer by hand, with goals to reach."""

import html
from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from helpers.content import Goal
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._picture import PICTURES, image

# The detectors in js/goals.js, and how many steps, checks and bands the desk has room for.
KINDS = frozenset({"hold", "forget-at-marker", "count-pulses", "ignore-noise", "silent-until-asked"})
STEPS, MOST_CHECKS, MOST_BANDS = 50, 4, 5
DESK_PICTURE = PICTURES / "gate_desk.svg"
DESK_TITLE = "Gate desk: one LSTM unit, and its last fifty steps"
DESK_ALT = (
    "One LSTM unit. The old cell state runs through a multiplication by the forget gate and an addition to the new cell state. "
    "What is added is the candidate times the input gate. The new cell state, through tanh and times the output gate, is the hidden state, "
    "which goes round into the next step. Each gate and the candidate see the input x, the marker m and the last hidden state h. "
    "Beside it, curves over fifty steps: one pulse comes in at step 2; with all gates at one half, cell and hidden state "
    "lose it within a few steps."
)


class GateDesk(CourseWidget):
    """One LSTM unit with its weights on sliders, its last 50 steps as curves, and goals that it recognises when reached.

    Args:
        goals: what can be reached, in the order in which it is offered.
        reached: ids of the goals that the learner has reached before.
        on_goal: called with a goal's id and the desk's state when it is reached for the first time. It may run on another thread.

    Raises:
        ValueError: a goal whose kind the desk has no detector for, or whose stream leaves the desk's 50 steps.
    """

    place = "on the gate desk"
    _esm, _css = bundle("gate_desk.js"), bundle("gate_desk.css")
    goals = traitlets.List(traitlets.Dict()).tag(sync=True)
    reached = traitlets.List(traitlets.Unicode()).tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        goals: Sequence[Goal] = (),
        reached: Sequence[str] = (),
        on_goal: Callable[[str, dict[str, Any]], None] | None = None,
    ):
        for goal in goals:
            if goal.kind not in KINDS:
                raise ValueError(
                    f"goal {goal.id!r} has kind {goal.kind!r}; the gate desk knows {sorted(KINDS)}. Correct `kind` in gate_desk.yaml."
                )
            problem = _stream_problem(goal)
            if problem:
                raise ValueError(f"goal {goal.id!r}: {problem} Correct `stream` in gate_desk.yaml.")
        self._on_goal = on_goal
        super().__init__(goals=[goal.model_dump() for goal in goals], reached=list(reached))

    def act(self, event: dict[str, Any]) -> None:
        """Record a goal that was reached, once."""
        goal = event.get("goal")
        if event.get("kind") != "goal" or goal in self.reached or goal not in {known["id"] for known in self.goals}:
            return
        if self._on_goal:
            self._on_goal(goal, event.get("state", {}))
        self.reached = [*self.reached, goal]

    def static_html(self) -> str:
        """The desk as a picture, which untrusted notebooks and paper show too, and the goals as text."""
        goals = "".join(
            f"<li><strong>{html.escape(goal['title'])}.</strong> {html.escape(goal['task'])}</li>"
            for goal in self.goals
        )
        return (
            f"{image(DESK_PICTURE, DESK_ALT, 940)}<p><em>Gate desk: run this cell in JupyterLab to steer the unit.</em></p>"
            + (f"<ul>{goals}</ul>" if goals else "")
        )

    def static_svg(self) -> str:
        """The unit and a run of it, at the desk's default weights."""
        return DESK_PICTURE.read_text(encoding="utf-8")


def _stream_problem(goal: Goal) -> str | None:
    """What the detector of a goal needs of its stream and does not find there."""
    stream = sorted(goal.stream, key=lambda pulse: pulse.step)
    if any(pulse.step > STEPS for pulse in stream):
        return f"its stream has a pulse at step {stream[-1].step}, the desk has {STEPS} steps."
    pulses = [pulse.step for pulse in stream if pulse.x]
    marked = [pulse.step for pulse in stream if pulse.marker]
    if not pulses:
        return "its stream has no pulse with an `x`, so there is nothing to remember."
    match goal.kind:
        case "hold" if pulses[0] > STEPS - 20:
            return f"its pulse comes at step {pulses[0]}, which leaves fewer than 20 of the {STEPS} steps to hold it."
        case "forget-at-marker" if len(marked) != 1 or not pulses[-1] + 1 < marked[0] <= STEPS - 2:
            return f"its markers come at {marked}; it needs one, after the last pulse at step {pulses[-1]} and by step {STEPS - 2}."
        case "count-pulses" if not 2 <= len(pulses) <= MOST_BANDS or len({pulse.x for pulse in stream}) > 1:
            return f"it has {len(pulses)} pulses; it needs 2 to {MOST_BANDS}, all alike."
        case "ignore-noise" if not 1 <= len(marked) <= MOST_CHECKS or not set(marked) <= set(pulses):
            return f"its markers come at {marked}; it needs 1 to {MOST_CHECKS}, each at a step with an `x`."
        case "silent-until-asked" if not 1 <= len(marked) <= MOST_BANDS - 2 or marked[0] <= pulses[0]:
            return f"its markers come at {marked}; it needs 1 to {MOST_BANDS - 2}, after the pulse at step {pulses[0]}."
    return None
