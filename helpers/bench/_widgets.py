"""The benchmarks of widgets, in a real JupyterLab in a real browser."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from helpers.authoring import jupyter_lab, launch, run_all
from helpers.bench._measured import Benchmark, benchmark, measurement

PEER = """
%matplotlib inline
import numpy as np
import matplotlib.pyplot as plt
import ipywidgets
from helpers.nets import lstm_sequence

def draw(bias=2.0):
    x = np.zeros((50, 1, 1)); x[1] = 1.0
    zeros = np.zeros((1, 1))
    weights = np.array([[0.0], [0.0], [1.0], [0.0]]), np.zeros((4, 1)), np.array([0.0, bias, 0.0, 0.0])
    h, c = lstm_sequence(x, zeros, zeros, *weights)
    fig, ax = plt.subplots(figsize=(9, 3.6))
    for name, values in (("x", x), ("c", c), ("h", h)):
        ax.plot(values[:, 0, 0], label=name)
    ax.set(xlabel="step", ylim=(-1.1, 1.1)); ax.legend(); plt.show()

ipywidgets.interact(draw, bias=(-8.0, 8.0, 0.1));
"""

OURS = """
from helpers import lesson
here = lesson("introduction-to-lstm")
here.explore("{}")
"""

# What somebody would write instead: torch computes, matplotlib draws, `interact` calls.
PEER_OF_NEXT_LETTER = """
%matplotlib inline
import matplotlib.pyplot as plt
import ipywidgets, torch
from helpers.experiments import DATA
from helpers.experiments.language import CharModel
from helpers.experiments.weights import read_weights
from helpers.experiments.writing import probabilities

def model_of(name):
    weights, card = read_weights(DATA[f"letters-{name}"].path())
    model = CharModel(card.kind, "".join(card.symbols), card.sizes["embedding"], card.sizes["hidden"])
    model.load_state_dict(weights)
    return model

words, code = model_of("words"), model_of("code")

def believe(text="transfor"):
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.barh([repr(symbol) for symbol in words.symbols], probabilities(words, text)); plt.show()

ipywidgets.interact(believe, text="transfor");
"""

PEER_OF_WATCH_IT_WRITE = """
text = "def longest(words):\\n    return max([len(word) for word in words])\\n" * 4
ids = torch.tensor([code.symbols.index(symbol) for symbol in text])[:, None]

@torch.no_grad()
def watch(read=100):
    state, cells = None, []
    for one in ids[:read]:
        _, state = code(one[None], state)
        cells.append(state[1][0, 0])
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.imshow(torch.stack(cells[-41:]).T, aspect="auto", cmap="RdBu"); plt.show()

ipywidgets.interact(watch, read=(1, 250));
"""

PEER_OF_TRANSLATION_DESK = """
from helpers.experiments.number_words import english
from helpers.experiments.translation import Translator, Vocabulary, alignment

weights, card = read_weights(DATA["german-attention"].path())
sizes = card.sizes
translator = Translator(card.kind, sizes["source"], sizes["target"], sizes["embedding"], sizes["hidden"], True)
translator.load_state_dict(weights)
vocabulary = Vocabulary(card.symbols[: sizes["source"]], card.symbols[sizes["source"] :])

def look(number="432"):
    words = english(int(number))
    parts, shares = alignment(translator, words, vocabulary)
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.imshow(shares.T); ax.set_xticks(range(len(parts)), parts); ax.set_yticks(range(len(words)), words); plt.show()

ipywidgets.interact(look, number="432");
"""

PEER_OF_COURSE_CHAT = """
from helpers.experiments.assistant import AssistantModel, Vocabulary
from helpers.experiments.assistant_questions import INTENTS, words_of
from helpers.experiments.calibration import softmax

weights, card = read_weights(DATA["assistant"].path())
sizes = card.sizes
listener = AssistantModel(card.kind, Vocabulary(card.symbols[: sizes["words"]]), sizes["embedding"], sizes["hidden"])
listener.load_state_dict({name: weights[name] for name in listener.state_dict()})

def hear(question="What is a forget gate"):
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.barh(INTENTS, softmax(listener.scores(words_of(question)))); plt.show()

