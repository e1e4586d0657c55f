"""The budget in a real browser: sliders, modes, what torch counts, looks."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from helpers.widgets._budget import Budget
from tests.axe import faults

from .budget_pictures import draw
from .host import pages, sticking_out

HERE = Path(__file__).parent
Open = Callable[..., Page]


@pytest.fixture
def open_budget(browser: Browser) -> Iterator[Open]:
    """Opens a page with a budget on it, with a kernel or without. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(state: dict | None = None, kernel: bool = True, **options: Any) -> Page:
            values = {"state": state or {}, "counted": {}, "event": {}}
            page = open_page(Budget(), values, headings="<h1>B</h1><h2>B</h2><h3>B</h3>", **options)
            if kernel:
                answer(page)
            return page

        yield open_one


def answer(page: Page) -> None:
    """What a kernel does: hear the last event, send what torch counted."""
    widget = Budget()
    widget.act(page.evaluate("model.get('event')"))
    page.evaluate("(counted) => model.receive({counted})", widget.counted)


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def move(page: Page, name: str, value: float) -> None:
    slider(page, name).fill(str(value))


def totals(page: Page) -> list[str]:
    return page.locator(".gkm-budget-total").all_inner_texts()


def test_at_the_same_size_it_is_one_to_three_to_four(open_budget: Open) -> None:
    page = open_budget()
    assert totals(page) == ["= 24,832", "= 74,496", "= 99,328"]
    bars = page.locator(".gkm-bars")
    texts = bars.locator("text").all_text_contents()
    assert [text for text in texts if text.startswith("×")] == ["× 1.00", "× 3.00", "× 4.00"]
    widths = [float(bar.get_attribute("width")) for bar in bars.locator("rect").all()]
    assert widths[1] / widths[0] == pytest.approx(3, abs=0.01) and widths[2] / widths[0] == pytest.approx(4, abs=0.01)
    assert "GRU with H = 128: 74,496 × 3.00" in bars.get_attribute("aria-label")
    expect(page.get_by_text("3 · 128 · (64 + 128 + 2)")).to_be_visible()
    move(page, "input size I", 10)
    move(page, "hidden size H", 20)
    assert totals(page) == ["= 640", "= 1,920", "= 2,560"]
    assert "RNN with H = 20: 640" in page.locator(".gkm-live").inner_text()
    assert page.evaluate("model.get('state').hidden") == 20


def test_layers_directions_and_biases(open_budget: Open) -> None:
    page = open_budget({"inputs": 10, "hidden": 20})
    page.get_by_role("radio", name="3").check()
    page.get_by_role("radio", name="two", exact=True).check()
    answer(page)
    card = page.locator(".gkm-budget-card").nth(1)
    expect(card).to_contain_text("2 · 3 · 20 · (10 + 20 + 2) = 3,840")
    expect(card).to_contain_text("layers 2 and 3: 2 · 2 · 3 · 20 · (40 + 20 + 2) = 14,880")
    expect(card).to_contain_text("torch: 18,720 ✓ agrees")
    page.get_by_role("radio", name="one (textbook)").check()
    expect(card).to_contain_text("torch: 18,720 − 360 = 18,360 ✓ agrees")
    expect(page.locator(".gkm-note")).to_contain_text("bias=False")


def test_the_same_budget_gives_the_most_units_that_fit(open_budget: Open) -> None:
    page = open_budget()
    page.get_by_role("radio", name="the same budget").check()
    expect(slider(page, "hidden size H")).to_be_hidden()
    assert totals(page) == ["= 99,400", "= 99,408", "= 99,328"]
    expect(page.locator(".gkm-finding")).to_have_text(
        "100,000 parameters buy 284 units of an RNN, 152 of a GRU, 128 of an LSTM."
    )
    expect(page.locator(".gkm-budget-card").nth(1)).to_contain_text(
        "H = 152 fits, 592 left over. H = 153 needs 100,521."
    )
    answer(page)
    expect(page.locator(".gkm-note")).to_contain_text("its counts agree")
    budget = slider(page, "budget")
    budget.press("Home")
    assert budget.get_attribute("aria-valuetext") == "1,000"
    move(page, "input size I", 256)
    expect(page.locator(".gkm-budget-card").nth(2)).to_contain_text("not even one unit fits")
    assert page.evaluate("model.get('event').sizes") == {"rnn": 3, "gru": 1}
    answer(page)
    expect(page.locator(".gkm-note")).to_contain_text("its counts agree")
    budget.press("End")
    assert budget.get_attribute("aria-valuetext") == "1,000,000"


def test_sizes_of_their_own_start_where_they_were(open_budget: Open) -> None:
    page = open_budget({"hidden": 64})
    page.get_by_role("radio", name="sizes of their own").check()
    assert [slider(page, f"H of the {name}").input_value() for name in ("RNN", "GRU", "LSTM")] == ["64"] * 3
    move(page, "H of the GRU", 74)
    assert page.evaluate("model.get('state').own") == {"rnn": 64, "gru": 74, "lstm": 64}
    page.get_by_role("radio", name="the same size").check()
    assert slider(page, "hidden size H").input_value() == "64"


