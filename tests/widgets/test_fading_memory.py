"""What fading memory says of a sentence, and what it makes of a stored state."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from helpers.widgets import FadingMemory

from .host import put

FIELD = "A sentence, yours if you like"


def show(page: Page, networks: tuple[str, ...] = (), **state: Any) -> None:
    page.set_content("<!doctype html><html lang=en><title>Fading</title><main><div id=desk></div></main>")
    widget = FadingMemory(networks)
    put(page, widget, {"state": state, "stored": widget.stored, "networks": widget.networks, "event": {}})


def test_one_network_alone_leaves_nothing_to_choose_and_names_no_other(page: Page) -> None:
    show(page, networks=("rnn",), kind="lstm", trained=True)
    expect(page.get_by_role("group", name="Network")).to_have_count(0)
    expect(page.locator(".gkm-label")).to_contain_text("plain RNN, trained")
    assert page.locator(".gkm-log-chart .gkm-curve").count() == 1
    text = page.locator("main").inner_text()
    assert not re.search("LSTM|GRU|orthogonal|gate|networks", text), text


def test_two_networks_can_be_compared(page: Page) -> None:
    show(page, networks=("rnn", "lstm"))
    expect(page.get_by_role("group", name="Network").get_by_role("radio")).to_have_count(2)
    page.get_by_role("radio", name="LSTM").check()
    expect(page.locator(".gkm-label")).to_contain_text("LSTM, untrained")


def test_a_network_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="There is no network 'transformer' here"):
        FadingMemory(["transformer"])


def test_more_than_the_last_words_gradient_is_not_said_to_be_left(page: Page) -> None:
    show(page, trained=True, kind="gru", sentence="the cats that she painted near the old dog beside the red horse")
    expect(page.locator(".gkm-finding")).to_contain_text(
        re.compile(r"the gradient is \d+(\.\d)? times the last word's;")
    )
    page.get_by_role("radio", name="plain RNN").check()
    expect(page.locator(".gkm-finding")).to_contain_text("% is left;")


def test_a_trained_network_is_measured_against_chance(page: Page) -> None:
    show(page, trained=True, kind="rnn", sentence="the cats that she painted")
    expect(page.locator(".gkm-label")).to_have_text(re.compile(r"plain RNN, trained: [45]\d % right"))
    expect(page.get_by_text("By chance, half the answers would be right.")).to_be_visible()
    page.get_by_label(FIELD).fill("nobody purrs here")
    expect(page.locator(".gkm-unknown")).to_have_count(3)
    expect(page.locator(".gkm-finding")).to_have_text("Write at least two words that the networks know.")


def test_a_word_has_one_vector_however_it_is_written(page: Page) -> None:
    show(page)
    numbers = page.locator(".gkm-words small")
    page.get_by_label(FIELD).fill("The cat saw the dog")
    first = numbers.all_inner_texts()
    page.get_by_label(FIELD).fill("the CAT saw, the dog!")
    assert numbers.all_inner_texts() == first
    page.get_by_label(FIELD).fill("the cow saw the dog")
    assert numbers.all_inner_texts() != first


def test_a_long_text_is_cut_and_says_so(page: Page) -> None:
    show(page)
    cut = page.get_by_text("Only the first 60 words are read.")
    page.get_by_label(FIELD).fill("word " * 60)
    expect(page.locator(".gkm-words li")).to_have_count(60)
    expect(cut).to_have_count(0)
    page.get_by_label(FIELD).fill("word " * 61)
    expect(page.locator(".gkm-words li")).to_have_count(60)
    expect(cut).to_be_visible()


def test_untrained_the_rate_decides_and_hardly_the_words(page: Page, gradients: Page) -> None:
    """The claim of the note: sentences of fifteen words of one's own differ less than networks do."""
    show(page)
    expect(
        page.get_by_text("Nothing is learned yet. What counts is the share that each step back leaves")
    ).to_be_visible()
    rng = np.random.default_rng(0)
    sentences = [[f"w{k}" for k in rng.choice(500, 15)] for _ in range(12)]
    kinds = {"rnn": ("rnn", 0), "low": ("lstm", 0), "high": ("lstm", 3)}
    spread = {}
    for name, (kind, bias) in kinds.items():
        runs = [{"words": words, "kind": kind, "bias": bias, "seed": 1, "trained": False} for words in sentences]
        shares = gradients.evaluate("(runs) => runs.map((one) => module.fade(one))", runs)
        assert all(one[-1] == 1 for one in shares)
        rates = [one[0] ** (1 / 14) for one in shares]
        spread[name] = (min(rates), max(rates))
    assert spread["rnn"][1] < spread["low"][0] < spread["low"][1] < 0.75 < 0.9 < spread["high"][0]


def test_new_weights_change_the_numbers_and_a_seed_brings_them_back(page: Page) -> None:
    show(page)
    numbers = page.locator(".gkm-words small")
    first = numbers.all_inner_texts()
    page.get_by_role("button", name="New weights").click()
    assert numbers.all_inner_texts() != first
    assert page.evaluate("saves.at(-1).state.seed") == 2
    show(page, seed=1)
    assert numbers.all_inner_texts() == first


def test_the_table_has_every_words_share_for_every_network(page: Page) -> None:
    show(page)
    page.locator("summary").click()
    rows = [row.split("\t") for row in page.locator("tbody tr").all_inner_texts()]
    assert [row[0] for row in rows] == ["the", "cat", "that", "i", "adopted", "was", "orange"]
    assert [row[1] for row in rows] == page.locator(".gkm-words small").all_inner_texts()
    assert all(len(row) == 5 for row in rows) and rows[-1][1:] == ["100 %"] * 4


@pytest.mark.parametrize(
    "state",
    [
        {"kind": "transformer", "bias": "much", "seed": None, "trained": "yes", "sentence": 7},
        {"kind": None, "bias": 99, "seed": -1, "sentence": None},
        {"trained": True, "sentence": []},
    ],
)
def test_a_broken_state_still_gives_a_sentence(page: Page, state: dict) -> None:
    show(page, **state)
    expect(page.get_by_role("radio", checked=True)).to_have_count(2)
    assert page.locator(".gkm-words li").count() > 2
    assert "NaN" not in page.locator("#desk").inner_html()
