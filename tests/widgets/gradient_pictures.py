"""The stored pictures of the two widgets on gradients, drawn afresh by their own JavaScript.

To store them: `.venv/bin/python -m tests.widgets.gradient_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page

from helpers.widgets import FadingMemory, GradientTelescope
from helpers.widgets._fading_memory import FADING_PICTURE, FADING_RNN_PICTURE, FADING_TITLE
from helpers.widgets._gradient_telescope import TELESCOPE_PICTURE, TELESCOPE_RNN_PICTURE, TELESCOPE_TITLE

from .host import put
from .stored import FLAT, store

LEGEND = """() => {
    const el = document.getElementById("desk");
    // The legend is HTML, for it to wrap; beside the picture it is drawn.
    const key = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    key.id = "key";
    const shown = [...el.querySelectorAll(".gkm-key")].filter((one) => !one.hidden);
    key.setAttribute("viewBox", `0 0 ${46 + 7.5 * Math.max(...shown.map((one) => one.textContent.length))} 250`);
    shown.forEach((one, k) => {
        const line = one.querySelector("path").cloneNode();
        line.setAttribute("d", `M0 ${40 + 24 * k}H30`);
        const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
        text.setAttribute("x", 38);
        text.setAttribute("y", 45 + 24 * k);
        text.textContent = one.textContent;
        key.append(line, text);
    });
    el.append(key);
    return el.querySelector(".gkm-log-chart").getAttribute("aria-label");
}"""


def draw(page: Page) -> dict[Path, str]:
    """Every stored picture's file, and what should be in it."""
    found = {}
    for widget, path, title in (
        (GradientTelescope(), TELESCOPE_PICTURE, TELESCOPE_TITLE),
        (GradientTelescope(["rnn"]), TELESCOPE_RNN_PICTURE, TELESCOPE_TITLE),
        (FadingMemory(), FADING_PICTURE, FADING_TITLE),
        (FadingMemory(["rnn"]), FADING_RNN_PICTURE, FADING_TITLE),
    ):
        page.set_content("<!doctype html><div id=desk></div>")
        put(
            page,
            widget,
            {"state": {}, "stored": getattr(widget, "stored", {}), "networks": widget.networks, "event": {}},
        )
        described = page.evaluate(LEGEND)
        found[path] = page.evaluate(FLAT, [[".gkm-log-chart", "#key"], title, described])
    return found


if __name__ == "__main__":
    store(draw)
