"""The playground in a real browser: it trains in a worker, is steered while it trains, and a link has the whole run."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from helpers.content import Goal, course
from helpers.widgets import Playground
from tests.axe import faults

from .host import SOURCES, pages, put, sticking_out
from .playground_pictures import draw

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
Open = Callable[..., Page]
# Small and quick, so that a test trains for a second: 12 words, three LSTMs.
LSTM = {"kind": "lstm", "rate": 0.01, "bias": 3}
SMALL = {
    "task": "agreement",
    "distance": 6,
    "hidden": 8,
    "networks": [LSTM, LSTM, {"kind": "gru", "rate": 0.02, "bias": 3}],
}
COUNTER = {"kind": "lstm", "rate": 0.05, "bias": 3}
COUNTING = {"task": "counting", "distance": 20, "hidden": 1, "networks": [COUNTER, COUNTER, COUNTER]}
LINK = """(run) => "playground." + btoa(JSON.stringify(run))"""
GOALS: dict[str, Goal] = course().lesson("lstm-or-gru").goals("playground")


@pytest.fixture(scope="module")
def widget() -> Playground:
    return Playground(goals=list(GOALS.values()))


@pytest.fixture
def open_playground(browser: Browser, widget: Playground) -> Iterator[Open]:
    """Opens a page with a playground on it, ready. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(state: dict | None = None, updates: int = 0, reached: Sequence[str] = (), **options: Any) -> Page:
            own = {"state": state or {}, "reached": list(reached), "event": {}}
            values = {"series": widget.series, "text": widget.text, "goals": widget.goals, **own}
            page = open_page(widget, values, headings="<h1>P</h1><h2>P</h2><h3>P</h3>", **options)
            wait_for(page, updates)
            return page

        yield open_one


def wait_for(page: Page, updates: int) -> None:
    words = "1 update" if updates == 1 else f"{updates} updates"
    expect(page.locator(".gkm-counter")).to_have_text(words, timeout=60_000)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def card(page: Page, number: int) -> Locator:
    return page.get_by_role("region", name=f"Network {number}")


def right(page: Page, number: int) -> int:
    return int(card(page, number).locator(".gkm-network-right").inner_text().split()[0])


def count(page: Page) -> int:
    return int(page.locator(".gkm-counter").inner_text().split()[0])


def steer(page: Page, number: int, name: str, value: str) -> None:
    card(page, number).get_by_role("slider", name=name, exact=True).fill(value)


def hold(page: Page, number: int, gate: str, how: str) -> None:
    card(page, number).get_by_label(gate, exact=True).select_option(label=how)


def state(page: Page) -> dict:
    return page.evaluate("() => ({...model.get('state')})")


def events(page: Page) -> list[dict]:
    """What the playground reported, each event once."""
    seen = page.evaluate("() => saves.map(({ event }) => event).filter(({ kind }) => kind)")
    return list({one["n"]: one for one in seen}.values())


def reported(page: Page) -> list[tuple[str, str]]:
    return [(one["kind"], one["goal"]) for one in events(page)]


def figures(page: Page) -> list[list[str]]:
    return [row.locator("th, td").all_inner_texts() for row in page.locator(".gkm-figures tbody tr").all()]


def test_it_trains_pauses_goes_on_by_one_and_starts_again(open_playground: Open) -> None:
    page = open_playground({"settings": SMALL})
    start = figures(page)
    press(page, "One update")
    wait_for(page, 1)
    assert figures(page) != start
    press(page, "Play")
    page.wait_for_function("() => parseInt(document.querySelector('.gkm-counter').textContent) > 20", timeout=60_000)
    press(page, "Pause")
    expect(page.locator(".gkm-live")).to_have_text(re.compile(r"^Update \d+\. 1 · LSTM.*% right\.$"))
    at = count(page)
    press(page, "Start again")
    wait_for(page, 0)
    assert at > 20 and figures(page) == start


