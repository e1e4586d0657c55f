"""What several rooms of tests share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from helpers.authoring import launch
from helpers.experiments import DATA, DataFile, Download

# A machine that stands still for a moment fails no property; pytest's own limit ends what hangs.
hypothesis.settings.register_profile("course", deadline=None)
hypothesis.settings.load_profile("course")

# Beside the checkout: copies of what the course downloads, for machines without a network.
COPIES = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium with a fresh profile. Where there is none this fails and says how to get one.

    Not wider than a module: while Playwright is open it has an event loop running, which the notebooks' tests must not meet.
    """
    with sync_playwright() as playwright:
        chromium = launch(playwright.chromium)
        yield chromium
        chromium.close()


@pytest.fixture
def downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[DataFile]:
    """The larger data sets that are at hand without a network: the learner's cache holds them. None, where there are no copies."""
    cache = tmp_path / "downloaded"
    cache.mkdir()
    monkeypatch.setenv("COURSE_CACHE", str(cache))
    found = [one for one in DATA.values() if isinstance(one.origin, Download) and (COPIES / one.file).is_file()]
    for one in found:
        shutil.copyfile(COPIES / one.file, cache / one.file)
    return found
