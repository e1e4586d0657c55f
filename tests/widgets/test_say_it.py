"""Say it, in a real browser: sounds as torch writes them, the dictionary beside them, what can be heard, looks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.experiments import PRONOUNCER
from helpers.experiments.pronouncer_words import pronouncer_words
from helpers.experiments.pronunciation import SOUNDS, Pair, phoneme_error_rate
from helpers.experiments.translation import Translator, Vocabulary, exact_match, translate, weights_of
from helpers.experiments.weights import Card, read_weights
from helpers.widgets import SayIt
from helpers.widgets._say_it import UNSEEN, entry_of
from tests.axe import faults

from .host import modules, pages, put
from .translation_pictures import values_of

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
Open = Callable[..., Page]
# What the browser's voice is given; Chromium without a desktop has none of its own.
VOICES = """(local) => {
    window.spoken = [];
    const voice = { name: "Test", lang: "en-GB", localService: local, default: true, voiceURI: "test" };
    const synth = { getVoices: () => [voice], addEventListener() {}, removeEventListener() {}, cancel() {},
        speak(one) { window.spoken.push(one.text); setTimeout(() => one.onend?.(), 0); } };
    Object.defineProperty(window, "speechSynthesis", { value: synth, configurable: true });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


@pytest.fixture
def open_widget(browser: Browser) -> Iterator[Open]:
    """Opens a page with the widget on it. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(state: dict | None = None, weights: bytes | None = None, **options) -> Page:
            widget = SayIt(weights)
            return open_page(widget, values_of(widget, state), headings="<h1>S</h1><h2>S</h2><h3>S</h3>", **options)

        yield open_one


@pytest.fixture(scope="module")
def shipped() -> tuple[Translator, Vocabulary, Card]:
    tensors, card = read_weights(PRONOUNCER.path())
    sizes = card.sizes
    model = Translator(card.kind, sizes["source"], sizes["target"], sizes["embedding"], sizes["hidden"], True)
    model.load_state_dict(tensors)
    return model, Vocabulary(list(card.symbols[: sizes["source"]]), list(card.symbols[sizes["source"] :])), card


def sounds(page: Page) -> list[str]:
    return [text.split("\n")[0] for text in page.locator(".gkm-output .gkm-button").all_inner_texts()]


def type_word(page: Page, word: str) -> None:
    page.get_by_label("A name, or any word").fill(word)


def test_it_says_what_torch_says(open_widget: Open, shipped: tuple[Translator, Vocabulary, Card]) -> None:
    model, vocabulary, card = shipped
    page = open_widget()
    words = ["helicopter", "phoebe", "b", "dmitri", "zsazsa"]
    for word, wanted in zip(words, translate(model, [tuple(one) for one in words], vocabulary), strict=True):
        type_word(page, word)
        assert sounds(page) == [*wanted, "end"], word
    page.get_by_text("Which network this is").click()
    expect(page.get_by_text(card.figure)).to_be_visible()


def test_the_card_says_how_well_it_does(shipped: tuple[Translator, Vocabulary, Card]) -> None:
    """Measured again, on a part of the held-out words."""
    model, vocabulary, card = shipped
    held_out = pronouncer_words().held_out[:500]
    written = translate(model, [one.source for one in held_out], vocabulary, 30)
    rate = phoneme_error_rate(written, [one.target for one in held_out])
    exact = exact_match(model, held_out, vocabulary)
    said, percent = float(card.figure.split()[3]), float(card.figure.split()[5])
    assert rate == pytest.approx(said, abs=0.02)
    assert 100 * exact == pytest.approx(percent, abs=5)


def test_words_to_begin_with_were_never_learned_from() -> None:
    words = pronouncer_words()
    held_out = {"".join(one.source) for one in words.held_out}
    assert set(UNSEEN) <= held_out and len(set(UNSEEN)) == len(UNSEEN)
    learned = {"".join(one.source) for one in words.training}
    assert learned.isdisjoint(held_out) and len(learned) == 113_871
    assert entry_of("rhyme", shipped=True) == {"word": "rhyme", "sounds": "R AY M", "learned": False}
    taken = "".join(words.training[0].source)
    assert entry_of(taken, shipped=True)["learned"] is True and entry_of(taken, shipped=False)["learned"] is None
    assert entry_of("xqzzv", shipped=True) == {"word": "xqzzv", "sounds": None, "learned": None}


def test_the_dictionary_stands_beside_it(open_widget: Open) -> None:
    page = open_widget({"word": "rhyme"})
    line = page.locator(".gkm-good")
    expect(line).to_have_text("The dictionary says R AY M, /ɹaɪm/: the same. The network never learned from this word.")
    page.get_by_role("button", name="A word it never saw").click()
    expect(page.get_by_label("A name, or any word")).to_have_value(UNSEEN[0])
    expect(page.locator(".gkm-bad")).to_contain_text("1 of 5 sounds has to be changed")
    assert "The dictionary says" in page.locator(".gkm-live").inner_text()


def test_other_words_are_looked_up_by_the_kernel(open_widget: Open) -> None:
    page = open_widget()
    type_word(page, "Table")
    page.get_by_label("A name, or any word").press("Enter")
    event = page.evaluate("model.get('event')")
    assert (event["kind"], event["word"]) == ("word", "table")
    widget = SayIt()
    widget.event = event
    assert widget.entry["sounds"] == "T EY B AH L"
    page.evaluate("(entry) => model.receive({entry})", widget.entry)
    expect(page.locator("p", has_text="The dictionary says T EY B AH L")).to_contain_text(
        "The network learned from this very word"
    )
    type_word(page, "xqzzv")
    page.evaluate("(entry) => model.receive({entry})", entry_of("xqzzv", shipped=True))
    expect(page.locator("p", has_text="The dictionary doesn't have this word.")).to_be_visible()


def test_what_is_no_letter_is_said(open_widget: Open) -> None:
    page = open_widget()
    type_word(page, "Zoë!")
    expect(page.get_by_text("It knows the letters a to z alone: ë !")).to_be_visible()
    assert sounds(page)[0] == "Z"
    type_word(page, "supercalifragilistic")
    expect(page.get_by_text("this one is longer")).to_be_visible()
    for empty in ("", "  ", "42"):
        type_word(page, empty)
        expect(page.get_by_text("Type a word.")).to_be_visible()
        assert sounds(page) == []


def test_sounds_can_be_looked_at_one_by_one(open_widget: Open) -> None:
    page = open_widget({"word": "helicopter"})
    page.evaluate("() => { window.leaked = []; document.addEventListener('keydown', (e) => leaked.push(e.key)); }")
    page.locator(".gkm-output .gkm-button").first.click()
    expect(page.locator(".gkm-guesses .gkm-taken .gkm-guess-name")).to_have_text("HH")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".gkm-guesses .gkm-taken .gkm-guess-name")).to_have_text("EH")
    page.keyboard.press("End")
    expect(page.locator(".gkm-output [aria-pressed=true]")).to_contain_text("end")
    assert page.evaluate("leaked") == []
    label = page.locator(".gkm-attention").get_attribute("aria-label")
    assert label.startswith("Which letters it looked at, as a heat map. It looked above all for HH at")


def test_without_a_voice_it_says_so(open_widget: Open) -> None:
    page = open_widget()
    expect(page.get_by_text("This browser has no English voice on this machine")).to_be_visible()
    assert all(button.is_disabled() for button in page.get_by_role("button", name="Hear").all())


@pytest.mark.parametrize("local", [True, False], ids=["here", "elsewhere"])
def test_the_browser_reads_a_spelling_and_says_that_it_does(browser: Browser, local: bool) -> None:
    with pages(browser) as open_page:
        widget = SayIt()
        page = open_page(widget, values_of(widget))
        page.evaluate(VOICES, local)
        page.evaluate(
            "document.getElementById('desk').replaceWith(Object.assign(document.createElement('div'), {id: 'desk'}))"
        )
        put(page, widget, values_of(widget, {"word": "rhyme"}))
        button = page.get_by_role("button", name="Hear what it wrote, respelled")
        if not local:
            expect(page.get_by_text("need a network, and the course doesn't use one")).to_be_visible()
            assert button.is_disabled()
            return
        button.click()
        page.get_by_role("button", name="Hear the browser's own reading").click()
        assert page.evaluate("spoken") == ["rym", "rhyme"]
        expect(page.get_by_text("A browser can't be given sounds, only spellings.")).to_be_visible()


def test_the_key_has_every_sound(browser: Browser) -> None:
    with modules(browser, "translation/sounds") as page:
        assert tuple(sorted(page.evaluate("Object.keys(module.SOUNDS)"))) == SOUNDS


def test_the_state_is_kept_and_comes_back(open_widget: Open) -> None:
    page = open_widget({"word": 7})
    expect(page.get_by_label("A name, or any word")).to_have_value("helicopter")
    type_word(page, "emily")
    page.get_by_label("A name, or any word").press("Enter")
    assert page.evaluate("model.get('state')") == {"word": "emily"}
    page.evaluate("model.receive({state: {word: 'walnut'}})")
    assert sounds(page)[0] == "W"


def test_the_learners_own_network_takes_its_place(open_widget: Open) -> None:
    letters = Pair(tuple("abcdefghijklmnopqrstuvwxyz"), SOUNDS)
    vocabulary = Vocabulary.of([letters])
    model = Translator("gru", len(vocabulary.source), len(vocabulary.target), 4, 6, False)
    page = open_widget({"word": "rhyme"}, weights_of(model, vocabulary, "mine", 1, 0, 1.0, "not measured"))
    assert sounds(page)
    expect(page.get_by_role("button", name="A word it never saw")).to_be_hidden()
    expect(page.locator(".gkm-attention")).to_be_hidden()
    with pytest.raises(ValueError, match="holds no network that reads letters"):
        SayIt(b"nothing")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(open_widget: Open, dark: bool) -> None:
    page = open_widget({"word": "archaeological"}, dark=dark)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert faults(page) == []


@pytest.mark.parametrize("width", [360, 1100])
def test_nothing_sticks_out_and_no_labels_overlap(open_widget: Open, width: int) -> None:
    page = open_widget({"word": "archaeological"}, width=width)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overlaps = (HERE / "overlaps.js").read_text(encoding="utf-8")
    assert page.evaluate(overlaps, [".gkm-attention"]) == []


def test_it_leaves_a_drawing_for_what_shows_no_widget() -> None:
    data, _ = SayIt()._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg") and "<desc>" in data["image/svg+xml"]
    assert 'alt="' in data["text/html"] and "<script" not in data["text/html"]
