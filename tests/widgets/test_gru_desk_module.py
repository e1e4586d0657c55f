"""The GRU desk without its drawing: the step against NumPy, the LSTM beside it, the detectors, the Python half."""

import base64
import html
import re
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from helpers.content import Goal
from helpers.nets import gru_step, lstm_step
from helpers.widgets._gru_desk import DESK_ALT, GruDesk

from .gru_desk_page import GOALS, module_page, passed

RESETS, UPDATES = ("after", "before"), ("keeps", "writes")


@pytest.fixture(scope="module")
def gru(browser: Browser) -> Iterator[Page]:
    with module_page(browser) as page:
        yield page


def some_weights(rng: np.random.Generator, limit: float = 3) -> dict[str, dict[str, float]]:
    names = {"r": "xmhb", "z": "xmhb", "n": ("x", "m", "h", "b", "bh")}
    return {block: {name: float(rng.uniform(-limit, limit)) for name in own} for block, own in names.items()}


def some_inputs(rng: np.random.Generator, count: int = 50) -> list[dict[str, float]]:
    return [{"x": float(rng.normal()), "m": int(rng.integers(2))} for _ in range(count)]


# The step


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    inputs=st.integers(1, 6),
    hidden=st.integers(1, 6),
    seed=st.integers(0, 2**32 - 1),
    scale=st.sampled_from([0.1, 1.0, 3.0]),
    reset=st.sampled_from(RESETS),
    update=st.sampled_from(UPDATES),
)
def test_step_equals_numpy(
    gru: Page, inputs: int, hidden: int, seed: int, scale: float, reset: str, update: str
) -> None:
    rng = np.random.default_rng(seed)
    x, h = rng.normal(size=inputs), rng.uniform(-1, 1, hidden)
    weight_ih, weight_hh = (rng.uniform(-scale, scale, (3 * hidden, n)) for n in (inputs, hidden))
    bias_ih, bias_hh = rng.uniform(-scale, scale, (2, 3 * hidden))
    names = {"weight_ih": weight_ih, "weight_hh": weight_hh, "bias_ih": bias_ih, "bias_hh": bias_hh}
    plain = {name: value.tolist() for name, value in (names | {"x": x, "h": h}).items()}
    got = gru.evaluate("(given) => module.gruStep(given)", plain | {"reset": reset, "update": update})
    want = gru_step(x[None], h[None], *names.values(), reset=reset, update=update)
    np.testing.assert_allclose(got["h"], want[0], rtol=0, atol=1e-12)


@pytest.mark.parametrize("reset", RESETS)
@pytest.mark.parametrize("update", UPDATES)
def test_run_equals_numpy_step_by_step(gru: Page, reset: str, update: str) -> None:
    rng = np.random.default_rng(7)
    weights, inputs, desk = some_weights(rng), some_inputs(rng), {"reset": reset, "update": update}
    run = gru.evaluate("(given) => module.runGru(...given)", [weights, inputs, desk])
    arrays = (
        np.array([[weights[k]["x"], weights[k]["m"]] for k in "rzn"]),
        np.array([[weights[k]["h"]] for k in "rzn"]),
        np.array([weights[k]["b"] for k in "rzn"]),
        np.array([0.0, 0.0, weights["n"]["bh"]]),
    )
    h = 0.0
    for moment, given_input in zip(run, inputs, strict=True):
        assert moment["hOld"] == h
        x = np.array([[given_input["x"], given_input["m"]]], float)
        want = gru_step(x, np.array([[h]]), *arrays, reset=reset, update=update)
        h = moment["h"]
        np.testing.assert_allclose(h, want[0, 0], rtol=0, atol=1e-12)
        assert moment["keep"] + moment["write"] == pytest.approx(1, abs=1e-15)
        mixture = moment["keep"] * moment["hOld"] + moment["write"] * moment["n"]
        assert mixture == pytest.approx(h, abs=1e-12)