def test_without_a_kernel_it_says_so(open_budget: Open) -> None:
    page = open_budget(kernel=False)
    expect(page.locator(".gkm-note")).to_have_text("By torch: run in JupyterLab to let torch count.")
    assert page.locator(".gkm-budget-card", has_text="torch").count() == 0
    move(page, "hidden size H", 20)
    expect(page.locator(".gkm-note")).to_have_text("By torch: run in JupyterLab to let torch count.")


def test_torch_is_asked_when_a_slider_comes_to_rest_and_only_fitting_counts_are_shown(open_budget: Open) -> None:
    page = open_budget()
    expect(page.locator(".gkm-budget-card").first).to_contain_text("torch: 24,832 ✓ agrees")
    assert page.evaluate("model.get('event').n") == 1
    page.evaluate("""() => {
        const range = document.querySelector('[aria-label="hidden size H"]');
        range.value = 200; range.dispatchEvent(new Event("input"));
    }""")
    assert page.evaluate("model.get('event').n") == 1, "not while it is dragged"
    expect(page.locator(".gkm-note")).to_have_text("By torch: counting …")
    expect(page.locator(".gkm-budget-card").first).not_to_contain_text("torch")
    move(page, "hidden size H", 128)
    expect(page.locator(".gkm-note")).to_contain_text("its counts agree")
    move(page, "hidden size H", 20)
    assert page.evaluate("model.get('event').sizes") == {"rnn": 20, "gru": 20, "lstm": 20}
    page.evaluate(
        "() => { const c = structuredClone(model.get('counted')); c.kinds.gru.all += 1; model.set('counted', c); }"
    )
    expect(page.locator(".gkm-note")).to_have_text("By torch: counting …")
    answer(page)
    assert page.locator(".gkm-live").inner_text() == "torch counts the same."
    page.evaluate(
        "() => { const c = structuredClone(model.get('counted')); c.kinds.gru.all += 1; model.set('counted', c); }"
    )
    expect(page.locator(".gkm-budget-card").nth(1)).to_contain_text("✗ differs")
    expect(page.locator(".gkm-note")).to_contain_text("differ from the formula")


def test_keys_stay_inside_and_reach_everything(open_budget: Open) -> None:
    page = open_budget()
    page.evaluate("() => { window.leaked = []; document.addEventListener('keydown', (e) => leaked.push(e.key)); }")
    hidden = slider(page, "hidden size H")
    hidden.press("ArrowRight")
    assert hidden.get_attribute("aria-valuetext") == "129"
    hidden.press("End")
    assert hidden.input_value() == "512"
    page.get_by_role("radio", name="the same size").press("ArrowRight")
    expect(slider(page, "H of the LSTM")).to_be_visible()
    assert page.evaluate("leaked") == []


def test_the_state_comes_back(open_budget: Open) -> None:
    page = open_budget()
    page.get_by_role("radio", name="the same budget").check()
    move(page, "budget", 4.5)
    page.get_by_role("radio", name="2").check()
    again = open_budget(page.evaluate("model.get('state')"))
    assert totals(again) == totals(page)
    expect(again.get_by_role("radio", name="the same budget")).to_be_checked()
    again.evaluate("model.set('state', {inputs: 10, hidden: 20})")
    assert totals(again) == ["= 640", "= 1,920", "= 2,560"]
    assert slider(again, "input size I").input_value() == "10"


@pytest.mark.parametrize(
    "state",
    [
        {"inputs": "many", "hidden": -3, "layers": 9, "directions": None, "mode": "free", "own": 5, "budget": 1},
        {"mode": "own", "own": {"rnn": None, "gru": 1e9}, "inputs": 1.4},
    ],
)
def test_a_broken_state_still_gives_a_budget(open_budget: Open, state: dict) -> None:
    page = open_budget(state)
    assert all(re.fullmatch(r"= [\d,]+", total) for total in totals(page))
    assert "NaN" not in page.locator("#desk").inner_html()


# Looks

STATES = [
    {},
    {"mode": "own", "own": {"rnn": 512, "gru": 512, "lstm": 512}, "inputs": 256, "layers": 3, "directions": 2},
]
STATES += [{"mode": "budget", "biases": 1, "layers": 2, "directions": 2}]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=["same", "own", "budget"])
def test_axe_finds_nothing(open_budget: Open, dark: bool, state: dict) -> None:
    assert faults(open_budget(state, dark=dark)) == []


@pytest.mark.parametrize("width", [380, 1100])
@pytest.mark.parametrize("state", STATES, ids=["same", "own", "budget"])
def test_nothing_sticks_out_and_no_labels_overlap(open_budget: Open, width: int, state: dict) -> None:
    page = open_budget(state, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate((HERE / "overlaps.js").read_text(encoding="utf-8"), [".gkm-bars"]) == []
    assert sticking_out(page, ".gkm-budget", ".gkm-bars text, .gkm-together") == []


def test_the_stored_picture_is_the_drawing(browser: Browser) -> None:
    def shape(text: str) -> list[tuple[str, str]]:
        """Places and texts: how a browser writes a colour or a font may differ."""
        return re.findall(r' (?:d|x|y|width|height)="([^"]*)"|>([^<\n]+)<', text)

    page = browser.new_page()
    for path, fresh in draw(page).items():
        told = f"{path.name} has changed: run `python -m tests.widgets.budget_pictures`"
        assert path.exists() and shape(path.read_text(encoding="utf-8")) == shape(fresh), told
    page.close()
