"""A gate desk in a page of its own, with a model of its own, as in a static page: no notebook, no server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from helpers.content import Goal, LessonContent, course
from helpers.study import Store
from helpers.widgets._gate_desk import GateDesk

DARK = {
    "--jp-layout-color0": "#111111",
    "--jp-layout-color1": "#212121",
    "--jp-content-font-color1": "#ffffff",
    "--jp-border-color0": "#616161",
    "--jp-border-color1": "#616161",
    "--jp-brand-color1": "#64b5f6",
}
# A model of its own, as in a static page. Each save is kept in window.saves.
MOUNT = """async ([esm, css, traits, theme]) => {
    document.head.append(Object.assign(document.createElement("style"), {textContent: css}));
    for (const [name, value] of Object.entries(theme)) document.documentElement.style.setProperty(name, value);
    const data = structuredClone(traits), listeners = {};
    window.model = {
        get: (name) => data[name],
        set(name, value) { data[name] = value; for (const call of listeners["change:" + name] ?? []) call(); },
        on(name, call) { (listeners[name] ??= []).push(call); },
        save_changes() { window.saves.push(structuredClone(data)); },
    };
    window.saves = [];
    window.module = await import(URL.createObjectURL(new Blob([esm], {type: "text/javascript"})));
    window.cleanup = await window.module.default.render({model: window.model, el: document.getElementById("desk")});
}"""
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def goals() -> dict[str, Goal]:
    """The goals that the lesson sets on the desk, by id."""
    return LessonContent(course().root / "02_introduction_to_lstm", course()).goals("gate-desk")


@pytest.fixture(scope="module")
def page_of_module(browser: Browser) -> Iterator[Page]:
    """A page in which `module` is the desk's module, nothing drawn."""
    page = browser.new_page()
    page.evaluate(
        "async (esm) => { window.module = await import(URL.createObjectURL(new Blob([esm], {type: 'text/javascript'}))); }",
        GateDesk._esm,
    )
    yield page
    page.close()


@pytest.fixture
def open_desk(browser: Browser, goals: dict[str, Goal]) -> Iterator[Open]:
    """Opens a page with a desk on it. At the end there must have been no error and no request."""
    contexts, problems = [], []

    def open_one(
        state: dict | None = None, reached: tuple[str, ...] = (), dark: bool = False, width: int = 1100, **options: Any
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.on(
            "request", lambda request: problems.append(request.url) if not request.url.startswith("blob:") else None
        )
        ink, paper, scheme = ("#fff", "#111", "dark") if dark else ("#000", "#fff", "light")
        page.set_content(
            f"<!doctype html><html lang=en style='color-scheme: {scheme}'><title>Desk</title>"
            f"<body style='margin: 8px; background: {paper}; color: {ink}'><main><h1>Desk</h1><div id=desk></div></main>"
        )
        desk = GateDesk(goals=list(goals.values()), reached=reached)
        traits = {"goals": desk.goals, "reached": desk.reached, "state": state or {}, "event": {}}
        page.evaluate(MOUNT, [desk._esm, desk._css, traits, DARK if dark else {}])
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, 380 px wide, that must raise no error and ask nobody for anything."""
    context = browser.new_context(viewport={"width": 380, "height": 700})
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith("blob:") else troubles.append(request.url))
    yield page
    context.close()
    assert troubles == []


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "progress.sqlite3")
