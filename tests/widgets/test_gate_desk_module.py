"""The gate desk without its drawing: the step against NumPy, the detectors, the Python half."""

import base64
import html
import re

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from helpers.content import Goal
from helpers.nets import lstm_step
from helpers.widgets import STAGES, UnitPicture
from helpers.widgets._gate_desk import GateDesk
from helpers.widgets._picture import GRU_STAGES, LSTM_STAGES

# The step


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    inputs=st.integers(1, 6),
    hidden=st.integers(1, 6),
    seed=st.integers(0, 2**32 - 1),
    scale=st.sampled_from([0.1, 1.0, 3.0]),
)
def test_step_equals_numpy(page_of_module: Page, inputs: int, hidden: int, seed: int, scale: float) -> None:
    rng = np.random.default_rng(seed)
    x, h, c = rng.normal(size=inputs), rng.uniform(-1, 1, hidden), rng.normal(size=hidden) * 3
    weight_ih, weight_hh = (rng.uniform(-scale, scale, (4 * hidden, n)) for n in (inputs, hidden))
    bias = rng.uniform(-scale, scale, 4 * hidden)
    names = {"x": x, "h": h, "c": c, "weight_ih": weight_ih, "weight_hh": weight_hh, "bias": bias}
    got = page_of_module.evaluate(
        "(given) => module.lstmStep(given)", {name: value.tolist() for name, value in names.items()}
    )
    want_h, want_c = lstm_step(x[None], h[None], c[None], weight_ih, weight_hh, bias)
    np.testing.assert_allclose(got["h"], want_h[0], rtol=0, atol=1e-12)
    np.testing.assert_allclose(got["c"], want_c[0], rtol=0, atol=1e-12)


def test_run_equals_numpy_step_by_step(page_of_module: Page) -> None:
    rng = np.random.default_rng(7)
    weights = {k: {w: float(rng.uniform(-3, 3)) for w in "xmhb"} for k in "ifgo"}
    inputs = [{"x": float(rng.normal()), "m": int(rng.integers(2))} for _ in range(50)]
    run = page_of_module.evaluate("([weights, inputs]) => module.runUnit(weights, inputs)", [weights, inputs])
    weight_ih = np.array([[weights[k]["x"], weights[k]["m"]] for k in "ifgo"])
    weight_hh = np.array([[weights[k]["h"]] for k in "ifgo"])
    bias = np.array([weights[k]["b"] for k in "ifgo"])
    h = c = 0.0
    for moment, given_input in zip(run, inputs, strict=True):
        assert (moment["hOld"], moment["cOld"]) == (h, c)
        x = np.array([[given_input["x"], given_input["m"]]], float)
        want_h, want_c = lstm_step(x, np.array([[h]]), np.array([[c]]), weight_ih, weight_hh, bias)
        h, c = moment["h"], moment["c"]
        np.testing.assert_allclose([h, c], [want_h[0, 0], want_c[0, 0]], rtol=0, atol=1e-12)


def test_sigmoid_is_stable_far_out(page_of_module: Page) -> None:
    assert page_of_module.evaluate("[-1000, -40, 0, 40, 1000].map(module.sigmoid)") == pytest.approx(
        [0.0, np.exp(-40), 0.5, 1.0, 1.0], rel=1e-15, abs=0
    )


def test_numbers_and_labels(page_of_module: Page) -> None:
    assert page_of_module.evaluate("[-0.001, -0.4, 1.005, 12].map((v) => module.num(v))") == [
        "0.00",
        "−0.40",
        "1.00",
        "12.00",
    ]
    assert page_of_module.evaluate("[0, 1, 1.2, 4, 7, 30].map(module.niceLimit)") == [1, 1, 2, 5, 10, 50]
    placed = page_of_module.evaluate("module.spread([50, 50, 50], 17, 2, 60)")
    assert placed == [26, 43, 60]
    assert page_of_module.evaluate("module.spread([50, 10], 17, 2, 60)") == [50, 10]


# The detectors

CASES = [  # kind, what happens to the cell, checks passed
    ("hold", {"f": {"b": 5.2}}, [True, False]),  # f = 0.9945: 0.9945^20 = 0.896
    ("hold", {"f": {"b": 5.3}}, [True, True]),  # f = 0.9950: 0.9950^20 = 0.905
    ("hold", {"f": {"b": 8}, "i": {"b": -1}}, [False, True]),  # held, but too little was written
    ("hold", {"f": {"b": 8}, "g": {"b": 1}}, [True, False]),  # goes on writing: it grows
    ("hold", {"f": {"b": 8}, "g": {"x": -1}}, [True, True]),  # a negative memory is a memory
    ("forget-at-marker", {"f": {"b": 8}}, [True, True, False]),  # held for ever
    ("forget-at-marker", {"f": {"b": 0}}, [False, False, False]),  # lost before it could fill up
    ("forget-at-marker", {"f": {"b": 4, "m": -12}}, [True, False, False]),  # too little is left at the marker
    ("forget-at-marker", {"f": {"b": 8, "m": -10}}, [True, True, False]),  # f = 0.119 at the marker
    ("forget-at-marker", {"f": {"b": 8, "m": -12}}, [True, True, True]),  # f = 0.018
    ("count-pulses", {"f": {"b": 4}}, [True, False]),  # some of the first is lost before the last
    ("count-pulses", {"f": {"b": 7}, "i": {"b": -1}}, [False, True]),  # counted, but too quietly
    (
        "ignore-noise",
        {"i": {"b": -8, "m": 12}, "f": {"b": 8}},
        [True, False, True],
    ),  # the second only cancels the first
    ("ignore-noise", {"f": {"b": 8, "m": -12}}, [False, False, False]),  # the noise comes in
    ("silent-until-asked", {"f": {"b": 7}}, [True, True, False, False]),  # half of it is always shown
    ("silent-until-asked", {"f": {"b": 7}, "o": {"b": -5}}, [True, True, True, False]),  # silent for ever
    ("silent-until-asked", {"f": {"b": 3}, "o": {"b": -5, "m": 10}}, [True, False, True, True]),  # tells what it lost
]


