"""Spoken digit in a real browser: recordings, beliefs, noise, errors to find, sound with a playhead, keys, what can be sent, looks."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.experiments import DIGIT_LISTENERS, FSDD, DataFile
from helpers.experiments.digit_listeners import READ
from helpers.experiments.digit_weights import digit_weights
from helpers.experiments.digits import DigitModel, beliefs
from helpers.experiments.spoken_digits import FOLDS, decoded, encoded, fsdd, synthetic
from helpers.experiments.training import seeded
from helpers.experiments.weights import read_weights
from helpers.widgets import SpokenDigit
from helpers.widgets._digits import HELD_OUT_FOLD
from tests.axe import faults

from .host import pages
from .speech_pictures import values_of

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
Open = Callable[..., Page]
FINDING = ".gkm-finding"


@pytest.fixture
def open_widget(browser: Browser) -> Iterator[Open]:
    """Opens a page with the widget on it. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(state: dict | None = None, weights: bytes | None = None, **options) -> Page:
            widget = SpokenDigit(weights)
            return open_page(widget, values_of(widget, state), headings="<h1>S</h1><h2>S</h2><h3>S</h3>", **options)

        yield open_one


@pytest.fixture(autouse=True)
def no_downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have downloaded recordings of real people."""
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "empty"))


def own(kind: str, outputs: int) -> bytes:
    """A learner's file of weights, trained on nothing."""
    model = seeded(lambda: DigitModel(kind, hidden=5, outputs=outputs), 0)
    return digit_weights(model, "mean" if outputs == 10 else "last", "mine", 0, 0, 0.0, "not measured")


def test_it_hears_what_torch_hears(open_widget: Open) -> None:
    """Every network, on voices that were held out and on others."""
    page, widget, recordings = open_widget(), SpokenDigit(), synthetic()
    for number, file in enumerate(DIGIT_LISTENERS):
        tensors, card = read_weights(file.path())
        model = DigitModel(card.kind, hidden=card.sizes["hidden"], outputs=10)
        model.load_state_dict(tensors)
        for voice, digit in ((0, 0), (3, 5), (len(widget.voices) - 1, 9)):
            page.evaluate(
                "(state) => model.receive({state})", {"voice": voice, "digit": digit, "take": 0, "net": number}
            )
            speaker = recordings.speakers.index(widget.voices[voice]["name"])
            shares = beliefs(model, recordings.signals[recordings.number(digit, speaker, 0)], READ)[-1]
            best = int(shares.argmax())
            said = f"It hears {best}, which is right." if best == digit else f"It hears {best}. It was {digit}."
            expect(page.locator(FINDING)).to_contain_text(said)
            shown = re.search(r"it believes (\d) \(([\d.]+) %\)", page.locator(".gkm-reading").inner_text())
            assert shown is not None
            assert (int(shown[1]), float(shown[2])) == (best, pytest.approx(100 * float(shares[best]), abs=0.51))


def test_the_recordings_are_those_of_the_file_and_held_out_ones_are_marked(open_widget: Open) -> None:
    widget, recordings = SpokenDigit(), synthetic()
    for voice, digit, take, begin, count in widget.index[::23]:
        speaker = recordings.speakers.index(widget.voices[voice]["name"])
        signal = recordings.signals[recordings.number(digit, speaker, take)]
        assert widget.samples[begin : begin + count] == encoded(signal).tobytes()
        assert (decoded(encoded(signal)) == signal).all()
        assert (widget.voices[voice]["group"] == "unheard") == (speaker % FOLDS == HELD_OUT_FOLD)
    assert len(widget.samples) < 1_200_000, "what a cell sends to the page"
    page = open_widget()
    groups = page.locator("optgroup")
    assert groups.evaluate_all("(all) => all.map((one) => one.label)") == [
        "voices that were held out",
        "voices that were learned from",
    ]
    assert groups.first.locator("option").count() == sum(one["group"] == "unheard" for one in widget.voices)


