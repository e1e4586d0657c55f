"""The benchmark of the site: what a page weighs, how soon its first widget is alive, how long a check takes; against their budgets."""

import gzip
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from helpers.authoring import launch
from helpers.bench._measured import Benchmark, benchmark, measurement
from helpers.content import course, course_folder
from helpers.pages import Site, served, write_site

# Kilobytes that a page may weigh, compressed and with its fonts, before somebody uses a network, hears a voice or starts Python.
WEIGHT = 400.0
ALIVE, FIRST_CHECK, LATER_CHECK = 2000.0, 10_000.0, 300.0  # milliseconds
PARTS = {
    "page": {"html"},
    "modules": {"js", "mjs"},
    "styles": {"css"},
    "pictures": {"svg", "png", "jpg", "webp"},
    "data": {"json", "bin", "webmanifest"},
    "fonts": {"woff2"},
}
APART = ("voices/", "dictionary/", "exercise-")
# Notes when the first widget is alive, in milliseconds since the page was asked for.
STOPWATCH = """
window.firstAlive = null;
new MutationObserver((_, self) => {
  if (!document.querySelector("[data-alive]")) return;
  self.disconnect();
  window.firstAlive = performance.now();
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-alive"] });
"""
# Brings every widget near, and waits until each one is alive, or waits for somebody to want its network.
EVERYTHING = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (const fold of document.querySelectorAll("details:has([data-widget])")) fold.open = true;
  const { widgets } = JSON.parse(document.getElementById("course-page").textContent);
  const places = widgets.filter((one) => one.module).map((one) => document.querySelector(`[data-widget=${one.id}]`));
  for (const place of places) {
    place.scrollIntoView({ block: "center" });
    for (let k = 0; k < 3; k++) await frame();
  }
  const there = (place) => "alive" in place.dataset || "waits" in place.dataset || !place.getClientRects().length;
  for (let k = 0; k < 600 && !places.every(there); k++) await new Promise((soon) => setTimeout(soon, 100));
  window.scrollTo(0, 0);
  return places.filter((place) => !there(place)).map((place) => place.dataset.widget);
}"""
# From a press on Check to a verdict with these words.
CHECK = """([selector, words]) => new Promise((done) => {
  const exercise = document.querySelector(selector);
  const from = performance.now();
  const seen = new MutationObserver(() => {
    if (!exercise.querySelector(".gkm-verdict")?.textContent.includes(words)) return;
    seen.disconnect();
    requestAnimationFrame(() => done(performance.now() - from));
  });
  seen.observe(exercise, { subtree: true, childList: true, characterData: true });
  [...exercise.querySelectorAll("button")].find((one) => one.textContent === "Check").click();
})"""
LESSON, EXERCISE = "introduction-to-lstm", "lstm-step"
ONE_MISTAKE = ("c_new = f * c", "c_new = (1 - f) * c", "seems to erase")
RIGHT = "agrees with the course's own"


def pages(runs: int) -> list[Benchmark]:
    """Weight and time of the front page and of each lesson's, each in a browser that has seen nothing yet; then the checks.

    Args:
        runs: how often each page is opened, and an exercise checked; Python is started at most three times.
    """
    from playwright.sync_api import sync_playwright

    files = Site(course(), course_folder(), say=lambda line: None).files()
    names = ["index.html", *(f"{slug}.html" for slug in course().lessons)]
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        write_site(files, Path(scratch) / "site")
        with served(Path(scratch) / "site") as address:
            chromium = launch(playwright.chromium)
            found = [each for name in names for each in _page(chromium, address, name, files, runs)]
            found += _checks(chromium, address, runs)
            chromium.close()
    return found


def weight(paths: Collection[str], files: Mapping[str, bytes]) -> dict[str, float]:
    """Kilobytes of a site's files as a server sends them, compressed by gzip, by the part of a page that they are.

    Args:
        paths: which of them, relative to the site; voices and Python count for nothing here.
        files: the site's.
    """
    found = dict.fromkeys(PARTS, 0.0)
    for path in set(paths) & set(files):
        ending = path.rpartition(".")[2]
        part = next((name for name, endings in PARTS.items() if ending in endings), None)
        if part and not path.startswith(APART):
            found[part] += len(gzip.compress(files[path], 9, mtime=0)) / 1000
    return found


def _page(chromium: Any, address: str, name: str, files: Mapping[str, bytes], runs: int) -> Iterator[Benchmark]:
    times = []
    for _ in range(runs):
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.add_init_script(STOPWATCH)
        page.goto(f"{address}/{name}", wait_until="commit")
        page.wait_for_function("() => window.firstAlive !== null", timeout=60_000)
        times.append(page.evaluate("window.firstAlive"))
        context.close()
    first, more = _weights(chromium, address, name, files)
    parts = ", ".join(f"{part} {size:.0f}" for part, size in first.items() if size >= 0.5)
    note = f"{parts}; when its networks and the search are used: {sum(more.values()):.0f} more"
    total = sum(first.values())
    yield benchmark(
        f"{name}: kilobytes, compressed, all widgets alive",
        measurement("all parts", [total]),
        measurement("the budget", [WEIGHT]),
        note,
    )
    yield benchmark(
        f"{name}: first widget alive, nothing kept",
        measurement("from the address to the widget", times),
        measurement("the budget", [ALIVE]),
    )


def _weights(
    chromium: Any, address: str, name: str, files: Mapping[str, bytes]
) -> tuple[dict[str, float], dict[str, float]]:
    """What a page loads until all its widgets are alive, and what more once its networks and the search are used."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    page, wanted = context.new_page(), set[str]()
    page.on("request", lambda request: wanted.add(request.url.removeprefix(f"{address}/").partition("#")[0]))
    page.goto(f"{address}/{name}")
    _all_alive(page)
    first = set(wanted)
    for _ in range(page.locator(".waits button").count()):
        page.locator(".waits button").first.click()
        page.wait_for_function("() => !document.querySelector('.waits progress:not([hidden])')", timeout=60_000)
    page.get_by_role("combobox", name="Search").first.fill("gate")
    page.get_by_role("option").first.wait_for()
    context.close()
    return weight(first, files), weight(wanted - first, files)


