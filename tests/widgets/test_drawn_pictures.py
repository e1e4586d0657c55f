"""The pictures that Python draws: what surrounds a unit. Their markup, their words, and how they look in a browser."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from helpers.common import COLOURS
from helpers.widgets import UnitPicture
from helpers.widgets._picture import AROUND, DRAWN

OVERLAPS = (Path(__file__).parent / "overlaps.js").read_text(encoding="utf-8")
# What of the drawing is outside of its sheet.
OUTSIDE = """() => {
  const sheet = document.querySelector("svg").getBoundingClientRect();
  return [...document.querySelectorAll("svg text, svg path, svg polygon, svg rect")].filter((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return left < sheet.left || right > sheet.right || top < sheet.top || bottom > sheet.bottom;
  }).map((node) => node.outerHTML);
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll("svg text")].map((node) =>
  parseFloat(getComputedStyle(node).fontSize) * document.querySelector("svg").getBoundingClientRect().width / 660))"""


def markup(name: str) -> str:
    return UnitPicture(name)._repr_mimebundle_()["image/svg+xml"]


def test_each_has_words_and_a_drawing() -> None:
    assert set(AROUND) == set(DRAWN)


@pytest.mark.parametrize("name", AROUND)
def test_it_is_well_formed_and_says_what_it_shows(name: str) -> None:
    root = ET.fromstring(markup(name))
    [title] = root.findall("{http://www.w3.org/2000/svg}title")
    [description] = root.findall("{http://www.w3.org/2000/svg}desc")
    assert (title.text, description.text) == (AROUND[name].title, AROUND[name].alt)
    assert root.get("role") == "img" and markup(name) == markup(name)


@pytest.mark.parametrize("name", AROUND)
@pytest.mark.parametrize("width", [460, 700])
def test_nothing_overlaps_nothing_is_cut_off_and_all_can_be_read(browser: Browser, name: str, width: int) -> None:
    page: Page = browser.new_page(viewport={"width": width, "height": 500})
    wide = markup(name).replace("<svg ", "<svg style='width: 100%; height: auto' ")
    page.set_content(f"<body style='margin: 0'>{wide}")
    assert page.evaluate(OVERLAPS, ["svg"]) == []
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(SMALLEST) >= 10
    page.close()


def test_only_the_lstm_hands_on_a_cell_state() -> None:
    pink = {name: COLOURS["cell"] in markup(name) for name in AROUND if name.startswith("chain")}
    assert pink == {"chain-rnn": False, "chain-lstm": True, "chain-gru": False}


@pytest.mark.parametrize("name", [name for name in AROUND if name.startswith("chain")])
def test_the_chain_reads_the_sentence(name: str) -> None:
    words = [node.text for node in ET.fromstring(markup(name)).iter("{http://www.w3.org/2000/svg}text")]
    assert [word for word in words if word in ["The", "cat", "that", "I", "adopted"]] == [
        "The",
        "cat",
        "that",
        "I",
        "adopted",
    ]
