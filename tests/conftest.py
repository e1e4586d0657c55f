"""What several rooms of tests share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from helpers.authoring import launch


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium with a fresh profile. Where there is none this fails and says how to get one.

    Not wider than a module: while Playwright is open it has an event loop running, which the notebooks' tests must not meet.
    """
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
