"""The stored picture of the budget, drawn afresh by the widget's own JavaScript.

To store it: `.venv/bin/python -m tests.widgets.budget_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from helpers.authoring import launch
from helpers.widgets._base import module
from helpers.widgets._budget import BUDGET_ALT, BUDGET_PICTURE, BUDGET_TITLE, PARTS, Budget

from .gate_desk_pictures import FLAT

MOUNT = """async ([esm, css]) => {
    document.head.append(Object.assign(document.createElement("style"), {textContent: css}));
    const module = await import(URL.createObjectURL(new Blob([esm], {type: "text/javascript"})));
    const data = {state: {}, counted: {}, event: {}};
    const model = {get: (name) => data[name], set() {}, on() {}, save_changes() {}};
    module.default.render({model, el: document.getElementById("desk")});
}"""


def draw(page: Page) -> dict[Path, str]:
    """The stored picture's file, and what should be in it."""
    page.set_content("<!doctype html><div id=desk></div>")
    page.evaluate(MOUNT, [module(*PARTS), Budget._css])
    return {BUDGET_PICTURE: page.evaluate(FLAT, [[".gkm-bars"], BUDGET_TITLE, BUDGET_ALT])}


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for path, text in draw(browser.new_page()).items():
            path.write_text(text, encoding="utf-8")
            print(path, len(text))
        browser.close()