def test_turning_the_update_gate_gives_the_other_conventions_run(gru: Page) -> None:
    rng = np.random.default_rng(11)
    given_run = [some_weights(rng), some_inputs(rng)]
    keeps, writes, turned = gru.evaluate(
        """([weights, inputs]) => [
            [weights, "keeps"], [weights, "writes"], [module.turnUpdate(weights), "writes"],
        ].map(([w, update]) => module.runGru(w, inputs, {update, reset: "after"}).map((at) => at.h))""",
        given_run,
    )
    np.testing.assert_allclose(turned, keeps, rtol=0, atol=1e-12)
    assert np.abs(np.subtract(writes, keeps)).max() > 0.1


def test_where_the_reset_acts_matters_to_one_unit_only_with_a_bias_inside(gru: Page) -> None:
    rng = np.random.default_rng(13)
    weights, inputs = some_weights(rng), some_inputs(rng)
    for bias, differ in ((0.0, False), (1.0, True)):
        weights["n"]["bh"] = bias
        after, before = gru.evaluate(
            "([w, inputs]) => ['after', 'before'].map((reset) => module.runGru(w, inputs, {update: 'keeps', reset}).map((at) => at.h))",
            [weights, inputs],
        )
        assert (np.abs(np.subtract(after, before)).max() > 1e-12) == differ


def test_in_a_layer_the_two_resets_differ_unless_all_r_are_alike(gru: Page) -> None:
    """What the desk says about layers: without any bias, two units with different r disagree, with the same r they do not."""
    layer = {"x": [0.3], "h": [0.5, -0.8], "weight_hh": [[0, 0]] * 4 + [[0.4, 1.1], [-0.7, 0.2]], "bias_hh": [0] * 6}
    for reset_bias, differ in (([1.0, 1.0], False), ([1.0, -1.0], True)):
        step = layer | {"weight_ih": [[0.0]] * 4 + [[1.0], [-1.0]], "bias_ih": [*reset_bias, 0, 0, 0, 0]}
        after, before = (gru.evaluate("(s) => module.gruStep(s).h", step | {"reset": reset}) for reset in RESETS)
        assert (np.abs(np.subtract(after, before)).max() > 1e-12) == differ


# The LSTM beside it


@pytest.mark.parametrize("write", ["tied", "free"])
@pytest.mark.parametrize("update", UPDATES)
def test_the_lstm_beside_has_the_weights_that_it_is_said_to_have(gru: Page, write: str, update: str) -> None:
    rng = np.random.default_rng(17)
    weights, inputs = some_weights(rng), some_inputs(rng)
    run = gru.evaluate(
        "(given) => module.runBeside(...given)", [weights, inputs, {"update": update, "write": write, "bias": 1.5}]
    )
    z, n, sign = weights["z"], weights["n"], 1 if update == "keeps" else -1
    forget = sign * np.array([z["x"], z["m"], z["h"], z["b"]])
    candidate = np.array([n["x"], n["m"], n["h"], n["b"] + n["bh"]])
    c = h = 0.0
    for moment, given_input in zip(run, inputs, strict=True):
        seen = np.array([given_input["x"], given_input["m"], h, 1.0])
        f = 1 / (1 + np.exp(-forget @ seen))
        i = 1 - f if write == "tied" else 1 / (1 + np.exp(-1.5))
        c = f * c + i * np.tanh(candidate @ seen)
        h = np.tanh(c)
        np.testing.assert_allclose(
            [moment["f"], moment["i"], moment["c"], moment["h"]], [f, i, c, h], rtol=0, atol=1e-12
        )
    assert {moment["o"] for moment in run} == {1}
    table = np.array([(forget * 0 + [0, 0, 0, 1.5]) if write == "free" else -forget, forget, candidate, [0, 0, 0, 1e3]])
    last, before = run[-1], run[-2]
    x = np.array([[inputs[-1]["x"], inputs[-1]["m"]]], float)
    state = np.array([[before["h"]]]), np.array([[before["c"]]])
    want_h, want_c = lstm_step(x, *state, table[:, :2].copy(), table[:, 2:3].copy(), table[:, 3].copy())
    np.testing.assert_allclose([last["h"], last["c"]], [want_h[0, 0], want_c[0, 0]], rtol=0, atol=1e-12)


