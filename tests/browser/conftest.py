"""A learner's machine: `course lab` in a folder of its own, a Chromium on the lesson, and a record of all that goes wrong in it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from helpers.authoring import jupyter_lab, run_all, wait_idle
from helpers.content import LessonContent
from tests.axe import faults

ARTIFACTS = Path(__file__).resolve().parents[1] / "artifacts"
NAME = "02_introduction_to_lstm"
SLUG = "introduction-to-lstm"
WIDE, NARROW = {"width": 1280, "height": 1000}, {"width": 640, "height": 1000}


class Desk:
    """A lesson, open in a browser."""

    def __init__(
        self, page: Page, address: str, home: Path, name: str = NAME, slug: str = SLUG, path: str = "lab/tree"
    ):
        self.page, self.address, self.home, self.name, self.slug, self.path = page, address, home, name, slug, path
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._on_request)
        page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        page.on("console", self._on_console)

    def _on_console(self, message: Any) -> None:
        # The course asks the server for nothing: a request to it that fails now and then (a session that is just restarting) is
        # JupyterLab's own. Requests elsewhere are caught as foreign, and every other error counts.
        own = message.text.startswith("Failed to load resource") and message.location["url"].startswith(self.address)
        if message.type == "error" and not own:
            self.errors.append(f"console: {message.text} ({message.location['url']})")

    def _on_request(self, request: Any) -> None:
        if not request.url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.foreign.append(request.url)

    def open(self) -> None:
        self.page.goto(f"{self.address}/{self.path}/{self.name}.ipynb?token=course")

    def go_to(self, name: str, slug: str) -> None:
        """Close what is open, kernels included, and open another lesson in the same JupyterLab."""
        self.name, self.slug = name, slug
        self.foreign.clear()  # each lesson answers for itself
        self.errors.clear()
        self.page.evaluate(
            """async (path) => {
                for (const panel of [...jupyterapp.shell.widgets('main')]) {
                    await panel.sessionContext?.shutdown();
                    panel.dispose();
                }
                await jupyterapp.commands.execute('docmanager:open', { path });
            }""",
            f"{name}.ipynb",
        )

    def draw(self) -> None:
        """Bring every cell into view, one after the other: what comes into view is drawn."""
        self.page.evaluate(
            """async () => {
                const frame = () => new Promise((done) => requestAnimationFrame(done));
                for (const cell of jupyterapp.shell.currentWidget.content.widgets) {
                    if (cell.model.type !== 'code') continue;
                    cell.node.scrollIntoView({ block: 'start' });
                    await frame();
                    await frame();
                }
            }"""
        )

    def cell(self, label: str) -> Locator:
        """The cell with this label of lesson.md."""
        index = self.page.evaluate(
            "(id) => jupyterapp.shell.currentWidget.content.widgets.findIndex((cell) => cell.model.id === id)",
            f"{self.slug}-{label}",
        )
        assert index >= 0, f"no cell {label}"
        # Another lesson may be open in another tab.
        cell = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell").nth(index)
        cell.evaluate("(node) => node.scrollIntoView({block: 'start'})")
        return cell

    def write(self, label: str, source: str) -> None:
        """Put text into a cell, as if it was typed."""
        self.page.evaluate(
            """([id, text]) => jupyterapp.shell.currentWidget.content.widgets
                                 .find((cell) => cell.model.id === id).model.sharedModel.setSource(text)""",
            [f"{self.slug}-{label}", source],
        )

    def start(self, label: str) -> None:
        """Run a cell and do not wait for it."""
        self.page.evaluate(
            """(id) => { const notebook = jupyterapp.shell.currentWidget.content;
                         notebook.activeCellIndex = notebook.widgets.findIndex((cell) => cell.model.id === id);
                         jupyterapp.commands.execute('notebook:run-cell'); }""",
            f"{self.slug}-{label}",
        )

    def run(self, label: str, timeout: float = 120) -> None:
        """Run a cell and wait until the kernel is idle."""
        self.start(label)
        self.page.wait_for_timeout(100)
        wait_idle(self.page, timeout)

    def runs(self, label: str) -> bool:
        """Whether a cell is still running. (The kernel's status says idle as soon as a widget's message was answered beside it.)"""
        return "*" in self.cell(label).locator(".jp-InputPrompt").inner_text()

    def train_briefly(self, briefly: bool) -> None:
        """Make the kernel's trainings short, or as long as a learner's."""
        self.page.evaluate(
            """(fast) => jupyterapp.shell.currentWidget.sessionContext.session.kernel
                         .requestExecute({code: `import os; os.environ['COURSE_FAST'] = '${fast}'`}).done""",
            str(int(briefly)),
        )

    def untouched(self, lesson: LessonContent) -> None:
        """Run all cells of a lesson that nobody has touched: no error, nothing on stderr, and each check says so."""
        run_all(self.page)
        outputs = self.page.evaluate(
            """() => Object.fromEntries(jupyterapp.shell.currentWidget.content.widgets.map(
                         (cell) => [cell.model.id, cell.model.outputs ? cell.model.outputs.toJSON() : []]))"""
        )
        every = [output for own in outputs.values() for output in own]
        assert [one for one in every if one["output_type"] == "error" or one.get("name") == "stderr"] == []
        checks = [
            f"{lesson.slug}-{cell.label}"
            for cell in lesson.cells
            if cell.kind == "code" and "here.check(" in cell.source
        ]
        assert len(checks) == len(lesson.exercise_ids)
        for check in checks:
            assert "not attempted" in outputs[check][0]["data"]["text/plain"].lower()

    def theme(self, name: str) -> None:
        self.page.evaluate("(name) => jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
        self.page.wait_for_function("(name) => document.body.dataset.jpThemeName === name", arg=name)
        self.page.wait_for_timeout(300)

    def picture(self, name: str) -> None:
        ARTIFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTIFACTS / f"{name}.png")

    def gallery(self, name: str) -> None:
        """A picture for people to look at, taken only with `COURSE_SCREENSHOT=1`: no test reads it."""
        if os.environ.get("COURSE_SCREENSHOT") == "1":
            self.page.wait_for_timeout(150)
            self.picture(name)

    def accessibility(self) -> list[str]:
        """What axe-core finds serious or critical in the cells' outputs."""
        return faults(self.page, ".jp-Notebook .jp-Cell-outputWrapper", least="serious")


def environment_of(home: Path) -> dict[str, str]:
    """A learner's own folders."""
    folders = {"COURSE_HOME": "my-course", "COURSE_DATA": "data"}
    return {name: str(home / folder) for name, folder in folders.items()}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def lab(home: Path) -> Iterator[str]:
    environment = environment_of(home) | {"COURSE_FAST": "1"}
    command = [sys.executable, "-m", "helpers._cli", "lab"]
    with jupyter_lab(command, environment, home / "lab.log") as address:
        yield address


@pytest.fixture(scope="module")
def desk(browser: Browser, lab: str, home: Path) -> Desk:
    desk = Desk(browser.new_page(viewport=WIDE), lab, home)
    desk.open()
    return desk
