"""The widgets on gradients: their networks against torch, what they say, and how they look."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from playwright.sync_api import Browser, Page, expect

from helpers.experiments import agreement
from helpers.widgets import CourseWidget, FadingMemory, GradientTelescope
from tests.axe import faults

from .gradient_pictures import draw
from .host import pages

HERE = Path(__file__).parent
Open = Callable[..., Page]
LAYERS = {"rnn": (torch.nn.RNN, 1), "lstm": (torch.nn.LSTM, 4), "gru": (torch.nn.GRU, 3)}


@pytest.fixture
def open_widget(browser: Browser) -> Iterator[Open]:
    """Opens a page with one of the widgets on it. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(kind: type[CourseWidget], state: dict | None = None, **options: Any) -> Page:
            widget = kind()
            values = {"state": state or {}, "stored": getattr(widget, "stored", {}), "event": {}}
            return open_page(widget, values, headings="<h1>W</h1><h2>W</h2><h3>W</h3>", **options)

        yield open_one


# The networks


@pytest.mark.parametrize("kind", LAYERS)
@pytest.mark.parametrize("seed", range(3))
def test_values_and_gradients_are_torchs(gradients: Page, kind: str, seed: int) -> None:
    layer_class, blocks = LAYERS[kind]
    inputs, hidden, steps = 3, 5, 12
    rng = np.random.default_rng(seed)
    shapes = {
        "weight_ih": (blocks * hidden, inputs),
        "weight_hh": (blocks * hidden, hidden),
        "bias_ih": (blocks * hidden,),
        "bias_hh": (blocks * hidden,),
    }
    given = {name: rng.uniform(-0.9, 0.9, shape) for name, shape in shapes.items()}
    xs, error = rng.normal(size=(steps, inputs)), rng.normal(size=hidden)
    layer = layer_class(inputs, hidden, dtype=torch.float64)
    layer.load_state_dict({f"{name}_l0": torch.from_numpy(value) for name, value in given.items()})
    x = torch.from_numpy(xs).requires_grad_()
    hs = layer(x)[0]
    (hs[-1] * torch.from_numpy(error)).sum().backward()
    net = {"kind": kind, "inputs": inputs, "hidden": hidden}
    net |= {name: value.ravel().tolist() for name, value in given.items()}
    got = gradients.evaluate(
        """([net, xs, error]) => {
            const moments = module.runNetwork(net, xs.map((x) => Float64Array.from(x)));
            const back = module.backNetwork(net, moments, Float64Array.from(error));
            const { norm } = module.recurrentGradient(net, back.sums, 3);
            return { hs: moments.map((at) => [...at.h]), inputs: back.inputs.map((one) => [...one]), norm };
        }""",
        [net, xs.tolist(), error.tolist()],
    )
    np.testing.assert_allclose(got["hs"], hs.detach().numpy(), rtol=0, atol=1e-12)
    np.testing.assert_allclose(got["inputs"], x.grad.numpy(), rtol=1e-10, atol=1e-12)
    assert got["norm"] == pytest.approx(layer.weight_hh_l0.grad.norm().item(), rel=1e-10)


def test_an_orthogonal_matrix_is_one_and_its_largest_singular_value_is_found(gradients: Page) -> None:
    flat = gradients.evaluate("[...module.orthogonal(module.stream(3), 12)]")
    matrix = np.array(flat).reshape(12, 12)
    assert np.allclose(matrix @ matrix.T, np.eye(12), atol=1e-12)
    other = np.random.default_rng(0).normal(size=(12, 12))
    found = gradients.evaluate(
        "(flat) => module.largestSingularValue(Float64Array.from(flat), 12)", other.ravel().tolist()
    )
    assert found == pytest.approx(np.linalg.norm(other, 2), rel=1e-6)


