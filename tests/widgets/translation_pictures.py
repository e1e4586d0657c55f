"""The stored pictures of the two widgets on translation, drawn afresh by their own JavaScript.

To store them: `.venv/bin/python -m tests.widgets.translation_pictures`.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from helpers.widgets import CourseWidget, SayIt, TranslationDesk
from helpers.widgets._say_it import SAY_ALT, SAY_PICTURE, SAY_TITLE
from helpers.widgets._translation_desk import DESK_ALT, DESK_PICTURE, DESK_TITLE

from .host import put
from .stored import FLAT, store

NO_CHOICE = "document.querySelector('.gkm-now-column').remove()"


def values_of(widget: CourseWidget, state: dict | None = None) -> dict[str, Any]:
    """What Python would send of a widget on translation."""
    names = ("shipped", "weights", "held_out", "entry")
    sent = {name: getattr(widget, name) for name in names if widget.has_trait(name)}
    return {**sent, "state": state or {}, "event": {}, "heard": 0, "problem": ""}


def draw(page: Page) -> dict[Path, str]:
    """Every stored picture's file, and what should be in it."""
    found = {}
    for widget, path, title, alt in (
        (TranslationDesk(), DESK_PICTURE, DESK_TITLE, DESK_ALT),
        (SayIt(), SAY_PICTURE, SAY_TITLE, SAY_ALT),
    ):
        page.set_content("<!doctype html><div id=desk></div>")
        put(page, widget, values_of(widget))
        page.evaluate(NO_CHOICE)
        found[path] = page.evaluate(FLAT, [[".gkm-attention"], title, alt])
    return found


if __name__ == "__main__":
    store(draw)
