"""Challenge strings: a desk travels as text, and a bad text says what is wrong and breaks nothing."""

import base64
import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from helpers.content import Goal

Open = Callable[..., Page]
READ = """([text, goals]) => { try { return module.readChallenge(text, goals); } catch (error) { return {problem: error.message}; } }"""
number = st.floats(-20, 20, allow_nan=False)


def coded(data: object) -> str:
    return "gkm1." + base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")


def read(page: Page, text: str, goals: dict[str, Goal]) -> dict:
    return page.evaluate(READ, [text, [goal.model_dump() for goal in goals.values()]])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=st.lists(number, min_size=16, max_size=16),
    goal=st.sampled_from([None, "hold", "ignore-noise"]),
    inputs=st.lists(
        st.tuples(st.sampled_from([0.0, 1.0, -2.0, 0.5]), st.sampled_from([0, 1])), min_size=1, max_size=60
    ),
    question=st.text(max_size=200),
)
def test_what_is_written_is_read_again(
    page_of_module: Page, goals: dict[str, Goal], values: list[float], goal: str | None, inputs: list, question: str
) -> None:
    names = [(block, name) for block in "ifgo" for name in "xmhb"]
    limits = {"x": 4, "m": 12, "h": 4, "b": 8}
    weights: dict = {block: {} for block in "ifgo"}
    for (block, name), value in zip(names, values, strict=True):
        weights[block][name] = round(max(-limits[name], min(limits[name], value)), 1)
    text = page_of_module.evaluate(
        "(given) => module.writeChallenge(given)",
        {"weights": weights, "goal": goal, "inputs": [list(pair) for pair in inputs], "question": question},
    )
    assert text.startswith("gkm1.") and len(text) <= 8000
    found = read(page_of_module, f"  {text[:20]}\n{text[20:]} ", goals)
    assert "problem" not in found
    assert found["weights"] == weights
    assert found["goal"] == goal
    assert found["inputs"] == ([] if goal else [list(pair) for pair in inputs])
    assert len(found["question"]) <= 280 and "\n" not in found["question"]


GOOD = {"goal": "hold", "weights": [0] * 16}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "There is nothing to open."),
        ("hello", "is no challenge"),
        ("<img src=x onerror=alert(1)>", "is no challenge"),
        ("gkm1.", "is no challenge"),
        ("gkm1.%%%", "is no challenge"),
        (coded(GOOD).replace("gkm1", "gkm2"), "is of version 2, this desk reads version 1"),
        (coded(GOOD)[:-9], "damaged or cut short"),
        ("gkm1." + "A" * 9000, "has 9005 characters, a challenge has 8000 at most"),
        (coded([]), "incomplete"),
        (coded(None), "incomplete"),
        (coded({"goal": "hold", "weights": [0] * 15}), "incomplete"),
        (coded({"goal": "hold", "weights": ["a"] * 16}), "incomplete"),
        (coded({"weights": [0] * 16}), "incomplete"),
        (coded({"goal": "juggle", "weights": [0] * 16}), "is for a goal “juggle”, this desk has “Hold”"),
        (coded({"goal": "__proto__", "weights": [0] * 16}), "is for a goal “__proto__”"),
    ],
)
def test_a_bad_text_says_what_is_wrong(page_of_module: Page, goals: dict[str, Goal], text: str, told: str) -> None:
    assert told in read(page_of_module, text, goals)["problem"]


def test_weights_and_inputs_are_brought_into_range(page_of_module: Page, goals: dict[str, Goal]) -> None:
    found = read(page_of_module, coded({"goal": "hold", "weights": [1e300] * 16}), goals)
    assert found["weights"]["f"] == {"x": 4, "m": 12, "h": 4, "b": 8}
    runs = [[1e9, 7, 1e9], "x", [None, None, 3], [0.5, 0, -4]]
    found = read(page_of_module, coded({"inputs": runs, "weights": [0] * 16}), goals)
    assert len(found["inputs"]) == 500
    assert found["inputs"][0] == [2, 1]


def test_a_challenge_is_copied_opened_shown_as_text_and_left_again(open_desk: Open) -> None:
    page = open_desk()
    page.get_by_label("forget gate: bias").fill("2")
    page.get_by_text("Share", exact=True).click()
    page.get_by_label("Your question, or your guess").fill("<b>What</b> is left?")
    page.get_by_role("radio", name="Count the pulses").check()
    page.get_by_role("button", name="Copy challenge").click()
    text = page.get_by_label("Your challenge").input_value()
    assert text.startswith("gkm1.")

    other = open_desk({"weights": {"o": {"b": 3}}})
    other.get_by_text("Share", exact=True).click()
    other.get_by_label("Paste a challenge").fill("nonsense")
    other.get_by_role("button", name="Open", exact=True).click()
    expect(other.get_by_text("is no challenge").first).to_be_visible()
    assert other.get_by_label("output gate: bias").input_value() == "3"
    other.get_by_label("Paste a challenge").fill(text)
    other.keyboard.press("Enter")
    banner = other.locator(".gkm-challenge")
    expect(banner).to_contain_text("<b>What</b> is left?")
    expect(banner).to_contain_text("Reach the goal “Count the pulses” from here.")
    assert other.get_by_label("forget gate: bias").input_value() == "2"
    expect(other.get_by_role("radio", name="Count the pulses")).to_be_checked()
    other.get_by_role("button", name="Back to my own desk").click()
    expect(banner).to_be_hidden()
    assert other.get_by_label("output gate: bias").input_value() == "3"


def test_a_challenge_that_arrives_solved_counts_only_when_it_is_solved_here(
    open_desk: Open, page_of_module: Page
) -> None:
    maker = open_desk({"goal": "hold", "weights": {"f": {"b": 7}}})
    made = maker.evaluate("({...model.get('state'), weights: model.get('event').state.weights})")
    text = page_of_module.evaluate("(made) => module.writeChallenge(made)", made)
    page = open_desk()
    page.get_by_text("Share", exact=True).click()
    page.get_by_label("Paste a challenge").fill(text)
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator(".gkm-verdict")).to_have_text("✓ Goal reached.")
    assert page.evaluate("model.get('event')") == {}
    page.get_by_label("forget gate: bias").fill("0")
    page.get_by_label("forget gate: bias").fill("6")
    assert page.evaluate("model.get('event').goal") == "hold"


def test_a_challenge_and_the_way_back_outlive_the_page(open_desk: Open) -> None:
    page = open_desk({"weights": {"o": {"b": 3}}, "inputs": [[1.5, 0], [0, 1]]})
    page.get_by_text("Share", exact=True).click()
    page.get_by_label("Paste a challenge").fill(coded(GOOD | {"question": "And now?"}))
    page.keyboard.press("Enter")
    again = open_desk(page.evaluate("model.get('state')"))
    expect(again.locator(".gkm-challenge")).to_contain_text("And now?")
    again.get_by_role("button", name="Back to my own desk").click()
    assert again.get_by_label("output gate: bias").input_value() == "3"
    assert again.evaluate("model.get('state').inputs") == [[1.5, 0], [0, 1]]
