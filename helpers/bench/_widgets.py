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
from helpers.bench._peers import PEERS

OURS = """
from helpers import lesson
here = lesson("introduction-to-lstm")
here.explore("{}")
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
    """Key to pixels in JupyterLab: six explorers, each against `interact` with an inline figure."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise SystemExit(
            "The widget benchmark needs a browser: run `make setup` (or `python install.py --tests`) first."
        ) from None

    sources = [*(OURS.format(name) for name in PEERS), *PEERS.values()]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        notebook = new_notebook(cells=[new_code_cell(source) for source in sources], metadata=kernel)
        nbformat.write(notebook, Path(folder) / "bench.ipynb")
        command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}"]
        environment = {"COURSE_DATA": folder, "JUPYTERLAB_SETTINGS_DIR": folder, "JUPYTER_PREFER_ENV_PATH": "1"}
        with jupyter_lab(command, environment, Path(folder) / "log") as address:
            chromium = launch(playwright.chromium)
            page = chromium.new_page(viewport={"width": 1400, "height": 6000})
            page.goto(f"{address}/doc/tree/bench.ipynb?token=course")
            run_all(page)
            found = list(_measured(page, runs))
            chromium.close()
    return found


def _measured(page: Any, runs: int) -> Iterator[Benchmark]:
    """Each of our widgets, then what somebody would use instead."""
    peers = page.locator(".widget-interact")
    peers.nth(len(PEERS) - 1).locator("img").wait_for()
    page.evaluate("() => document.querySelectorAll('.widget-interact').forEach((one, k) => { one.id = `peer-${k}`; })")
    handles = [
        peers.nth(0).get_by_role("slider"),
        peers.nth(1).get_by_role("textbox"),
        peers.nth(2).get_by_role("slider"),
        peers.nth(3).get_by_role("textbox"),
        peers.nth(4).get_by_role("textbox"),
        peers.nth(5).get_by_role("slider"),
    ]
    letter, digit, arrows, enter = (
        ("m", "Backspace"),
        ("1", "Backspace"),
        ("ArrowLeft", "ArrowRight"),
        ("Enter", "Enter"),
    )
    from_zero = ("ArrowRight", "ArrowLeft")
    peers_keys = (arrows, letter, arrows, digit, letter, from_zero)
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
            (
                "slider to pixels, a noisy recording through 24 mel bands and a GRU of 96 units",
                "spoken digit",
                ".gkm-spoken-digit",
                ".gkm-hearing",
                page.locator(".gkm-spoken-digit").get_by_role("slider", name="noise"),
                from_zero,
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
