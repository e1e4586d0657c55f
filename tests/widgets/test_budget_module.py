"""The budget without its drawing: the formula against torch, the largest layer that fits, the Python half."""

import base64
import html
import re
from collections.abc import Iterator

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from helpers.widgets._budget import BUDGET_ALT, BUDGET_PICTURE, Budget, torch_count, torch_shapes

from .host import modules

BLOCKS = {"rnn": 1, "gru": 3, "lstm": 4}
LAYERS = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}
SLOW_START = [HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def budget_module(browser: Browser) -> Iterator[Page]:
    """A page in which `module` is the budget's module, nothing drawn."""
    with modules(browser, "playground/budget_count", "page/answers") as page:
        page.evaluate("(shapes) => { window.shapes = shapes; }", torch_shapes())
        yield page


def count_on_a_page(page: Page, kind: str, hidden: int, **shape: int) -> dict:
    """What a page of the site answers, by torch's shapes alone."""
    return page.evaluate(
        """async ([kind, hidden, shape]) => {
            const event = { kind: "count", ...shape, sizes: { [kind]: hidden } };
            return (await module.answered({}, event, { get: () => window.shapes })).counted.kinds[kind];
        }""",
        [kind, hidden, shape],
    )


def count(page: Page, kind: str, hidden: int, **shape: int) -> int:
    return page.evaluate(
        "([blocks, hidden, shape]) => module.countAll(blocks, hidden, shape)", [BLOCKS[kind], hidden, shape]
    )


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_START)
@given(
    kind=st.sampled_from(list(BLOCKS)),
    inputs=st.integers(1, 256),
    hidden=st.integers(1, 512),
    layers=st.integers(1, 3),
    directions=st.integers(1, 2),
)
def test_the_formula_is_what_torch_has(
    budget_module: Page, kind: str, inputs: int, hidden: int, layers: int, directions: int
) -> None:
    layer = LAYERS[kind](inputs, hidden, layers, bidirectional=directions == 2, device="meta")
    want = sum(parameter.numel() for parameter in layer.parameters())
    shape = {"inputs": inputs, "layers": layers, "directions": directions}
    assert count(budget_module, kind, hidden, biases=2, **shape) == want
    # One bias a row, which torch does not have: its weights without biases, and one vector for each row.
    bare = LAYERS[kind](inputs, hidden, layers, bidirectional=directions == 2, bias=False, device="meta")
    rows = layers * directions * BLOCKS[kind] * hidden
    assert count(budget_module, kind, hidden, biases=1, **shape) == sum(p.numel() for p in bare.parameters()) + rows
    assert torch_count(kind, hidden=hidden, **shape) == {"all": want, "second": rows}
    found = count_on_a_page(budget_module, kind, hidden, **shape)
    assert found == {"hidden": hidden, "all": want, "second": rows}


KNOWN = [(10, 20, (640, 1920, 2560)), (64, 128, (24832, 74496, 99328)), (128, 128, (33024, 99072, 132096))]


@pytest.mark.parametrize(("inputs", "hidden", "want"), KNOWN)
def test_known_counts(budget_module: Page, inputs: int, hidden: int, want: tuple[int, ...]) -> None:
    shape = {"inputs": inputs, "layers": 1, "directions": 1, "biases": 2}
    assert tuple(count(budget_module, kind, hidden, **shape) for kind in BLOCKS) == want


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW_START)
@given(
    kind=st.sampled_from(list(BLOCKS)),
    budget=st.integers(1000, 1_000_000),
    inputs=st.integers(1, 256),
    layers=st.integers(1, 3),
    directions=st.integers(1, 2),
    biases=st.integers(1, 2),
)
def test_what_fits_is_the_most_that_fits(budget_module: Page, kind: str, budget: int, **shape: int) -> None:
    hidden = budget_module.evaluate(
        "([blocks, budget, shape]) => module.largestHidden(blocks, budget, shape)", [BLOCKS[kind], budget, shape]
    )
    assert hidden <= 1000
    assert count(budget_module, kind, hidden, **shape) <= budget < count(budget_module, kind, hidden + 1, **shape)


def test_budgets_have_three_digits(budget_module: Page) -> None:
    shown = budget_module.evaluate("() => [3, 4.51, 5, 5.5, 6].map(module.niceBudget)")
    assert shown == [1000, 32400, 100000, 316000, 1000000]


# Python


def asked(**change: object) -> dict:
    sizes = {"rnn": 128, "gru": 128, "lstm": 128}
    return {"n": 1, "kind": "count", "inputs": 64, "layers": 1, "directions": 1, "sizes": sizes} | change


def test_torch_counts_what_is_asked() -> None:
    widget = Budget()
    widget.event = asked()
    assert widget.counted == {
        "inputs": 64,
        "layers": 1,
        "directions": 1,
        "kinds": {
            "rnn": {"hidden": 128, "all": 24832, "second": 128},
            "gru": {"hidden": 128, "all": 74496, "second": 384},
            "lstm": {"hidden": 128, "all": 99328, "second": 512},
        },
    }
    widget.act(asked(sizes={"rnn": 3}))
    assert widget.counted["kinds"] == {"rnn": {"hidden": 3, "all": 3 * (64 + 3 + 2), "second": 3}}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "other"},
        {"inputs": 0},
        {"inputs": 257},
        {"inputs": "64"},
        {"inputs": None},
        {"layers": 1.5},
        {"layers": True},
        {"layers": 4},
        {"directions": 3},
        {"sizes": None},
        {"sizes": [128]},
        {"sizes": {"cnn": 128}},
        {"sizes": {"gru": 0}},
        {"sizes": {"gru": 10**9}},
        {"sizes": {"gru": "128"}},
    ],
)
def test_a_wrong_question_changes_nothing(wrong: dict) -> None:
    widget = Budget()
    widget.act(asked(**wrong))
    assert widget.counted == {}


def test_the_static_forms_show_the_stored_picture() -> None:
    widget = Budget()
    data, _ = widget._repr_mimebundle_()
    (address,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', data["text/html"])
    assert base64.b64decode(address).decode() == BUDGET_PICTURE.read_text(encoding="utf-8") == data["image/svg+xml"]
    assert html.escape(BUDGET_ALT, quote=True) in data["text/html"]
    assert data["text/plain"] == "<Budget>"
    for number in ("24,832", "74,496", "99,328"):
        assert number in BUDGET_ALT and number in data["image/svg+xml"]
