"""Every lesson opens and runs from top to bottom in a real JupyterLab, untouched, and its widgets can be used and read."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from helpers.authoring import jupyter_lab, wait_ready
from helpers.common import COLOURS_ON_DARK
from helpers.content import LessonContent, course

from .conftest import NAME, NARROW, SLUG, WIDE, Desk, environment_of

pytestmark = pytest.mark.browser
# The LSTM lesson has a learner of its own, who goes through all of it (test_lesson.py).
LESSONS = [one for one in course().lessons.values() if one.slug != "introduction-to-lstm"]


@pytest.fixture(scope="module")
def quick_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """One JupyterLab for all lessons, in which training is short."""
    home = tmp_path_factory.mktemp("quick")
    environment = environment_of(home) | {"COURSE_FAST": "1"}
    with jupyter_lab([sys.executable, "-m", "helpers._cli", "lab"], environment, home / "lab.log") as address:
        yield address, home


@pytest.fixture(scope="module")
def quick_desk(browser: Browser, quick_lab: tuple[str, Path]) -> Desk:
    """One page of it, which takes a learner's seconds to load."""
    desk = Desk(browser.new_page(viewport=WIDE), *quick_lab)
    desk.page.goto(f"{desk.address}/lab?token=course")
    desk.page.wait_for_function("window.jupyterapp?.restored")
    return desk


def shown(desk: Desk, one: LessonContent, widget: str) -> Locator:
    """The cell that opens a widget, in view: JupyterLab draws what comes into view, and that may push it out again."""
    label = next(cell.label for cell in one.cells if f'here.explore("{widget}"' in cell.source)
    for _ in range(60):
        cell = desk.cell(label)
        if cell.locator(f".gkm-{widget}").is_visible():
            return cell
        desk.page.wait_for_timeout(500)
    desk.picture(f"{one.slug}-{widget}-missing")
    raise AssertionError(f"{widget} does not appear within 30 s: {cell.inner_text()[:300]}")


@pytest.mark.parametrize("one", LESSONS, ids=lambda one: one.slug)
def test_it_runs_and_its_widgets_are_there(quick_desk: Desk, one: LessonContent) -> None:
    desk = quick_desk
    desk.page.set_viewport_size(WIDE)
    desk.go_to(one.name, one.slug)
    desk.untouched(one)
    for theme, name in (("JupyterLab Dark", "dark"), ("JupyterLab Light", "light")):
        desk.theme(theme)
        desk.draw()
        assert desk.accessibility() == []
        for widget in one.widgets:
            shown(desk, one, widget).evaluate("(node) => node.scrollIntoView({block: 'start'})")
            desk.gallery(f"{one.slug}-{widget}-{name}")
    desk.page.set_viewport_size(NARROW)
    for widget in one.widgets:
        cell = shown(desk, one, widget)
        inner, outer = cell.locator(f".gkm-{widget}").bounding_box(), cell.bounding_box()
        assert inner["x"] >= outer["x"] and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1
        desk.gallery(f"{one.slug}-{widget}-narrow")
    assert desk.foreign == [] and desk.errors == []


def test_a_word_shows_its_meaning_and_leads_to_its_entry(quick_desk: Desk) -> None:
    desk = quick_desk
    desk.page.set_viewport_size(WIDE)
    desk.go_to(NAME, SLUG)
    wait_ready(desk.page)
    desk.run("open")  # brings the style
    word = desk.cell("two-states").get_by_role("link", name="cell state")
    word.focus()
    desk.page.keyboard.press("Shift+Tab")
    desk.page.keyboard.press("Tab")
    meaning = f"Cell state: {course().glossary['cell-state'].definition}"
    assert word.get_attribute("title") == meaning, "what the mouse shows"
    bubble = "(node) => JSON.parse(getComputedStyle(node, '::after').content)"
    assert word.evaluate(bubble) == meaning, "what the keyboard shows"
    desk.theme("JupyterLab Dark")
    desk.picture("word")
    equations = desk.cell("equations")
    colours = equations.locator("mjx-mstyle").evaluate_all("(all) => all.map((node) => getComputedStyle(node).color)")
    rgb = {tuple(int(one[at : at + 2], 16) for at in (1, 3, 5)) for one in COLOURS_ON_DARK.values()}
    assert {tuple(map(int, re.findall(r"\d+", one))) for one in colours} >= rgb, "formulas follow the theme"
    desk.theme("JupyterLab Light")
    desk.write("progress", "here.glossary()")
    desk.run("progress")
    glossary = desk.cell("progress").locator(".gkm-glossary")
    glossary.get_by_label("Search").fill("update gate")
    entry = glossary.locator(".gkm-entry").first
    entry.locator("summary").first.click()
    entry.get_by_role("link").click()  # JupyterLab asks nothing: the course's notebooks are trusted
    desk.page.wait_for_function(
        "() => jupyterapp.shell.currentWidget.context.path.endsWith('03_introduction_to_gru.ipynb')"
    )
    panel = desk.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(panel.locator(".jp-CodeCell").filter(has_text="h, n = 0.5, -0.2").first).to_be_in_viewport(timeout=60_000)
    wait_ready(desk.page)
    back = "(path) => jupyterapp.commands.execute('docmanager:open', {path}).then(() => null)"
    desk.page.evaluate(back, f"{desk.name}.ipynb")
    word.press("Enter")
    desk.page.wait_for_function("() => jupyterapp.shell.currentWidget.context.path.endsWith('09_review.ipynb')")
    entry = panel.locator(".jp-MarkdownCell.jp-mod-active").filter(has_text=meaning[12:])
    expect(entry, "the keys go on from where the link leads").to_be_in_viewport(timeout=60_000)
    assert desk.foreign == [] and desk.errors == []
