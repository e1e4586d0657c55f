"""Flash cards in a real browser."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from helpers.study import StoreError

from .study_page import CARDS, SLUG, cards_widget, mount, stop_clock, the_button, view

FIRST_CARD, SECOND_CARD, *_ = CARDS


@pytest.mark.browser
def test_cards_by_keys_alone(page, store):
    mount(page, cards_widget(store))
    expect(page.locator(".gkm-count")).to_have_text("card 1 of 5")
    expect(page.get_by_text(CARDS[FIRST_CARD].back)).to_have_count(0)
    page.keyboard.press("Tab")
    expect(the_button(page, "Flip")).to_be_focused()
    page.keyboard.press("3")
    assert store.reviews(SLUG, FIRST_CARD) == [], "a card is not rated before it is flipped"
    page.keyboard.press("Space")
    expect(page.get_by_text(CARDS[FIRST_CARD].back).first).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".gkm-count")).to_have_text("card 1 of 5")  # a second Space rates nothing
    for name in ("1 Again 1 min", "2 Hard 6 min", "3 Good 10 min", "4 Easy 8 days"):
        expect(the_button(page, name)).to_be_visible()
    page.keyboard.press("3")
    expect(page.get_by_text("You will see that card again in 10 minutes.")).to_be_visible()
    expect(page.locator(".gkm-count")).to_have_text("card 2 of 5")
    expect(the_button(page, "Flip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("4")
    day = (datetime.now() + timedelta(days=8)).strftime("%-d %b")
    expect(page.get_by_text(f"You will see that card again on {day}")).to_be_visible()
    assert [rating for _, rating in store.reviews(SLUG, FIRST_CARD)] == [3]
    assert [rating for _, rating in store.reviews(SLUG, SECOND_CARD)] == [4]


@pytest.mark.browser
def test_cards_due_come_first_then_new_ones(page, store):
    now = datetime.now(UTC)
    first, second, third, fourth, fifth = CARDS
    status = {
        first: {"due": (now + timedelta(days=3)).isoformat(), "seen": True},
        fourth: {"due": (now - timedelta(days=2)).isoformat(), "seen": True},
        fifth: {"due": (now - timedelta(days=3)).isoformat(), "seen": False},
    }
    mount(page, cards_widget(store, status))
    for number, (card, kind) in enumerate([(fifth, "due"), (fourth, "due again"), (second, "new"), (third, "new")]):
        expect(page.locator(".gkm-count")).to_have_text(f"card {number + 1} of 4")
        expect(page.get_by_text(CARDS[card].front).last).to_be_visible()
        expect(page.locator(".gkm-kind")).to_have_text(kind)
        the_button(page, "Flip").click()
        page.get_by_role("button", name="2 Hard").click()
    expect(page.locator(".gkm-done")).to_contain_text("Done: 4 cards.")
    the_button(page, "Go through all").click()
    expect(page.locator(".gkm-count")).to_have_text("card 1 of 5")


@pytest.mark.browser
def test_cards_rated_again_come_back_when_they_are_due(page, store):
    stop_clock(page)
    mount(page, view("cards", [CARDS[FIRST_CARD]], store))
    the_button(page, "Flip").click()
    page.get_by_role("button", name="1 Again").click()
    expect(page.get_by_text("The next comes back in 1 minute.")).to_be_visible()
    expect(the_button(page, "Show what is due")).to_have_count(0)
    page.clock.fast_forward(61_000)
    the_button(page, "Show what is due").click()
    expect(page.get_by_text("due again", exact=True)).to_be_visible()


@pytest.mark.browser
def test_cards_go_on_without_python_and_nothing_is_lost(page, store):
    """The kernel is busy: five ratings are made, the front end sends only the last change, and all five are stored."""
    stop_clock(page)
    cards = cards_widget(store)
    mount(page, cards, live=False)
    for rating in (1, 2, 3, 4, 3):
        the_button(page, "Flip").click()
        page.keyboard.press(str(rating))
    expect(page.locator(".gkm-done")).to_contain_text("Done: 5 cards.")
    page.clock.fast_forward(4100)
    expect(page.get_by_text("Not stored yet: Python is busy")).to_be_visible()
    cards.set_state(page.evaluate("window.sent"))
    stored = [rating for card in CARDS for _, rating in store.reviews(SLUG, card)]
    assert stored == [1, 2, 3, 4, 3]


@pytest.mark.browser
def test_cards_say_when_a_rating_could_not_be_stored(page, store):
    def full(event: dict) -> dict:
        raise StoreError("The disk is full.")

    mount(page, cards_widget(store, record=full))
    the_button(page, "Flip").click()
    page.get_by_role("button", name="3 Good").click()
    expect(page.get_by_role("alert")).to_have_text("Not stored. The disk is full.")
