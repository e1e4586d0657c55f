"""What a page hands over as a file."""

from playwright.sync_api import Download, Locator, Page
from playwright.sync_api import TimeoutError as TooLate


def downloaded(page: Page, button: Locator) -> Download:
    """Press a button that hands over a file.

    Seldom, when the machine is busy, a Chromium without windows doesn't report a download (2 of some 20): as a learner would, it is
    pressed once more.
    """
    try:
        with page.expect_download(timeout=10_000) as waiting:
            button.click()
    except TooLate:
        with page.expect_download() as waiting:
            button.click()
    return waiting.value
