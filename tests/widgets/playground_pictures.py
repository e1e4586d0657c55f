"""The stored picture of the playground, drawn afresh by the widget's own JavaScript, which trains for it.

To store it: `.venv/bin/python -m tests.widgets.playground_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page

from helpers.widgets._playground import PLAYGROUND_ALT, PLAYGROUND_PICTURE, PLAYGROUND_TITLE, Playground

from .host import put
from .stored import FLAT, store

UPDATES = 200


def draw(page: Page) -> dict[Path, str]:
    """The stored picture's file, and what should be in it."""
    page.set_content("<!doctype html><div id=desk></div>")
    put(page, Playground, {"state": {"updates": UPDATES}, "event": {}})
    page.get_by_text(f"{UPDATES} updates", exact=True).wait_for(timeout=120_000)
    page.wait_for_timeout(200)
    charts = [".gkm-playground-charts svg", ".gkm-playground-charts svg + svg"]
    return {PLAYGROUND_PICTURE: page.evaluate(FLAT, [charts, PLAYGROUND_TITLE, PLAYGROUND_ALT])}


if __name__ == "__main__":
    store(draw)
