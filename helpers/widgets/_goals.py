"""What a widget with goals has in common with every other one: its goals, those that were reached, and who hears of them."""

import html
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import traitlets

from helpers.content import Goal
from helpers.widgets._base import CourseWidget


class GoalWidget(CourseWidget):
    """A widget to explore with that recognises goals when they are reached.

    Args:
        goals: what can be reached, in the order in which it is offered.
        reached: ids of the goals that the learner has reached before.
        on_goal: called with a goal's id and the widget's state when it is reached for the first time. It may run on another thread.
        on_recipe: called with a goal's id when the learner looks at its recipe before reaching it.
        traits: the widget's own.

    Raises:
        ValueError: a goal whose kind the widget has no detector for.
    """

    name: ClassVar[str]  # "gate desk"
    file: ClassVar[str]  # where its goals are written
    kinds: ClassVar[frozenset[str]]  # of goals that it has detectors for
    goals = traitlets.List(traitlets.Dict()).tag(sync=True)
    reached = traitlets.List(traitlets.Unicode()).tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        goals: Sequence[Goal] = (),
        reached: Sequence[str] = (),
        on_goal: Callable[[str, dict[str, Any]], None] | None = None,
        on_recipe: Callable[[str], None] | None = None,
        **traits: Any,
    ):
        for goal in goals:
            if goal.kind not in self.kinds:
                raise ValueError(
                    f"goal {goal.id!r} has kind {goal.kind!r}; the {self.name} knows {sorted(self.kinds)}. "
                    f"Correct `kind` in {self.file}."
                )
        self._on_goal, self._on_recipe = on_goal, on_recipe
        super().__init__(goals=[goal.model_dump() for goal in goals], reached=list(reached), **traits)

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

    def goals_html(self) -> str:
        """The goals as a list, for what shows no widget; nothing where there are none."""
        goals = "".join(
            f"<li><strong>{html.escape(goal['title'])}.</strong> {html.escape(goal['task'])}</li>"
            for goal in self.goals
        )
        return f"<ul>{goals}</ul>" if goals else ""
