"""A GRU desk in a page of its own, with a model of its own, as in a static page; and the goals that the lesson sets on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from helpers.content import Goal, course
from helpers.content._yaml import load_yaml
from helpers.widgets._gru_desk import GruDesk

from .host import modules, pages

FILE = course().root / "03_introduction_to_gru" / "gru_desk.yaml"
GOALS = {goal.id: goal for goal in load_yaml(FILE, list[Goal])}
RECIPES: dict[str, dict[str, dict[str, float]]] = {  # word by word
    "gru-hold": {"z": {"b": 6, "x": -4}},
    "running-mean": {"z": {"b": 1.4}},
    "keep-the-marked": {"z": {"b": 8, "m": -12}},
    "after-the-marker": {"n": {"h": 4}, "z": {"b": -5}, "r": {"b": 4, "m": -12}},
}
# The weights as the desk has them: the defaults, and a change.
WITH = """() => {
    window.withWeights = (change) => {
        const weights = module.gruWeights();
        for (const [block, own] of Object.entries(change)) Object.assign(weights[block], own);
        return weights;
    };
}"""
DETECT = """([goal, change, desk]) => {
    const {checks} = module.detectors[goal.kind](module.runGru(withWeights(change), module.streamOf(goal), module.readSwitches(desk)));
    return checks.map((check) => check.done);
}"""


@contextmanager
def module_page(browser: Browser) -> Iterator[Page]:
    """A page in which `module` has what the desk computes, nothing drawn."""
    with modules(
        browser, "cells/steps", "desk/inputs", "desk/gru/goals", "desk/gru/run", "desk/gru/conventions"
    ) as page:
        page.evaluate(WITH)
        yield page


def passed(page: Page, goal: Goal, weights: dict, desk: dict | None = None) -> list[bool]:
    """Which checks of a goal a run with these weights passes."""
    return page.evaluate(DETECT, [goal.model_dump(), weights, desk or {}])


@contextmanager
def desks(browser: Browser) -> Iterator[Callable[..., Page]]:
    """What opens pages with a desk on them."""
    with pages(browser) as open_page:

        def open_one(state: dict | None = None, reached: tuple[str, ...] = (), **options: Any) -> Page:
            desk = GruDesk(goals=list(GOALS.values()), reached=reached)
            return open_page(
                desk, {"goals": desk.goals, "reached": desk.reached, "state": state or {}, "event": {}}, **options
            )

        yield open_one