@pytest.mark.parametrize(("kind", "weights", "passed"), CASES)
def test_detectors(page_of_module: Page, goals: dict[str, Goal], kind: str, weights: dict, passed: list[bool]) -> None:
    found = page_of_module.evaluate(
        """([goal, change]) => {
            const weights = module.defaultWeights();
            for (const [block, own] of Object.entries(change)) Object.assign(weights[block], own);
            return module.detectors[goal.kind](module.runUnit(weights, module.streamOf(goal)));
        }""",
        [goals[kind].model_dump(), weights],
    )
    assert [check["done"] for check in found["checks"]] == passed


def test_python_and_javascript_know_the_same_kinds(page_of_module: Page) -> None:
    assert set(page_of_module.evaluate("Object.keys(module.detectors)")) == set(GateDesk.streams)


# The Python half


def test_static_html_tells_what_there_is(goals: dict[str, Goal]) -> None:
    text = GateDesk(goals=list(goals.values())).static_html()
    picture = base64.b64decode(re.search(r"base64,([^\"]+)\"", text)[1]).decode()
    assert picture.startswith("<svg") and "hidden h′" in picture and "<script" not in picture
    assert all(html.escape(goal.task) in text for goal in goals.values())
    assert 'alt="One LSTM unit.' in text


def test_it_leaves_a_drawing_for_what_shows_no_html(goals: dict[str, Goal]) -> None:
    data, _ = GateDesk(goals=list(goals.values()))._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg")
    assert "<title>" in data["image/svg+xml"] and "<desc>" in data["image/svg+xml"]


@pytest.mark.parametrize("name", STAGES)
def test_each_stage_of_the_unit_is_a_picture_with_its_words(name: str) -> None:
    data = UnitPicture(name)._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg")
    assert len(STAGES[name].alt) > 60 and html.escape(STAGES[name].alt, quote=True) in data["text/html"]
    assert html.escape(STAGES[name].caption) in data["text/html"]


def test_the_stages_build_on_each_other() -> None:
    for stages in (LSTM_STAGES, GRU_STAGES):
        sizes = [len(UnitPicture(name)._repr_mimebundle_()["image/svg+xml"]) for name in stages]
        assert sizes == sorted(sizes)


def test_a_reached_goal_is_passed_on_once(goals: dict[str, Goal]) -> None:
    got = []
    desk = GateDesk(goals=list(goals.values()), reached=["hold"], on_goal=lambda *what: got.append(what))
    desk.event = {"n": 1, "kind": "goal", "goal": "hold", "state": {}}
    desk.event = {"n": 2, "kind": "goal", "goal": "unheard-of", "state": {}}
    desk.event = {"n": 3, "kind": "answer", "goal": "forget-at-marker"}
    assert got == []
    desk.event = {"n": 4, "kind": "goal", "goal": "forget-at-marker", "state": {"cursor": 3}}
    desk.event = {"n": 5, "kind": "goal", "goal": "forget-at-marker", "state": {"cursor": 3}}
    assert got == [("forget-at-marker", {"cursor": 3})]
    assert desk.reached == ["hold", "forget-at-marker"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "juggle"}, "the gate desk knows"),
        ({"stream": []}, "no pulse with an `x`"),
        ({"stream": [{"step": 51, "x": 1}]}, "has 50 steps"),
        ({"stream": [{"step": 31, "x": 1}]}, "fewer than 20"),
        ({"kind": "forget-at-marker"}, "its markers come at"),
        (
            {"kind": "forget-at-marker", "stream": [{"step": 2, "x": 1}, {"step": 3, "marker": 1}]},
            "it needs one, after the last pulse",
        ),
    ],
)
def test_a_wrong_goal_is_refused(change: dict, message: str) -> None:
    good = {
        "id": "g",
        "concept": "gate",
        "kind": "hold",
        "title": "t",
        "task": "t",
        "hint": "h",
        "stream": [{"step": 2, "x": 1}],
    }
    GateDesk(goals=[Goal.model_validate(good)])
    with pytest.raises(ValueError, match=message):
        GateDesk(goals=[Goal.model_validate(good | change)])
