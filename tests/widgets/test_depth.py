"""The choice of a depth: it is kept, it folds the notebook around it, and what the reader opens stays open."""

import pytest
from playwright.sync_api import Page, expect

from helpers.content import course
from tests.axe import faults

from .host import DARK
from .study_page import mount, view

# A notebook as JupyterLab draws it: a heading's cell has a button that collapses it.
NOTEBOOK = """(titles) => {
    document.body.classList.add("jp-Notebook");
    window.add = (title) => {
        const cell = document.body.appendChild(document.createElement("div"));
        cell.className = "jp-MarkdownCell";
        cell.title = title;
        cell.innerHTML = '<button class="jp-collapseHeadingButton">v</button><div class="jp-RenderedMarkdown"><h2></h2></div>';
        cell.querySelector("h2").textContent = title + "¶";
        const button = cell.querySelector("button");
        button.onclick = () => button.classList.toggle("jp-mod-collapsed");
    };
    titles.forEach(add);
}"""
LESSON = course().lesson("limitations-of-rnns")
DERIVATION, DEEPER = "One step back", "Deeper: a balance"


def collapsed(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.jp-mod-collapsed')].map((button) => button.parentNode.title)")


@pytest.fixture
def chooser(store):
    return view("depth", [], store, lesson=LESSON)


def test_each_depth_folds_what_it_leaves_out(page: Page, chooser, store):
    page.evaluate(NOTEBOOK, ["It reads word by word", DERIVATION, DEEPER])
    mount(page, chooser)
    for name, away in {"Basic": [DERIVATION, DEEPER], "Detailed": [], "Medium": [DEEPER]}.items():
        page.get_by_role("radio", name=name).check()
        page.wait_for_function("(name) => document.querySelector('.gkm-note').textContent.startsWith(name)", arg=name)
        assert collapsed(page) == away
        assert store.setting("depth") == name.lower()
    expect(page.locator(".gkm-note")).to_contain_text(
        f"Folded here: {sum(part.depth == 'detailed' for part in LESSON.parts)} parts"
    )
    expect(page.locator(".gkm-live")).to_contain_text("Medium: ")


def test_a_cell_that_is_drawn_later_is_folded_then_and_what_the_reader_opens_stays_open(page: Page, chooser, store):
    store.record_setting("depth", "basic")
    page.evaluate(NOTEBOOK, [DEEPER])
    mount(page, view("depth", [], store, lesson=LESSON))
    page.wait_for_function("document.querySelectorAll('.jp-mod-collapsed').length === 1")
    page.get_by_title(DEEPER).get_by_role("button").click()
    page.evaluate("(title) => add(title)", DERIVATION)
    page.wait_for_function("document.querySelectorAll('.jp-mod-collapsed').length === 1")
    assert collapsed(page) == [DERIVATION]


def test_without_a_choice_nothing_is_folded(page: Page, chooser, store):
    page.evaluate(NOTEBOOK, [DERIVATION, DEEPER])
    mount(page, chooser)
    expect(page.locator(".gkm-note")).to_contain_text("Choose one")
    assert collapsed(page) == [] and store.events() == []
    assert not page.get_by_role("radio", checked=True).count()


def test_a_page_without_a_notebook_folds_nothing_and_says_no_such_thing(page: Page, chooser):
    mount(page, chooser, DARK)
    page.get_by_role("radio", name="Basic").focus()
    page.keyboard.press("Space")
    expect(page.locator(".gkm-note")).to_have_text("Basic: the core, without derivations.")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".gkm-note")).to_contain_text("Medium: ")
    assert faults(page, ".gkm") == []


def test_on_paper_each_depth_says_what_it_shows(chooser):
    assert all(word in chooser.static_html() for word in ("Basic", "without derivations", "Medium", "Detailed"))