def test_drawn_weights_are_what_they_are_said_to_be(gradients: Page) -> None:
    net = gradients.evaluate(
        """() => { const net = module.drawNetwork({kind: "gru", inputs: 4, hidden: 32, seed: 5, bias: 2.5});
                   return { hh: [...net.weight_hh], ih: [...net.bias_ih], other: [...net.bias_hh] }; }"""
    )
    weights = np.array(net["hh"])
    assert np.abs(weights).max() <= 1 / np.sqrt(32) and abs(weights.mean()) < 0.01
    assert weights.std() == pytest.approx(1 / np.sqrt(3 * 32), rel=0.05)
    assert np.array_equal(net["ih"], np.repeat([0, 2.5, 0], 32)) and not any(net["other"])
    spread = np.array(
        gradients.evaluate("[...module.drawNetwork({kind: 'rnn', inputs: 1, hidden: 4, seed: 1}).weight_hh]")
    )
    again = gradients.evaluate("[...module.drawNetwork({kind: 'rnn', inputs: 1, hidden: 4, seed: 1}).weight_hh]")
    assert spread.tolist() == again


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_rates_are_those_that_the_lesson_measures(gradients: Page, seed: int) -> None:
    def rate(**choices: Any) -> dict:
        given = {"kind": "rnn", "scale": 1, "bias": 0, "input": 1, "seed": seed, **choices}
        found = gradients.evaluate("(given) => module.look(given)", given)
        return found

    plain, orthogonal = rate(), rate(kind="orthogonal rnn")
    assert 0.35 < plain["rate"] < 0.6 and 0.95 < plain["bound"] < 1.3
    assert 0.65 < orthogonal["rate"] < 0.85 and orthogonal["bound"] == pytest.approx(1, abs=1e-6)
    lstm = [rate(kind="lstm", bias=bias)["rate"] for bias in (0, 1, 3)]
    gru = [rate(kind="gru", bias=bias)["rate"] for bias in (0, 1, 3)]
    assert lstm == sorted(lstm) and gru == sorted(gru)
    assert 0.5 < lstm[0] < 0.7 and lstm[2] > 0.93 and 0.5 < gru[0] < 0.7 and gru[2] > 0.9
    exploding = rate(scale=3, input=0)
    assert exploding["rate"] > 1.2 and exploding["norm"] == 0
    assert rate(scale=0.5)["rate"] < rate()["rate"] < rate(scale=0.5)["bound"] * 2


# The telescope


def test_the_telescope_says_what_it_sees(open_widget: Open) -> None:
    page = open_widget(GradientTelescope)
    finding = page.locator(".gkm-finding")
    expect(finding).to_contain_text("It vanishes.")
    page.get_by_role("radio", name="LSTM").check()
    expect(page.get_by_label("scale of the recurrent matrix")).to_be_hidden()
    page.get_by_label("bias of the gate that keeps").fill("6")
    expect(finding).not_to_contain_text("It vanishes.")
    page.get_by_role("radio", name="plain RNN").check()
    page.get_by_label("scale of the recurrent matrix").fill("0.5")
    expect(page.get_by_text("below 1: the gradient must vanish")).to_be_visible()
    page.get_by_label("size of the input").fill("0")
    page.get_by_label("scale of the recurrent matrix").fill("3")
    expect(finding).to_contain_text("It explodes.")
    expect(page.get_by_text("there is nothing to clip")).to_be_visible()


def test_clipping_is_one_factor(open_widget: Open) -> None:
    page = open_widget(GradientTelescope)
    page.get_by_label("clip at").fill("3")
    expect(page.get_by_text("within 1000: clipping changes nothing")).to_be_visible()
    page.get_by_label("clip at").fill("-1")
    text = page.get_by_text("Clipped at 0.1").inner_text()
    norm, factor = (float(part) for part in re.findall(r"[\d.]+\d", text)[::2])
    assert factor == pytest.approx(0.1 / norm, rel=0.06)


def test_choices_are_kept_and_announced(open_widget: Open) -> None:
    page = open_widget(GradientTelescope, {"kind": "gru", "bias": 3})
    expect(page.get_by_role("radio", name="GRU")).to_be_checked()
    page.get_by_role("radio", name="orthogonal RNN").check()
    assert page.evaluate("window.saves.at(-1).state.kind") == "orthogonal rnn"
    assert "At each step back" in page.locator(".gkm-live").inner_text()
    assert "orthogonal RNN" in page.locator(".gkm-log-chart").get_attribute("aria-label")
    page.get_by_role("button", name="New weights").click()
    assert page.evaluate("window.saves.at(-1).state.seed") == 2


# Fading memory


def test_the_sentence_fades_and_the_learners_own_too(open_widget: Open) -> None:
    page = open_widget(FadingMemory)
    words = page.locator(".gkm-words li")
    expect(words).to_have_count(7)
    expect(words.first).to_contain_text("The")
    expect(words.last).to_contain_text("100 %")
    expect(page.get_by_text("plain RNN, untrained")).to_be_visible()
    page.get_by_label("A sentence, yours if you like").fill("my own short sentence")
    expect(words).to_have_count(4)
    expect(page.locator(".gkm-finding")).to_contain_text("At “own”, 2 steps before the end")
    page.get_by_label("A sentence, yours if you like").fill("one")
    expect(page.locator(".gkm-finding")).to_have_text("Write at least two words.")
    page.get_by_label("A sentence, yours if you like").fill("")
    expect(words).to_have_count(0)


def test_the_bias_holds_the_memory(open_widget: Open) -> None:
    page = open_widget(FadingMemory)
    expect(page.get_by_label("bias of the gate that keeps")).to_be_hidden()
    page.get_by_role("radio", name="LSTM").check()
    page.get_by_role("button", name="long", exact=True).click()

    def first() -> float:
        return float(re.search(r"each step back leaves (\d\.\d+)", page.locator(".gkm-finding").inner_text())[1])

    page.get_by_label("bias of the gate that keeps").fill("0")
    low = first()
    page.get_by_label("bias of the gate that keeps").fill("4")
    assert low < 0.75 < 0.9 < first()
    expect(page.get_by_text("LSTM, untrained, bias 4.0")).to_be_visible()


