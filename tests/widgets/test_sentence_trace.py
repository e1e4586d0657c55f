"""The traced sentence in a real browser: stepping by buttons and keys, sentences, settings, looks."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.widgets import SentenceTrace
from tests.axe import faults

from .host import pages, sticking_out
from .sentence_pictures import draw

HERE = Path(__file__).parent
Open = Callable[..., Page]


@pytest.fixture
def open_trace(browser: Browser) -> Iterator[Open]:
    """Opens a page with the trace on it. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(state: dict | None = None, **options: Any) -> Page:
            values = {"state": state or {}, "event": {}}
            return open_page(SentenceTrace(), values, headings="<h1>T</h1><h2>T</h2>", **options)

        yield open_one


def counter(page: Page) -> str:
    return page.locator(".gkm-counter").inner_text()


def numbers(page: Page) -> list[str]:
    """f, i, g, o, the cell state before and after, the hidden state."""
    return page.locator(".gkm-gate-bars .gkm-number").all_text_contents()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_buttons_step_through_the_sentence_and_stop_at_its_ends(open_trace: Open) -> None:
    page = open_trace()
    back, forth = page.get_by_role("button", name="Previous"), page.get_by_role("button", name="Next")
    assert counter(page) == "Word 1 of 7: The"
    assert back.get_attribute("aria-disabled") == "true"
    back.click(force=True)
    assert counter(page) == "Word 1 of 7: The"
    forth.click()
    assert counter(page) == "Word 2 of 7: cat"
    assert numbers(page) == ["0.99", "0.99", "+1.00", "0.01", "0.00", "+0.99", "+0.01"]
    expect(page.locator(".gkm-finding")).to_contain_text("The input gate opens and writes +0.99")
    assert "Word 2 of 7: cat. The first noun." in page.locator(".gkm-live").inner_text()
    for _ in range(4):
        forth.click()
    assert numbers(page) == ["0.99", "0.00", "0.00", "0.99", "+0.97", "+0.96", "+0.74"]
    expect(page.locator(".gkm-sentence-chain text", has_text=re.compile("^was$"))).to_be_visible()
    forth.click()
    assert forth.get_attribute("aria-disabled") == "true"
    forth.click(force=True)
    assert counter(page) == "Word 7 of 7: orange"
    expect(forth).to_be_focused()
    back.click()
    assert counter(page) == "Word 6 of 7: was/were"


def test_keys_step_and_stay_inside(open_trace: Open) -> None:
    page = open_trace()
    page.evaluate("() => { window.leaked = []; document.addEventListener('keydown', (e) => leaked.push(e.key)); }")
    page.get_by_role("button", name="Next").focus()
    press(page, "ArrowRight", "ArrowRight", "ArrowLeft")
    assert counter(page) == "Word 2 of 7: cat"
    press(page, "End")
    assert counter(page) == "Word 7 of 7: orange"
    press(page, "ArrowRight", "Home")
    assert counter(page) == "Word 1 of 7: The"
    page.get_by_role("radio", name="The cat that I adopted").focus()
    press(page, "ArrowDown")
    expect(page.get_by_role("radio", name="The cats that I adopted")).to_be_checked()
    assert counter(page) == "Word 1 of 7: The", "an arrow on a radio button chooses"
    press(page, "b", "a")
    assert page.evaluate("leaked") == []


def test_the_drawings_say_what_they_show(open_trace: Open) -> None:
    page = open_trace({"sentence": 1, "step": 1})
    chain, bars = page.get_by_role("img").all()
    assert chain.get_attribute("aria-label") == (
        "The sentence as a chain of 7 steps, read up to “cats”. The cell state after each word: The 0.00, cats −0.99."
    )
    assert bars.get_attribute("aria-label") == (
        "Unit 1 at “cats”: forget gate 0.99, input gate 0.99, candidate −1.00, output gate 0.01. "
        "Cell state 0.00 before, −0.99 after. Hidden state −0.01."
    )


