"""The gate desk: one LSTM unit to steer by hand, with goals to reach."""

import base64
import html
from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from helpers.content import Goal
from helpers.widgets._base import JS, CourseWidget, module

KINDS = frozenset({"hold", "forget-at-marker"})  # the detectors in js/goals.js
UNIT_ALT = (
    "One LSTM unit. The old cell state runs through a multiplication by the forget gate and an addition to the new cell state. "
    "What is added is the candidate times the input gate. The new cell state, through tanh and times the output gate, is the hidden state, "
    "which goes round into the next step. Each gate and the candidate see the input x, the marker m and the last hidden state h."
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

    _esm = module(
        *(
            "cells",
            "draw",
            "goals",
            "gate_equations",
            "gate_unit",
            "run_chart",
            "weight_sliders",
            "goal_box",
            "gate_desk",
        )
    )
    _css = CourseWidget._css + (JS / "gate_desk.css").read_text(encoding="utf-8")
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
        """The unit as a picture, which untrusted notebooks and paper show too, and the goals as text."""
        picture = base64.b64encode((JS / "gate_unit.svg").read_bytes()).decode("ascii")
        goals = "".join(
            f"<li><strong>{html.escape(goal['title'])}.</strong> {html.escape(goal['task'])}</li>"
            for goal in self.goals
        )
        return (
            f'<img src="data:image/svg+xml;base64,{picture}" alt="{UNIT_ALT}" width="460">'
            f"<p><em>Gate desk: run this cell in JupyterLab to steer the unit.</em></p>"
            + (f"<ul>{goals}</ul>" if goals else "")
        )


def _stream_problem(goal: Goal) -> str | None:
    """What the detector of a goal needs of its stream and does not find there."""
    steps = [pulse.step for pulse in goal.stream]
    if any(step > 50 for step in steps):
        return f"its stream has a pulse at step {max(steps)}, the desk has 50 steps."
    first = next((pulse.step for pulse in sorted(goal.stream, key=lambda pulse: pulse.step) if pulse.x), None)
    if first is None:
        return "its stream has no pulse with an `x`, so there is nothing to remember."
    marker = next((pulse.step for pulse in sorted(goal.stream, key=lambda pulse: pulse.step) if pulse.marker), None)
    if goal.kind == "hold" and first > 30:
        return f"its pulse comes at step {first}, which leaves fewer than 20 of the 50 steps to hold it."
    if goal.kind == "forget-at-marker" and (marker is None or not first + 1 < marker <= 48):
        return f"its marker comes at step {marker}; it must come after the pulse at step {first}, and by step 48."
    return None
