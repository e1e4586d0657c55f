"""A gate desk in a page of its own, with a model of its own, as in a static page: no notebook, no server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from helpers.content import Goal, LessonContent, course
from helpers.study import Store
from helpers.widgets._gate_desk import GateDesk

from .host import modules, pages

GATE_DESK = (
    "kit/numbers",
    "cells/steps",
    "desk/inputs",
    *(f"desk/lstm/{name}" for name in ("run", "goals", "challenge")),
)
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def goals() -> dict[str, Goal]:
    """The goals that the lesson sets on the desk, by id."""
    return LessonContent(course().root / "02_introduction_to_lstm", course()).goals("gate-desk")


@pytest.fixture(scope="module")
def page_of_module(browser: Browser) -> Iterator[Page]:
    """A page in which `module` has what the gate desk computes, nothing drawn."""
    with modules(browser, *GATE_DESK) as page:
        yield page


@pytest.fixture(scope="module")
def gradients(browser: Browser) -> Iterator[Page]:
    """A page in which `module` has what the widgets on gradients compute."""
    names = ("network", "random_weights", "telescope", "fading")
    with modules(browser, *(f"gradients/{name}" for name in names)) as page:
        yield page


@pytest.fixture
def open_desk(browser: Browser, goals: dict[str, Goal]) -> Iterator[Open]:
    """Opens a page with a desk on it. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(state: dict | None = None, reached: tuple[str, ...] = (), **options: Any) -> Page:
            desk = GateDesk(goals=list(goals.values()), reached=reached)
            values = {"goals": desk.goals, "reached": desk.reached, "state": state or {}, "event": {}}
            return open_page(desk, values, **options)

        yield open_one


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, 380 px wide, that must raise no error and ask nobody for anything."""
    with pages(browser) as opened:
        yield opened.empty(width=380, height=700)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "progress.sqlite3")
