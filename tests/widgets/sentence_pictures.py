"""The stored picture of the traced sentence, drawn afresh by the widget's own JavaScript.

To store it: `.venv/bin/python -m tests.widgets.sentence_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from helpers.authoring import launch
from helpers.widgets._sentence_trace import TRACE_ALT, TRACE_PICTURE, TRACE_TITLE, SentenceTrace

from .gate_desk_pictures import FLAT
from .host import put

AT_THE_VERB = {"sentence": 0, "setting": "as set", "step": 5}


def draw(page: Page) -> dict[Path, str]:
    """The stored picture's file, and what should be in it."""
    page.set_content("<!doctype html><div id=desk></div>")
    put(page, SentenceTrace, {"state": AT_THE_VERB, "event": {}})
    return {TRACE_PICTURE: page.evaluate(FLAT, [[".gkm-sentence-chain", ".gkm-gate-bars"], TRACE_TITLE, TRACE_ALT])}


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for path, text in draw(browser.new_page()).items():
            path.write_text(text, encoding="utf-8")
            print(path, len(text))
        browser.close()
