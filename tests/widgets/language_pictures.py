"""The stored pictures of the two widgets on language models, drawn afresh by their own JavaScript.

To store them: `.venv/bin/python -m tests.widgets.language_pictures`.
"""

from pathlib import Path

from playwright.sync_api import Page

from helpers.widgets import NextLetter, WatchItWrite
from helpers.widgets._next_letter import NEXT_LETTER_ALT, NEXT_LETTER_PICTURE, NEXT_LETTER_TITLE
from helpers.widgets._watch_it_write import WATCH_ALT, WATCH_PICTURE, WATCH_TITLE

from .host import put
from .stored import FLAT, store

READ = (
    "def longest(words):\n"
    '    """Returns the longest of some words (all of them)."""\n'
    '    print("looking at", len(words))\n'
    "    return max([len(word) for word in words])\n"
)
# The text is HTML, for it to wrap; for the picture, each character gets its ground and its line as shapes.
TEXT = """() => {
    const make = (name, attrs, text = "") => {
        const node = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(attrs)) node.setAttribute(key, value);
        node.textContent = text;
        return node;
    };
    const root = make("svg", {id: "text"});
    let column = 0, row = 0, widest = 0;
    for (const span of document.querySelectorAll(".gkm-written span")) {
        const x = 10 * column, y = 26 * row;
        root.append(make("rect", {x, y, width: 10, height: 22, style: `fill: ${getComputedStyle(span).backgroundColor}`}));
        if (span.classList.contains("gkm-yes")) root.append(make("rect", {x, y: y + 20, width: 10, height: 2, style: "fill: #1a1a1a"}));
        const sign = span.textContent.trim().slice(0, 1);
        if (sign) root.append(make("text", {x: x + 5, y: y + 16, "text-anchor": "middle", style: "font-size: 14px"}, sign));
        widest = Math.max(widest, column += 1);
        if (span.textContent.endsWith("\\n")) { column = 0; row += 1; }
    }
    root.setAttribute("viewBox", `0 0 ${10 * widest} ${26 * row}`);
    document.getElementById("desk").append(root);
}"""


def draw(page: Page) -> dict[Path, str]:
    """Every stored picture's file, and what should be in it."""
    page.set_content("<!doctype html><div id=desk></div>")
    words = NextLetter()
    put(page, words, {"weights": words.weights, "text": words.text, "sort": words.sort, "state": {}, "event": {}})
    page.wait_for_function("document.querySelector('.gkm-finding').textContent.includes('5-gram')")
    found = {NEXT_LETTER_PICTURE: page.evaluate(FLAT, [[".gkm-distribution"], NEXT_LETTER_TITLE, NEXT_LETTER_ALT])}
    page.set_content("<!doctype html><div id=desk></div>")
    state = {"source": "yours", "given": READ, "text": READ, "unit": 57, "question": "brackets"}
    watch = WatchItWrite()
    put(page, watch, {"weights": watch.weights, "texts": {}, "sort": watch.sort, "state": state, "event": {}})
    page.evaluate(TEXT)
    return found | {WATCH_PICTURE: page.evaluate(FLAT, [["#text"], WATCH_TITLE, WATCH_ALT])}


if __name__ == "__main__":
    store(draw)
