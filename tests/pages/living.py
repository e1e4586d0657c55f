"""A page's widgets, alive."""

from playwright.sync_api import Locator, Page, expect


def alive(page: Page, kind: str, number: int = 0) -> Locator:
    """The widget of a kind that has this number among those of its kind, alive. One that waits until it is wanted is started."""
    data = page.evaluate("JSON.parse(document.getElementById('course-page').textContent).widgets")
    ident = [one["id"] for one in data if one["class"] == kind][number]
    place = page.locator(f"[data-widget={ident}]")
    place.scroll_into_view_if_needed()
    start = place.locator("button.starts")
    expect(start.or_(page.locator(f"[data-widget={ident}][data-alive]"))).to_be_attached(timeout=30_000)
    if start.count():
        start.press("Enter")
    expect(place).to_have_attribute("data-alive", "", timeout=30_000)
    return place
