"""Next letter and Watch it write in a real browser: keys, sliders, draws, units, questions, what comes back, and looks."""

import base64
import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from helpers import lesson
from helpers.experiments import DATA, SHAKESPEARE, DataFile
from helpers.widgets import CourseWidget, NextLetter, WatchItWrite
from helpers.widgets._next_letter import NEXT_LETTER_ALT, NEXT_LETTER_PICTURE
from helpers.widgets._watch_it_write import WATCH_ALT, WATCH_PICTURE
from tests.axe import faults

from .host import pages
from .language_pictures import READ, draw

HERE = Path(__file__).parent
Open = Callable[..., Page]
TRAITS = ("weights", "text", "texts", "sort")


@pytest.fixture(scope="module")
def next_letter() -> NextLetter:
    return NextLetter()


@pytest.fixture(scope="module")
def watch() -> WatchItWrite:
    return WatchItWrite()


@pytest.fixture
def open_widget(browser: Browser) -> Iterator[Open]:
    """Opens a page with one of the two on it. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(widget: CourseWidget, state: dict | None = None, own: dict | None = None, **options: Any) -> Page:
            values = {name: getattr(widget, name) for name in TRAITS if hasattr(widget, name)}
            values |= {"state": state or {}, "event": {}, **(own or {})}
            page = open_page(widget, values, headings="<h1>L</h1><h2>L</h2><h3>L</h3>", **options)
            if isinstance(widget, NextLetter) and values["text"]:
                expect(finding(page)).to_contain_text("-gram")  # counting comes after the first picture
            return page

        yield open_one


def finding(page: Page) -> Locator:
    return page.locator(".gkm-finding")


def bars(page: Page) -> list[str]:
    """Symbols and shares, row by row: the n-gram's, the network's, the symbol."""
    return page.locator(".gkm-distribution text").all_text_contents()


def move(page: Page, name: str, value: float) -> None:
    page.get_by_role("slider", name=name, exact=True).fill(str(value))


def percents(page: Page, side: int) -> dict[str, float]:
    """What is drawn from, by symbol: of the n-gram (0), of the network (1)."""
    texts = bars(page)[2:]
    rows = [texts[k : k + 3] for k in range(0, len(texts), 3)]
    return {row[2]: float(row[side].removesuffix(" %").removeprefix("< ")) for row in rows}


def test_each_key_moves_both_beliefs(open_widget: Open, next_letter: NextLetter) -> None:
    page = open_widget(next_letter)
    expect(finding(page)).to_contain_text(
        re.compile(r"After “transfor”, the LSTM expects “m” \(\d\d %\), the 5-gram “d”")
    )
    assert bars(page)[:2] == ["5-gram", "LSTM"] and len(bars(page)) == 2 + 3 * 12
    assert "surprises the LSTM by" in page.locator("p", has_text="surprises").inner_text()
    page.get_by_label("The beginning of a word").press("End")
    page.keyboard.press("m")
    expect(finding(page)).to_contain_text("After “transform”, the LSTM expects")
    page.get_by_label("The beginning of a word").fill("")
    expect(finding(page)).to_contain_text("At the beginning, the LSTM expects")
    page.get_by_label("The beginning of a word").fill("QU")
    expect(finding(page)).to_contain_text("After “qu”")
    page.get_by_label("The beginning of a word").fill("caf3")
    expect(page.get_by_text("This network has no symbol for “3”, so it leaves that out.")).to_be_visible()


def test_temperature_top_k_and_order(open_widget: Open, next_letter: NextLetter) -> None:
    page = open_widget(next_letter, {"text": "under"})
    plain = percents(page, 1)
    move(page, "temperature", 0.3)
    cold = percents(page, 1)
    first = next(iter(plain))
    assert cold[first] > plain[first] and cold[list(cold)[-1]] < plain[list(plain)[-1]]
    move(page, "temperature", 1)
    move(page, "top-k", 2)
    for side in (0, 1):
        shares = sorted(percents(page, side).values(), reverse=True)
        assert sum(shares[:2]) == pytest.approx(100, abs=1) and not any(shares[2:])
    before = percents(page, 0)
    move(page, "n-gram order", 2)
    expect(finding(page)).to_contain_text("the 2-gram")
    assert percents(page, 0) != before
    assert page.evaluate("model.get('state')") == {"text": "under", "temperature": 1, "k": 2, "order": 2, "seed": 1}


def test_drawing_by_keys_alone_and_with_a_seed(open_widget: Open, next_letter: NextLetter) -> None:
    page = open_widget(next_letter, {"text": "trans"})
    page.evaluate("() => { window.leaked = []; document.addEventListener('keydown', (e) => leaked.push(e.key)); }")
    draws = page.locator(".gkm-draws td")
    expect(draws).to_have_count(8)
    first = draws.all_inner_texts()
    assert all(text.startswith("trans") for text in first)
    page.get_by_label("The beginning of a word").focus()
    page.keyboard.press("Enter")
    field = page.get_by_label("The beginning of a word")
    drawn = field.input_value()
    assert len(drawn) == 6 and drawn.startswith("trans")
    page.get_by_role("button", name="Draw others").press("Enter")
    assert page.evaluate("model.get('state').seed") == 2
    again = open_widget(next_letter, {"text": "trans"})
    expect(again.locator(".gkm-draws td")).to_have_count(8)
    assert again.locator(".gkm-draws td").all_inner_texts() == first
    again.get_by_label("The beginning of a word").press("Enter")
    assert again.get_by_label("The beginning of a word").input_value() == drawn
    assert page.evaluate("leaked") == []


def test_without_the_text_the_network_stands_alone(open_widget: Open, next_letter: NextLetter) -> None:
    page = open_widget(next_letter, own={"text": b""})
    expect(finding(page)).to_contain_text(re.compile(r"the LSTM expects “m” \(\d\d %\)\."))
    expect(page.get_by_label("n-gram order")).to_be_hidden()
    assert bars(page)[0] == ""


def test_what_one_sees_can_be_sent(open_widget: Open, next_letter: NextLetter) -> None:
    page = open_widget(next_letter, {"text": "micros", "k": 5, "order": 3})
    page.get_by_text("Send what you see").click()
    own = page.get_by_label("This text holds it: copy it")
    expect(own).not_to_have_value("")  # a fold says a moment later that it is open
    text = own.input_value()
    other = open_widget(next_letter)
    other.get_by_text("Send what you see").click()
    other.get_by_label("Paste one").fill("nonsense")
    other.get_by_role("button", name="Open").click()
    expect(other.locator(".gkm-share p")).to_contain_text("That is no state of this widget.")
    other.get_by_label("Paste one").fill(text)
    other.get_by_label("Paste one").press("Enter")
    assert other.get_by_label("The beginning of a word").input_value() == "micros"
    assert bars(other) == bars(page)
    other.evaluate("model.receive({state: {text: 'ab', order: 6}})")
    expect(finding(other)).to_contain_text("After “ab”, the LSTM")


def test_it_writes_step_by_step_and_stops(open_widget: Open, watch: WatchItWrite) -> None:
    page = open_widget(watch)
    count = page.locator(".gkm-counter")
    expect(count).to_have_text("244 characters")
    page.get_by_role("button", name="Step").click()
    expect(count).to_have_text("245 characters")
    page.get_by_role("button", name="Play").click()
    expect(count).not_to_have_text("245 characters")
    page.get_by_role("button", name="Stop").click()
    stopped = count.inner_text()
    text = page.evaluate("model.get('state').text")
    assert stopped == f"{len(text)} characters"
    page.wait_for_timeout(200)
    assert count.inner_text() == stopped
    again = open_widget(watch, {**page.evaluate("model.get('state')"), "question": ""})
    assert again.locator(".gkm-written").inner_text() == page.locator(".gkm-written").inner_text()
    page.get_by_role("button", name="Write another").click()
    expect(count).to_have_text("244 characters")
    assert page.evaluate("model.get('state').text") != text[:244]
    for _ in range(10):
        page.get_by_role("button", name="100 at once").click()
    expect(count).to_have_text("1200 characters")
    assert page.locator(".gkm-live").inner_text() == "That is as much as it writes here."


def test_a_unit_is_found_on_one_text_and_scored_on_another(open_widget: Open, watch: WatchItWrite) -> None:
    page = open_widget(watch)
    expect(finding(page)).to_contain_text(re.compile(r"“Inside brackets\?” Of 128 cell states, unit \d+ answers best"))
    found, scored, guess, last = (int(one) for one in re.findall(r"(\d+)\s%", finding(page).inner_text()))
    assert guess == 50 and found > last + 10 and scored > last + 10, "a unit knows more than the last character tells"
    unit = int(re.search(r"unit (\d+) answers", finding(page).inner_text())[1])
    assert page.get_by_role("slider", name="unit").input_value() == str(unit)
    assert "gkm-yes" in page.locator(".gkm-written").inner_html()
    other = 1 if unit != 1 else 2
    move(page, "unit", other)
    expect(finding(page)).to_contain_text(f"Unit {other}, your choice:")
    page.get_by_role("radio", name="hidden state").check()
    expect(finding(page)).to_contain_text("Of 128 hidden states")
    page.get_by_role("radio", name="none of these").check()
    expect(finding(page)).to_have_text("")
    assert "gkm-yes" not in page.locator(".gkm-written").inner_html()


def test_a_click_or_a_key_chooses_a_unit(open_widget: Open, watch: WatchItWrite) -> None:
    page = open_widget(watch, {"text": "def f(", "question": ""})
    reading = page.locator(".gkm-reading")
    box = page.locator(".gkm-heat").bounding_box()
    page.mouse.click(box["x"] + 30, box["y"] + box["height"] * 40.5 / 128)
    expect(reading).to_contain_text("Unit 41 after “(”")
    page.get_by_role("slider", name="unit").press("ArrowRight")
    expect(reading).to_contain_text("Unit 42 after “(”")
    assert "Unit 42 after “(”" in page.locator(".gkm-heat").get_attribute("aria-label")
    colours = page.evaluate(
        """() => { const c = document.querySelector(".gkm-heat"); return [c.width, c.height, [...c.getContext("2d")
            .getImageData(0, 0, 6, 128).data].filter((_, k) => k % 4 === 0).length]; }"""
    )
    assert colours[1] == 128 and colours[2] == 6 * 128


def test_an_earlier_character_can_be_looked_at(open_widget: Open, watch: WatchItWrite) -> None:
    page = open_widget(watch, {"text": "def f(x): return x", "question": "", "unit": 4})
    reading = page.locator(".gkm-reading")
    expect(reading).to_contain_text("Unit 5 after “x”")
    page.locator(".gkm-written span").nth(5).click()
    expect(reading).to_contain_text("Unit 5 after “(”")
    expect(page.locator(".gkm-here")).to_have_text("(")
    assert page.locator(".gkm-heat-letters text").all_text_contents() == list("def·f(")
    page.get_by_role("slider", name="character").press("ArrowLeft")
    expect(reading).to_contain_text("Unit 5 after “f”")
    assert page.evaluate("model.get('state').place") == 4
    page.get_by_role("button", name="Step").click()
    assert page.evaluate("model.get('state').place") == -1
    assert page.get_by_role("slider", name="character").input_value() == "19"


def test_other_kinds_of_networks_are_shown_too(open_widget: Open) -> None:
    from helpers.experiments.language import CharModel
    from helpers.experiments.training import seeded
    from helpers.experiments.weights import Card, weights_file

    symbols = "\nabcdefghijklmnopqrstuvwxyz"
    for kind, name in (("rnn", "RNN"), ("gru", "GRU")):
        model = seeded(lambda kind=kind: CharModel(kind, symbols, 4, 10), 0)
        card = Card(kind, "words: none yet", {"hidden": 10}, 0, 0, 0.0, "as good as guessing", symbols)
        own = weights_file(model.state_dict(), card)
        page = open_widget(NextLetter(weights=own))
        expect(finding(page)).to_contain_text(f"the {name} expects")
        assert bars(page)[1] == name
        page = open_widget(WatchItWrite(weights=own))
        expect(finding(page)).to_contain_text("Of 10 hidden states")
        expect(page.get_by_role("radio", name="cell state")).to_be_hidden()


def test_it_reads_what_it_is_given(open_widget: Open, watch: WatchItWrite) -> None:
    page = open_widget(watch)
    page.get_by_role("radio", name="it reads a text it has never seen").check()
    expect(page.locator(".gkm-counter")).to_have_text("240 characters")
    assert page.evaluate("model.get('state').text") == watch.texts["score"][:240]
    page.get_by_role("radio", name="it reads yours").check()
    page.get_by_label("Your text").fill(READ)
    page.get_by_label("Your text").blur()
    expect(page.locator(".gkm-counter")).to_have_text(f"{len(READ)} characters")
    expect(page.get_by_role("slider", name="temperature")).to_be_hidden()
    assert page.locator(".gkm-written").inner_text().replace("↵", "") == READ


def test_without_a_text_it_asks_texts_of_its_own(open_widget: Open, watch: WatchItWrite) -> None:
    page = open_widget(watch, own={"texts": {}})
    expect(finding(page)).to_contain_text("The network wrote both texts.", timeout=20_000)
    expect(page.get_by_role("radio", name="it reads a text it has never seen")).to_have_count(0)


def test_reduced_motion_has_no_film(open_widget: Open, watch: WatchItWrite) -> None:
    page = open_widget(watch, {"text": "def", "question": ""}, reduced_motion="reduce")
    expect(page.get_by_role("button", name="Play")).to_be_hidden()
    page.get_by_role("button", name="100 at once").click()
    expect(page.locator(".gkm-counter")).to_have_text("103 characters")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(open_widget: Open, next_letter: NextLetter, watch: WatchItWrite, dark: bool) -> None:
    page = open_widget(next_letter, {"k": 6}, dark=dark)
    for fold in ("All symbols", "Which network this is", "Send what"):
        page.get_by_text(fold).click()
    assert faults(page) == []
    page = open_widget(watch, {"text": READ, "given": READ, "source": "yours", "question": "quotes"}, dark=dark)
    expect(finding(page)).to_contain_text("answers best")
    assert faults(page) == []


@pytest.mark.parametrize("width", [320, 640, 1100])
def test_nothing_sticks_out_and_no_labels_overlap(
    open_widget: Open, next_letter: NextLetter, watch: WatchItWrite, width: int
) -> None:
    page = open_widget(next_letter, {"temperature": 0.2}, width=width)
    for fold in ("All symbols", "Which network this is", "Send what"):
        page.get_by_text(fold).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate((HERE / "overlaps.js").read_text(encoding="utf-8"), [".gkm-distribution"]) == []
    page = open_widget(watch, {"text": READ, "question": ""}, width=width)
    page.get_by_text("Which network this is").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate((HERE / "overlaps.js").read_text(encoding="utf-8"), [".gkm-heat-curve"]) == []


def test_the_stored_pictures_are_the_drawings(browser: Browser) -> None:
    def shape(text: str) -> list[tuple[str, str]]:
        """Places and texts: how a browser writes a colour or a font may differ."""
        return re.findall(r' (?:d|x|y|x1|x2|y1|y2|width|height)="([^"]*)"|>([^<\n]+)<', text)

    page = browser.new_page()
    for path, fresh in draw(page).items():
        message = f"{path.name} has changed: run `python -m tests.widgets.language_pictures`"
        assert path.exists() and shape(path.read_text(encoding="utf-8")) == shape(fresh), message
    page.close()


def test_the_static_forms_show_the_stored_pictures(next_letter: NextLetter, watch: WatchItWrite) -> None:
    for widget, picture, alt in (
        (next_letter, NEXT_LETTER_PICTURE, NEXT_LETTER_ALT),
        (watch, WATCH_PICTURE, WATCH_ALT),
    ):
        data, _ = widget._repr_mimebundle_()
        (address,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', data["text/html"])
        assert base64.b64decode(address).decode() == picture.read_text(encoding="utf-8") == data["image/svg+xml"]
        assert html.escape(alt, quote=True) in data["text/html"]


def test_a_text_that_must_be_downloaded_is_used_where_it_is_and_never_fetched(
    downloaded: list[DataFile], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = SHAKESPEARE in downloaded
    assert (
        bool(NextLetter(networks=["shakespeare"]).text) == bool(WatchItWrite(networks=["shakespeare"]).texts) == there
    )
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "empty"))
    assert NextLetter(networks=["shakespeare"]).text == b"" and WatchItWrite(networks=["shakespeare"]).texts == {}
    assert capsys.readouterr().out == ""


def test_a_learners_own_weights_are_shown_and_others_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    here = lesson("introduction-to-lstm")
    own = DATA["letters-code"].path().read_bytes()
    widget = here.explore("next-letter", weights=own)
    assert widget.weights == own and widget.sort == "code" and len(widget.text) > 100_000
    assert here.explore("watch-it-write", networks=["words"]).sort == "list"
    with pytest.raises(ValueError, match=r"Give what an experiment learned: `result.weights`"):
        here.explore("next-letter", weights=b"something else")
    with pytest.raises(ValueError, match=r"expected one of \['words'\], \['code'\]"):
        NextLetter(networks=["transformer"])
