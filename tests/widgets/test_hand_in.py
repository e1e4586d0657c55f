"""The button to hand in, on a page: what will travel is read before it does, and what came of it is said."""

from typing import Any

from playwright.sync_api import Page, expect

from helpers.widgets import HandIn
from tests.axe import faults

from .host import DARK
from .study_page import mount

LEFT_OUT = "your name, your hints, how long you took"
FOUND = {
    "answers": [
        {"name": "lstm-step", "state": "your answer"},
        {"name": "lstm-sequence", "state": "the untouched starter"},
    ],
    "words": ["why-one"],
    "file": "02_introduction_to_lstm.ipynb",
    "saved": "01 December, 22:05:00",
    "versions": "python 3.11.7, gates-keep-memory 0.1.0, numpy 2.3.5",
    "digest": "0123456789abcdef",
    "unsaved": [],
    "asks_done": False,
    "done": True,
}
INBOX = "your class's inbox, /srv/class/inbox"


class Made:
    """What is asked of Python, and what it answers."""

    def __init__(self, problem: str = "", **found: Any):
        self.found, self.problem, self.presses = FOUND | found, problem, []
        self.widget = HandIn("Introduction to LSTM", LEFT_OUT, [INBOX], lambda: self.found, self._press)

    def _press(self, say_done: bool, question: str) -> dict[str, Any]:
        self.presses.append((say_done, question))
        file = f"02_introduction_to_lstm-hand-in-{len(self.presses)}.ipynb"
        at = {"file": file, "digest": "0123456789abcdef", "time": "22:06:00"}
        return at | {"delivered": [] if self.problem else [INBOX], "problem": self.problem}


def test_it_shows_all_that_will_travel_and_travels_when_pressed(page: Page):
    made = Made(asks_done=True)
    mount(page, made.widget)
    table = page.get_by_role("table")
    for words in ("lstm-sequence", "the untouched starter", "why-one", "numpy 2.3.5", "0123456789abcdef", "22:05:00"):
        expect(table).to_contain_text(words)
    expect(table).to_contain_text(f"a file beside this notebook, and {INBOX}")
    expect(page.get_by_text(f"Not in it: {LEFT_OUT}.")).to_be_visible()
    done = page.get_by_role("checkbox", name="Your teacher would like to know, and you decide")
    expect(done).not_to_be_checked()
    assert made.presses == []
    done.focus()
    page.keyboard.press("Space")
    page.get_by_text("Ask about your grade").focus()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Your question travels too").fill("Why not more?")
    page.get_by_role("button", name="Hand in").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem")).to_contain_text("22:06:00: 02_introduction_to_lstm-hand-in-1.ipynb is written")
    expect(page.get_by_role("listitem")).to_contain_text(f"It is also in {INBOX}.")
    expect(page.locator(".gkm-state")).to_contain_text("handed in at 22:06:00")
    expect(page.locator(".gkm-live")).to_contain_text("is written")
    assert made.presses == [(True, "Why not more?")]
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("listitem")).to_have_count(2)
    assert made.presses[1] == (True, ""), "a question travels once"
    assert faults(page, ".gkm") == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_is_not_saved_and_what_did_not_arrive_is_said(page: Page):
    made = Made(
        problem="It did not get into the inbox: No space left on device. Your file is kept.", unsaved=["lstm-step"]
    )
    mount(page, made.widget, DARK)
    expect(
        page.get_by_text("You have run a different answer to “lstm-step” than the one that is saved.")
    ).to_be_visible()
    made.found = FOUND
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_text("You have run a different answer")).to_be_hidden()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("listitem")).to_contain_text("No space left on device")
    expect(page.locator(".gkm-finished")).to_have_count(0)
    assert faults(page, ".gkm") == []
    made.found = {"problem": "mine.ipynb can't be handed in: the file is empty."}
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing can be handed in yet. mine.ipynb can't be handed in")
    expect(page.get_by_role("button", name="Hand in")).to_be_hidden()
    made.found = FOUND
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()
