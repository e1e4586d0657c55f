"""What a reader points at, types in or reads stays where it is while a widget above it comes alive, and no press is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from helpers.pages import served, write_site

from .reading import data_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TOP = "(one) => one.getBoundingClientRect().top"
HEIGHT = "(one) => one.getBoundingClientRect().height"
SCROLL = "([one, top]) => scrollBy({ top: one.getBoundingClientRect().top - top, behavior: 'instant' })"


@pytest.fixture(scope="module")
def lesson(small: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page of a lesson is served."""
    write_site(small, folder := tmp_path_factory.mktemp("steady") / "site")
    with served(folder) as address:
        yield f"{address}/start-here.html"


class Held:
    """The page of a lesson, in which the module of one widget is on its way until it's let through."""

    def __init__(self, page: Page, address: str, kind: str, module: str):
        self.page, self.routes = page, list[Route]()
        page.route(f"**/{module}-*.js", lambda route: self.routes.append(route))
        page.goto(address)
        ident = next(one["id"] for one in data_of(page.content())["widgets"] if one["class"] == kind)
        self.place = page.locator(f"[data-widget={ident}]")
        self.place.scroll_into_view_if_needed()
        others = page.locator(f"[data-widget]:not([data-alive]):not([data-widget={ident}])")
        page.wait_for_function("() => !document.querySelector('.cell:has([aria-busy]) ~ .cell [aria-busy]')")
        expect(others.locator("visible=true")).to_have_count(0, timeout=30_000)

    def scroll(self, one: Locator, top: float) -> None:
        self.page.evaluate(SCROLL, [one.element_handle(), top])

    def let_through(self) -> None:
        self.page.wait_for_timeout(100)  # so that a scroll is over
        for route in self.routes:
            route.continue_()

    def comes_alive(self) -> None:
        self.let_through()
        expect(self.place).to_have_attribute("data-alive", "", timeout=30_000)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("how", ["the mouse is on it", "it has the focus", "it is read"])
def test_what_stands_below_stays_where_it_is(page: Page, lesson: str, how: str) -> None:
    held = Held(page, lesson, "KeepShare", "keep-share")
    fold = page.locator("summary", has_text="What you saw").first
    held.scroll(held.place, -60 if how == "it is read" else 200)
    box = fold.bounding_box()
    assert box and box["y"] + box["height"] < 900, "it is in view"
    x, y = box["x"] + 20, box["y"] + box["height"] / 2
    if how == "the mouse is on it":
        page.mouse.move(x, y)
    if how == "it has the focus":
        fold.focus()
    top, height = fold.evaluate(TOP), held.place.evaluate(HEIGHT)
    held.comes_alive()
    assert abs(held.place.evaluate(HEIGHT) - height) > 50, "there is something to see"
    assert abs(fold.evaluate(TOP) - top) < 2
    if how == "the mouse is on it":
        page.mouse.down()
        page.mouse.up()
        expect(page.locator("details", has=fold).first).to_have_attribute("open", "")


def test_a_press_inside_a_widget_is_heard_before_it_comes_alive(page: Page, lesson: str) -> None:
    held = Held(page, lesson, "Exercise", "exercise")
    page.evaluate(
        "() => { window.pressed = []; addEventListener('click', ({ target }) => pressed.push(target.textContent)); }"
    )
    fold = held.place.locator("summary").first
    held.scroll(fold, 300)
    box = fold.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2)
    page.mouse.down()
    words = fold.inner_text()
    with page.expect_request_finished(lambda request: "/exercise-" in request.url):
        held.let_through()
    page.wait_for_timeout(300)
    page.mouse.up()
    expect(held.place).to_have_attribute("data-alive", "", timeout=30_000)
    assert page.evaluate("pressed") == [words]
    expect(held.place).to_be_focused()


def test_a_press_whose_end_the_page_does_not_hear_holds_nothing_up(page: Page, lesson: str) -> None:
    held = Held(page, lesson, "KeepShare", "keep-share")
    page.evaluate("() => addEventListener('pointerup', (event) => event.stopImmediatePropagation(), { capture: true })")
    page.mouse.move(300, 300)
    page.mouse.down(button="right")
    page.mouse.up(button="right")
    page.mouse.move(310, 300)
    held.comes_alive()


def test_all_widgets_come_alive_before_anybody_scrolls_to_them(page: Page, lesson: str) -> None:
    page.goto(lesson)
    page.wait_for_function(
        """() => [...document.querySelectorAll("[data-widget]")].every((place) =>
          "alive" in place.dataset || "waits" in place.dataset || !place.getClientRects().length)""",
        timeout=60_000,
    )
    assert page.evaluate("scrollY") == 0
    page.evaluate(
        """() => { window.shift = 0; new PerformanceObserver((list) => {
          for (const one of list.getEntries()) shift += one.value; }).observe({ type: "layout-shift" }); }"""
    )
    for anchor in page.evaluate("[...document.querySelectorAll('.toc a')].map((one) => one.hash)"):
        page.evaluate("(hash) => { location.hash = hash; }", anchor)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shift") < 0.02
