"""A page of the site with everything on it alive, and a walk over it with the Tab key."""

import os
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, TimeoutError

from helpers.bench._pages import EVERYTHING
from helpers.content import course

# `COURSE_ALL=1` tries every page with all that is on it (some minutes), otherwise those that each test names.
ALL = ["index.html", *(f"{slug}.html" for slug in course().lessons)]

# Every control that keys must reach, once each; of a group of radio buttons, one.
CONTROLS = """() => {
  const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;
  const groups = new Set(), found = [];
  for (const node of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], audio[controls]")) {
    if (node.tabIndex < 0 || node.matches(":disabled") || node.closest("[inert]") || !seen(node)) continue;
    if (node.type === "radio") {
      const tabbed = [...document.getElementsByName(node.name)].some((one) => "tabbed" in one.dataset);
      if (tabbed || groups.has(node.name)) continue;
      groups.add(node.name);
    }
    if (!("tabbed" in node.dataset)) found.push(node.outerHTML.slice(0, 160));
  }
  return found;
}"""
# Whether it can be seen that a control has the focus.
SHOWS = """(node) => {
  const marked = (one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  };
  const near = [node, node.closest(".cm-editor, label"), node.nextElementSibling].filter(Boolean);
  const { top, bottom } = node.getBoundingClientRect();
  return bottom > 0 && top < innerHeight && near.some(marked);
}"""
# What has the focus now: null at the end of the page.
FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return null;
  const again = "tabbed" in node.dataset;
  node.dataset.tabbed = "";
  return { again, editor: node.matches(".cm-content"), html: node.outerHTML.slice(0, 160) };
}"""

# The next Tab begins at the top, wherever the focus was.
TO_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  window.scrollTo(0, 0);
}"""


def some(names: Sequence[str]) -> list[str]:
    """These pages, or all with `COURSE_ALL=1`."""
    return ALL if os.environ.get("COURSE_ALL") else list(names)


def start_everything(page: Page) -> None:
    """Make all widgets of a page alive, those with a network too."""
    late = page.evaluate(EVERYTHING)
    assert late == [], f"{page.url}: {', '.join(late)} did not come alive"
    for _ in range(page.locator(".waits button").count()):
        page.locator(".waits button").first.click()
        page.wait_for_function("() => !document.querySelector('.waits progress:not([hidden])')")
    page.wait_for_function("() => !document.querySelector('[aria-busy], [data-waits]')")


def shows_focus(page: Page) -> bool:
    """Whether it can be seen what has the focus: at once, or as soon as a busy page has drawn it."""
    try:
        page.wait_for_function(f"() => ({SHOWS})(document.activeElement)", timeout=2000)
    except TimeoutError:
        return False
    return True


def walk(page: Page, limit: int = 2000) -> tuple[list[str], list[str]]:
    """Go over a page with Tab alone, from its top to its end.

    Args:
        page: what to walk over.
        limit: how many presses are enough for any page.

    Returns:
        The controls that Tab did not reach, and those that had the focus and did not show it.

    Raises:
        AssertionError: the focus was caught somewhere.
    """
    page.evaluate(TO_THE_TOP)
    unseen: list[str] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement?.matches('.gkm-writing textarea')"):
            # The editor takes its place, and shows a moment later that it has the focus.
            page.wait_for_function("() => document.activeElement?.matches('.cm-focused .cm-content')")
        now: dict[str, Any] | None = page.evaluate(FOCUSED)
        if now is None:
            return page.evaluate(CONTROLS), unseen
        assert not now["again"], f"the focus came back to {now['html']}"
        if not shows_focus(page):
            unseen.append(now["html"])
        if now["editor"]:
            page.keyboard.press("Escape")  # as the line under the editor says: then Tab goes on
    raise AssertionError(f"{page.url} has no end")
