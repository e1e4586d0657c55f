"""What is due today, in a real browser and on paper."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from helpers.content import course
from helpers.study import ACTIVITIES, Learner, Store
from helpers.widgets import Today

from .study_page import LESSON, mount, the_button

COURSE = course()
GRU = COURSE.lesson("introduction-to-gru")
OF_GRU = ("mixture", "chunk-edge", "reset-gate-shut", "two-names-for-z", "who-sees-the-state")


def today(store: Store, slug: str = "review") -> Today:
    opened = ACTIVITIES["today"](Learner(COURSE.lesson(slug), store), {})
    return Today(opened.payload(), opened.record)


def miss(store: Store, *cards: str) -> None:
    store.record_answer(GRU.slug, "q", 0, False, missed=[(GRU.slug, card) for card in cards])


def lose(store: Store, card: str) -> None:
    for day in range(4):
        at = datetime.now(UTC) - timedelta(days=30 - 2 * day)
        store.review(GRU.slug, card, 3, at)
        store.review(GRU.slug, card, 1, at + timedelta(days=1))


@pytest.mark.browser
def test_a_review_by_keys_alone_with_one_question_of_how_sure(page: Any, store: Store) -> None:
    miss(store, *OF_GRU)
    mount(page, today(store))
    expect(page.locator(".gkm-state").first).to_have_text("5 cards due, about 1 minute")
    expect(page.locator(".gkm-count")).to_have_text("card 1 of 5")
    for number in range(1, 6):
        expect(page.locator(".gkm-count")).to_have_text(f"card {number} of 5")
        expect(page.locator(".gkm-head .gkm-kind")).to_have_text("Introduction to GRU, due")
        sure = page.get_by_role("group", name="How sure are you?")
        expect(sure).to_have_count(1 if number == 5 else 0)
        if number == 1:
            page.keyboard.press("Tab")
        expect(the_button(page, "Flip")).to_be_focused()
        if number == 5:
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
            expect(page.get_by_role("radio", name="I'm guessing")).to_be_checked()
            expect(the_button(page, "Flip")).to_be_visible()
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            expect(page.get_by_role("radio", name="rather sure")).to_be_checked()
            the_button(page, "Flip").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("4")
    expect(page.locator(".gkm-done")).to_contain_text("Done: 5 cards.")
    expect(page.locator(".gkm-state").first).to_have_text("✓ nothing is due")
    expect(page.get_by_text("No card comes back before the day after tomorrow.").last).to_be_visible()
    ratings = store.of("review")
    assert {(event.lesson, event.item) for event in ratings} == {(GRU.slug, card) for card in OF_GRU}
    assert [event.data.get("sure") for event in ratings] == [None] * 4 + [75]
    assert all(0 <= event.data["seconds"] < 60 for event in ratings)


@pytest.mark.browser
def test_in_a_lesson_it_is_a_line_until_it_is_opened(page: Any, store: Store) -> None:
    store.record_place(LESSON.slug, f"{LESSON.slug}-by-hand-run")
    lose(store, "mixture")
    store.review(GRU.slug, "chunk-edge", 1)
    mount(page, today(store, LESSON.slug))
    expect(page.locator(".gkm-count")).to_have_count(0)
    stop = page.get_by_role("link", name=LESSON.heading("by-hand-run"))
    assert stop.get_attribute("href") == "02_introduction_to_lstm.ipynb#cell-id=introduction-to-lstm-by-hand-run"
    page.get_by_text("One card keeps slipping").click()
    expect(page.get_by_text("Lost 4 times.")).to_be_visible()
    assert (
        page.locator("li a")
        .get_attribute("href")
        .startswith("03_introduction_to_gru.ipynb#cell-id=introduction-to-gru-")
    )
    the_button(page, "Review now").press("Enter")
    expect(page.locator(".gkm-count")).to_have_text("card 1 of 1")
    expect(the_button(page, "Flip")).to_be_focused()


@pytest.mark.browser
def test_nothing_due_is_one_line(page: Any, store: Store) -> None:
    mount(page, today(store, LESSON.slug))
    expect(page.locator(".gkm-state")).to_have_text("✓ nothing is due")
    assert page.locator(".gkm-today button").count() == 0
    assert page.locator(".gkm-today").inner_text().split("\n") == ["Recall", "✓ nothing is due"]


def test_on_paper_there_are_the_cards_and_the_places(store: Store) -> None:
    assert today(store).static_html() == "<p><strong>Today.</strong> Nothing is due.</p>"
    store.record_place(LESSON.slug, f"{LESSON.slug}-by-hand-run")
    lose(store, "mixture")
    paper = today(store).static_html()
    assert "1 card is due." in paper and GRU.cards["mixture"].front in paper and "<details>" in paper
    assert 'href="02_introduction_to_lstm.ipynb#cell-id=introduction-to-lstm-by-hand-run"' in paper
    assert "Lost 4 times. Read again:" in paper
