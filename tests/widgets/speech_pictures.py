"""The stored pictures of the two widgets on speech, drawn afresh by their own JavaScript.

To store them: `.venv/bin/python -m tests.widgets.speech_pictures`.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from helpers.widgets import CourseWidget, SayADigit, SpokenDigit
from helpers.widgets._say_a_digit import SAY_DIGIT_ALT, SAY_DIGIT_PICTURE, SAY_DIGIT_TITLE
from helpers.widgets._spoken_digit import SPOKEN_ALT, SPOKEN_PICTURE, SPOKEN_TITLE

from .host import put
from .stored import FLAT, store

WIDE = 640  # pixels: the drawings are as wide as the page lets them be
NO_CHOICE = "document.querySelector('.gkm-now-column').remove()"


def values_of(widget: CourseWidget, state: dict | None = None) -> dict[str, Any]:
    """What Python would send of a widget on speech."""
    names = ("shipped", "weights", "voices", "index", "samples", "honest")
    sent = {name: getattr(widget, name) for name in names if widget.has_trait(name)}
    return {**sent, "state": state or {}, "event": {}, "heard": 0, "problem": ""}


def draw(page: Page) -> dict[Path, str]:
    """Every stored picture's file, and what should be in it."""
    found = {}
    for widget, path, title, alt in (
        (SpokenDigit(), SPOKEN_PICTURE, SPOKEN_TITLE, SPOKEN_ALT),
        (SayADigit(), SAY_DIGIT_PICTURE, SAY_DIGIT_TITLE, SAY_DIGIT_ALT),
    ):
        page.set_content(f"<!doctype html><div style='width: {WIDE}px'><div id=desk></div></div>")
        put(page, widget, values_of(widget))
        page.evaluate(NO_CHOICE)
        found[path] = page.evaluate(FLAT, [[".gkm-hearing"], title, alt])
    return found


if __name__ == "__main__":
    store(draw)