def test_h_is_a_mixture_and_a_free_cell_grows(gru: Page) -> None:
    weights = {
        "r": dict.fromkeys("xmhb", 0),
        "z": {"x": 0, "m": 0, "h": 0, "b": 8},
        "n": {"x": 4, "m": 0, "h": 0, "b": 0, "bh": 0},
    }
    inputs = [{"x": 2, "m": 0}] * 50
    grown = {}
    for write in ("tied", "free"):
        run = gru.evaluate(
            "(g) => module.runBoth(...g)", [weights, inputs, {"update": "keeps", "write": write, "bias": 8}]
        )
        assert max(abs(at["h"]) for at in run) <= 1
        grown[write] = max(abs(at["c"]) for at in run)
    assert grown["tied"] <= 1 < 40 < grown["free"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), reset=st.sampled_from(RESETS), update=st.sampled_from(UPDATES))
def test_h_never_leaves_its_range(gru: Page, seed: int, reset: str, update: str) -> None:
    rng = np.random.default_rng(seed)
    run = gru.evaluate(
        "(g) => module.runGru(...g)", [some_weights(rng, 8), some_inputs(rng), {"reset": reset, "update": update}]
    )
    assert all(abs(at["h"]) <= 1 for at in run)


# The detectors

CASES = [  # goal, weights, checks passed
    ("gru-hold", {}, [True, False]),  # taken in, and lost
    ("gru-hold", {"z": {"b": 6}}, [False, True]),  # what never came in is well kept
    ("gru-hold", {"z": {"b": 5, "x": -4}}, [True, False]),  # z = 0.9933: 0.9933^20 = 0.87
    ("gru-hold", {"z": {"b": 5.5, "x": -4}}, [True, True]),  # z = 0.9959: 0.92
    ("gru-hold", {"z": {"b": 6, "x": -4}, "n": {"x": -1}}, [True, True]),  # a negative memory is a memory
    ("gru-hold", {"n": {"h": 4}, "z": {"b": -5}, "r": {"b": 8}}, [True, True]),  # the candidate holds h at 1
    ("running-mean", {}, [False, False]),  # follows the jumps
    ("running-mean", {"z": {"b": 1.4}}, [True, True]),
    ("running-mean", {"z": {"b": 2.5}}, [True, False]),  # too slow to come round
    ("running-mean", {"z": {"b": 6}}, [False, False]),  # does not move
    ("running-mean", {"z": {"b": 1.4}, "n": {"x": -1}}, [False, False]),  # the mean with the wrong sign
    ("keep-the-marked", {"z": {"b": 8}}, [False, False, False, True]),  # nothing comes in
    ("keep-the-marked", {"z": {"b": 8, "m": -12}}, [True, True, True, True]),
    ("keep-the-marked", {"z": {"b": 8, "m": -12}, "n": {"x": 3}}, [True, True, True, False]),  # the quiet one is loud
    ("keep-the-marked", {"z": {"b": 4, "m": -12}}, [False, False, False, True]),  # the noise seeps in
    ("keep-the-marked", {"z": {"b": 8, "m": -12}, "n": {"x": -1}}, [False, False, False, True]),  # wrong sign
    ("after-the-marker", {"z": {"b": -5}}, [True, False, False, False]),  # empty, and takes everything
    (
        "after-the-marker",
        {"n": {"h": 4}, "z": {"b": -5}, "r": {"b": 8}},
        [False, False, True, False],
    ),  # the first noise stays
    (
        "after-the-marker",
        {"n": {"h": 4}, "z": {"b": -5}, "r": {"b": 4, "m": -7}},
        [False, False, False, False],
    ),  # what is left spoils the new
    ("after-the-marker", {"n": {"h": 4}, "z": {"b": -5}, "r": {"b": 4, "m": -12}}, [True, True, True, True]),
]


