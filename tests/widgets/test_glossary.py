"""The glossary: typing narrows, an entry leads to where it is shown, and its cards are rated in place."""

import html
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.content import course
from helpers.study import ACTIVITIES, Learner, Store
from helpers.widgets import Glossary
from tests.axe import faults

from .host import DARK
from .study_page import LESSON, mount, the_button

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
ENTRIES = course().glossary


@pytest.fixture
def store(tmp_path: Any) -> Store:
    return Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)


@pytest.fixture
def glossary(store: Store) -> Glossary:
    activity = ACTIVITIES["glossary"](Learner(LESSON, store), ENTRIES)
    return Glossary(activity.payload(), activity.record)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.set_content(
        "<!doctype html><html lang=en><title>Glossary</title><body><main><h1>Lesson</h1><h2>Words</h2><div id=desk></div></main>"
    )
    yield page
    context.close()


def names(page: Page) -> list[str]:
    return page.locator(".gkm-entry .gkm-term").all_inner_texts()


def test_typing_narrows_and_says_how_many_are_left(page: Page, glossary: Glossary) -> None:
    mount(page, glossary)
    assert len(names(page)) == len(ENTRIES)
    page.get_by_label("Search").press_sequentially("VANISHING GR")
    assert names(page)[0] == "Vanishing gradient"
    expect(page.locator(".gkm-live")).to_have_text(f"{len(names(page))} of {len(ENTRIES)} entries")
    page.get_by_label("Search").fill("CEC")
    assert names(page) == ["Constant error carousel"], "an alias finds its entry"
    page.get_by_label("Search").fill("qqq")
    expect(page.get_by_text("No entry has that.")).to_be_visible()


def test_entries_stand_by_letter_or_by_lesson(page: Page, glossary: Glossary) -> None:
    mount(page, glossary)
    by_letter = names(page)
    assert by_letter == sorted(by_letter, key=str.casefold)
    page.get_by_label("by lesson").check()
    heads = page.locator(".gkm-entries h4").all_inner_texts()
    assert heads == sorted(heads) and heads[0] == "01 Limitations of RNNs"
    assert sorted(names(page)) == sorted(by_letter)


def test_an_entry_leads_to_where_it_is_shown_and_to_others(page: Page, glossary: Glossary) -> None:
    mount(page, glossary)
    page.get_by_label("Search").fill("forget gate")
    entry = page.locator(".gkm-entry").filter(has_text="the share of the old cell state")
    entry.locator("summary").first.click()
    link = entry.get_by_role("link", name="Step 2: the forget gate")
    cell = "introduction-to-lstm-forget-gate-code"
    assert link.get_attribute("href") == f"02_introduction_to_lstm.ipynb#cell-id={cell}"
    assert f'"id":"#cell-id={cell}"' in (link.get_attribute("data-commandlinker-args") or "")
    expect(entry.get_by_text("f = 1 forgets.".replace(" = ", "\u00a0=\u00a0"))).to_be_visible()
    entry.get_by_role("button", name="Forget bias").click()
    expect(page.locator(".gkm-entry p:focus")).to_have_text("Forget bias")
    assert len(names(page)) == len(ENTRIES), "the search would hide it"


def test_a_card_is_rated_in_place_and_stored_in_its_lesson(page: Page, glossary: Glossary, store: Store) -> None:
    mount(page, glossary)
    page.get_by_label("Search").fill("update gate")
    entry = page.locator(".gkm-entry").filter(has_text="the candidate gets the rest")
    entry.locator("summary").first.click()
    entry.get_by_role("button", name="Open ").press("Enter")
    page.keyboard.press("Enter")  # flips it: the focus went to the card
    page.keyboard.press("3")
    expect(entry.get_by_text("✓ Stored.")).to_be_visible()
    (card,) = store.cards("introduction-to-gru")
    assert course().lesson("introduction-to-gru").cards[card].concept == "update-gate"
    assert store.cards(LESSON.slug) == {}


@pytest.mark.parametrize(("theme", "width"), [({}, 1000), (DARK, 400)])
def test_everybody_can_use_it(page: Page, glossary: Glossary, theme: dict[str, str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    mount(page, glossary, theme)
    page.get_by_label("Search").fill("vanishing")
    page.locator("summary").first.click()
    cards = [card for lesson in course().lessons.values() for card in lesson.cards.values()]
    about = sum(card.concept == "vanishing-gradient" for card in cards)
    the_button(page, f"Open {about} cards here").click()
    assert faults(page, "body") == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_paper_has_every_entry_and_where_it_is_shown(glossary: Glossary) -> None:
    markup = glossary.static_html()
    for entry in ENTRIES.values():
        assert html.escape(entry.name) in markup
    assert "02_introduction_to_lstm.ipynb#cell-id=introduction-to-lstm-forget-gate-code" in markup
    assert all(html.escape(one.right.split(" = ")[0]) in markup for one in course().misconceptions.values())
