"""The plots of a learner's memory in a real browser, and on paper."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from helpers.content import course
from helpers.study import ACTIVITIES, Learner, Store
from helpers.widgets import MemoryPlots

from .study_page import LESSON, SLUG, mount

CARDS = list(LESSON.cards)


def plots(store: Store) -> MemoryPlots:
    opened = ACTIVITIES["memory"](Learner(course().lesson(SLUG), store), {})
    return MemoryPlots(opened.payload(), opened.record)


def learned(store: Store) -> Store:
    """Twelve cards over some weeks."""
    now = datetime.now(UTC)
    for number, card in enumerate(CARDS[:12]):
        for days in (25, 18, 9, 1):
            rating = 1 if (number + days) % 5 == 0 else 3
            store.review(
                SLUG, card, rating, now - timedelta(days=days), sure=(25, 50, 75, 95)[number % 4] if days == 9 else None
            )
    return store


@pytest.mark.browser
def test_each_plot_has_its_words_and_its_numbers_and_the_aim_is_chosen_by_keys(page: Any, store: Store) -> None:
    mount(page, plots(learned(store)))
    ratings, back, weeks, sure = page.locator(".gkm-plot").all()
    expect(ratings.get_by_role("img")).to_have_attribute(
        "aria-label", "Ratings of the last 30 days. 48 ratings: 38 recalled (full), 10 again (hollow)."
    )
    assert ratings.locator(".gkm-held").count() == 4 and ratings.locator(".gkm-lost").count() == 4
    soon = plots(store).forecast
    expect(back).to_contain_text(f"{sum(soon)} cards, {soon[0]} of them today and {soon[1]} tomorrow.")
    expect(weeks).to_contain_text("You aim for 90 % (dashed).")
    expect(sure).to_contain_text("95 % sure: right 2 of 3 times, too few to say.")
    ratings.get_by_text("The numbers").click()
    assert len(ratings.get_by_role("row").all()) == 5
    line = weeks.locator(".gkm-target")
    before = line.get_attribute("y1")
    page.get_by_role("radio", name="90 %").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="95 %")).to_be_checked()
    expect(weeks).to_contain_text("You aim for 95 % (dashed).")
    assert line.get_attribute("y1") != before and store.retention == 0.95
    expect(page.locator("p.gkm-quiet")).to_contain_text("10 at 90 %, 5 at 95 %, 3 at 97 %")


@pytest.mark.browser
def test_with_nothing_to_draw_it_says_so(page: Any, store: Store) -> None:
    mount(page, plots(store))
    expect(page.locator(".gkm-plot svg")).to_have_count(0)
    expect(page.get_by_text("Nothing yet.", exact=True)).to_have_count(3)
    expect(page.locator(".gkm-state")).to_have_text("no card rated yet")


def test_on_paper_there_are_the_numbers(store: Store) -> None:
    assert plots(store).static_html().count("nothing yet") == 4
    paper = plots(learned(store)).static_html()
    assert "You aim to recall 90% of the cards" in paper and paper.count("<caption>") == 4
    assert "<td>95 %</td><td>2</td><td>3</td>" in paper
