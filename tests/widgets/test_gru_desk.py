"""The GRU desk in a real browser: time, keys, equations, switches, the LSTM beside it, goals, looks."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from helpers.common import COLOURS, COLOURS_ON_DARK
from tests.axe import faults

from .gru_desk_page import GOALS, RECIPES, desks
from .gru_desk_pictures import draw

HERE = Path(__file__).parent
Open = Callable[..., Page]
WRITES, KEEPS = "z = 1 writes (minGRU, makemore)", "z = 1 keeps (PyTorch, Cho et al. 2014)"
AFTER, BEFORE = "after the product (PyTorch)", "before the product (Cho et al. 2014)"
BLOCKS = {"r": "reset gate", "z": "update gate", "n": "candidate"}
WEIGHTS = {
    "b": "bias",
    "m": "listens to the marker",
    "x": "listens to the input",
    "h": "listens to its own h",
    "bh": "bias inside the reset",
}


GATE = {"x": 0, "m": 0, "h": 0, "b": 0}
DEFAULTS = {"r": GATE, "z": GATE, "n": {**GATE, "x": 1, "bh": 0}}


@pytest.fixture
def open_gru(browser: Browser) -> Iterator[Open]:
    """Opens pages with a desk on them. At the end there must have been no error and no request."""
    with desks(browser) as open_one:
        yield open_one


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def noted(page: Page, text: str) -> Locator:
    """What the desk says about a switch."""
    return page.locator(".gkm-switches p", has_text=text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).check()


def state(page: Page) -> dict:
    return page.evaluate("model.get('state')")


def curve(page: Page, key: str) -> list[float]:
    """The heights of a curve in the chart, "h" or "c", in pixels from above."""
    path = {"h": 'path[data-quantity="hidden"] >> nth=0', "c": 'path[data-quantity="cell"]'}[key]
    return [float(y) for y in re.findall(r" ([\d.]+)", page.locator(f".gkm-chart {path}").get_attribute("d"))]


def events(page: Page) -> list[dict]:
    """The goal events that were saved, each once."""
    seen = {save["event"]["n"]: save["event"] for save in page.evaluate("saves") if save["event"]}
    return [seen[n] for n in sorted(seen)]


# Time


def test_step_play_pause_reset(open_gru: Open) -> None:
    page = open_gru()
    counter = page.locator(".gkm-counter")
    expect(counter).to_have_text("Step 3 of 20")
    press(page, "Reset")
    expect(counter).to_have_text("Step 1 of 1")
    slider(page, "input x at this step").fill("1.5")
    press(page, "Step")
    expect(counter).to_have_text("Step 2 of 2")
    assert state(page)["inputs"] == [[1.5, 0], [1.5, 0]]
    press(page, "marker m: off")
    assert state(page)["inputs"] == [[1.5, 0], [1.5, 1]]
    press(page, "Play")
    expect(counter).to_have_text(re.compile("Step [4-9] of"))
    press(page, "Pause")
    stopped = counter.inner_text()
    page.wait_for_timeout(500)
    expect(counter).to_have_text(stopped)
    assert page.locator(".gkm-live").inner_text().startswith("Step ")


def test_the_chart_shows_the_last_50_steps_and_the_cursor_stays_among_them(open_gru: Open) -> None:
    page = open_gru({"inputs": [[0.5, 0]] * 60, "cursor": 59})
    expect(page.locator(".gkm-counter")).to_have_text("Step 60 of 60")
    assert len(curve(page, "h")) == 50
    slider(page, "step shown").press("Home")
    expect(page.locator(".gkm-counter")).to_have_text("Step 11 of 60")
    slider(page, "step shown").press("ArrowRight")
    expect(page.locator(".gkm-counter")).to_have_text("Step 12 of 60")


def test_the_end_of_free_play(open_gru: Open) -> None:
    page = open_gru({"inputs": [[0.5, 0]] * 499, "cursor": 498})
    press(page, "Play")
    expect(page.locator(".gkm-counter")).to_have_text("Step 500 of 500")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Step", exact=True)).to_be_disabled()


def test_a_click_on_the_curves_moves_the_cursor_and_the_thumb_stands_under_it(open_gru: Open) -> None:
    page = open_gru({"goal": "gru-hold"})
    box = page.locator(".gkm-chart").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 335 / 460, box["y"] + box["height"] / 2)
    expect(page.locator(".gkm-counter")).to_have_text("Step 50 of 50")
    scrub = page.locator(".gkm-scrub").bounding_box()
    end = box["x"] + box["width"] * 335 / 460
    assert scrub["x"] + scrub["width"] - 9 == pytest.approx(end, abs=2)


def test_play_without_motion_takes_ten_steps_at_once(open_gru: Open) -> None:
    page = open_gru({"goal": "gru-hold"}, reduced_motion="reduce")
    press(page, "Play ten steps")
    expect(page.locator(".gkm-counter")).to_have_text("Step 12 of 50")


# Keys and equations


def test_sliders_by_keys_and_by_mouse(open_gru: Open) -> None:
    page = open_gru()
    page.evaluate("() => { window.leaked = []; document.addEventListener('keydown', (e) => leaked.push(e.key)); }")
    bias = slider(page, "update gate: bias")
    before = curve(page, "h")
    bias.press("ArrowRight")
    assert (bias.input_value(), bias.get_attribute("aria-valuetext")) == ("0.1", "0.1")
    assert curve(page, "h") != before
    bias.press("End")
    assert state(page)["weights"]["z"]["b"] == 8
    slider(page, "reset gate: bias").press("Home")
    assert state(page)["weights"]["r"]["b"] == -8
    assert page.evaluate("leaked") == []
    listens = slider(page, "candidate: listens to its own h")
    listens.scroll_into_view_if_needed()
    box = listens.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    saves = page.evaluate("saves.length")
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], box["y"] + box["height"] / 2, steps=8)
    page.mouse.up()
    assert listens.input_value() == "4"
    assert page.evaluate("saves.length") == saves + 1, "the state is saved on release, not during the drag"
    press(page, "Default weights")
    assert (bias.input_value(), state(page)["weights"]["n"]["h"]) == ("0", 0)


def test_every_weight_has_a_slider(open_gru: Open) -> None:
    page = open_gru()
    page.locator("summary", has_text="More weights").click()
    for block, own in DEFAULTS.items():
        for name in own:
            slider(page, f"{BLOCKS[block]}: {WEIGHTS[name]}").press("End")
            assert state(page)["weights"][block][name] == {"b": 8, "bh": 8, "m": 12}.get(name, 4)


# By name: symbols and numbers, in PyTorch's conventions and in the others. Worked out by hand: after the first step h is −0.265 or −0.231.
AT = {"inputs": [[-1, 0], [-1, 1]], "cursor": 1}
GIVEN = {"r": {"x": -0.5, "m": -1, "b": 1}, "z": {"b": 0}, "n": {"h": 2, "bh": 0.5}}
EQUATIONS = {
    "reset gate": ("r = σ(wrx·x + wrm·m + ur·h + br)", "r = σ(0.50 − 1.00 + 0.00 + 1.00) = 0.622"),
    "what it hears of h": ("r·(un·h + bhn)", "r·(un·h + bhn) = 0.622 · (−0.53 + 0.50) = −0.02"),
    "candidate": ("n = tanh(wnx·x + wnm·m + bin + r·(un·h + bhn))", "n = tanh(−1.00 + 0.00 + 0.00 − 0.02) = −0.770"),
    "update gate": ("z = σ(wzx·x + wzm·m + uz·h + bz)", "z = σ(0.00 + 0.00 + 0.00 + 0.00) = 0.500"),
    "what is kept": ("z·h", "z·h = 0.500 · (−0.27) = −0.13"),
    "the rest": ("1 − z", "1 − z = 1 − 0.500 = 0.500"),
    "what is written": ("(1 − z)·n", "(1 − z)·n = 0.500 · (−0.770) = −0.38"),
    "new h": ("h′ = (1 − z)·n + z·h", "h′ = −0.38 − 0.13 = −0.52"),
}
OTHERS = {
    "what it hears of h": ("un·(r·h) + bhn", "un·(r·h) + bhn = 2.00 · (−0.14) + 0.50 = 0.21"),
    "candidate": ("n = tanh(wnx·x + wnm·m + bin + un·(r·h) + bhn)", "n = tanh(−1.00 + 0.00 + 0.00 + 0.21) = −0.657"),
    "what is kept": ("(1 − z)·h", "(1 − z)·h = 0.500 · (−0.23) = −0.12"),
    "what is written": ("z·n", "z·n = 0.500 · (−0.657) = −0.33"),
    "new h": ("h′ = z·n + (1 − z)·h", "h′ = −0.33 − 0.12 = −0.44"),
}


@pytest.mark.parametrize("way", ["hover", "focus", "keys"])
@pytest.mark.parametrize("other", [False, True], ids=["pytorch", "others"])
def test_each_part_shows_its_equation_with_this_moments_numbers(open_gru: Open, way: str, other: bool) -> None:
    page = open_gru({**AT, "weights": GIVEN, "desk": {"update": "writes", "reset": "before"} if other else {}})
    parts = page.locator(".gkm-part")
    assert parts.count() == len(EQUATIONS)
    if way == "keys":
        page.get_by_role("radio", name="Free play").focus()
    for name, shown in (EQUATIONS | OTHERS if other else EQUATIONS).items():
        part = page.get_by_role("button", name=re.compile(f"^{name}: "))
        if way == "hover":
            part.locator("text").first.hover()
        elif way == "focus":
            part.focus()
        else:
            page.keyboard.press("Tab")
        texts = page.locator(".gkm-equation > p")
        assert tuple(texts.all_inner_texts()[:2]) == shown
        assert part.get_attribute("aria-pressed") == "true"
        assert len(texts.last.inner_text()) > 20


def test_texts_for_ears_follow_when_things_come_to_rest(open_gru: Open) -> None:
    page = open_gru()
    chart, unit = page.locator(".gkm-chart"), page.locator(".gkm-unit [role=img]")
    assert "At step 3: input 1.00, marker off, reset gate 0.500, update gate 0.500" in chart.get_attribute("aria-label")
    slider(page, "update gate: bias").fill("2")
    assert "update gate 0.881" in chart.get_attribute("aria-label")
    assert "update gate at 0.881 keeps the share 0.881" in unit.get_attribute("aria-label")
    expect(page.get_by_role("button", name="update gate: 0.881")).to_be_visible()
    choose(page, WRITES)
    assert "update gate at 0.881 keeps the share 0.119" in unit.get_attribute("aria-label")


# The switches

SOME = {"r": {"b": 1, "x": 1}, "z": {"b": 1.5, "m": -2, "x": 0.5}, "n": {"x": 1.5, "h": 1}}


def test_other_convention_other_numbers_and_converting_brings_the_run_back(open_gru: Open) -> None:
    page = open_gru({"weights": SOME, "cursor": 6})
    note, before = noted(page, "Same weights, other numbers"), curve(page, "h")
    expect(note).to_be_hidden()
    choose(page, WRITES)
    assert max(abs(a - b) for a, b in zip(curve(page, "h"), before, strict=True)) > 5
    assert "z and 1 − z have changed places" in page.locator(".gkm-live").inner_text()
    here, there = re.search(
        r"h is (\S+); with z = 1 keeping, as in PyTorch, it is (\S+)\. z and", note.inner_text()
    ).groups()
    press(page, "Convert the weights")
    assert curve(page, "h") == before
    assert slider(page, "update gate: bias").input_value() == "-1.5"
    assert state(page)["weights"]["z"] == {"x": -0.5, "m": 2, "h": 0, "b": -1.5}
    expect(noted(page, "Converted: with its signs turned")).to_contain_text(f"it is {there}")
    # Still turned under PyTorch's convention: that is the run of the other one, with the weights as they were.
    choose(page, KEEPS)
    expect(noted(page, "signs are still turned")).to_contain_text(f"h is {here}")
    press(page, "Turn the signs back")
    assert curve(page, "h") == before
    assert state(page)["weights"]["z"] == {"x": 0.5, "m": -2, "h": 0, "b": 1.5}
    expect(page.locator(".gkm-switches .gkm-note").first).to_be_hidden()


def test_the_reset_switch_matters_once_there_is_a_bias_inside(open_gru: Open) -> None:
    page = open_gru({"weights": SOME, "cursor": 6})
    before = curve(page, "h")
    choose(page, BEFORE)
    assert curve(page, "h") == before
    expect(noted(page, "Same weights, same numbers")).to_contain_text("r·(u·h) = u·(r·h)")
    page.locator("summary", has_text="More weights").click()
    slider(page, "candidate: bias inside the reset").fill("2")
    note = noted(page, "Same weights, other numbers")
    here, there = re.search(
        r"h is (\S+); after the product, as in PyTorch, it is (\S+)\. There", note.inner_text()
    ).groups()
    assert here != there
    choose(page, AFTER)
    expect(note).to_be_hidden()
    page.get_by_role("button", name=re.compile("^new h: ")).focus()
    numbers = page.locator(".gkm-equation > p").nth(1).inner_text()
    assert float(numbers.rsplit("= ", 1)[1].replace("−", "-")) == pytest.approx(
        float(there.replace("−", "-")), abs=0.006
    )


def test_the_drawing_follows_the_convention(open_gru: Open) -> None:
    page = open_gru()
    pill = page.locator('.gkm-part[data-part="other"] rect')
    along, gate = float(pill.get_attribute("x")), 104
    assert along > gate + 50, "where z keeps, 1 − z is on the road of the candidate"
    choose(page, WRITES)
    assert float(pill.get_attribute("x")) + float(pill.get_attribute("width")) / 2 == gate


def test_switches_by_keys(open_gru: Open) -> None:
    page = open_gru()
    page.get_by_role("radio", name=KEEPS).focus()
    page.keyboard.press("ArrowDown")
    assert state(page)["desk"]["update"] == "writes"
    page.get_by_role("radio", name=AFTER).focus()
    page.keyboard.press("ArrowDown")
    assert state(page)["desk"]["reset"] == "before"


# The LSTM beside it


def test_the_free_lstm_grows_and_the_tied_one_does_not(open_gru: Open) -> None:
    page = open_gru({"weights": {"z": {"b": 6}, "n": {"x": 3}}, "inputs": [[1, 0]] * 20, "cursor": 19})
    slider(page, "LSTM input gate: bias").fill("6")
    growth = page.locator(".gkm-growth")
    gru, lstm = (float(v) for v in re.findall(r"[\d.]+(?=\. )", growth.inner_text()))
    assert gru < 1 < 15 < lstm
    expect(growth).to_contain_text("c may grow beyond 1")
    free = curve(page, "c")
    choose(page, "tied, i = 1 − f, as in the GRU")
    expect(slider(page, "LSTM input gate: bias")).to_be_hidden()
    gru, lstm = (float(v) for v in re.findall(r"[\d.]+(?=\. )", growth.inner_text()))
    assert gru == lstm < 1
    assert curve(page, "c") != free
    assert state(page)["desk"]["write"] == "tied"


# Goals


@pytest.mark.parametrize("goal", RECIPES)
def test_a_goal_is_reached_by_sliders_alone_and_recorded_once(open_gru: Open, goal: str) -> None:
    page = open_gru()
    choose(page, GOALS[goal].title)
    assert page.locator(".gkm-task").inner_text() == GOALS[goal].task
    expect(page.locator(".gkm-checks li").first).to_be_visible()
    moves = [(f"{BLOCKS[b]}: {WEIGHTS[n]}", value) for b, own in RECIPES[goal].items() for n, value in own.items()]
    for name, value in moves:
        assert events(page) == [], "reached too early"
        expect(page.locator(".gkm-verdict")).to_have_text("")
        slider(page, name).fill(str(value))
    expect(page.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")
    assert page.locator(".gkm-live").inner_text() == f"Goal reached: {GOALS[goal].title}."
    last, reaching = moves[-1]
    slider(page, last).fill("0")
    expect(page.locator(".gkm-verdict")).to_have_text("")
    slider(page, last).fill(str(reaching))
    expect(page.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")
    (event,) = events(page)
    assert (event["kind"], event["goal"], event["state"]["goal"]) == ("goal", goal, goal)
    # What was sent is enough to show the same desk again.
    again = open_gru(event["state"])
    expect(again.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")


def test_goals_are_judged_in_the_convention_that_is_on(open_gru: Open) -> None:
    page = open_gru({"goal": "keep-the-marked", "weights": RECIPES["keep-the-marked"]}, reached=("keep-the-marked",))
    expect(page.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")
    choose(page, WRITES)
    expect(page.locator(".gkm-verdict")).to_have_text("")
    press(page, "Convert the weights")
    expect(page.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")
    assert events(page) == [], "it was reached before"


def test_the_free_run_and_the_switches_are_there_after_a_reload_with_a_goal_on(open_gru: Open) -> None:
    page = open_gru({"inputs": [[1, 0], [0, 1], [0.5, 0]], "cursor": 1})
    choose(page, WRITES)
    choose(page, BEFORE)
    slider(page, "LSTM input gate: bias").fill("3")
    choose(page, "Hold")
    expect(slider(page, "input x at this step")).to_be_disabled()
    again = open_gru(state(page))
    expect(again.get_by_role("radio", name="Hold", exact=True)).to_be_checked()
    expect(again.get_by_role("radio", name=WRITES)).to_be_checked()
    expect(again.get_by_role("radio", name=BEFORE)).to_be_checked()
    assert slider(again, "LSTM input gate: bias").input_value() == "3"
    choose(again, "Free play")
    expect(again.locator(".gkm-counter")).to_have_text("Step 2 of 3")
    assert state(again)["inputs"] == [[1, 0], [0, 1], [0.5, 0]]


@pytest.mark.parametrize(
    "broken",
    [
        {"weights": {"z": {"b": 1e9, "x": "much"}, "q": 3}, "goal": "none", "inputs": [[None, 7]], "cursor": -4},
        {"weights": None, "inputs": "none", "cursor": 1e6, "desk": {"update": "sometimes", "bias": 99, "turned": 1}},
        {"inputs": [5, None, [1, 0]], "weights": {"r": None}, "desk": None},
    ],
)
def test_a_broken_state_still_gives_a_desk(open_gru: Open, broken: dict) -> None:
    page = open_gru(broken)
    expect(page.locator(".gkm-counter")).to_have_text(re.compile(r"Step \d+ of \d+"))
    assert "NaN" not in page.locator("#desk").inner_html()
    expect(page.get_by_role("radio", name=KEEPS)).to_be_checked()
    assert -8 <= float(slider(page, "update gate: bias").input_value()) <= 8


def test_a_state_from_outside_is_shown(open_gru: Open) -> None:
    page = open_gru()
    page.evaluate("model.set('state', {weights: {z: {b: 2.5}}, goal: 'gru-hold', cursor: 30, desk: {write: 'tied'}})")
    assert slider(page, "update gate: bias").input_value() == "2.5"
    expect(page.locator(".gkm-counter")).to_have_text("Step 31 of 50")
    expect(page.get_by_role("radio", name="tied, i = 1 − f, as in the GRU")).to_be_checked()
    page.evaluate("model.set('reached', ['running-mean'])")
    expect(page.get_by_role("radio", name="A running mean ✓ reached")).to_be_visible()


# Looks

FULL = {"goal": "after-the-marker", "weights": RECIPES["after-the-marker"] | {"n": {"h": 4, "bh": 0.5}}, "cursor": 20}
SWITCHED = {"update": "writes", "reset": "before", "bias": 3}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("shown", [{}, FULL | {"desk": SWITCHED}], ids=["free", "goal"])
def test_axe_finds_nothing(open_gru: Open, dark: bool, shown: dict) -> None:
    page = open_gru(shown, dark=dark)
    page.locator("summary", has_text="More weights").click()
    for hint in page.get_by_role("button", name="Hint").all():
        hint.click()
    assert faults(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_gates_have_their_colours_and_texts_follow_the_theme(open_gru: Open, dark: bool) -> None:
    page = open_gru(dark=dark)

    def colour(selector: str, name: str) -> str:
        return page.locator(selector).first.evaluate("(node, name) => getComputedStyle(node)[name]", name)

    for quantity in ("reset", "update", "candidate"):
        wanted = (COLOURS_ON_DARK if dark else COLOURS)[quantity]
        rgb = ", ".join(str(int(wanted[at : at + 2], 16)) for at in (1, 3, 5))
        assert colour(f'.gkm-chart path[data-quantity="{quantity}"]', "stroke") == f"rgb({rgb})"
    assert colour(".gkm-unit text", "fill") == ("rgb(255, 255, 255)" if dark else "rgb(26, 26, 26)")
    dashes = {colour(f'.gkm-chart path[data-quantity="{k}"]', "strokeDasharray") for k in ("reset", "update")}
    assert len(dashes) == 2, "lines that may lie on each other differ in more than colour"


@pytest.mark.parametrize("width", [380, 1100])
@pytest.mark.parametrize("switched", [False, True], ids=["pytorch", "others"])
def test_nothing_sticks_out_and_no_labels_overlap(open_gru: Open, width: int, switched: bool) -> None:
    page = open_gru(FULL | {"desk": SWITCHED if switched else {}}, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overlaps = page.evaluate((HERE / "overlaps.js").read_text(encoding="utf-8"), [".gkm-unit", ".gkm-chart"])
    assert overlaps == []
    outside = page.evaluate("""() => {
        const edge = document.querySelector(".gkm-gru-desk").getBoundingClientRect();
        const texts = [...document.querySelectorAll(".gkm-gru-desk svg text")];
        return texts.filter((text) => {
            const {left, right, width} = text.getBoundingClientRect();
            return width && (left < edge.left || right > edge.right);
        }).map((text) => text.textContent);
    }""")
    assert outside == []


def test_the_stored_picture_is_the_drawing(browser: Browser) -> None:
    def shape(text: str) -> list[tuple[str, str]]:
        """Places and texts: how a browser writes a colour or a font may differ."""
        return re.findall(r' (?:d|x|y|cx|cy|r|width|height)="([^"]*)"|>([^<\n]+)<', text)

    page = browser.new_page()
    for path, fresh in draw(page).items():
        told = f"{path.name} has changed: run `python -m tests.widgets.gru_desk_pictures`"
        assert path.exists() and shape(path.read_text(encoding="utf-8")) == shape(fresh), told
    page.close()
