"""“Name the gate”, played in a browser: by keyboard alone, calmly and against the clock; what is kept of it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from helpers.content import course
from helpers.study import Store
from helpers.study.activities.game import FAULTS, LEVELS
from helpers.widgets import Game
from tests.axe import faults

from .study_page import mount, view

pytestmark = pytest.mark.browser


@pytest.fixture
def game(store: Store) -> Game:
    return view("game", [], store)


@pytest.fixture
def play(page: Page, game: Game) -> Callable[..., Page]:
    """A page with a game on it, whose clock is ours."""

    def open_one(timed: bool = False) -> Page:
        page.clock.install()
        page.clock.pause_at(page.evaluate("() => Date.now() + 1000"))
        mount(page, game)
        if timed:
            page.get_by_role("radio", name="against the clock").check()
        page.get_by_role("button", name="Start").focus()
        page.keyboard.press("Enter")
        page.clock.run_for(3000)
        return page

    return open_one


def said(page: Page) -> Locator:
    return page.locator(".gkm-stage :is(.gkm-good, .gkm-bad)")


def test_a_game_by_keyboard_alone(play: Callable[..., Page], store: Store, game: Game) -> None:
    page = play()
    for number in range(1, 11):
        expect(page.locator(".gkm-count")).to_contain_text(f"Round {number} of 10")
        expect(page.get_by_role("button", name=re.compile("^1 "))).to_be_focused()
        page.keyboard.press("2")
        expect(said(page)).to_be_visible()
        page.keyboard.press("3")  # it is answered: no key counts any more
        page.keyboard.press("Enter")
        page.clock.run_for(100)
    rounds = store.of("round")
    assert len(rounds) == 10
    for one in rounds:
        fault = FAULTS[one.data["level"], one.item]
        assert one.data["correct"] == (one.data["given"] == fault.option)
    right = sum(one.data["correct"] for one in rounds)
    (end,) = store.of("game")
    assert end.data == {
        "score": sum(10 * one.data["level"] for one in rounds if one.data["correct"]),
        "right": right,
        "timed": False,
    }
    expect(page.get_by_text(f"{right} of 10 right, {end.data['score']} points.").last).to_be_visible()
    expect(page.get_by_role("button", name="Play again")).to_be_focused()
    assert (game.played, game.right, game.best["calm"]) == (10, right, end.data["score"])


def test_a_miss_says_what_it_was_and_brings_its_cards_back(play: Callable[..., Page], store: Store) -> None:
    page = play()
    for _ in range(10):
        page.keyboard.press("1")
        (*_, last) = store.of("round")
        fault = FAULTS[last.data["level"], last.item]
        expect(said(page)).to_contain_text(fault.why)
        if not last.data["correct"]:
            break
        page.keyboard.press("Enter")
        page.clock.run_for(3000)
    expect(said(page)).to_contain_text("Not so. It was: ")
    expect(said(page)).to_contain_text("Its cards come back.")
    cards = {
        (one.slug, card.id)
        for one in course().lessons.values()
        for card in one.cards.values()
        if card.concept == fault.concept
    }
    assert set(store.due()) == cards != set()
    assert page.locator(".gkm-right").count() == 1 and page.locator(".gkm-missed").count() == 1


def test_against_the_clock_a_round_ends_by_itself_and_counts_as_missed(play: Callable[..., Page], store: Store) -> None:
    page = play(timed=True)
    expect(page.get_by_role("progressbar", name="Time left")).to_be_visible()
    page.clock.run_for(20_000)
    assert store.of("round") == []
    page.clock.run_for(3_000)
    expect(said(page)).to_contain_text("Time is up. It was: ")
    (one,) = store.of("round")
    assert one.data["given"] is None and not one.data["correct"] and one.data["timed"]


def test_the_run_is_drawn_step_by_step_and_at_once_where_motion_is_unwelcome(page: Page, game: Game) -> None:
    page.clock.install()
    page.clock.pause_at(page.evaluate("() => Date.now() + 1000"))
    mount(page, game)
    curve = page.locator(".gkm-curve[data-quantity=cell]").first
    page.get_by_role("button", name="Start").click()
    drawn = "(node) => document.querySelectorAll('.gkm-chart .gkm-curve[data-quantity=cell]')[1].getAttribute('d').split('L').length"
    page.clock.run_for(400)
    early = curve.evaluate(drawn)
    page.clock.run_for(3000)
    assert 1 < early < 10 and curve.evaluate(drawn) == 24
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.clock.run_for(100)
    assert curve.evaluate(drawn) == 24
    page.emulate_media(reduced_motion="no-preference")


def test_the_next_game_begins_where_the_last_one_stood(store: Store) -> None:
    activity = view("game", [], store)
    for given in ("f", "f"):
        activity.event = {
            "n": activity.heard + 1,
            "kind": "round",
            "shown": "f=1",
            "level": 1,
            "given": given,
            "next": 2,
            "timed": False,
        }
    activity.event = {"n": activity.heard + 1, "kind": "game", "score": 20, "right": 2, "timed": True}
    again = view("game", [], store)
    assert (again.level, again.played, again.right, again.best) == (2, 2, 2, {"calm": 0, "timed": 20})
    unknown = {"n": 1, "kind": "round", "shown": "nobody", "level": 1, "given": "f", "next": 2, "timed": False}
    again.event = unknown
    assert len(store.of("round")) == 2, "a fault that is gone is no round"


@pytest.mark.parametrize("width", [400, 1100])
def test_nothing_serious_for_axe_and_nothing_sticks_out(page: Page, game: Game, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")  # axe waits by the page's clock, which runs here
    mount(page, game)
    page.get_by_role("radio", name="against the clock").check()
    page.get_by_role("button", name="Start").click()
    assert faults(page, ".gkm-name-the-gate", least="serious") == []
    page.keyboard.press("1")
    assert faults(page, ".gkm-name-the-gate", least="serious") == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(reduced_motion="no-preference")


def test_on_paper_it_says_what_it_is(game: Game) -> None:
    text = game.static_html()
    assert "Name the gate" in text and all(level.question.split(",")[0] in text for level in LEVELS)
