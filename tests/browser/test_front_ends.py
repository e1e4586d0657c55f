"""Front ends beside JupyterLab in Chromium: Notebook 7, whose shortcuts look at a key before the page does; and Firefox."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from helpers.authoring import jupyter_lab, wait_idle, wait_ready
from helpers.authoring._browser import TOKEN
from helpers.content import course
from helpers.study import Store
from tests.firefox import learner, program

from .conftest import ARTIFACTS, WIDE, Desk, environment_of

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
GRU, LSTM = course().lesson("introduction-to-gru"), course().lesson("introduction-to-lstm")


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    """One server for both: it has JupyterLab at /lab and Notebook 7 at /notebooks."""
    command = [sys.executable, "-m", "helpers._cli", "lab", "--JupyterNotebookApp.expose_app_in_browser=True"]
    with jupyter_lab(command, environment_of(home) | {"COURSE_FAST": "1"}, home / "lab.log") as address:
        yield address


def store(home: Path) -> Store:
    return Store(home / "data" / "progress.sqlite3")


# Notebook 7


@pytest.fixture(scope="module")
def notebook(browser: Browser, server: str, home: Path) -> Desk:
    """The GRU's lesson in Notebook 7, with its cells before the desk run."""
    desk = Desk(browser.new_page(viewport=WIDE), server, home, name=GRU.name, slug=GRU.slug, path="notebooks")
    desk.open()
    wait_ready(desk.page)
    desk.run("open")
    return desk


def cells(desk: Desk) -> list[int]:
    """How many cells there are, and which is selected."""
    return desk.page.evaluate(
        """() => { const { widgets, activeCellIndex } = jupyterapp.shell.currentWidget.content;
                   return [widgets.length, activeCellIndex]; }"""
    )


def press(desk: Desk, node: Locator, *keys: str) -> None:
    """Press keys on an element. None of them may reach a cell."""
    before = cells(desk)
    node.focus()
    for key in keys:
        desk.page.keyboard.press(key)
    assert cells(desk) == before, f"{keys} went to the notebook"


def test_in_notebook_7_a_check_names_the_mistake(notebook: Desk, home: Path) -> None:
    solution = GRU.exercise_cell("gru-step").solution
    wrong = solution.replace("return (1 - z) * n + z * h", "return z * n + (1 - z) * h")
    assert wrong != solution
    for source, said in ((wrong, "z = 1 seems to take the candidate"), (solution, "assed")):
        notebook.write("gru-step", source)
        notebook.run("gru-step")
        notebook.run("gru-step-check")
        expect(notebook.cell("gru-step-check")).to_contain_text(said)
        if source == wrong:  # the verdict is plain HTML, and no widget has been opened yet that would look after it
            assert not notebook.page.evaluate("() => document.documentElement.hasAttribute('data-gkm-folds')")
            fold = notebook.cell("gru-step-check").locator("summary", has_text="The numbers")
            press(notebook, fold, "b", "ArrowDown", "Enter")
            expect(notebook.cell("gru-step-check").get_by_role("table")).to_be_visible()
    assert [attempt.status for attempt in store(home).attempts(GRU.slug, "gru-step")] == ["wrong", "passed"]


def test_in_notebook_7_keys_on_a_desk_stay_there(notebook: Desk) -> None:
    assert notebook.page.evaluate("() => jupyterapp.name") == "Jupyter Notebook"
    notebook.run("gru-desk")
    cell = notebook.cell("gru-desk")
    slider = cell.get_by_label("update gate: bias")
    value = float(slider.input_value())
    press(notebook, slider, "ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft", "b", "a", "d", "d", "m")
    assert float(slider.input_value()) == pytest.approx(value + 0.2)
    press(notebook, slider, "End")
    assert slider.input_value() == slider.get_attribute("max")
    press(notebook, cell.get_by_role("radio", name="Free play"), "ArrowDown", "b")
    expect(cell.get_by_role("radio").nth(1)).to_be_checked()
    part = cell.locator("[data-part=r]")
    press(notebook, part, "ArrowDown", "b", "Enter")
    expect(cell.locator(".gkm-equation strong")).to_have_text("reset gate")
    summary = cell.locator("summary", has_text="More weights")
    press(notebook, summary, "b", "Enter")
    expect(cell.get_by_label("update gate: listens to its own h")).to_be_visible()
    press(notebook, cell.get_by_role("button", name="Step", exact=True), "ArrowDown", "b", "Space")


def test_in_notebook_7_the_quiz_is_answered_with_keys(notebook: Desk, home: Path) -> None:
    notebook.run("quiz-gates-run")
    quiz = notebook.cell("quiz-gates-run")
    number = quiz.locator("input.gkm-number")
    press(notebook, number, "b", "0", "ArrowLeft", "a")
    expect(number).to_have_value("ba0")
    press(notebook, quiz.get_by_role("button", name="Question 2, open"), "b", "Enter")
    radios = quiz.get_by_role("radio")
    press(notebook, radios.first, "Space", "ArrowDown", "ArrowDown", "b")
    expect(radios.nth(2)).to_be_checked()
    press(notebook, quiz.get_by_role("button", name="Check answer"), "b", "Enter")
    expect(quiz.locator(".gkm-explanation")).to_be_visible()
    # A question that got its tabindex late, and a fold.
    press(notebook, quiz.locator(".gkm-options[tabindex]"), "b", "ArrowDown")
    press(notebook, quiz.locator("summary"), "b", "Enter")
    expect(quiz.locator("details")).to_have_attribute("open", "")
    wait_idle(notebook.page)
    assert len(store(home).answers(GRU.slug)) == 1