def test_a_run_with_all_that_was_steered_comes_back_from_its_link(open_playground: Open) -> None:
    page = open_playground({"settings": SMALL, "updates": 30}, updates=30)
    steer(page, 1, "learning rate", "9")
    steer(page, 2, "forget bias", "0.5")
    hold(page, 3, "reset gate", "held open (1)")
    page.get_by_role("slider", name="clip gradients at").fill("7")
    page.get_by_role("slider", name="words between noun and verb").fill("5")
    page.get_by_text("all lengths mixed").click()
    for updates in (31, 32, 33):
        press(page, "One update")
        wait_for(page, updates)
    seen = figures(page)
    assert {one[1] for one in state(page)["steering"]} == {
        "0.rate",
        "1.bias",
        "2.held.r",
        "clip",
        "distance",
        "lessons",
    }
    link = page.get_by_text("Link to this run").get_attribute("href")
    assert link and link.startswith("#playground.")

    other = open_playground()
    other.get_by_text("Send what you see").click()
    other.get_by_label("Paste one").fill(link[1:])
    press(other, "Open")
    wait_for(other, 33)
    assert figures(other) == seen
    assert other.get_by_role("slider", name="words between noun and verb").get_attribute("aria-valuetext") == "9"

    fresh = open_playground()
    fresh.evaluate("(link) => { location.hash = link; }", link)
    wait_for(fresh, 33)
    assert figures(fresh) == seen


def test_a_gate_held_shut_breaks_what_was_learned_and_it_can_be_repaired(open_playground: Open) -> None:
    """The third goal, in as many updates as it takes."""
    page = open_playground({"settings": SMALL, "updates": 100}, updates=100)
    assert right(page, 1) >= 95
    hold(page, 1, "forget gate", "held shut (0)")
    expect(card(page, 1).locator(".gkm-network-right")).to_have_text(re.compile(r"^[4-6]\d % right$"))
    assert right(page, 2) >= 95, "only the one network is broken"
    press(page, "Play")
    page.wait_for_function("() => parseInt(document.querySelector('.gkm-counter').textContent) > 125", timeout=60_000)
    hold(page, 1, "forget gate", "learned")
    expect(page.get_by_text("1 of 3 goals reached")).to_be_visible(timeout=60_000)
    press(page, "Pause")
    assert reported(page) == [("goal", "repair")]
    (event,) = events(page)
    assert event["state"]["steering"] == state(page)["steering"], "it can be had again"


def test_one_unit_counts_to_twenty(open_playground: Open) -> None:
    page = open_playground({"settings": COUNTING, "updates": 300}, updates=300)
    assert reported(page) == [("goal", "count")] and right(page, 1) >= 95
    assert page.get_by_role("slider", name="unit shown").get_attribute("max") == "0"


def test_a_scaled_orthogonal_matrix_reaches_over_24_words(open_playground: Open) -> None:
    page = open_playground()
    page.get_by_label("A claim of the lessons").select_option("open-gates")
    press(page, "Set it up")
    expect(card(page, 1).get_by_role("heading")).to_have_text("1 · RNN, orthogonal × 1.50")
    expect(page.locator(".gkm-claim")).to_contain_text(
        "What do you expect? Play, and compare at 200 updates: 200 to go."
    )
    press(page, "Play")
    wait_for(page, 200)  # it stops there by itself
    expect(page.locator(".gkm-claim")).to_contain_text("Is it as you expected?")
    page.get_by_text("What we measured").click()
    expect(page.locator(".gkm-claim-outcome")).to_contain_text(
        "With 20 seeds, after 200 updates, so many had at least 95 % right"
    )
    assert reported(page) == [("goal", "far")] and right(page, 1) >= 95


def goal(page: Page, ident: str) -> Locator:
    return page.locator(".gkm-goal").filter(has_text=GOALS[ident].title)


