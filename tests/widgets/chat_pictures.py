"""The stored picture of the chat, drawn afresh by its own JavaScript.

To store it: `.venv/bin/python -m tests.widgets.chat_pictures`.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from helpers.widgets import CourseChat
from helpers.widgets._course_chat import CHAT_ALT, CHAT_PICTURE, CHAT_TITLE

from .host import put
from .stored import FLAT, store

NAMES = (
    "weights",
    "own",
    "intents",
    "known",
    "forms",
    "term",
    "names",
    "titles",
    "passages",
    "kinds",
    "questions",
    "pairs",
    "chosen",
)
QUESTIONS = ("What is a forget gate?", "And its equation?")
# The conversation is HTML, for it to wrap; for the picture, each turn gets a box with its lines.
TALK = """() => {
    const make = (name, attrs, ...children) => {
        const node = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(attrs)) node.setAttribute(key, value);
        node.append(...children);
        return node;
    };
    const WIDE = 420, LETTERS = 50, root = make("svg", {id: "talk"});
    const wrapped = (text) => text.split(" ").reduce((lines, word) => {
        const last = lines.at(-1);
        return last && (last + " " + word).length <= LETTERS ? [...lines.slice(0, -1), last + " " + word] : [...lines, word];
    }, []);
    let y = 0;
    for (const turn of [...document.querySelectorAll(".gkm-log > div")].slice(1)) {
        const mine = turn.className === "gkm-said";
        turn.querySelectorAll(".gkm-unseen").forEach((node) => node.remove());
        const texts = [...turn.querySelectorAll("p:not(.gkm-how)")].map((p) => p.innerText.trim());
        const lines = texts.flatMap(wrapped), width = mine ? 180 : WIDE - 20, x = mine ? WIDE - width : 0, height = 18 * lines.length + 14;
        root.append(make("rect", {x, y, width, height, rx: 8, style: `fill: ${mine ? "#e3f0fc" : "#ffffff"}; stroke: #bdbdbd`}));
        lines.forEach((line, k) => {
            root.append(make("text", {x: x + 10, y: y + 20 + 18 * k, style: "font-size: 14px; fill: #1a1a1a"}, line));
        });
        y += height + 10;
    }
    root.setAttribute("viewBox", `0 0 ${WIDE} ${y}`);
    document.getElementById("desk").append(root);
}"""


def values_of(widget: CourseChat) -> dict[str, Any]:
    """What Python would send of the chat."""
    return {name: getattr(widget, name) for name in NAMES}


def draw(page: Page) -> dict[Path, str]:
    """Every stored picture's file, and what should be in it."""
    page.set_content("<!doctype html><div id=desk></div>")
    widget = CourseChat()
    put(page, widget, values_of(widget))
    for text in QUESTIONS:
        page.get_by_label("Your question").fill(text)
        page.keyboard.press("Enter")
    page.evaluate(TALK)
    return {CHAT_PICTURE: page.evaluate(FLAT, [["#talk", ".gkm-threshold"], CHAT_TITLE, CHAT_ALT])}


if __name__ == "__main__":
    store(draw)
