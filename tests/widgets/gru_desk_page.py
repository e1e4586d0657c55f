"""A GRU desk in a page of its own, with a model of its own, as in a static page; and the goals that the lesson sets on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from helpers.content import Goal, course
from helpers.content._yaml import load_yaml
from helpers.widgets._gru_desk import GruDesk

from .conftest import DARK, MOUNT

FILE = course().root / "03_introduction_to_gru" / "gru_desk.yaml"
GOALS = {goal.id: goal for goal in load_yaml(FILE, list[Goal])}
RECIPES: dict[str, dict[str, dict[str, float]]] = {  # word by word
    "gru-hold": {"z": {"b": 6, "x": -4}},
    "running-mean": {"z": {"b": 1.4}},
    "keep-the-marked": {"z": {"b": 8, "m": -12}},
    "after-the-marker": {"n": {"h": 4}, "z": {"b": -5}, "r": {"b": 4, "m": -12}},
}
LOAD = (
    "async (esm) => { window.module = await import(URL.createObjectURL(new Blob([esm], {type: 'text/javascript'}))); }"
)
# The weights as the desk has them: the defaults, and a change.
WITH = """() => {
    window.withWeights = (change) => {
        const weights = module.gruWeights();
        for (const [block, own] of Object.entries(change)) Object.assign(weights[block], own);
        return weights;
    };
}"""
DETECT = """([goal, change, desk]) => {
    const {checks} = module.gruDetectors[goal.kind](module.runGru(withWeights(change), module.streamOf(goal), module.readSwitches(desk)));
    return checks.map((check) => check.done);
}"""


@contextmanager
def module_page(browser: Browser) -> Iterator[Page]:
    """A page in which `module` is the desk's module, nothing drawn."""
    page = browser.new_page()
    page.evaluate(LOAD, GruDesk._esm)
    page.evaluate(WITH)
    yield page
    page.close()


def passed(page: Page, goal: Goal, weights: dict, desk: dict | None = None) -> list[bool]:
    """Which checks of a goal a run with these weights passes."""
    return page.evaluate(DETECT, [goal.model_dump(), weights, desk or {}])


class Desks:
    """Opens pages with a desk on them, and keeps what went wrong there: errors, requests."""

    def __init__(self, browser: Browser):
        self.browser, self.contexts, self.problems = browser, [], []

    def __call__(
        self,
        state: dict | None = None,
        reached: tuple[str, ...] = (),
        dark: bool = False,
        width: int = 1100,
        **options: Any,
    ) -> Page:
        context = self.browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        page.on(
            "request", lambda request: None if request.url.startswith("blob:") else self.problems.append(request.url)
        )
        ink, paper, scheme = ("#fff", "#111", "dark") if dark else ("#000", "#fff", "light")
        page.set_content(
            f"<!doctype html><html lang=en style='color-scheme: {scheme}'><title>Desk</title>"
            f"<body style='margin: 8px; background: {paper}; color: {ink}'><main><h1>Desk</h1><div id=desk></div></main>"
        )
        desk = GruDesk(goals=list(GOALS.values()), reached=reached)
        traits = {"goals": desk.goals, "reached": desk.reached, "state": state or {}, "event": {}}
        page.evaluate(MOUNT, [desk._esm, desk._css, traits, DARK if dark else {}])
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()
