"""A lesson that is open in two tabs: what happens in one is drawn in the other, and what is being written there stays."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.content import course
from helpers.study import Event, exported

from .living import alive

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LESSON = "introduction-to-lstm"


@pytest.fixture
def tabs(browser: Browser, address: str) -> Iterator[tuple[Page, Page]]:
    """The lesson, open twice; no page may raise an error."""
    context = browser.new_context()
    troubles: list[str] = []
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"{address}/{LESSON}.html")
    yield one, other
    context.close()
    assert troubles == []


def test_what_happens_in_one_tab_is_drawn_in_the_other(tabs: tuple[Page, Page], tmp_path: Path) -> None:
    one, other = tabs
    drawn = {kind: alive(other, kind) for kind in ("Quiz", "Cards", "Predict", "Exercise", "GateDesk", "ProgressView")}
    panel = other.get_by_role("region", name="Your progress")

    quiz = alive(one, "Quiz")
    quiz.get_by_role("radio").first.check()
    quiz.get_by_role("button", name="Check answer").click()
    expect(drawn["Quiz"].locator(".gkm-state")).to_contain_text("1 of")
    expect(drawn["Quiz"].locator(".gkm-explanation")).to_be_visible()

    cards, front = alive(one, "Cards"), drawn["Cards"].locator(".gkm-front")
    before = front.inner_text()
    cards.get_by_role("button", name="Flip").click()
    cards.get_by_role("button", name="3 Good").click()
    expect(front).not_to_have_text(before)
    expect(front).to_have_text(cards.locator(".gkm-front").inner_text())

    guess = alive(one, "Predict")
    guess.get_by_role("radio").first.check()
    guess.get_by_role("button", name="Guess").click()
    expect(drawn["Predict"].get_by_role("strong")).to_contain_text("You guessed:")

    goal = next(iter(course().lesson(LESSON).goals("gate-desk")))
    event = Event("1-1", datetime.now(UTC), LESSON, "goal", goal, {"widget": "gate-desk", "detail": "{}"})
    (file := tmp_path / "progress.jsonl").write_text(exported([event]), encoding="utf-8")
    one.locator(".progress input[type=file]").set_input_files(file)
    expect(drawn["GateDesk"].locator(".gkm-state").first).to_contain_text("1 of")
    expect(panel).to_contain_text("1 card rated, 1 question answered, 1 guess, 1 goal reached")
    expect(drawn["ProgressView"]).to_contain_text("1 of")


def test_a_text_goes_on_where_it_was_left_in_another_tab(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    for page in tabs:  # the editor comes; Python is not needed
        page.route("**/worker.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        alive(page, "Exercise").get_by_role("textbox").first.focus()
        expect(alive(page, "Exercise").locator(".cm-content")).to_be_focused(timeout=30_000)
    places = [alive(page, "Exercise").locator(".cm-content") for page in tabs]

    def write(page: Page, text: str) -> None:
        page.bring_to_front()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text(text)
        page.wait_for_timeout(1200)  # longer than the pause after which a text is stored

    write(other, "# the first line\n")
    one.bring_to_front()
    expect(places[0]).to_contain_text("# the first line")
    write(one, "# the second line\n")
    expect(places[1]).to_contain_text("# the first line# the second line")
    write(other, "# the third line\n")
    for place in places:
        expect(place).to_contain_text("# the first line# the second line# the third line")
