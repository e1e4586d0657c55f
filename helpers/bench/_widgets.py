"""The benchmark of a widget, in a real JupyterLab in a real browser."""

import sys
import tempfile
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
    """Slider to pixels in JupyterLab: the gate desk against `interact` with an inline matplotlib figure of the same run."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise SystemExit(
            "The widget benchmark needs a browser: run `make setup` (or `python install.py --tests`) first."
        ) from None

    desk = 'from helpers import lesson\nhere = lesson("introduction-to-lstm")\nhere.explore("gate-desk")'
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        notebook = new_notebook(cells=[new_code_cell(desk), new_code_cell(PEER)], metadata=kernel)
        nbformat.write(notebook, Path(folder) / "bench.ipynb")
        command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}"]
        environment = {"COURSE_DATA": folder, "JUPYTERLAB_SETTINGS_DIR": folder, "JUPYTER_PREFER_ENV_PATH": "1"}
        with jupyter_lab(command, environment, Path(folder) / "log") as address:
            chromium = launch(playwright)
            page = chromium.new_page(viewport={"width": 1400, "height": 2400})
            page.goto(f"{address}/doc/tree/bench.ipynb?token=course")
            run_all(page)
            slider = page.get_by_label("forget gate: bias")
            slider.wait_for()
            ours = _press(page, slider, ".gkm-gate-desk", "svg", runs)
            slider = page.locator(".widget-slider [role=slider]")
            page.locator(".widget-interact img").wait_for()
            peer = _press(page, slider, ".widget-interact", "img", runs)
            chromium.close()
    return [
        benchmark(
            "slider to pixels, 50-step run of one LSTM unit",
            measurement("gate desk", ours),
            measurement("interact + inline matplotlib", peer),
            note="a frame is 16.7 ms",
        )
    ]


def _press(page: Any, slider: Any, root: str, selector: str, runs: int) -> list[float]:
    slider.focus()
    times = []
    for number in range(3 + runs):
        page.evaluate(STOPWATCH, [root, selector])
        page.keyboard.press("ArrowRight" if number % 2 else "ArrowLeft")
        page.wait_for_function("() => window.__took !== null", timeout=20_000)
        times.append(page.evaluate("() => window.__took"))
        page.wait_for_timeout(120)
    return times[3:]
