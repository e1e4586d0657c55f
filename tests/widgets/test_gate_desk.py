"""The gate desk in a real browser: time, keys, pointer, equations, goals, looks."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from helpers.content import Goal
from tests.axe import faults

from .gate_desk_pictures import draw

HERE = Path(__file__).parent
Open = Callable[..., Page]


def desk_of(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def drag_to(page: Page, name: str, value: float) -> None:
    """Bring a slider to a value as a mouse would: events for input, one for change."""
    desk_of(page, name).fill(str(value))


def events(page: Page) -> list[dict]:
    """The goal events that were saved, each once."""
    seen = {save["event"]["n"]: save["event"] for save in page.evaluate("saves") if save["event"]}
    return [seen[n] for n in sorted(seen)]


# Time


def test_step_play_pause_reset(open_desk: Open) -> None:
    page = open_desk()
    counter = page.locator(".gkm-counter")
    expect(counter).to_have_text("Step 3 of 12")
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(counter).to_have_text("Step 1 of 1")
    drag_to(page, "input x at this step", 1.5)
    page.get_by_role("button", name="Step", exact=True).click()
    expect(counter).to_have_text("Step 2 of 2")
    assert page.evaluate("model.get('state').inputs") == [[1.5, 0], [1.5, 0]]
    page.get_by_role("button", name="marker m: off").click()
    assert page.evaluate("model.get('state').inputs") == [[1.5, 0], [1.5, 1]]
    page.get_by_role("button", name="Play", exact=True).click()
    expect(counter).to_have_text(re.compile("Step [4-9] of"))
    page.get_by_role("button", name="Pause", exact=True).click()
    stopped = counter.inner_text()
    page.wait_for_timeout(500)
    expect(counter).to_have_text(stopped)
    assert page.locator(".gkm-live").inner_text().startswith("Step ")


def test_the_chart_shows_the_last_50_steps_and_the_cursor_stays_among_them(open_desk: Open) -> None:
    page = open_desk({"inputs": [[0.5, 0]] * 60, "cursor": 59})
    expect(page.locator(".gkm-counter")).to_have_text("Step 60 of 60")
    assert page.locator(".gkm-chart .gkm-curve").first.get_attribute("d").count("L") == 49
    desk_of(page, "step shown").press("Home")
    expect(page.locator(".gkm-counter")).to_have_text("Step 11 of 60")
    desk_of(page, "step shown").press("ArrowRight")
    expect(page.locator(".gkm-counter")).to_have_text("Step 12 of 60")


def test_free_play_ends_at_its_limit(open_desk: Open) -> None:
    page = open_desk({"inputs": [[0.5, 0]] * 499, "cursor": 498})
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator(".gkm-counter")).to_have_text("Step 500 of 500")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Step", exact=True)).to_be_disabled()


def test_a_click_on_the_curves_moves_the_cursor(open_desk: Open) -> None:
    page = open_desk({"goal": "hold"})
    box = page.locator(".gkm-chart").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 361 / 460, box["y"] + box["height"] / 2)
    expect(page.locator(".gkm-counter")).to_have_text("Step 50 of 50")


def test_play_without_motion_takes_ten_steps_at_once(open_desk: Open) -> None:
    page = open_desk({"goal": "hold"}, reduced_motion="reduce")
    page.get_by_role("button", name="Play ten steps").click()
    expect(page.locator(".gkm-counter")).to_have_text("Step 12 of 50")
    page.wait_for_timeout(500)
    expect(page.locator(".gkm-counter")).to_have_text("Step 12 of 50")


def test_a_weight_redraws_the_whole_run_in_the_same_task(open_desk: Open) -> None:
    page = open_desk({"goal": "hold"})
    before, after = page.evaluate("""() => {
        const range = document.querySelector('[aria-label="forget gate: bias"]');
        const ends = () => document.querySelector('.gkm-chart path[data-quantity="cell"]').getAttribute("d").split("L").slice(2, 12);
        const before = ends();
        range.value = 3; range.dispatchEvent(new Event("input"));
        return [before, ends()];
    }""")
    assert len(before) == 10
    assert all(old != new for old, new in zip(before, after, strict=True))


# Keys, pointer and equations


def test_sliders_by_keys_and_by_mouse(open_desk: Open) -> None:
    page = open_desk()
    outside = page.evaluate(
        "() => { window.leaked = []; document.addEventListener('keydown', (e) => leaked.push(e.key)); }"
    )
    assert outside is None
    bias = desk_of(page, "forget gate: bias")
    bias.press("ArrowRight")
    assert bias.input_value() == "0.1"
    assert bias.get_attribute("aria-valuetext") == "0.1"
    bias.press("End")
    assert bias.input_value() == "8"
    assert page.evaluate("leaked") == []
    assert page.evaluate("model.get('state').weights.f.b") == 8
    box = desk_of(page, "input gate: bias").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    saves = page.evaluate("saves.length")
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], box["y"] + box["height"] / 2, steps=8)
    page.mouse.up()
    assert desk_of(page, "input gate: bias").input_value() == "8"
    assert page.evaluate("saves.length") == saves + 1, "the state is saved on release, not during the drag"
    page.get_by_role("button", name="Default weights").click()
    assert bias.input_value() == "0"
    assert page.evaluate("model.get('state').weights.f.b") == 0


EQUATIONS = {
    "forget gate": ("f = σ(wfx·x + wfm·m + uf·h + bf)", "f = σ(0.50 − 1.00 + 0.00 + 2.00) = 0.818"),
    "what is kept": ("f·c", "f·c = 0.818 · 0.00 = 0.00"),
    "input gate": ("i = σ(wix·x + wim·m + ui·h + bi)", "i = σ(0.00 + 0.00 + 0.00 + 0.00) = 0.500"),
    "candidate": ("g = tanh(wgx·x + wgm·m + ug·h + bg)", "g = tanh(−1.00 + 0.00 + 0.00 + 0.00) = −0.762"),
    "what is written": ("i·g", "i·g = 0.500 · (−0.762) = −0.38"),
    "new cell": ("c′ = f·c + i·g", "c′ = 0.00 − 0.38 = −0.38"),
    "output gate": ("o = σ(wox·x + wom·m + uo·h + bo)", "o = σ(0.00 + 0.00 + 0.00 + 0.00) = 0.500"),
    "tanh of the cell": ("tanh(c′)", "tanh(c′) = tanh(−0.38) = −0.36"),
    "hidden state": ("h′ = o·tanh(c′)", "h′ = 0.500 · (−0.36) = −0.18"),
}


@pytest.mark.parametrize("way", ["hover", "focus", "keys"])
def test_each_part_shows_its_equation_with_this_moments_numbers(open_desk: Open, way: str) -> None:
    weights = {"f": {"x": -0.5, "m": -1, "b": 2}}
    page = open_desk({"weights": weights, "inputs": [[-1, 1]], "cursor": 0})
    parts = page.locator(".gkm-part")
    assert parts.count() == len(EQUATIONS)
    if way == "keys":
        page.get_by_role("radio", name="Free play").focus()
    for name, (symbols, numbers) in EQUATIONS.items():
        part = page.get_by_role("button", name=re.compile(f"^{name}: "))
        if way == "hover":
            part.locator("text").first.hover()
        elif way == "focus":
            part.focus()
        else:
            page.keyboard.press("Tab")
        shown = page.locator(".gkm-equation > p")
        assert shown.all_inner_texts()[:2] == [symbols, numbers]
        assert part.get_attribute("aria-pressed") == "true"
        assert len(shown.last.inner_text()) > 20


def test_texts_for_ears_follow_when_things_come_to_rest(open_desk: Open) -> None:
    page = open_desk()
    chart = page.locator(".gkm-chart")
    assert "At step 3: input 1.00, marker off, forget gate 0.500" in chart.get_attribute("aria-label")
    drag_to(page, "forget gate: bias", 2)
    assert "forget gate 0.881" in chart.get_attribute("aria-label")
    assert "forget gate at 0.881" in page.locator(".gkm-unit [role=img]").get_attribute("aria-label")
    expect(page.get_by_role("button", name="forget gate: 0.881")).to_be_visible()


# Goals

SETTINGS = {
    "hold": {"forget gate: bias": 5.5},
    "count-pulses": {"forget gate: bias": 7},
    "forget-at-marker": {"forget gate: bias": 7, "forget gate: listens to the marker": -12},
    "ignore-noise": {
        "input gate: bias": -8,
        "input gate: listens to the marker": 12,
        "forget gate: bias": 8,
        "forget gate: listens to the marker": -12,
    },
    "silent-until-asked": {
        "forget gate: bias": 7,
        "output gate: bias": -5,
        "output gate: listens to the marker": 10,
    },
}


def test_the_lesson_has_the_five_goals(goals: dict[str, Goal]) -> None:
    assert list(goals) == list(SETTINGS)


@pytest.mark.parametrize("goal", SETTINGS)
def test_a_goal_is_reached_by_sliders_alone_and_recorded_once(
    open_desk: Open, goals: dict[str, Goal], goal: str
) -> None:
    page = open_desk()
    page.get_by_role("radio", name=goals[goal].title, exact=True).check()
    assert page.locator(".gkm-task").inner_text() == goals[goal].task
    assert page.locator(".gkm-live").inner_text() == goals[goal].task
    expect(page.locator(".gkm-verdict")).to_have_text("")
    settings_of_goal = list(SETTINGS[goal].items())
    for name, value in settings_of_goal:
        assert events(page) == [], "reached too early"
        drag_to(page, name, value)
    expect(page.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")
    assert page.locator(".gkm-live").inner_text() == f"Goal reached: {goals[goal].title}."
    expect(page.get_by_role("radio", name=f"{goals[goal].title} ✓ reached")).to_be_checked()
    last, reaching = settings_of_goal[-1]
    drag_to(page, last, 0)
    expect(page.locator(".gkm-verdict")).to_have_text("")
    drag_to(page, last, reaching)
    expect(page.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")
    (event,) = events(page)
    assert (event["kind"], event["goal"], event["state"]["goal"]) == ("goal", goal, goal)
    # What was sent is enough to show the same desk again.
    again = open_desk(event["state"])
    expect(again.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")


@pytest.mark.parametrize("goal", SETTINGS)
def test_default_weights_reach_nothing(open_desk: Open, goal: str) -> None:
    page = open_desk({"goal": goal})
    expect(page.locator(".gkm-checks li").first).to_be_visible()
    expect(page.locator(".gkm-verdict")).to_have_text("")
    assert events(page) == []


def test_a_goal_reached_before_is_marked_and_not_sent_again(open_desk: Open) -> None:
    page = open_desk({"goal": "hold", "weights": {"f": {"b": 7}}}, reached=("hold",))
    expect(page.get_by_role("radio", name="Hold ✓ reached")).to_be_checked()
    expect(page.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")
    assert events(page) == []


def test_hint_opens_and_closes(open_desk: Open, goals: dict[str, Goal]) -> None:
    page = open_desk({"goal": "hold"})
    hint, button = page.get_by_text(goals["hold"].hint), page.get_by_role("button", name="Hint", exact=True)
    expect(hint).to_be_hidden()
    button.click()
    expect(hint).to_be_visible()
    assert button.get_attribute("aria-expanded") == "true"
    button.click()
    expect(hint).to_be_hidden()


def test_a_look_at_the_recipe_is_reported_while_the_goal_is_open(open_desk: Open) -> None:
    page = open_desk({"goal": "hold"})
    page.get_by_role("button", name="Hint", exact=True).click()
    page.get_by_text("Still stuck? The recipe").click()
    page.wait_for_function(
        "() => saves.some((save) => save.event?.kind === 'recipe')"
    )  # a fold tells of itself a moment later
    assert [(event["kind"], event["goal"]) for event in events(page)] == [("recipe", "hold")]
    page = open_desk({"goal": "hold"}, reached=("hold",))
    page.get_by_role("button", name="Hint", exact=True).click()
    page.get_by_text("Still stuck? The recipe").click()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert events(page) == []


def test_leaving_a_goal_brings_the_free_run_back(open_desk: Open) -> None:
    page = open_desk({"inputs": [[1, 0], [0, 1], [0.5, 0]], "cursor": 1})
    page.get_by_role("radio", name="Hold", exact=True).check()
    expect(desk_of(page, "input x at this step")).to_be_disabled()
    page.get_by_role("radio", name="Free play").check()
    expect(page.locator(".gkm-counter")).to_have_text("Step 2 of 3")
    expect(page.get_by_role("button", name="marker m: on")).to_be_enabled()
    assert page.evaluate("model.get('state').inputs") == [[1, 0], [0, 1], [0.5, 0]]


def test_the_free_run_is_there_after_a_reload_with_a_goal_on(open_desk: Open) -> None:
    page = open_desk({"inputs": [[1, 0], [0, 1], [0.5, 0]], "cursor": 1})
    page.get_by_role("radio", name="Hold", exact=True).check()
    again = open_desk(page.evaluate("model.get('state')"))
    expect(again.get_by_role("radio", name="Hold", exact=True)).to_be_checked()
    again.get_by_role("radio", name="Free play").check()
    expect(again.locator(".gkm-counter")).to_have_text("Step 2 of 3")


@pytest.mark.parametrize(
    "state",
    [
        {
            "weights": {"f": {"b": 1e9, "x": "much"}, "z": 3},
            "goal": "no-such-goal",
            "inputs": [[None, 7]],
            "cursor": -4,
        },
        {"weights": None, "inputs": "none", "cursor": 1e6},
        {"inputs": [5, None, [1, 0]], "weights": {"i": None}},
    ],
)
def test_a_broken_state_still_gives_a_desk(open_desk: Open, state: dict) -> None:
    page = open_desk(state)
    expect(page.locator(".gkm-counter")).to_have_text(re.compile(r"Step \d+ of \d+"))
    assert "NaN" not in page.locator("#desk").inner_html()
    assert -8 <= float(desk_of(page, "forget gate: bias").input_value()) <= 8


def test_a_state_from_outside_is_shown(open_desk: Open) -> None:
    page = open_desk()
    page.evaluate("model.set('state', {weights: {f: {b: 2.5}}, goal: 'hold', cursor: 30})")
    assert desk_of(page, "forget gate: bias").input_value() == "2.5"
    expect(page.locator(".gkm-counter")).to_have_text("Step 31 of 50")
    page.evaluate("model.set('reached', ['forget-at-marker'])")
    expect(page.get_by_role("radio", name="Forget at the marker ✓ reached")).to_be_visible()


# Looks


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "state", [{}, {"goal": "forget-at-marker", "weights": {"f": {"b": 6, "m": -12}}}], ids=["free", "goal"]
)
def test_axe_finds_nothing(open_desk: Open, dark: bool, state: dict) -> None:
    page = open_desk(state, dark=dark)
    for more in ("More weights", "Share"):
        page.locator("summary", has_text=more).click()
    for hint in page.get_by_role("button", name="Hint").all():
        hint.click()
    assert faults(page) == []


def _luminance(colour: Sequence[float]) -> float:
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (part / 255 for part in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_texts_of_the_drawings_stand_out(open_desk: Open, dark: bool) -> None:
    """axe does not look at texts in SVG, so their contrast is computed here, on every ground that they may stand on."""
    page = open_desk(dark=dark)

    def colours(selector: str, name: str) -> list[list[float]]:
        script = "(nodes, name) => nodes.map((node) => getComputedStyle(node)[name])"
        found = page.locator(selector).evaluate_all(script, name)
        return [[float(part) for part in re.findall(r"[\d.]+", text)] for text in found]

    (panel,), paper = colours(".gkm-gate-desk", "backgroundColor"), colours(".gkm-box", "fill")[0]
    fills, (share, *_) = colours(".gkm-fill", "fill"), colours(".gkm-fill", "opacity")
    assert len(fills) == 4
    tinted = [[share[0] * a + (1 - share[0]) * b for a, b in zip(fill, paper, strict=True)] for fill in fills]
    inks = colours(".gkm-gate-desk svg text", "fill")
    assert len(inks) > 40
    for ink in inks:
        for ground in (panel, paper, *tinted):
            low, high = sorted([_luminance(ink[:3]), _luminance(ground)])
            assert (high + 0.05) / (low + 0.05) >= 4.5, f"{ink} on {ground}"


@pytest.mark.parametrize("width", [380, 1100])
def test_nothing_sticks_out_and_no_labels_overlap(open_desk: Open, width: int) -> None:
    page = open_desk({"goal": "hold", "weights": {"f": {"b": 4}, "i": {"b": 3}, "g": {"x": -1}}}, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overlaps = page.evaluate((HERE / "overlaps.js").read_text(encoding="utf-8"), [".gkm-unit", ".gkm-chart"])
    assert overlaps == []


def test_the_stored_pictures_are_the_drawings(browser: Browser) -> None:
    def shape(text: str) -> list[tuple[str, str]]:
        """Places and texts: how a browser writes a colour or a font may differ."""
        return re.findall(r' (?:d|x|y|cx|cy|r|width|height)="([^"]*)"|>([^<\n]+)<', text)

    page = browser.new_page()
    for path, fresh in draw(page).items():
        told = f"{path.name} has changed: run `python -m tests.widgets.gate_desk_pictures`"
        assert path.exists() and shape(path.read_text(encoding="utf-8")) == shape(fresh), told
    page.close()
