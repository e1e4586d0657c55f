"""The pages in a real browser: nothing runs, nothing is fetched, they fit on narrow screens, and a screen reader gets along."""

import re
from dataclasses import replace
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from helpers.classroom._assignment import Key
from helpers.classroom._learner_page import learner_page
from helpers.classroom._results import LearnerResult
from helpers.classroom.marking import Desk, Item, read_marks, serve
from tests.axe import faults
from tests.classroom.made_class import fill_class, make_pages, stored_class, write_key
from tests.conftest import MadeOnce


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return write_key(tmp_path_factory.mktemp("reports") / "key")


@pytest.fixture(scope="module")
def the_class(key: Key, made_once: MadeOnce) -> list[LearnerResult]:
    return stored_class(made_once("class of the reports", lambda folder: fill_class(folder, key)))


@pytest.fixture(scope="module")
def pages(key: Key, the_class: list[LearnerResult]) -> dict[str, str]:
    return make_pages(key, the_class)


def test_a_browser_runs_and_fetches_nothing(pages: dict[str, str], browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    page = browser.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for text in pages.values():
        path.write_text(text, encoding="utf-8")
        page.goto(path.as_uri())
        assert page.evaluate("[document.scripts.length, document.images.length, window.hit ?? null]") == [0, 0, None]
    assert set(asked) == {path.as_uri()}
    assert said == []
    page.close()


def test_even_markup_that_slipped_through_would_not_run(
    pages: dict[str, str], browser: Browser, tmp_path: Path
) -> None:
    script = "<script>window.hit = 1</script><img src=x onerror='window.hit = 2'>"
    page = browser.new_page()
    for policy in (True, False):
        text = pages["ada"].replace("</h1>", f"</h1>{script}")
        (tmp_path / "page.html").write_text(
            text if policy else re.sub("<meta http-equiv.*>", "", text), encoding="utf-8"
        )
        page.goto((tmp_path / "page.html").as_uri(), wait_until="load")
        assert page.evaluate("window.hit ?? 0") == (0 if policy else 2)
    page.close()


def test_code_is_shown_as_it_was_written(the_class: list[LearnerResult], key: Key, browser: Browser) -> None:
    page = browser.new_page()
    first, *others = the_class[0].exercises
    source = "def f():\n\treturn '<b>&amp;</b>'  # \u202eevil\n\n" + "y" * 500 + "\r\nlast"
    page.set_content(learner_page(replace(the_class[0], exercises=(replace(first, source=source), *others)), key))
    told = page.locator("pre.numbered").first.text_content()
    assert told == source.replace("\u202e", "U+202E").replace("\r\n", "\n")
    assert page.locator("pre.numbered").first.locator("code > span").count() == len(source.splitlines())
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1000])
def test_pages_fit_and_are_accessible(pages: dict[str, str], browser: Browser, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for name in ("alan", "edsger", "joan", "shafi", "class", "hostile", "hostile class"):
        page.set_content(pages[name])
        for details in page.locator("details").all():
            details.evaluate("(node) => { node.open = true; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert faults(page, least="moderate") == [], name
    paper, ink = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert (sum(map(int, re.findall(r"\d+", paper))) > sum(map(int, re.findall(r"\d+", ink)))) == (scheme == "light")
    context.close()


def test_answers_are_marked_from_the_keyboard(browser: Browser, tmp_path: Path) -> None:
    items = [
        Item("ada", "Ada", "why", "Why 1?", "It keeps all.", 3.0, (("f keeps", 1.0), ("the gradient lasts", 2.0))),
        Item("alan", "Alan", "about-my-grade", "What is asked", "<script>window.hit = 1</script>", None, ()),
    ]
    ready: Queue[str] = Queue()
    Thread(target=serve, args=(Desk(tmp_path, items, "In words"), 0, ready.put), daemon=True).start()
    page = browser.new_page(viewport={"width": 390, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(ready.get(timeout=30))
    page.keyboard.press("2")
    expect(page.locator("article:not([hidden]) output")).to_have_text("Saved: 2 of 3.")
    assert faults(page) == []
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.type("Because.")
    page.keyboard.press("Escape")
    expect(page.locator("article:not([hidden]) output")).to_have_text("Saved.")
    expect(page.locator("#place")).to_have_text("2 of 2; 2 marked")
    marks = read_marks(tmp_path)
    assert (marks["ada", "why"].points, marks["ada", "why"].met) == (2, (1,))
    assert marks["alan", "about-my-grade"].comment == "Because."
    assert page.evaluate("window.hit ?? null") is None and said == []
    page.close()