@pytest.mark.parametrize(("goal", "weights", "want"), CASES)
def test_detectors(gru: Page, goal: str, weights: dict, want: list[bool]) -> None:
    assert passed(gru, GOALS[goal], weights) == want


def test_python_and_javascript_know_the_same_kinds(gru: Page) -> None:
    assert set(gru.evaluate("Object.keys(module.detectors)")) == set(GruDesk.streams)


# The Python half


def test_static_html_tells_what_there_is() -> None:
    text = GruDesk(goals=list(GOALS.values())).static_html()
    picture = base64.b64decode(re.search(r"base64,([^\"]+)\"", text)[1]).decode()
    assert picture.startswith("<svg") and "new h′" in picture and "<script" not in picture
    assert all(html.escape(goal.task) in text for goal in GOALS.values())
    assert html.escape(DESK_ALT, quote=True) in text


def test_it_leaves_a_drawing_for_what_shows_no_html() -> None:
    data, _ = GruDesk(goals=list(GOALS.values()))._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg")
    assert "<title>" in data["image/svg+xml"] and "<desc>" in data["image/svg+xml"]


def test_it_needs_no_goals() -> None:
    desk = GruDesk()
    assert (desk.goals, desk.reached, GruDesk.place) == ([], [], "on the GRU desk")
    assert "<ul>" not in desk.static_html()


def test_a_reached_goal_is_passed_on_once() -> None:
    got = []
    desk = GruDesk(goals=list(GOALS.values()), reached=["gru-hold"], on_goal=lambda *what: got.append(what))
    desk.event = {"n": 1, "kind": "goal", "goal": "gru-hold", "state": {}}
    desk.event = {"n": 2, "kind": "goal", "goal": "unheard-of", "state": {}}
    desk.event = {"n": 3, "kind": "answer", "goal": "running-mean"}
    assert got == []
    desk.event = {"n": 4, "kind": "goal", "goal": "running-mean", "state": {"cursor": 3}}
    desk.event = {"n": 5, "kind": "goal", "goal": "running-mean", "state": {"cursor": 3}}
    assert got == [("running-mean", {"cursor": 3})]
    assert desk.reached == ["gru-hold", "running-mean"]


TWO = [{"step": 1, "x": 1}, {"step": 25, "x": -1}]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "juggle"}, "the GRU desk knows"),
        ({"stream": []}, "no pulse with an `x`"),
        ({"stream": [{"step": 51, "x": 1}]}, "has 50 steps"),
        ({"stream": [{"step": 31, "x": 1}]}, "fewer than 20"),
        ({"kind": "running-mean"}, "it needs one turn"),
        ({"kind": "running-mean", "stream": [*TWO, {"step": 30, "x": 1}]}, "it needs one turn"),
        (
            {"kind": "running-mean", "stream": [{"step": 1, "x": 1}, {"step": 45, "x": -1}]},
            "12 steps before and from it",
        ),
        ({"kind": "keep-the-marked"}, "it needs 2 to 3"),
        (
            {"kind": "keep-the-marked", "stream": [*TWO, {"step": 3, "marker": 1}, {"step": 9, "marker": 1}]},
            "with an `x`",
        ),
        ({"kind": "after-the-marker"}, "it needs 1 to 3"),
        ({"kind": "after-the-marker", "stream": [*TWO, {"step": 3, "marker": 1}]}, "at the step after it"),
    ],
)
def test_a_wrong_goal_is_refused(change: dict, message: str) -> None:
    good = {
        "id": "g",
        "concept": "c",
        "kind": "hold",
        "title": "t",
        "task": "t",
        "hint": "h",
        "stream": [{"step": 2, "x": 1}],
    }
    GruDesk(goals=[Goal.model_validate(good)])
    GruDesk(goals=[Goal.model_validate(good | {"kind": "running-mean", "stream": TWO})])
    with pytest.raises(ValueError, match=message):
        GruDesk(goals=[Goal.model_validate(good | change)])
