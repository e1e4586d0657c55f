"""What several rooms of tests share."""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Playwright, sync_playwright

from helpers.authoring import launch
from helpers.experiments import DATA, DataFile, Download

# A machine that stands still for a moment fails no property; pytest's own limit ends what hangs.
hypothesis.settings.register_profile("course", deadline=None)
hypothesis.settings.load_profile("course")

# Beside the checkout: copies of what the course downloads, for machines without a network.
COPIES = Path(__file__).resolve().parents[2] / "shared" / "data"


class Chromium:
    """A headless Chromium for all modules of a run, with Playwright's driver: to start the two takes most of a second.

    While Playwright is open it has an event loop running, which what has a loop of its own must not meet, such as the notebooks'
    tests. So it is stopped between the modules that want a browser.
    """

    def __init__(self, playwright: Playwright):
        self.playwright, self._browser = playwright, launch(playwright.chromium)
        self._loop = asyncio.get_running_loop()

    @contextmanager
    def awake(self) -> Iterator[Browser]:
        """The browser for a module, without a page in it; another one if a module before brought it down."""
        asyncio._set_running_loop(self._loop)
        if not self._browser.is_connected():
            self._browser = launch(self.playwright.chromium)
        yield self._browser
        for context in self._browser.contexts:
            context.close()
        asyncio._set_running_loop(None)

    def close(self) -> None:
        asyncio._set_running_loop(self._loop)
        self._browser.close()


@pytest.fixture(scope="session")
def chromium_of_the_run() -> Iterator[Chromium]:
    """Where there is no Chromium this fails and says how to get one."""
    with sync_playwright() as playwright:
        chromium = Chromium(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def browser(chromium_of_the_run: Chromium) -> Iterator[Browser]:
    """A headless Chromium, as if it was fresh: each context in it has a profile of its own."""
    with chromium_of_the_run.awake() as browser:
        yield browser


MadeOnce = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Gives a folder of what takes long to make, by its name: the worker that wants it first fills it for all of a run."""
    base = tmp_path_factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def give(name: str, fill: Callable[[Path], None]) -> Path:
        folder, begun = common / name, common / f"{name}, begun"
        with FileLock(common / f"{name}.lock"):
            if not folder.exists():
                shutil.rmtree(begun, ignore_errors=True)  # of a worker that could not fill it
                begun.mkdir()
                fill(begun)
                begun.rename(folder)
        return folder

    return give


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