def test_the_chain_is_as_thick_as_what_it_carries(open_trace: Open) -> None:
    page = open_trace({"step": 5})
    carried = page.locator('.gkm-sentence-chain [data-quantity="cell"]')
    widths = [float(one.get_attribute("stroke-width")) for one in carried.all()]
    assert len(widths) == 6 and widths[0] == 1.5 and all(width > 10 for width in widths[1:])
    assert page.locator(".gkm-not-yet").count() == 3
    page.get_by_role("radio", name="forget gate half open").check()
    faded = [float(one.get_attribute("stroke-width")) for one in carried.all()]
    assert faded[1:] == sorted(faded[1:], reverse=True) and faded[-1] < 3
    assert counter(page) == "Word 6 of 7: was/were", "a setting leaves the step"


def test_a_click_on_a_word_goes_there(open_trace: Open) -> None:
    page = open_trace()
    page.locator(".gkm-sentence-chain .gkm-chain-step", has_text="adopted").click()
    assert counter(page) == "Word 5 of 7: adopted"


def test_the_state_comes_back_and_can_come_from_outside(open_trace: Open) -> None:
    page = open_trace()
    page.get_by_role("radio", name="The cats that the dog chased").check()
    page.get_by_role("radio", name="unit 2 ignored").check()
    page.get_by_role("button", name="Next").click()
    state = page.evaluate("model.get('state')")
    assert state == {"sentence": 2, "setting": "unit 2 ignored", "step": 1}
    again = open_trace(state)
    assert (counter(again), numbers(again)) == (counter(page), numbers(page))
    again.evaluate("model.receive({state: {sentence: 3, setting: 'as set', step: 3}})")
    assert counter(again) == "Word 4 of 11: the"
    expect(again.get_by_role("radio", name="The cat behind the dogs near the old house")).to_be_checked()


def test_the_sums_behind_the_gates(open_trace: Open) -> None:
    page = open_trace({"sentence": 2, "step": 4})
    page.get_by_text("The sums behind the gates").click()
    rows = [row.split("\t") for row in page.locator(".gkm-sums tbody tr").all_inner_texts()]
    assert [row[1:] for row in rows] == [
        ["0.00", "0.00", "5.00", "5.00", "0.99"],
        ["10.00", "−15.09", "−5.00", "−10.09", "0.00"],
        ["3.00", "0.00", "0.00", "3.00", "1.00"],
        ["0.00", "0.00", "−5.00", "−5.00", "0.01"],
    ]


STATES = [{"step": 5}, {"sentence": 3, "step": 9, "setting": "half open"}, {"sentence": 2, "setting": "unit 2 ignored"}]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=["as set", "half open", "ignored"])
def test_axe_finds_nothing(open_trace: Open, dark: bool, state: dict) -> None:
    page = open_trace(state, dark=dark)
    page.get_by_text("The sums behind the gates").click()
    assert faults(page) == []


@pytest.mark.parametrize("width", [320, 640, 1100])
@pytest.mark.parametrize("state", STATES, ids=["as set", "half open", "ignored"])
def test_nothing_sticks_out_and_no_labels_overlap(open_trace: Open, width: int, state: dict) -> None:
    page = open_trace(state, width=width)
    page.get_by_text("The sums behind the gates").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    drawings = [".gkm-sentence-chain", ".gkm-gate-bars"]
    assert page.evaluate((HERE / "overlaps.js").read_text(encoding="utf-8"), drawings) == []
    assert sticking_out(page, ".gkm-sentence-trace") == []


def test_the_stored_picture_is_the_drawing(browser: Browser) -> None:
    def shape(text: str) -> list[tuple[str, str]]:
        """Places and texts: how a browser writes a colour or a font may differ."""
        return re.findall(r' (?:d|x|y|x1|x2|y1|y2|width|height)="([^"]*)"|>([^<\n]+)<', text)

    page = browser.new_page()
    for path, fresh in draw(page).items():
        message = f"{path.name} has changed: run `python -m tests.widgets.sentence_pictures`"
        assert path.exists() and shape(path.read_text(encoding="utf-8")) == shape(fresh), message
    page.close()
