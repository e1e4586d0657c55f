"""The final test in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import expect

from helpers.content import course
from helpers.study import ACTIVITIES, Learner, Store, sittings
from helpers.widgets import FinalTest

from .study_page import mount, the_button

REVIEW = course().lesson("review")


def final_test(store: Store) -> FinalTest:
    opened = ACTIVITIES["bank"](Learner(REVIEW, store), REVIEW.items("bank"))
    return FinalTest(opened.payload(), opened.record)


@pytest.mark.browser
def test_a_whole_test_by_keys_alone(page: Any, store: Store) -> None:
    kinds = ["review/bank-lstm-hands-on", "review/bank-gate-sees", "review/gru-step-mixed", "review/bank-both-ways"]
    store.record("test", "run", questions=kinds)
    mount(page, final_test(store))
    state = page.locator(".gkm-state")
    expect(state).to_have_text("0 of 4 answered")
    page.get_by_role("radio", name="c and h.", exact=True).focus()
    page.keyboard.press("Space")
    the_button(page, "Keep, and go on").press("Enter")
    expect(state).to_have_text("1 of 4 answered")
    expect(page.locator("fieldset")).to_be_focused()
    expect(page.get_by_text("✓")).to_have_count(0)
    the_button(page, "Keep, and go on").press("Enter")
    expect(page.locator("p.gkm-quiet")).to_have_text("Choose the right answers first: one or more.")
    the_button(page, "Skip for now").press("Enter")
    the_button(page, "Keep, and go on").press("Enter")  # an order, as it stands: wrong
    page.get_by_role("textbox").fill("7")
    page.keyboard.press("Enter")
    expect(state).to_have_text("3 of 4 answered")
    the_button(page, "Hand in").press("Enter")
    expect(page.get_by_text("One question is open, and would count as wrong. Hand it in?")).to_be_visible()
    the_button(page, "Not yet").press("Enter")
    expect(the_button(page, "Hand in")).to_be_focused()
    the_button(page, "Hand in").press("Enter")
    the_button(page, "Hand it in").press("Enter")
    expect(page.get_by_text("1 of 4 right, not passed.", exact=True)).to_be_visible()
    expect(state).to_have_text("1 of 4, not passed")
    assert page.get_by_role("link").count() == 3
    page.get_by_text("All questions, with what is right").click()
    expect(page.get_by_text("You said: nothing")).to_be_visible()
    expect(page.get_by_text("Right is: c and h.")).to_be_visible()
    assert [one.right for one in sittings(store)] == [1]
    the_button(page, "Take another test").press("Enter")
    expect(state).to_have_text("0 of 20 answered")


@pytest.mark.browser
def test_it_waits_where_it_was_left(page: Any, store: Store) -> None:
    mount(page, final_test(store))
    expect(page.locator(".gkm-state")).to_have_text("not taken yet")
    the_button(page, "Begin").press("Enter")
    expect(page.locator(".gkm-jump")).to_have_count(20)
    run = sittings(store)[0]
    store.record("test-answer", run.run, question=run.questions[0], given=0)
    again = final_test(store)
    assert again.given == {run.questions[0]: 0}
    assert [one["id"] for one in again.questions] == list(run.questions)


def test_on_paper_it_says_what_it_is_and_what_came_of_it(store: Store) -> None:
    assert "20 questions of" in final_test(store).static_html() and "80% right" in final_test(store).static_html()
    store.record("test", "run", questions=["review/bank-lstm-hands-on"])
    store.record("test-end", "run", correct={"review/bank-lstm-hands-on": False})
    paper = final_test(store).static_html()
    assert "0 of 1 right, not passed" in paper and "Read again: <a href=" in paper
