"""The GRU desk: one GRU unit to steer by hand, with goals to reach, and an LSTM on the same input beside it."""

import html
from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from helpers.content import Goal
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._picture import PICTURES, image

# The detectors in js/gru_goals.js, and how many steps and marked values the desk has room for.
KINDS = frozenset({"hold", "running-mean", "keep-the-marked", "after-the-marker"})
STEPS, CALM, MOST_MARKS = 50, 12, 3
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


class GruDesk(CourseWidget):
    """One GRU unit with its weights on sliders, its last 50 steps as curves, and goals that it recognises when reached.

    Args:
        goals: what can be reached, in the order in which it is offered.
        reached: ids of the goals that the learner has reached before.
        on_goal: called with a goal's id and the desk's state when it is reached for the first time. It may run on another thread.

    Raises:
        ValueError: a goal whose kind the desk has no detector for, or whose stream leaves the desk's 50 steps.
    """

    place = "on the GRU desk"
    _esm, _css = bundle("gru_desk.js"), bundle("gru_desk.css")
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
                    f"goal {goal.id!r} has kind {goal.kind!r}; the GRU desk knows {sorted(KINDS)}. Correct `kind` in gru_desk.yaml."
                )
            problem = _stream_problem(goal)
            if problem:
                raise ValueError(f"goal {goal.id!r}: {problem} Correct `stream` in gru_desk.yaml.")
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
            f"{image(DESK_PICTURE, DESK_ALT, 940)}<p><em>GRU desk: run this cell in JupyterLab to steer the unit.</em></p>"
            + (f"<ul>{goals}</ul>" if goals else "")
        )

    def static_svg(self) -> str:
        """The unit and a run of it, at the desk's default weights."""
        return DESK_PICTURE.read_text(encoding="utf-8")


def _stream_problem(goal: Goal) -> str | None:
    """What the detector of a goal needs of its stream and does not find there."""
    steps = {pulse.step: pulse for pulse in goal.stream}
    if steps and max(steps) > STEPS:
        return f"its stream has a pulse at step {max(steps)}, the desk has {STEPS} steps."
    pulses = sorted(step for step, pulse in steps.items() if pulse.x)
    marked = sorted(step for step, pulse in steps.items() if pulse.marker)
    if not pulses:
        return "its stream has no pulse with an `x`, so there is nothing to remember."
    match goal.kind:
        case "hold" if pulses[0] > STEPS - 20:
            return f"its pulse comes at step {pulses[0]}, which leaves fewer than 20 of the {STEPS} steps to hold it."
        case "running-mean":
            signs = [steps[step].x > 0 for step in pulses]
            turns = [step for step, old, new in zip(pulses[1:], signs, signs[1:], strict=False) if old != new]
            if len(turns) != 1 or not CALM < turns[0] <= STEPS - CALM + 1:
                return f"its input turns its sign at {turns}; it needs one turn, with {CALM} steps before and from it."
        case "keep-the-marked" if not 2 <= len(marked) <= MOST_MARKS or not set(marked) <= set(pulses):
            return f"its markers come at {marked}; it needs 2 to {MOST_MARKS}, each at a step with an `x`."
        case "after-the-marker" if not 1 <= len(marked) <= MOST_MARKS or not {k + 1 for k in marked} <= set(pulses):
            return f"its markers come at {marked}; it needs 1 to {MOST_MARKS}, each with an `x` at the step after it."
    return None
