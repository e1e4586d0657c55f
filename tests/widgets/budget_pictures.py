"""The stored picture of the budget, drawn afresh by the widget's own JavaScript.

To store it: `.venv/bin/python -m tests.widgets.budget_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from helpers.authoring import launch
from helpers.widgets._budget import BUDGET_ALT, BUDGET_PICTURE, BUDGET_TITLE, Budget

from .gate_desk_pictures import FLAT
from .host import put


def draw(page: Page) -> dict[Path, str]:
    """The stored picture's file, and what should be in it."""
    page.set_content("<!doctype html><div id=desk></div>")
    put(page, Budget, {"state": {}, "counted": {}, "event": {}})
    return {BUDGET_PICTURE: page.evaluate(FLAT, [[".gkm-bars"], BUDGET_TITLE, BUDGET_ALT])}


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for path, text in draw(browser.new_page()).items():
            path.write_text(text, encoding="utf-8")
            print(path, len(text))
        browser.close()