def test_in_notebook_7_a_card_is_rated_with_its_key(notebook: Desk, home: Path) -> None:
    notebook.run("cards-gates-run")
    cards = notebook.cell("cards-gates-run")
    press(notebook, cards.get_by_role("button", name="Flip"), "Enter")
    expect(cards.get_by_text("How well did you know it?")).to_be_visible()
    before = cells(notebook)
    notebook.page.keyboard.press("3")
    expect(cards.get_by_text("✓ Stored. You will see that card again")).to_be_visible()
    assert cells(notebook) == before
    assert sum(status.seen for status in store(home).cards(GRU.slug).values()) == 1


def test_in_notebook_7_the_button_saves_and_hands_in_what_is_on_the_page(notebook: Desk, home: Path) -> None:
    notebook.write("gru-step", GRU.exercise_cell("gru-step").solution + "\n# typed just now, in Notebook 7")
    notebook.run("hand-in-run")
    cell = notebook.cell("hand-in-run")
    expect(cell.get_by_role("table")).to_contain_text("gru-step")
    press(notebook, cell.get_by_role("button", name="Hand in"), "b", "Enter")
    # Without a tab to look at, it waits before it hands in; on a busy machine that takes longer than Playwright waits by itself.
    expect(cell.get_by_role("listitem")).to_contain_text("hand-in.ipynb is written", timeout=60_000)
    (file,) = (home / "my-course").glob(f"{GRU.name}-*hand-in.ipynb")
    assert "# typed just now, in Notebook 7" in file.read_text(encoding="utf-8")
    notebook.cell("hand-in-run")
    notebook.gallery("notebook-7-hand-in")


def test_in_notebook_7_nothing_fails_and_nothing_is_fetched(notebook: Desk) -> None:
    notebook.picture("notebook-7")
    # Notebook 7.6.5 logs this one itself: with an empty notebook, in a Jupyter without the course.
    own = "page error: Cannot read properties of undefined (reading 'schema')"
    assert [error for error in notebook.errors if error != own] == [] and notebook.foreign == []
    notebook.page.close()


# Firefox


@pytest.fixture(scope="module")
def saw(server: str, home: Path) -> dict[str, Any]:
    """What a learner sees in the LSTM's lesson: JupyterLab in a headless Firefox with a fresh profile."""
    solution = LSTM.exercise_cell("lstm-step").solution
    wrong = solution.replace("i, f, g, o = np.split", "f, i, g, o = np.split")
    assert wrong != solution
    job = {
        "firefox": program(),
        "address": server,
        "token": TOKEN,
        "name": LSTM.name,
        "slug": LSTM.slug,
        "exercise": "lstm-step",
        "picture": str(ARTIFACTS / "firefox-hand-in.png") if os.environ.get("COURSE_SCREENSHOT") == "1" else "",
        "answers": {"wrong": wrong, "right": solution},
    }
    return learner(HERE / "firefox.cjs", job, {"TMPDIR": str(home)}, timeout=300)


def test_in_firefox_keys_on_a_desk_stay_there(saw: dict[str, Any]) -> None:
    before, after = saw["before"], saw["after"]
    assert after["value"] == pytest.approx(before["value"] + 0.3)
    assert (after["count"], after["active"]) == (before["count"], before["active"])
    assert saw["equation"] == "tanh of the cell"


def test_in_firefox_quiz_and_cards_work_with_keys(saw: dict[str, Any], home: Path) -> None:
    assert saw["radios"].index(True) == 1
    assert len(store(home).answers(LSTM.slug)) == 1
    assert sum(status.seen for status in store(home).cards(LSTM.slug).values()) == 1


def test_in_firefox_a_check_names_the_mistake_and_the_solution_passes(saw: dict[str, Any], home: Path) -> None:
    assert "i and f" in saw["wrong"] and "first differs at step 1" in saw["wrong"]
    assert "assed" in saw["right"]
    assert saw["beforeFold"] == saw["afterFold"] and saw["unfolded"]
    assert [attempt.status for attempt in store(home).attempts(LSTM.slug, "lstm-step")] == ["wrong", "passed"]


def test_in_firefox_the_button_saves_and_hands_in_what_is_on_the_page(saw: dict[str, Any], home: Path) -> None:
    assert "hand-in.ipynb is written" in saw["handedIn"]
    (file,) = (home / "my-course").glob(f"{LSTM.name}-*hand-in.ipynb")
    assert "# typed just now, in Firefox" in file.read_text(encoding="utf-8")


def test_in_firefox_a_clip_plays_or_the_sound_device_is_named(saw: dict[str, Any]) -> None:
    """The kernel sent it and Firefox can decode it: nothing else may be the reason why it is not heard."""
    sound = saw["sound"]
    assert sound["seconds"] >= 2 if not sound["note"] else "no sound device plays it" in sound["note"]


def test_in_firefox_nothing_fails_and_nothing_is_fetched(saw: dict[str, Any]) -> None:
    assert saw["errors"] == [] and saw["foreign"] == []
