"""What a learner did elsewhere, in another tab or in a file that came: a widget draws it, and keeps what is being written in it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from helpers.content import course
from helpers.study import Store

from .study_page import CARDS, LESSON, SLUG, cards_widget, mount, predict_widget, quiz_widget, the_button, traits
from .test_final_test import final_test
from .test_today import miss, today

pytestmark = pytest.mark.browser
ONE, NUMBER = "f-one-i-zero", "one-step-by-hand"


def receive(page: Page, **news: Any) -> None:
    """The host says what the log has now."""
    page.evaluate("(news) => model.receive(news)", news)


def test_an_answer_is_drawn(page: Page, store: Store) -> None:
    mount(page, quiz_widget(store, ONE, NUMBER), live=False)
    right = next(k for k, option in enumerate(LESSON.quiz[ONE].options) if option.correct)
    receive(page, answered={ONE: right})
    expect(page.locator(".gkm-state")).to_have_text("1 of 2 answered")
    expect(page.locator(".gkm-good")).to_contain_text("✓ Right.")
    page.get_by_text("Why not the others?").click()
    receive(page, answered={ONE: right, NUMBER: "7"})
    expect(the_button(page, "Question 2, not right yet")).to_be_visible()
    expect(page.locator("details[open]")).to_have_count(1)
    receive(page, answered={})
    expect(page.locator(".gkm-state")).to_have_text("0 of 2 answered")
    expect(the_button(page, "Check answer")).to_be_visible()


def test_what_is_typed_stays_and_counts_once_it_is_checked(page: Page, store: Store) -> None:
    quiz = quiz_widget(store, NUMBER, ONE)
    mount(page, quiz)
    page.get_by_role("textbox").press_sequentially("1.")
    receive(page, answered={NUMBER: "7", ONE: 0})
    expect(page.get_by_role("textbox")).to_have_value("1.")
    expect(page.get_by_role("textbox")).to_be_focused()
    expect(page.get_by_text("You answered this question elsewhere.")).to_be_visible()
    expect(page.locator(".gkm-state")).to_have_text("✓ 2 of 2 answered")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(page.locator(".gkm-good")).to_contain_text("✓ Right.")
    assert store.answers(SLUG)[NUMBER].given == "1.1"


def test_a_card_that_was_rated_does_not_come_again_unless_it_is_turned_over(page: Page, store: Store) -> None:
    widget = cards_widget(store)
    mount(page, widget, live=False)
    first, second, third = list(CARDS)[:3]
    later = {"due": "2999-01-01T00:00:00+00:00", "seen": True}
    status = {**traits(widget)["status"], second: later}
    of = len(CARDS)
    expect(page.locator(".gkm-count")).to_have_text(f"card 1 of {of}")
    receive(page, status=status)
    expect(page.locator(".gkm-count")).to_have_text(f"card 1 of {of - 1}")
    expect(page.locator(".gkm-state")).to_have_text(f"{of - 1} of {of} open")
    expect(page.locator(".gkm-front")).to_have_text(CARDS[first].front)
    receive(page, status=status | {first: later})
    expect(page.locator(".gkm-front")).to_have_text(CARDS[third].front)
    the_button(page, "Flip").press("Enter")
    receive(page, status=status | {first: later, third: later})
    expect(page.locator(".gkm-back")).to_have_text(CARDS[third].back)


def test_a_deck_is_offered_as_soon_as_something_is_due(page: Page, store: Store) -> None:
    widget = today(store, SLUG)
    mount(page, widget, live=False)
    expect(the_button(page, "Review now")).to_have_count(0)
    miss(store, "mixture")
    news = traits(today(store, SLUG))
    receive(page, **{name: news[name] for name in ("deck", "left", "minutes", "tomorrow", "status")})
    expect(page.locator(".gkm-state")).to_contain_text("1 card due")
    the_button(page, "Review now").press("Enter")
    expect(page.locator(".gkm-count")).to_have_text("card 1 of 1")


def test_a_guess_is_drawn(page: Page, store: Store) -> None:
    mount(page, predict_widget(store), live=False)
    receive(page, done=True, guess=1)
    expect(page.get_by_role("strong")).to_contain_text(LESSON.predictions["forget-bias"].options[1].rstrip("."))
    receive(page, done=True, guess=0)
    expect(page.get_by_role("strong")).to_contain_text(LESSON.predictions["forget-bias"].options[0].rstrip("."))


def test_an_answer_of_the_final_test_is_drawn(page: Page, store: Store) -> None:
    first, second = "review/bank-lstm-hands-on", "review/bank-gate-sees"
    store.record("test", "run", questions=[first, second])
    mount(page, final_test(store), live=False)
    receive(page, given={second: [0]})
    expect(page.locator(".gkm-state")).to_have_text("1 of 2 answered")
    expect(the_button(page, "Question 2, answered")).to_be_visible()
    page.get_by_role("radio").last.check()
    receive(page, given={first: 0, second: [0]})
    expect(page.get_by_role("radio").last).to_be_checked()
    expect(page.locator(".gkm-state")).to_have_text("2 of 2 answered")
    the_button(page, "Question 2, answered").click()
    the_button(page, "Question 1, answered").click()
    assert page.get_by_role("radio", checked=True).get_attribute("value") == "0"


def test_goals_are_those_of_the_log(open_desk: Any) -> None:
    page = open_desk()
    goals = list(course().lesson(SLUG).goals("gate-desk"))
    receive(page, reached=goals[:2])
    expect(page.locator(".gkm-state").first).to_have_text(f"2 of {len(goals)} goals reached")
    receive(page, reached=[])
    expect(page.locator(".gkm-state").first).to_have_text(f"0 of {len(goals)} goals reached")


def test_a_guess_is_announced_once(page: Page, store: Store) -> None:
    mount(page, predict_widget(store), live=False)
    page.evaluate("""() => {
        const live = document.querySelector(".gkm-live");
        window.heard = [];
        new MutationObserver((changes) => heard.push(...changes)).observe(live, { childList: true, subtree: true });
    }""")
    receive(page, done=True, guess=1)
    expect(page.get_by_text("You guessed: The one that starts at 0").last).to_be_visible()
    assert page.evaluate("heard.length") == 1
