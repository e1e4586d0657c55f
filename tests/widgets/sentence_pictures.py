"""The stored picture of the traced sentence, drawn afresh by the widget's own JavaScript.

To store it: `.venv/bin/python -m tests.widgets.sentence_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page

from helpers.widgets._sentence_trace import TRACE_ALT, TRACE_PICTURE, TRACE_TITLE, SentenceTrace

from .host import put
from .stored import FLAT, store

AT_THE_VERB = {"sentence": 0, "setting": "as set", "step": 5}


def draw(page: Page) -> dict[Path, str]:
    """The stored picture's file, and what should be in it."""
    page.set_content("<!doctype html><div id=desk></div>")
    put(page, SentenceTrace, {"state": AT_THE_VERB, "event": {}})
    return {TRACE_PICTURE: page.evaluate(FLAT, [[".gkm-sentence-chain", ".gkm-gate-bars"], TRACE_TITLE, TRACE_ALT])}


if __name__ == "__main__":
    store(draw)