ipywidgets.interact(hear, question="What is a forget gate");
"""

# Resolves with the milliseconds from the key press to the first frame after the picture changed.
STOPWATCH = """
([root, selector]) => {
  window.__took = null;
  let started = null;
  window.addEventListener('keydown', () => { started = performance.now(); }, {capture: true, once: true});
  const hit = (node) => node.nodeType === 1 && (node.closest(selector) || node.querySelector(selector));
  const seen = new MutationObserver((records) => {
    if (started === null || !records.some((record) => [record.target, ...record.addedNodes].some(hit))) return;
    seen.disconnect();
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => { window.__took = performance.now() - started; };
      after.port2.postMessage(0);
    });
  });
  seen.observe(document.querySelector(root), {subtree: true, childList: true, attributes: true});
}
"""


def widgets(runs: int) -> list[Benchmark]:
    """Key to pixels in JupyterLab: five explorers, each against `interact` with an inline figure."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise SystemExit(
            "The widget benchmark needs a browser: run `make setup` (or `python install.py --tests`) first."
        ) from None

    names = ("gate-desk", "next-letter", "watch-it-write", "translation-desk", "course-chat")
    peers = (PEER, PEER_OF_NEXT_LETTER, PEER_OF_WATCH_IT_WRITE, PEER_OF_TRANSLATION_DESK, PEER_OF_COURSE_CHAT)
    sources = [*(OURS.format(name) for name in names), *peers]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        notebook = new_notebook(cells=[new_code_cell(source) for source in sources], metadata=kernel)
        nbformat.write(notebook, Path(folder) / "bench.ipynb")
        command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}"]
        environment = {"COURSE_DATA": folder, "JUPYTERLAB_SETTINGS_DIR": folder, "JUPYTER_PREFER_ENV_PATH": "1"}
        with jupyter_lab(command, environment, Path(folder) / "log") as address:
            chromium = launch(playwright)
            page = chromium.new_page(viewport={"width": 1400, "height": 6000})
            page.goto(f"{address}/doc/tree/bench.ipynb?token=course")
            run_all(page)
            found = list(_measured(page, runs))
            chromium.close()
    return found


def _measured(page: Any, runs: int) -> Iterator[Benchmark]:
    """Each of our widgets, then what somebody would use instead."""
    peers = page.locator(".widget-interact")
    peers.nth(4).locator("img").wait_for()
    page.evaluate("() => document.querySelectorAll('.widget-interact').forEach((one, k) => { one.id = `peer-${k}`; })")
    handles = [
        peers.nth(0).get_by_role("slider"),
        peers.nth(1).get_by_role("textbox"),
        peers.nth(2).get_by_role("slider"),
        peers.nth(3).get_by_role("textbox"),
        peers.nth(4).get_by_role("textbox"),
    ]
    letter, digit, arrows, enter = (
        ("m", "Backspace"),
        ("1", "Backspace"),
        ("ArrowLeft", "ArrowRight"),
        ("Enter", "Enter"),
    )
    peers_keys = (arrows, letter, arrows, digit, letter)
    number_field = page.get_by_label("A number, 0 to 9999")
    number_field.fill("432")
    page.locator(".gkm-watch-it-write .gkm-finding", has_text="answers best").wait_for()  # it has done its counting
    for number, (title, ours, root, selector, handle, keys) in enumerate(
        (
            (
                "slider to pixels, 50-step run of one LSTM unit",
                "gate desk",
                ".gkm-gate-desk",
                "svg",
                page.get_by_label("forget gate: bias"),
                arrows,
            ),
            (
                "key to pixels, an LSTM of 128 units and a 5-gram on the next letter",
                "next letter",
                ".gkm-next-letter",
                ".gkm-distribution",
                page.get_by_label("The beginning of a word"),
                letter,
            ),
            (
                "key to pixels, one more character and the heat map of 128 units",
                "watch it write",
                ".gkm-watch-it-write",
                ".gkm-heat-curve",
                page.locator(".gkm-watch-it-write").get_by_role("button", name="Step"),
                enter,
            ),
            (
                "key to pixels, a number through encoder, attention and decoder of 64 units, and 3 beams",
                "translation desk",
                ".gkm-translation-desk",
                ".gkm-attention",
                number_field,
                digit,
            ),
            (
                "key to pixels, a question heard by word overlap, a bag of words and a GRU of 48 units",
                "course chat",
                ".gkm-course-chat",
                ".gkm-heard",
                page.get_by_label("Your question", exact=True),
                letter,
            ),
        )
    ):
        own = _press(page, handle, root, selector, runs, keys)
        peer = _press(page, handles[number], f"#peer-{number}", "img", runs, peers_keys[number])
        yield benchmark(
            title,
            measurement(ours, own),
            measurement("interact + inline matplotlib", peer),
            note="a frame is 16.7 ms",
        )


def _press(page: Any, handle: Any, root: str, selector: str, runs: int, keys: tuple[str, str]) -> list[float]:
    handle.focus()
    if keys[1] == "Backspace":
        page.keyboard.press("End")
    page.wait_for_timeout(300)
    times = []
    for number in range(3 + runs):
        page.evaluate(STOPWATCH, [root, selector])
        page.keyboard.press(keys[number % 2])
        page.wait_for_function("() => window.__took !== null", timeout=20_000)
        times.append(page.evaluate("() => window.__took"))
        page.wait_for_timeout(120)
    return times[3:]