def test_a_recipe_gives_a_goal_up_and_a_reached_one_says_why(open_playground: Open) -> None:
    page = open_playground({"settings": SMALL}, reached=["repair"])
    expect(page.locator(".gkm-sign")).to_contain_text("1 of 3 goals reached")
    expect(goal(page, "repair")).to_contain_text(GOALS["repair"].because or "")
    expect(goal(page, "count").get_by_text(GOALS["count"].because or "")).to_be_hidden()
    for ident in ("repair", "count", "count"):
        if not goal(page, ident).get_by_text("Still stuck? The recipe").is_visible():
            goal(page, ident).get_by_text("Hint", exact=True).click()
        goal(page, ident).get_by_text("Still stuck? The recipe").click()
    expect(goal(page, "repair").get_by_text(GOALS["repair"].recipe or "")).to_be_visible()
    assert reported(page) == [("recipe", "count")]
    page.evaluate("() => model.receive({ reached: ['repair', 'far'] })")
    expect(goal(page, "far")).to_contain_text("✓")
    page.evaluate("() => model.receive({ reached: [] })")  # another tab started again
    expect(goal(page, "far")).not_to_contain_text("✓")
    expect(page.locator(".gkm-sign")).to_contain_text("0 of 3 goals reached")


def test_a_run_that_somebody_else_trained_reaches_no_goal_until_it_starts_again(open_playground: Open) -> None:
    page = open_playground()
    run = {"settings": COUNTING, "updates": 300}
    page.get_by_text("Send what you see").click()
    page.get_by_label("Paste one").fill(page.evaluate(LINK, run))
    press(page, "Open")
    wait_for(page, 300)
    expect(page.get_by_role("region", name="Goals")).to_contain_text("came by a link")
    assert right(page, 1) >= 95 and reported(page) == []
    press(page, "Start again")
    wait_for(page, 0)
    expect(page.get_by_role("region", name="Goals")).not_to_contain_text("came by a link")
    press(page, "Play")
    expect(goal(page, "count")).to_contain_text("✓", timeout=60_000)
    assert reported(page) == [("goal", "count")]


def test_a_kind_of_goal_without_a_detector_is_refused() -> None:
    wrong = GOALS["far"].model_copy(update={"kind": "further"})
    with pytest.raises(ValueError, match=r"'further'; the playground knows .*few-units.*playground\.yaml"):
        Playground(goals=[wrong])
    assert {one.kind for one in GOALS.values()} == Playground.kinds
    detectors = (SOURCES / "training" / "goals.js").read_text(encoding="utf-8")
    assert [kind for kind in Playground.kinds if f'found.add("{kind}")' not in detectors] == []


def test_guesses_rest_on_what_was_measured_and_say_how_often() -> None:
    outcomes = json.loads((SOURCES / "training" / "outcomes.json").read_text(encoding="utf-8"))
    lesson = course().lesson("lstm-or-gru")
    learned = {name: [one["learned"] for one in outcomes[name]["networks"]] for name in ("usual", "one-unit")}
    assert learned == {"usual": [0, 19, 20], "one-unit": [0, 20, 0]}
    said = {cell.label: cell.source for cell in lesson.cells}
    for name, words in (("start", "19 LSTMs and all 20 GRUs"), ("units", "all 20 LSTMs of a single unit")):
        assert words in lesson.predictions[f"playground-{name}"].because and words in said[f"playground-{name}"]
    held = outcomes["held"]["networks"]
    broken = [sum(each) for each in zip(*([one["broken"] for one in network["held"]] for network in held), strict=True)]
    assert (broken, sum(network["learned"] for network in held)) == ([12, 0, 58], 59)
    assert all(network["held"][2]["right"] <= 0.55 for network in held)
    for words in ("12 of 59", "none of 59", "58 of 59", "at most 55 %"):
        assert words in said["playground-gates-try"]
    because = lesson.predictions["playground-gate"].because
    assert all(words in because for words in ("Of 59 LSTMs", "58 fell below 70 %", "it was 12"))