def test_real_people_are_there_once_they_have_been_downloaded(open_widget: Open, downloaded: list[DataFile]) -> None:
    widget = SpokenDigit()
    real = [number for number, one in enumerate(widget.voices) if one["group"] == "real"]
    if FSDD not in downloaded:
        assert real == []
        return
    assert [widget.voices[number]["name"] for number in real] == list(fsdd().speakers)
    page = open_widget({"voice": real[0], "digit": 3, "take": 1})
    assert page.locator("optgroup").nth(1).get_attribute("label") == "real people"
    page.get_by_role("button", name="Find one that it gets wrong").click()
    expect(page.locator("p", has_text="of 120 recordings of real people wrong")).to_contain_text(
        "This is one.", timeout=30_000
    )
    assert page.evaluate("model.get('state').voice") in real


def test_a_step_is_looked_at_by_slider_and_by_pointer(open_widget: Open) -> None:
    page = open_widget()
    page.evaluate("() => { window.leaked = []; document.addEventListener('keydown', (e) => leaked.push(e.key)); }")
    steps, reading = page.get_by_role("slider", name="step"), page.locator(".gkm-reading")
    last = int(steps.get_attribute("max") or 0)
    expect(reading).to_contain_text(f"Step {last} of {last}")
    steps.press("ArrowLeft")
    expect(reading).to_contain_text(f"Step {last - 1} of {last}")
    assert steps.get_attribute("aria-valuetext") == reading.inner_text()
    box = page.locator(".gkm-hearing").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 60, box["y"] + 200)
    expect(reading).to_contain_text(f"Step 1 of {last}, 0.00 to 0.05 s")
    assert page.evaluate("model.get('state').step") == 0
    page.get_by_text("The numbers at this step").click()
    expect(page.locator(".gkm-numbers").first.locator("tbody tr")).to_have_count(24)
    assert page.evaluate("leaked") == []


def test_noise_changes_what_it_hears(open_widget: Open) -> None:
    page = open_widget()
    clean = page.locator(".gkm-wave").get_attribute("d")
    belief = page.locator(".gkm-reading").inner_text()
    page.get_by_role("slider", name="noise").fill("8")
    expect(page.locator(".gkm-noise output")).to_have_text("−5 dB")
    assert page.locator(".gkm-wave").get_attribute("d") != clean
    assert page.locator(".gkm-reading").inner_text() != belief
    page.get_by_role("slider", name="noise").fill("0")
    assert page.locator(".gkm-wave").get_attribute("d") == clean


def test_errors_are_found_among_the_held_out_voices(open_widget: Open) -> None:
    page = open_widget({"noise": 7})
    find = page.get_by_role("button", name="Find one that it gets wrong")
    line = page.locator("p", has_text="recordings of held-out voices")
    places = []
    for _ in range(2):
        find.click()
        expect(line).to_contain_text("This is one.", timeout=30_000)
        expect(page.locator(FINDING)).to_have_class(re.compile("gkm-bad"))
        state = page.evaluate("model.get('state')")
        places.append((state["voice"], state["digit"], state["take"]))
        assert SpokenDigit().voices[state["voice"]]["group"] == "unheard"
    assert len(set(places)) == 2


def test_it_is_heard_with_a_playhead_and_a_key_starts_it(open_widget: Open) -> None:
    page = open_widget()
    head, button = page.locator(".gkm-playhead"), page.locator(".gkm-play")
    expect(head).to_have_attribute("visibility", "hidden")
    page.evaluate(
        """() => { window.places = [];
                   new MutationObserver(() => places.push(+document.querySelector(".gkm-playhead").getAttribute("x1")))
                       .observe(document.querySelector(".gkm-playhead"), {attributes: true}); }"""
    )
    page.get_by_role("slider", name="step").press(" ")
    expect(button).to_have_text("Stop")
    expect(button).to_have_text("Hear it", timeout=10_000)
    places = page.evaluate("places")[:-1]
    assert len(set(places)) > 5 and places == sorted(places)
    expect(head).to_have_attribute("visibility", "hidden")
    button.click()
    expect(button).to_have_text("Stop")
    button.click()
    expect(button).to_have_text("Hear it")


def test_without_sound_it_says_so(open_widget: Open) -> None:
    page = open_widget()
    page.evaluate("() => { delete window.AudioContext; }")
    page.get_by_role("button", name="Hear it").click()
    expect(page.locator("p", has_text="This browser can't play sound computed on a page")).to_be_visible()


