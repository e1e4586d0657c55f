"""The traced sentence without its drawing: every number is the NumPy cell's and torch's, and the sentences are what the numbers say."""

import base64
import html
import re
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from playwright.sync_api import Browser, Page

from helpers.nets import lstm_step
from helpers.widgets import SentenceTrace
from helpers.widgets._sentence_trace import TRACE_ALT, TRACE_PICTURE

from .host import modules

SETTINGS = ("as set", "half open", "unit 2 ignored")


@pytest.fixture(scope="module")
def trace_module(browser: Browser) -> Iterator[Page]:
    """A page in which `module` is the trace's module, nothing drawn."""
    with modules(browser, "sentence/trace") as page:
        yield page


def weights(page: Page, setting: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    found = page.evaluate("(setting) => module.weightsOf(setting)", setting)
    return np.array(found["weight_ih"], float), np.array(found["weight_hh"], float), np.array(found["bias"], float)


def trace(page: Page, sentence: int, setting: str = "as set") -> list[dict]:
    call = "([k, setting]) => module.traceOf(module.SENTENCES[k], module.weightsOf(setting))"
    return page.evaluate(call, [sentence, setting])


def told(page: Page, sentence: int, setting: str = "as set") -> list[str]:
    call = """([k, setting]) => {
        const steps = module.traceOf(module.SENTENCES[k], module.weightsOf(setting));
        return steps.map((_, at) => module.tell(steps, at));
    }"""
    return page.evaluate(call, [sentence, setting])


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("sentence", range(4))
def test_every_step_is_the_numpy_cells(trace_module: Page, sentence: int, setting: str) -> None:
    weight_ih, weight_hh, bias = weights(trace_module, setting)
    assert weight_ih.shape == (8, 3) and weight_hh.shape == (8, 2) and bias.shape == (8,)
    h = c = np.zeros((1, 2))
    for step in trace(trace_module, sentence, setting):
        assert step["before"] == {"h": pytest.approx(h[0], abs=1e-12), "c": pytest.approx(c[0], abs=1e-12)}
        x = np.array([step["x"]], float)
        sums = (x @ weight_ih.T + h @ weight_hh.T + bias)[0]
        h, c = lstm_step(x, h, c, weight_ih, weight_hh, bias)
        assert np.abs(h[0] - step["h"]).max() < 1e-12 and np.abs(c[0] - step["c"]).max() < 1e-12
        for place, (name, parts) in enumerate(zip("ifgo", (step["sums"][name] for name in "ifgo"), strict=True)):
            total = parts["x"] + parts["h"] + parts["bias"]
            assert total == pytest.approx(sums[2 * place], abs=1e-12)
            squashed = np.tanh(total) if name == "g" else 1 / (1 + np.exp(-total))
            assert step["gates"][name][0] == pytest.approx(squashed, abs=1e-12)


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("sentence", range(4))
def test_it_is_torchs_lstm(trace_module: Page, sentence: int, setting: str) -> None:
    layer = torch.nn.LSTM(3, 2, dtype=torch.float64)
    weight_ih, weight_hh, bias = (torch.tensor(array) for array in weights(trace_module, setting))
    with torch.no_grad():
        layer.weight_ih_l0.copy_(weight_ih)
        layer.weight_hh_l0.copy_(weight_hh)
        layer.bias_ih_l0.copy_(bias)
        layer.bias_hh_l0.zero_()
        steps = trace(trace_module, sentence, setting)
        output, (_, c_n) = layer(torch.tensor([step["x"] for step in steps], dtype=torch.float64))
    assert np.abs(output.numpy() - [step["h"] for step in steps]).max() < 1e-12
    assert np.abs(c_n[0].numpy() - steps[-1]["c"]).max() < 1e-12


def test_the_verb_is_right_with_the_weights_as_set(trace_module: Page) -> None:
    said = {}
    for setting in SETTINGS:
        call = """(setting) => module.SENTENCES.map((one) => {
            const steps = module.traceOf(one, module.weightsOf(setting));
            return module.verbOf(steps.find((step) => step.word === module.VERB));
        })"""
        said[setting] = trace_module.evaluate(call, setting)
    assert said["as set"] == ["was", "were", "were", "was"]
    assert said["half open"] == ["?", "?", "?", "?"]
    assert said["unit 2 ignored"][:3] == ["was", "were", "?"]


def test_what_is_said_of_the_pages_sentence(trace_module: Page) -> None:
    assert trace_module.evaluate("() => module.SENTENCES[0]") == "The cat that I adopted was/were orange"
    keeps = "No noun. Nothing is written, and the forget gate keeps 0.99 of c."
    assert told(trace_module, 0) == [
        "No noun yet. Nothing is written, and there is nothing to keep.",
        "The first noun. The input gate opens and writes +0.99 for singular.",
        *([keeps] * 3),
        "The verb is due, so the output gate opens. h is +0.74, above 0, so the subject is singular: “was”.",
        "The output gate is shut again, so h is 0.00. The cell state still holds +0.95.",
    ]


def test_what_is_said_of_a_second_noun_and_of_a_gate_half_open(trace_module: Page) -> None:
    assert told(trace_module, 2)[4] == (
        "Another noun, but unit 2 has seen a subject and shuts the input gate. Nothing is written, and the forget gate keeps 0.99 of c."
    )
    assert told(trace_module, 2, "unit 2 ignored")[4] == (
        "Another noun, and nothing shuts the input gate: it writes +0.99 for singular on top of what c held. Now c is +0.02."
    )
    half = told(trace_module, 0, "half open")
    assert half[2] == "No noun. Nothing is written, and the forget gate keeps only 0.50 of c."
    assert half[5].endswith("But h is only +0.06: too little is left to choose a verb.")


@pytest.mark.parametrize(
    ("given", "want"),
    [
        (None, {"sentence": 0, "setting": "as set", "step": 0}),
        ({"sentence": 9, "setting": "open", "step": 3}, {"sentence": 0, "setting": "as set", "step": 3}),
        ({"sentence": 2, "setting": "half open", "step": 99}, {"sentence": 2, "setting": "half open", "step": 7}),
        ({"sentence": "1", "setting": None, "step": -4}, {"sentence": 0, "setting": "as set", "step": 0}),
    ],
)
def test_a_broken_state_becomes_one_that_makes_sense(trace_module: Page, given: object, want: dict) -> None:
    assert trace_module.evaluate("(given) => module.readTrace(given)", given) == want


def test_the_static_forms_show_the_stored_picture() -> None:
    data, _ = SentenceTrace()._repr_mimebundle_()
    (address,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', data["text/html"])
    assert base64.b64decode(address).decode() == TRACE_PICTURE.read_text(encoding="utf-8") == data["image/svg+xml"]
    assert html.escape(TRACE_ALT, quote=True) in data["text/html"]
    assert data["text/plain"] == "<SentenceTrace>"
    shown = re.findall(r">([−+]?\d\.\d\d)<", data["image/svg+xml"])
    assert shown == re.findall(r"[−+]?\d\.\d\d", TRACE_ALT)
