"""Tab leads to every control of every widget, and out of it again: nothing needs a mouse, and nothing holds the focus."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from helpers import lesson
from helpers._lesson import EXPLORERS

from .study_page import mount

pytestmark = pytest.mark.browser

WIDGETS: dict[str, Callable[[Any], Any]] = {
    **{name: lambda here, name=name: here.explore(name) for name in EXPLORERS},
    "audio": lambda here: here.audio(),
    "cards": lambda here: here.cards("gates"),
    "depth": lambda here: here.depth(),
    "dialogue": lambda here: here.dialogue(),
    "environment": lambda here: here.environment(),
    "final-test": lambda here: here.final_test(),
    "game": lambda here: here.game(),
    "glossary": lambda here: here.glossary(),
    "memory": lambda here: here.memory(),
    "memory-aids": lambda here: here.memory_aids("*"),
    "overview": lambda here: here.overview(),
    "predict": lambda here: here.predict("forget-bias"),
    "quiz": lambda here: here.quiz("gates"),
    "today": lambda here: here.today(),
    "trial": lambda here: here.trial(),
}
MOST = 600  # presses of Tab
# What a mouse could use: visible, enabled, and of a group of radio buttons the one that Tab enters.
LIST = """() => {
    for (const id of ["before", "after"]) {
        const button = Object.assign(document.createElement("button"), { id, textContent: id });
        document.body[id === "before" ? "prepend" : "append"](button);
    }
    const kinds = "button, input, select, textarea, summary, a[href], audio[controls], [tabindex]";
    const usable = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(":disabled, #before, #after");
    const groups = new Map();
    window.wanted = [...document.querySelectorAll(kinds)].filter((one) => {
        if (!usable(one) || (one.tabIndex < 0 && !one.matches("input, button, summary, a"))) return false;
        if (one.type !== "radio" || one.checked) return one.type !== "radio" || groups.set(one.name, one);
        if (!groups.has(one.name) && !document.querySelector(`input[name="${one.name}"]:checked`)) groups.set(one.name, one);
        return groups.get(one.name) === one;
    });
    window.reached = new Set();
    document.addEventListener("focusin", (event) => window.reached.add(event.target), true);
    document.getElementById("before").focus();
}"""
MISSED = "() => window.wanted.filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 160))"


def walk(page: Page) -> int:
    """Press Tab until the focus has passed the widget; the number of presses."""
    page.evaluate(LIST)
    for presses in range(1, MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "after":
            return presses
    raise AssertionError(f"after {MOST} presses of Tab the focus is still in the widget")


@pytest.mark.parametrize("name", WIDGETS)
def test_tab_leads_to_every_control_and_out(
    page: Page, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    mount(page, WIDGETS[name](lesson("introduction-to-lstm")))
    walk(page)
    assert page.evaluate(MISSED) == []


def test_a_control_that_tab_passes_by_is_found(page: Page) -> None:
    """The walk itself: of these four, Tab reaches the first and the checked radio button."""
    page.set_content(
        '<button>a</button><button tabindex="-1">b</button><input type="radio" name="r"><input type="radio" name="r" checked>'
    )
    assert walk(page) == 3
    assert [text[:20] for text in page.evaluate(MISSED)] == ['<button tabindex="-1']
