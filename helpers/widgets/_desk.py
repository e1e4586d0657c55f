"""A desk: one unit to steer by hand, with goals to reach. Each cell's desk says what is its own."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from helpers.content import Goal
from helpers.widgets._goals import GoalWidget
from helpers.widgets._picture import image

STEPS = 50  # of a goal, as in js/desk/inputs.js
# What a detector needs of its stream and does not find there, from the steps with an `x` and those with a marker; None when all is well.
StreamCheck = Callable[[dict[int, float], list[int]], str | None]


class Desk(GoalWidget):
    """One unit with its weights on sliders, its last 50 steps as curves, and goals that it recognises when reached.

    Args:
        goals: what can be reached, in the order in which it is offered.
        options: `reached`, `on_goal` and `on_recipe`, as `GoalWidget` takes them.

    Raises:
        ValueError: a goal whose kind the desk has no detector for, or whose stream leaves the desk's 50 steps.
    """

    streams: ClassVar[Mapping[str, StreamCheck]]  # by the kinds of goals that it has detectors for
    picture: ClassVar[Path]
    alt: ClassVar[str]

    def __init__(self, goals: Sequence[Goal] = (), **options: Any):
        super().__init__(goals, **options)
        for goal in goals:
            problem = self._stream_problem(goal)
            if problem:
                raise ValueError(f"goal {goal.id!r}: {problem} Correct `stream` in {self.file}.")

    def static_html(self) -> str:
        """The desk as a picture, which untrusted notebooks and paper show too, and the goals as text."""
        name = self.name[0].upper() + self.name[1:]
        return (
            f"{image(self.picture, self.alt, 940)}<p><em>{name}: run this cell in JupyterLab to steer the unit.</em></p>"
            f"{self.goals_html()}"
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
