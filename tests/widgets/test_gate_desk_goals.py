"""The desk's goals: what reaches them, and what cannot be reached without a gate."""

from collections.abc import Iterator

import numpy as np
import pytest
import torch
from playwright.sync_api import Page

from helpers.content import Goal, LessonContent, course

from .gate_desk_search import BLOCKS, LIMITS, misses, search, stream_of, unroll

GOALS = LessonContent(course().root / "02_introduction_to_lstm", course()).goals("gate-desk")
RECIPES = {  # the recipes, word by word
    "hold": {"f": {"b": 5.5}},
    "count-pulses": {"f": {"b": 7}},
    "forget-at-marker": {"f": {"b": 7, "m": -12}},
    "ignore-noise": {"i": {"b": -8, "m": 12}, "f": {"b": 8, "m": -12}},
    "silent-until-asked": {"o": {"b": -5, "m": 10}, "f": {"b": 7}},
}
GATES = {"forget-gate": "f", "input-gate": "i", "output-gate": "o"}
DETECT = """([goal, change]) => {
    const weights = module.defaultWeights();
    for (const [block, own] of Object.entries(change)) Object.assign(weights[block], own);
    return module.detectors[goal.kind](module.runUnit(weights, module.streamOf(goal)));
}"""


def passed(page: Page, goal: Goal, weights: dict) -> list[bool]:
    return [check["done"] for check in page.evaluate(DETECT, [goal.model_dump(), weights])["checks"]]


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def test_every_gate_has_a_goal_that_needs_it() -> None:
    assert {goal.needs for goal in GOALS.values()} - {None} == set(GATES)
    assert set(GOALS) == set(RECIPES)


@pytest.mark.parametrize("goal", GOALS.values(), ids=GOALS.keys())
def test_the_recipe_reaches_the_goal(page_of_module: Page, goal: Goal) -> None:
    assert all(passed(page_of_module, goal, RECIPES[goal.id]))
    named = {
        text
        for block in RECIPES[goal.id].values()
        for text in (f"{value:g}".replace("-", "−") for value in block.values())
    }
    assert [value for value in named if value not in (goal.recipe or "")] == []


@pytest.mark.parametrize("goal", GOALS.values(), ids=GOALS.keys())
def test_half_a_recipe_does_not(page_of_module: Page, goal: Goal) -> None:
    recipe = [(block, name) for block, own in RECIPES[goal.id].items() for name in own]
    for left_out in recipe:
        rest = {
            block: {name: v for name, v in own.items() if (block, name) != left_out}
            for block, own in RECIPES[goal.id].items()
        }
        assert not all(passed(page_of_module, goal, rest)), f"{goal.id} without {left_out}"


# What the numbers of the search say is what the detectors say


@pytest.mark.parametrize("goal", GOALS.values(), ids=GOALS.keys())
def test_the_search_and_the_detectors_agree(page_of_module: Page, goal: Goal) -> None:
    rng = np.random.default_rng(3)
    count, inputs = 120, stream_of(goal)
    limits = np.array([LIMITS[name] for name in "xmhb"])[None, :, None]
    recipe = np.array(
        [[RECIPES[goal.id].get(k, {}).get(name, float(k == "g" and name == "x")) for name in "xmhb"] for k in BLOCKS]
    )
    # Around the recipe, near enough that both verdicts come up.
    near = recipe[:, :, None] + rng.normal(size=(4, 4, count)) * np.geomspace(0.001, 2, count)
    weights = np.clip(near, -limits, limits)
    missed = misses(goal.kind, unroll(torch.tensor(weights), inputs), inputs).amax(0).numpy()
    verdicts = []
    for k in range(count):
        named = {block: dict(zip("xmhb", weights[b, :, k].tolist(), strict=True)) for b, block in enumerate(BLOCKS)}
        verdicts.append(all(passed(page_of_module, goal, named)))
    assert verdicts == (missed <= 0).tolist()
    assert 10 < sum(verdicts) < count - 10, "both verdicts must come up"


# Which goal needs which gate


@pytest.mark.parametrize("without", GATES.values())
@pytest.mark.parametrize("goal", GOALS.values(), ids=GOALS.keys())
def test_a_goal_needs_the_gate_that_it_says_and_no_other(goal: Goal, without: str) -> None:
    needed = GATES.get(goal.needs or "") == without
    # The search that finds a way where one exists. Where none is claimed, 20 000 starts of 600 rounds found none either, once.
    found = search(goal, without, 300, 150)
    if needed:
        assert found.reached == 0, f"{goal.id} is reached without {without}: {found.weights}"
        assert found.miss > 0.1, "and not for lack of a hair"
    else:
        assert found.reached > 0, f"no way found to {goal.id} without {without}; the best misses it by {found.miss:.3f}"


@pytest.mark.parametrize("goal", GOALS.values(), ids=GOALS.keys())
def test_with_all_gates_the_search_finds_a_setting_of_the_sliders(page_of_module: Page, goal: Goal) -> None:
    found = search(goal, None, 300, 150)
    assert found.reached > 0
    on_sliders = {block: {name: round(value, 1) for name, value in own.items()} for block, own in found.weights.items()}
    assert all(passed(page_of_module, goal, on_sliders))
