"""The stored picture of the budget, drawn afresh by the widget's own JavaScript.

To store it: `.venv/bin/python -m tests.widgets.budget_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page

from helpers.widgets._budget import BUDGET_ALT, BUDGET_PICTURE, BUDGET_TITLE, Budget

from .host import put
from .stored import FLAT, store


def draw(page: Page) -> dict[Path, str]:
    """The stored picture's file, and what should be in it."""
    page.set_content("<!doctype html><div id=desk></div>")
    put(page, Budget, {"state": {}, "counted": {}, "event": {}})
    return {BUDGET_PICTURE: page.evaluate(FLAT, [[".gkm-bars"], BUDGET_TITLE, BUDGET_ALT])}


if __name__ == "__main__":
    store(draw)
