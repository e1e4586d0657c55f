"""The translation desk in a real browser: numbers, networks, steps, searches, errors, looks."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers import lesson
from helpers.experiments import TRANSLATORS
from helpers.experiments.number_words import FRENCH, GERMAN, GERMAN_LETTERS, pairs
from helpers.experiments.translation import Translator, Vocabulary, translate, weights_of
from helpers.experiments.weights import read_weights
from helpers.widgets import TranslationDesk
from tests.axe import faults

from .host import pages
from .translation_pictures import draw, values_of

HERE = Path(__file__).parent
LANGUAGES = {
    "german": (GERMAN, "German"),
    "german-letters": (GERMAN_LETTERS, "German by letters"),
    "french": (FRENCH, "French"),
}
Open = Callable[..., Page]


@pytest.fixture
def open_desk(browser: Browser) -> Iterator[Open]:
    """Opens a page with the desk on it. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(state: dict | None = None, weights: bytes | None = None, **options) -> Page:
            desk = TranslationDesk(weights)
            return open_page(desk, values_of(desk, state), headings="<h1>D</h1><h2>D</h2><h3>D</h3>", **options)

        yield open_one


def number(page: Page):
    return page.get_by_label("A number, 0 to 9999")


def verdict(page: Page):
    return page.locator(".gkm-finding")


def parts(page: Page) -> list[str]:
    """What the decoder has written."""
    return [text.split("\n")[0] for text in page.locator(".gkm-output .gkm-button").all_inner_texts()]


def test_a_number_is_translated_with_every_key(open_desk: Open) -> None:
    page = open_desk()
    expect(page.get_by_text("In English: four thousand, three hundred and twenty-one.")).to_be_visible()
    number(page).fill("67")
    expect(verdict(page)).to_have_text("siebenundsechzig: right, num2words writes the same.")
    assert parts(page) == ["sieben", "und", "sechzig", "end"]
    shares = [float(text) for text in re.findall(r"([\d.]+) %", page.locator(".gkm-output").inner_text())]
    assert len(shares) == 4 and all(50 < share <= 100 for share in shares)
    page.get_by_role("radio", name="French").check()
    expect(verdict(page)).to_have_text("soixante sept: right, num2words writes the same.")
    page.get_by_role("radio", name="German by letters").check()
    assert "".join(parts(page)) == "siebenundsechzigend"
    number(page).fill("12345")
    expect(number(page)).to_have_value("1234")
    for wrong in ("", "12a", "-3"):
        number(page).fill(wrong)
        expect(page.get_by_role("alert")).to_have_text("Type a whole number from 0 to 9999.")
    number(page).fill("0")
    expect(page.get_by_text("In English: zero.")).to_be_visible()


def test_what_is_shown_is_what_torch_writes(open_desk: Open) -> None:
    """The shipped networks: 16-bit weights, by torch and in the browser."""
    numbers = [7, 67, 1991, 4321]
    page = open_desk()
    for file in TRANSLATORS:
        tensors, card = read_weights(file.path())
        sizes = card.sizes
        attention = bool(sizes["attention"])
        shape = sizes["source"], sizes["target"], sizes["embedding"], sizes["hidden"]
        model = Translator(card.kind, *shape, attention)
        model.load_state_dict(tensors)
        vocabulary = Vocabulary(list(card.symbols[: sizes["source"]]), list(card.symbols[sizes["source"] :]))
        target, label = LANGUAGES[file.name.rpartition("-")[0]]
        page.get_by_role("radio", name=label, exact=True).check()
        page.get_by_role("radio", name="with attention" if attention else "without attention", exact=True).check()
        wanted = translate(model, [one.source for one in pairs(numbers, target)], vocabulary)
        for one, symbols in zip(numbers, wanted, strict=True):
            number(page).fill(str(one))
            assert [part for part in parts(page) if part != "end"] == list(symbols), (file.name, one)
        expect(page.locator(".gkm-model-card")).to_contain_text(card.figure)