def test_trained_networks_know_their_words_only(open_widget: Open) -> None:
    page = open_widget(FadingMemory)
    page.get_by_role("radio", name="trained on was or were").check()
    page.get_by_role("radio", name="GRU").check()
    expect(page.locator(".gkm-label")).to_have_text(re.compile(r"GRU, trained: (9\d|100) % right on unseen sentences"))
    page.get_by_label("A sentence, yours if you like").fill("the cats that purred")
    expect(page.locator(".gkm-unknown")).to_have_text(["purredunknown"])
    expect(page.locator(".gkm-finding")).to_contain_text("At “cats”, 1 step before the end")
    expect(page.get_by_label("bias of the gate that keeps")).to_be_hidden()
    assert page.evaluate("window.saves.at(-1).state.trained") is True


def test_what_is_shown_is_the_gradient_of_the_answer(gradients: Page) -> None:
    """The stored networks, by torch: each word's gradient as a share of the last word's."""
    stored = FadingMemory().stored
    sentence = "the cats that she painted near the old dog"
    for kind, one in stored["networks"].items():
        model = _model(kind, one)
        numbers = torch.tensor([stored["words"].index(word) for word in sentence.split()])[:, None, None]
        table = model.embed.detach().clone()
        vectors = table[0][numbers[:, 0, 0]].requires_grad_()
        layer = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU}.get(kind, torch.nn.RNN)(8, 24, dtype=torch.float64)
        names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        layer.load_state_dict({f"{name}_l0": getattr(model, name)[0].detach() for name in names})
        (layer(vectors)[0][-1] @ model.read[0]).backward()
        norms = vectors.grad.norm(dim=1)
        got = gradients.evaluate(
            "([words, kind, stored]) => module.fade({words, kind, trained: true, stored})",
            [sentence.split(), kind, stored],
        )
        np.testing.assert_allclose(got, (norms / norms[-1]).numpy(), rtol=1e-8)


def _model(kind: str, one: dict) -> agreement.Readers:
    model = agreement.Readers(kind, [0], None, 8, 24).double()
    model.load_state_dict(
        {name: torch.tensor(value, dtype=torch.float64)[None] for name, value in one["weights"].items()}
    )
    return model


def test_the_stored_networks_are_as_good_as_they_say() -> None:
    """On sentences that neither training nor the stored figure has seen."""
    stored = FadingMemory().stored
    for kind, one in stored["networks"].items():
        [accuracy] = agreement.accuracies(_model(kind, one), *agreement.test_sentences([77_777], 24))
        assert accuracy == pytest.approx(one["accuracy"], abs=0.12), kind
        assert (accuracy > 0.9) == (kind in ("lstm", "gru")), kind


# Looks


WIDGETS = [
    (GradientTelescope, {}),
    (GradientTelescope, {"kind": "lstm", "bias": 4}),
    (FadingMemory, {}),
    (FadingMemory, {"trained": True, "kind": "gru", "sentence": "the cats that she painted purring near the old dog"}),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("kind", "state"), WIDGETS)
def test_axe_finds_nothing(open_widget: Open, kind: type[CourseWidget], state: dict, dark: bool) -> None:
    page = open_widget(kind, state, dark=dark)
    for summary in page.locator("summary").all():
        summary.click()
    assert faults(page) == []


@pytest.mark.parametrize("width", [380, 1100])
@pytest.mark.parametrize(("kind", "state"), WIDGETS)
def test_nothing_sticks_out_and_no_labels_overlap(
    open_widget: Open, kind: type[CourseWidget], state: dict, width: int
) -> None:
    page = open_widget(kind, state, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overlaps = page.evaluate((HERE / "overlaps.js").read_text(encoding="utf-8"), [".gkm-log-chart"])
    assert overlaps == []


def test_the_stored_pictures_are_the_drawings(browser: Browser) -> None:
    def shape(text: str) -> list[str]:
        return re.findall(r">([^<\n]+)<", text)

    page = browser.new_page()
    for path, fresh in draw(page).items():
        told = f"{path.name} has changed: run `python -m tests.widgets.gradient_pictures`"
        assert path.exists() and shape(path.read_text(encoding="utf-8")) == shape(fresh), told
    page.close()


@pytest.mark.parametrize("kind", [FadingMemory, GradientTelescope])
def test_they_leave_a_drawing_for_what_shows_no_widget(kind: type[CourseWidget]) -> None:
    data, _ = kind()._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg") and "<desc>" in data["image/svg+xml"]
    assert 'alt="' in data["text/html"] and "<script" not in data["text/html"]
