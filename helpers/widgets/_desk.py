"""A desk: one unit to steer by hand, with goals to reach. Each cell's desk says what is its own."""

import html
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from helpers.content import Goal
from helpers.widgets._base import CourseWidget
from helpers.widgets._picture import image

STEPS = 50  # of a goal, as in js/desk/inputs.js
# What a detector needs of its stream and does not find there, from the steps with an `x` and those with a marker; None when all is well.
StreamCheck = Callable[[dict[int, float], list[int]], str | None]


class Desk(CourseWidget):
    """One unit with its weights on sliders, its last 50 steps as curves, and goals that it recognises when reached.

    Args:
        goals: what can be reached, in the order in which it is offered.
        reached: ids of the goals that the learner has reached before.
        on_goal: called with a goal's id and the desk's state when it is reached for the first time. It may run on another thread.
        on_recipe: called with a goal's id when the learner looks at its recipe before reaching it.

    Raises:
        ValueError: a goal whose kind the desk has no detector for, or whose stream leaves the desk's 50 steps.
    """

    name: ClassVar[str]  # "gate desk"
    file: ClassVar[str]  # where its goals are written
    streams: ClassVar[Mapping[str, StreamCheck]]  # by the kinds of goals that it has detectors for
    picture: ClassVar[Path]
    alt: ClassVar[str]
    goals = traitlets.List(traitlets.Dict()).tag(sync=True)
    reached = traitlets.List(traitlets.Unicode()).tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        goals: Sequence[Goal] = (),
        reached: Sequence[str] = (),
        on_goal: Callable[[str, dict[str, Any]], None] | None = None,
        on_recipe: Callable[[str], None] | None = None,
    ):
        for goal in goals:
            if goal.kind not in self.streams:
                raise ValueError(
                    f"goal {goal.id!r} has kind {goal.kind!r}; the {self.name} knows {sorted(self.streams)}. "
                    f"Correct `kind` in {self.file}."
                )
            problem = self._stream_problem(goal)
            if problem:
                raise ValueError(f"goal {goal.id!r}: {problem} Correct `stream` in {self.file}.")
        self._on_goal, self._on_recipe = on_goal, on_recipe
        super().__init__(goals=[goal.model_dump() for goal in goals], reached=list(reached))

    def act(self, event: dict[str, Any]) -> None:
        """Record a goal that was reached, once; or that its recipe was looked at."""
        kind, goal = event.get("kind"), str(event.get("goal"))
        if goal in self.reached or goal not in {known["id"] for known in self.goals}:
            return
        if kind == "recipe" and self._on_recipe:
            self._on_recipe(goal)
        elif kind == "goal":
            if self._on_goal:
                self._on_goal(goal, event.get("state", {}))
            self.reached = [*self.reached, goal]

    def static_html(self) -> str:
        """The desk as a picture, which untrusted notebooks and paper show too, and the goals as text."""
        goals = "".join(
            f"<li><strong>{html.escape(goal['title'])}.</strong> {html.escape(goal['task'])}</li>"
            for goal in self.goals
        )
        name = self.name[0].upper() + self.name[1:]
        return (
            f"{image(self.picture, self.alt, 940)}<p><em>{name}: run this cell in JupyterLab to steer the unit.</em></p>"
            + (f"<ul>{goals}</ul>" if goals else "")
        )

    def static_svg(self) -> str:
        """The unit and a run of it, at the desk's default weights."""
        return self.picture.read_text(encoding="utf-8")

    def _stream_problem(self, goal: Goal) -> str | None:
        last = max((pulse.step for pulse in goal.stream), default=0)
        if last > STEPS:
            return f"its stream has a pulse at step {last}, the desk has {STEPS} steps."
        pulses = {pulse.step: pulse.x for pulse in sorted(goal.stream, key=lambda pulse: pulse.step) if pulse.x}
        if not pulses:
            return "its stream has no pulse with an `x`, so there is nothing to remember."
        return self.streams[goal.kind](pulses, sorted(pulse.step for pulse in goal.stream if pulse.marker))


def hold_stream(pulses: dict[int, float], marked: list[int]) -> str | None:
    """A value to hold for 20 steps: it comes early enough."""
    first = min(pulses)
    if first > STEPS - 20:
        return f"its pulse comes at step {first}, which leaves fewer than 20 of the {STEPS} steps to hold it."
    return None
