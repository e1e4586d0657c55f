"""The goals of a widget to explore with. Each is reached once."""

import json
from collections.abc import Mapping
from typing import Any

from helpers.study._activity import Activity, Shape


class ShownPulse(Shape):
    """The value of input and marker at a step."""

    step: int
    x: float
    marker: float


class ShownGoal(Shape):
    """Something to reach; `kind` names the detector in the widget."""

    id: str
    concept: str
    kind: str
    title: str
    task: str
    hint: str
    recipe: str | None
    because: str | None
    needs: str | None
    stream: list[ShownPulse]


class GoalsContent(Shape):
    """The goals, in the order in which they are offered."""

    goals: list[ShownGoal]


class GoalsState(Shape):
    """The goals that were reached."""

    reached: list[str]


class GoalsActivity(Activity):
    """Goals to reach: `{"kind": "goal", "goal": ..., "state": the widget's}`; `{"kind": "recipe", "goal": ...}` gives one up."""

    kind, content_shape, state_shape = "goals", GoalsContent, GoalsState

    def content(self) -> dict[str, Any]:
        """The goals."""
        return {"goals": [goal.model_dump() for goal in self.items.values()]}

    def state(self) -> dict[str, Any]:
        """Those that were reached."""
        return {"reached": [goal for goal in self.store.goals_reached(self.lesson, self.of) if goal in self.items]}

    def record(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Store that a goal was reached, or that its recipe was looked at before it was."""
        goal = self.items.get(event.get("goal", ""))
        if goal is None or event["kind"] not in ("goal", "recipe"):
            return {}
        if event["kind"] == "goal":
            self.store.record_goal(self.lesson, self.of, goal.id, json.dumps(event.get("state", {})))
        elif goal.id not in self.state()["reached"]:
            self.store.record_recipe(self.lesson, self.of, goal.id, self.learner.missed(goal.concept))
        return {"reached": self.state()["reached"]}


ACTIVITY = GoalsActivity