def test_steps_by_buttons_keys_and_clicks(open_desk: Open) -> None:
    page = open_desk({"number": 67, "step": 0})
    counter = page.locator(".gkm-counter")
    expect(counter).to_have_text("Step 1 of 6: reads “sixty”")
    assert page.locator(".gkm-encoder .gkm-title").all_inner_texts() == ["sixty"]
    attention = page.locator(".gkm-attention")
    expect(attention).to_have_attribute("aria-label", re.compile("is empty as yet"))
    expect(attention.locator(".gkm-looked")).to_have_count(0)
    page.evaluate("() => { window.leaked = []; document.addEventListener('keydown', (e) => leaked.push(e.key)); }")
    page.get_by_role("button", name="Next").click()
    page.keyboard.press("ArrowRight")
    expect(counter).to_have_text("Step 3 of 6: writes sieben")
    assert parts(page) == ["sieben", "·", "·", "·"]
    assert attention.get_attribute("aria-label").endswith("It looked above all for sieben at seven.")
    assert attention.locator(".gkm-looked").count() in (1, 2)
    page.keyboard.press("End")
    expect(counter).to_have_text("Step 6 of 6: writes end")
    expect(page.get_by_role("button", name="Next")).to_have_attribute("aria-disabled", "true")
    box = attention.bounding_box()
    attention.click(position={"x": box["width"] * 150 / 460, "y": box["height"] * 0.8})
    expect(counter).to_have_text("Step 4 of 6: writes und")
    page.locator(".gkm-output .gkm-button").nth(2).click()
    expect(page.locator(".gkm-guesses .gkm-taken .gkm-guess-name")).to_have_text("sechzig")
    page.keyboard.press("ArrowLeft")
    expect(counter).to_have_text("Step 4 of 6: writes und")
    expect(page.locator(".gkm-output [aria-pressed=true]")).to_be_focused()
    assert page.evaluate("leaked") == []
    assert "writes und" in page.locator(".gkm-live").inner_text()
    page.get_by_role("button", name="Play").click()
    expect(counter).to_have_text("Step 6 of 6: writes end")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_where_motion_is_unwelcome_nothing_plays(open_desk: Open) -> None:
    page = open_desk({"number": 67, "step": 0}, reduced_motion="reduce")
    page.get_by_role("button", name="To the end").click()
    assert page.locator(".gkm-counter").inner_text() == "Step 6 of 6: writes end"


def test_the_attention_adds_up_and_can_be_read_in_numbers(open_desk: Open) -> None:
    page = open_desk({"number": 4321})
    page.get_by_text("The attention in numbers").click()
    drawn = page.locator(".gkm-attention-numbers tbody tr")
    expect(drawn).to_have_count(7)
    rows = [row.split("\t") for row in drawn.all_inner_texts()]
    assert [row[0] for row in rows] == ["four", "thousand", "three", "hundred", "and", "twenty", "one"]
    for column in zip(*(row[1:] for row in rows), strict=True):
        assert sum(map(float, column)) == pytest.approx(1, abs=0.04)
    page.get_by_role("radio", name="without attention").check()
    expect(page.locator(".gkm-attention")).to_be_hidden()
    expect(page.get_by_text("it gets the encoder's last state alone: 64 numbers")).to_be_visible()


def test_the_page_finds_a_number_that_is_wrong(open_desk: Open) -> None:
    page = open_desk({"language": "letters", "attention": False, "number": 1})
    page.get_by_role("button", name="Search on from here").click()
    expect(page.locator(".gkm-searched")).to_contain_text(re.compile(r"^\d+ is wrong\."))
    found = page.locator(".gkm-searched").inner_text().split()[0]
    expect(number(page)).to_have_value(found)
    expect(verdict(page)).to_contain_text("wrong. num2words writes")
    expect(page.get_by_role("button", name=f"show {found}")).to_be_visible()
    assert f"{found} is wrong" in page.locator(".gkm-live").inner_text()


def test_a_search_can_be_stopped(open_desk: Open) -> None:
    page = open_desk({"language": "german", "attention": True, "number": 4})
    page.evaluate("window.setTimeout = ((own) => (call, wait) => own(call, Math.max(wait, 60)))(window.setTimeout)")
    page.get_by_role("button", name="Search on from here").click()
    expect(page.get_by_role("progressbar", name="numbers looked at")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".gkm-searched")).to_have_text("Stopped. It goes on from the number that you see.")
    expect(page.get_by_role("progressbar")).to_be_hidden()


def test_errors_found_by_hand_are_counted(open_desk: Open) -> None:
    page = open_desk({"language": "letters", "attention": False, "number": 1})
    expect(page.get_by_text("A challenge: find one by hand")).to_be_visible()
    for typed in ("4321", "4321", "2783"):
        number(page).fill(typed)
        number(page).press("Enter")
    expect(page.get_by_text("You have found 2 by hand, in 2 tries.")).to_be_visible()
    page.get_by_role("radio", name="French").check()
    expect(page.get_by_text("A challenge: find one by hand")).to_be_visible()


def test_greedy_stands_beside_the_beams(open_desk: Open) -> None:
    page = open_desk({"number": 4321})
    rows = page.locator(".gkm-found tbody tr")
    expect(rows).to_have_count(4)
    assert [row.split("\t")[0] for row in rows.all_inner_texts()] == ["greedy", "beam 1", "beam 2", "beam 3"]
    scores = [float(row.split("\t")[2].replace("−", "-")) for row in rows.all_inner_texts()]
    assert scores[0] <= scores[1] + 1e-9 and scores[1:] == sorted(scores[1:], reverse=True)
    page.get_by_label("beams", exact=True).fill("1")
    expect(rows).to_have_count(2)
    expect(page.get_by_text("Here both find the same.")).to_be_visible()
    page.get_by_text("The beams, round by round").click()
    assert page.locator(".gkm-rounds tbody td").first.inner_text().startswith("vier")