def _all_alive(page: Any) -> None:
    late = page.evaluate(EVERYTHING)
    assert not late, f"{page.url}: {', '.join(late)} did not come alive"


def _checks(chromium: Any, address: str, runs: int) -> Iterator[Benchmark]:
    solution = course().lesson(LESSON).exercise_cell(EXERCISE).solution
    wrong, words = solution.replace(*ONE_MISTAKE[:2]), ONE_MISTAKE[2]
    first, later = [], []
    for _ in range(min(runs, 3)):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
        page = context.new_page()
        page.goto(f"{address}/{LESSON}.html")
        _all_alive(page)
        place = page.locator(".gkm-exercise", has=page.get_by_label("Your lstm_step, Python")).first
        place.evaluate("(node) => { node.id = 'measured'; }")
        page.evaluate("() => { window.began = performance.now(); }")
        _write(page, solution)
        page.evaluate(CHECK, ["#measured", RIGHT])
        first.append(page.evaluate("performance.now() - window.began"))
        page.wait_for_timeout(10_000)  # the spare Python is started behind the learner's back
        for turn in range(runs):
            _write(page, solution if turn % 2 else wrong)
            later.append(page.evaluate(CHECK, ["#measured", RIGHT if turn % 2 else words]))
        context.close()
    yield benchmark(
        f"first check of {EXERCISE} on its page, Python included",
        measurement("from the focus to the verdict", first),
        measurement("the budget", [FIRST_CHECK]),
    )
    yield benchmark(
        f"later check of {EXERCISE} on its page",
        measurement("from the press to the verdict", later),
        measurement("the budget", [LATER_CHECK]),
    )


def _write(page: Any, text: str) -> None:
    page.locator("#measured").get_by_role("textbox").first.focus()
    page.locator("#measured .cm-content").press("Control+a")
    page.keyboard.insert_text(text)
