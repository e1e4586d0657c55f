"""Stored pictures: what makes a widget's drawing one flat picture, and what writes it where the course keeps it."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from helpers.authoring import launch

FLAT = (Path(__file__).parent / "flat_picture.js").read_text(encoding="utf-8")


def store(draw: Callable[[Page], dict[Path, str]]) -> None:
    """Write what `draw` gives, and print the name and size of each file."""
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        for path, text in draw(browser.new_page()).items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(path, len(text))
        browser.close()
