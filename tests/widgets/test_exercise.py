"""An exercise on a page, in Chromium: written, checked, stopped, kept, handed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers import authoring, classroom
from helpers.content import course
from helpers.pages import served

from .exercise_page import write_site
from .host import watch

pytestmark = pytest.mark.slow

LSTM = "introduction-to-lstm"
LOADS = 180_000  # milliseconds until two Pythons are there, on a busy machine
SOLUTION = course().lesson(LSTM).exercise_cell("lstm-step").solution
WRONG = SOLUTION.replace("c_new = f * c", "c_new = (1 - f) * c")
ENDLESS = "def lstm_step(x, h, c, weight_ih, weight_hh, bias):\n    while True:\n        pass"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, [(LSTM, "lstm-step"), ("introduction-to-gru", "last-states")])
    with served(folder) as url:
        yield url


def write(page: Page, text: str) -> None:
    page.locator("#lstm-step .cm-content").press("Control+a")
    page.keyboard.insert_text(text)


def test_an_exercise_from_the_first_key_to_the_grade(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    wanted: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: wanted.append(request.url))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(address)
    step, verdict = page.locator("#lstm-step"), page.locator("#lstm-step .gkm-verdict")
    expect(step.get_by_role("textbox")).to_be_visible()
    assert not [url for url in wanted if "/exercise-" in url], "nothing is fetched before somebody is about to write"

    page.keyboard.press("Tab")
    expect(step.locator(".cm-content")).to_be_focused(timeout=30_000)
    write(page, WRONG)
    page.keyboard.press("Control+Enter")
    expect(step.locator("progress")).to_be_visible()
    expect(verdict).to_contain_text("f = 1 seems to erase", timeout=LOADS)
    expect(verdict.locator("svg").nth(1)).to_be_visible()

    write(page, ENDLESS)
    page.keyboard.press("Control+Enter")
    expect(verdict).to_contain_text("did not come back within the time limit of 5 s", timeout=LOADS)
    write(page, SOLUTION)
    page.keyboard.press("Control+Enter")
    expect(verdict).to_contain_text("agrees with the course's own", timeout=LOADS)
    assert page.evaluate("events.filter(({kind}) => kind === 'attempt').map(({status}) => status)") == [
        "wrong",
        "timeout",
        "passed",
    ]

    page.keyboard.press("Tab")
    expect(step.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Control+z")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(step.get_by_role("button", name="Check", exact=True)).to_be_focused()

    page.reload()
    assert step.get_by_role("textbox").input_value().rstrip() == SOLUTION.rstrip(), "what was written is kept"
    with page.expect_download() as waiting:  # by key: what comes alive beside it moves the button away under a mouse
        step.get_by_role("button", name="Download as notebook").press("Enter")
    handed_in = tmp_path / "class"
    handed_in.mkdir()
    waiting.value.save_as(handed_in / "ada.ipynb")
    context.close()
    assert troubles == []

    lesson = course().lesson(LSTM)
    settings = classroom.Settings(
        assignment="step", title="One step", seed=7, widgets=False, exercises={"lstm-step": 10.0}
    )
    classroom.assign(lesson, settings, tmp_path / "assignment", authoring.derive(lesson).learner)
    key = classroom.Key(tmp_path / "assignment" / "key")
    classroom.grade_class(handed_in, key, tmp_path / "out", classroom.Options(workers=1))
    found = classroom.read_result(tmp_path / "out" / "learners" / "ada.json")
    assert found is not None and (found.points, found.exercises[0].status) == (10, "passed")


def test_what_needs_torch_says_so_and_a_page_without_python_stays_alive(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    problems: list[str] = []
    watch(page, problems)
    page.route("**/exercise-*/worker.js", lambda route: route.abort())
    page.goto(address)
    expect(page.locator("#last-states")).to_contain_text("This exercise needs torch")
    expect(page.locator("#last-states").get_by_role("button", name="Check", exact=True)).to_have_count(0)
    step = page.locator("#lstm-step")
    step.get_by_role("button", name="Check", exact=True).click()
    expect(step.get_by_role("alert").last).to_contain_text("Python could not be loaded")
    step.get_by_role("button", name="Hint").click()
    expect(step).to_contain_text("Hint 1 of")
    context.close()
    assert [
        problem for problem in problems if not problem.startswith(address) and "Failed to load" not in problem
    ] == []