def test_the_state_is_kept_sent_and_opened(open_desk: Open) -> None:
    page = open_desk()
    page.get_by_role("radio", name="French").check()
    page.get_by_role("radio", name="without attention").check()
    number(page).fill("91")
    number(page).press("Enter")
    state = page.evaluate("model.get('state')")
    assert state == {"number": 91, "language": "french", "attention": False, "own": False, "step": None, "beams": 3}
    page.get_by_text("Send what you see").click()
    sent = page.get_by_label("This text holds it: copy it")
    expect(sent).to_have_value(re.compile(r"^translation-desk\."))
    text = sent.input_value()
    other = open_desk({"number": "many", "language": "klingon", "attention": 3, "step": -1, "beams": 99})
    expect(number(other)).to_have_value("4321")
    other.get_by_text("Send what you see").click()
    other.get_by_label("Paste one").fill(text)
    other.get_by_role("button", name="Open").click()
    expect(number(other)).to_have_value("91")
    assert other.evaluate("model.get('state')") == state
    assert parts(other) == parts(page)
    other.evaluate("model.receive({state: {number: 8, language: 'german', attention: true}})")
    expect(verdict(other)).to_contain_text("acht")


@pytest.fixture(scope="module")
def own() -> bytes:
    """An untrained network of a learner's own, which knows the words up to twenty alone."""
    vocabulary = Vocabulary.of(pairs([*range(1, 20), 100], GERMAN))
    model = Translator("gru", len(vocabulary.source), len(vocabulary.target), 4, 6, True)
    return weights_of(model, vocabulary, "German, by me", 7, 3, 6.0, "not measured")


def test_the_learners_own_network_comes_first(open_desk: Open, own: bytes) -> None:
    page = open_desk({"number": 12}, own)
    expect(page.get_by_role("radio", name="what you trained")).to_be_checked()
    expect(page.get_by_role("group", name="Language")).to_be_hidden()
    page.get_by_text("Which network this is").click()
    expect(page.get_by_text("German, by me")).to_be_visible()
    assert len(parts(page)) > 0
    number(page).fill("30")
    expect(verdict(page)).to_have_text("This network has never met one of these words, so it can't read them.")
    page.get_by_role("radio", name="what the course ships").check()
    expect(verdict(page)).to_contain_text("dreißig: right")
    assert page.evaluate("model.get('state').own") is False


def test_the_facade_hands_the_weights_on(own: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    here = lesson("introduction-to-gru")
    assert here.explore("translation-desk", weights=own).weights == own
    assert here.explore("translation-desk").weights == b""


@pytest.mark.parametrize("weights", [b"nothing", b"\x02\x00\x00\x00\x00\x00\x00\x00{}"])
def test_other_weights_are_refused(weights: bytes) -> None:
    with pytest.raises(ValueError, match="holds no network that translates numbers"):
        TranslationDesk(weights)


STATES = [
    {},
    {"language": "letters", "number": 7777, "step": 30},
    {"language": "french", "attention": False, "number": 91, "step": 1},
]


@pytest.mark.parametrize(
    ("state", "dark"), [(STATES[0], False), (STATES[1], True), (STATES[2], True)], ids=["german", "letters", "french"]
)
def test_axe_finds_nothing(open_desk: Open, dark: bool, state: dict) -> None:
    page = open_desk(state, dark=dark)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert faults(page) == []


@pytest.mark.parametrize("width", [360, 1100])
@pytest.mark.parametrize("state", STATES, ids=["german", "letters", "french"])
def test_nothing_sticks_out_and_no_labels_overlap(open_desk: Open, width: int, state: dict) -> None:
    page = open_desk(state, width=width)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if state.get("language") == "letters":  # words stand aslant above their columns, so that their boxes meet
        overlaps = (HERE / "overlaps.js").read_text(encoding="utf-8")
        assert page.evaluate(overlaps, [".gkm-attention"]) == []


def test_the_stored_pictures_are_the_drawings(browser: Browser) -> None:
    def shape(text: str) -> list[str]:
        return re.findall(r">([^<\n]+)<", text)

    page = browser.new_page()
    for path, fresh in draw(page).items():
        message = f"{path.name} has changed: run `python -m tests.widgets.translation_pictures`"
        assert path.exists() and shape(path.read_text(encoding="utf-8")) == shape(fresh), message
    page.close()


def test_it_leaves_a_drawing_for_what_shows_no_widget() -> None:
    data, _ = TranslationDesk()._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg") and "<desc>" in data["image/svg+xml"]
    assert 'alt="' in data["text/html"] and "<script" not in data["text/html"]