TASKS = {
    "agreement": ["guessing"],
    "counting": ["always the mean count"],
    "copying": ["guessing"],
    "adding": ["always saying 1"],
    "series": ["the last value again", "a linear prediction from 20 values"],
    "letters": ["counts alone", "counts after the last letter", "counts after the last 2 letters"],
}


def test_every_task_stands_beside_what_needs_no_network(open_playground: Open) -> None:
    page = open_playground({"settings": {"hidden": 8}})
    options = page.get_by_label("Task", exact=True)
    assert options.locator("option").evaluate_all("(all) => all.map((one) => one.value)") == list(TASKS)
    for name, baselines in TASKS.items():
        options.select_option(name)
        expect(page.locator(".gkm-figures .gkm-plain")).to_have_count(len(baselines))
        expect(page.locator(".gkm-figures .gkm-plain th").first).to_have_text(baselines[0])
        press(page, "One update")
        wait_for(page, 1)
        assert [row[0] for row in figures(page)[3:]] == baselines
        assert all(re.fullmatch(r"\d+ %", row[1]) for row in figures(page))


def test_a_unit_can_be_chosen_in_the_picture_and_a_sequence_by_keys(open_playground: Open) -> None:
    page = open_playground({"settings": SMALL})
    picture = card(page, 1).locator(".gkm-heat").first
    picture.click(position={"x": 5, "y": 0.8 * picture.evaluate("(one) => one.clientHeight")})
    expect(card(page, 1).get_by_text("Gates and memory of unit 7")).to_be_visible()
    words = page.locator(".gkm-sequence").inner_text()
    page.get_by_role("slider", name="sequence shown").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".gkm-sequence")).not_to_have_text(words)
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Pause").wait_for()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Play").wait_for()


@pytest.mark.parametrize(
    "given",
    [
        {"settings": {"task": "none", "hidden": 1e9, "networks": "no", "clip": "x"}, "updates": -3, "steering": 5},
        {
            "settings": {"networks": [{"kind": "cnn", "rate": "fast", "held": {"f": 7, "q": 1}}]},
            "unit": 99,
            "shown": None,
        },
        {"settings": None, "steering": [[0, "9.rate", 1], [0, "0.held.f", 1], [0], "x"], "reached": []},
    ],
)
def test_what_makes_no_sense_in_a_state_is_left_out(open_playground: Open, given: dict) -> None:
    page = open_playground(given)
    press(page, "One update")
    wait_for(page, 1)
    assert "NaN" not in page.locator("#desk").inner_html() and "undefined" not in page.locator("#desk").inner_text()


def test_a_page_without_workers_says_so(browser: Browser, widget: Playground) -> None:
    with pages(browser) as open_page:
        page = open_page(widget, {"series": b"", "text": "", "state": {}, "event": {}})
        page.evaluate("() => { window.Worker = class { constructor() { throw new Error('refused'); } }; }")
        page.evaluate("() => document.getElementById('desk').replaceChildren()")
        put(page, widget, {"series": b"", "text": "", "state": {}, "event": {}})
        expect(page.get_by_role("alert").first).to_contain_text("doesn't let a worker start")
        assert page.get_by_label("Task", exact=True).locator("option").count() == 4, "no data, no tasks on data"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(open_playground: Open, dark: bool) -> None:
    page = open_playground({"settings": SMALL, "updates": 10}, updates=10, dark=dark)
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert faults(page) == []
    for width in (390, 760, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert sticking_out(page, ".gkm-playground") == []


def test_the_stored_picture_is_the_drawing(browser: Browser) -> None:
    def shape(text: str) -> list[tuple[str, str]]:
        """Places and texts: how a browser writes a colour or a font may differ."""
        return re.findall(r' (?:d|x|y|width|height)="([^"]*)"|>([^<\n]+)<', text)

    page = browser.new_page()
    for path, fresh in draw(page).items():
        message = f"{path.name} has changed: run `python -m tests.widgets.playground_pictures`"
        assert path.exists() and shape(path.read_text(encoding="utf-8")) == shape(fresh), message
    page.close()
