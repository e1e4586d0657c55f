"""Videos: links that work by themselves, and a player that is loaded by nothing but a click on what says so."""

import html
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from helpers.content import course
from helpers.widgets import Videos
from tests.axe import faults

from .host import DARK, watch
from .study_page import mount, view

VIDEOS = course().lesson("review").videos
PLAYER = "https://www.youtube-nocookie.com/embed/YCzL96nL7j0"


@pytest.fixture
def requests() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, requests: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 400, "height": 900})

    def answer(route: Route) -> None:
        route.fulfill(body="<!doctype html><html lang=en><title>Player</title><p>player", content_type="text/html")

    context.route("https://**", answer)  # no test asks the network
    page = context.new_page()
    watch(page, requests)
    page.set_content(
        "<!doctype html><html lang=en><title>V</title><body><main><h1>L</h1><h2>V</h2><div id=desk></div></main>"
    )
    yield page
    context.close()


def widget() -> Videos:
    return view("videos", VIDEOS.values())


def test_nothing_is_loaded_before_a_click_that_says_what_and_from_where(page: Page, requests: list[str]) -> None:
    mount(page, widget(), live=False)
    item = page.get_by_role("listitem").filter(has_text="Clearly Explained")
    item.get_by_text("Watch it here").click()
    expect(item.get_by_text("Google learns your address")).to_be_visible()
    assert requests == []
    with page.expect_request(PLAYER):
        item.get_by_role("button", name="Load the player from www.youtube-nocookie.com").press("Enter")
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("title", "Video: Long Short-Term Memory (LSTM), Clearly Explained")
    assert requests == [PLAYER]
    expect(item.get_by_role("button", name="Take the player away")).to_be_focused()
    page.keyboard.press("Enter")
    expect(frame).to_have_count(0)
    expect(item.get_by_role("button", name="Load the player")).to_be_focused()


@pytest.mark.parametrize("theme", [{}, DARK], ids=["light", "dark"])
def test_every_video_has_a_link_a_reason_and_a_task(page: Page, theme: dict[str, str], requests: list[str]) -> None:
    mount(page, widget(), theme, live=False)
    for video in VIDEOS.values():
        item = page.get_by_role("listitem").filter(has_text=video.reason)
        link = item.get_by_role("link", name=video.title)
        expect(link).to_have_attribute("href", f"https://www.youtube.com/watch?v={video.youtube}")
        expect(item.get_by_text(video.watch_for)).to_be_visible()
    assert requests == []
    assert faults(page, "body") == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_paper_has_the_addresses_in_words() -> None:
    markup = widget().static_html()
    for video in VIDEOS.values():
        assert f">{html.escape(video.title)}</a>" in markup
        assert f"<br>https://www.youtube.com/watch?v={video.youtube}" in markup
    assert "iframe" not in markup and "Loosely said:" in markup