def test_with_reduced_motion_no_line_runs(open_widget: Open) -> None:
    page = open_widget(reduced_motion="reduce")
    page.get_by_role("button", name="Hear it").click()
    expect(page.locator(".gkm-play")).to_have_text("Stop")
    expect(page.locator(".gkm-playhead")).to_have_attribute("visibility", "hidden")


def test_what_one_sees_can_be_sent(open_widget: Open) -> None:
    state = {"voice": 2, "digit": 3, "take": 1, "net": 1, "noise": 5, "step": 4, "row": ""}
    page = open_widget(state)
    page.get_by_text("Send what you see").click()
    text = page.get_by_label("This text holds it: copy it")
    expect(text).not_to_have_value("")
    other = open_widget()
    other.get_by_text("Send what you see").click()
    other.get_by_label("Paste one").fill(text.input_value())
    other.get_by_label("Paste one").press("Enter")
    assert other.evaluate("model.get('state')") == state
    for selector in (FINDING, ".gkm-reading"):
        assert other.locator(selector).inner_text() == page.locator(selector).inner_text()


@pytest.mark.parametrize(("kind", "outputs", "name"), [("rnn", 10, "yours: RNN"), ("gru", 11, "yours: CTC GRU")])
def test_the_learners_own_network_stands_beside(open_widget: Open, kind: str, outputs: int, name: str) -> None:
    page = open_widget(weights=own(kind, outputs))
    expect(page.get_by_role("radio", name=name)).to_be_checked()
    expect(page.locator(".gkm-hearing .gkm-title").last).to_have_text(f"What the {kind.upper()} believes")
    labels = page.locator(".gkm-hearing .gkm-tick").all_text_contents()
    assert ("blank" in labels) == (outputs == 11)
    page.get_by_role("radio", name="LSTM", exact=True).check()
    expect(page.locator(".gkm-hearing .gkm-title").last).to_have_text("What the LSTM believes")


def test_several_digits_are_said_in_a_row(open_widget: Open) -> None:
    """A network for strings has an answer for each; one for single digits says that it has one answer alone."""
    page = open_widget({"digit": 4}, weights=own("lstm", 11))
    single = float(page.locator(FINDING).inner_text().split()[-2])
    field = page.get_by_label("or several in a row")
    field.press_sequentially("3a72")
    expect(page.locator(FINDING)).to_contain_text("It was 3 7 2.")
    assert "3 7 2" not in page.locator(".gkm-live").inner_text(), "not with every key"
    field.press("Tab")
    assert page.evaluate("model.get('state').row") == "372" and "3 7 2" in page.locator(".gkm-live").inner_text()
    assert float(page.locator(FINDING).inner_text().split()[-2]) > 2 * single
    expect(page.get_by_role("radio", name="4", exact=True)).not_to_be_checked()
    page.get_by_role("radio", name="GRU", exact=True).check()
    expect(page.locator(FINDING)).to_contain_text("This network has one answer for a whole recording")
    page.get_by_role("radio", name="5", exact=True).check()
    expect(field).to_have_value("")
    expect(page.locator(FINDING)).to_contain_text("It hears 5, which is right.")


def test_other_weights_are_refused() -> None:
    for wrong in (b"nothing", own("gru", 9)):
        with pytest.raises(ValueError, match="holds no network that hears digits"):
            SpokenDigit(wrong)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(open_widget: Open, dark: bool) -> None:
    page = open_widget({"noise": 3}, dark=dark)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert faults(page) == []


@pytest.mark.parametrize("width", [360, 1100])
def test_nothing_sticks_out_and_no_labels_overlap(open_widget: Open, width: int) -> None:
    page = open_widget(width=width)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overlaps = (HERE / "overlaps.js").read_text(encoding="utf-8")
    assert page.evaluate(overlaps, [".gkm-hearing"]) == []
    box = page.locator(".gkm-hearing").bounding_box()
    chosen = page.locator(".gkm-now-column").bounding_box()
    assert box is not None and chosen is not None and chosen["x"] + chosen["width"] <= box["x"] + box["width"]


def test_it_leaves_a_drawing_for_what_shows_no_widget() -> None:
    data, _ = SpokenDigit()._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg") and "<desc>" in data["image/svg+xml"]
    assert 'alt="' in data["text/html"] and "<script" not in data["text/html"]
