"""The chat with the course's assistant, in a real browser: replies, context, what is heard, the threshold, keys, looks."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.content import course
from helpers.experiments import ASSISTANT, PRONOUNCER
from helpers.experiments.assistant import AssistantModel, BagModel, Vocabulary
from helpers.experiments.assistant_questions import INTENTS, held_out_questions, train_questions, vocabulary
from helpers.experiments.assistant_terms import Lexicon
from helpers.experiments.assistant_weights import assistant_file, masked_questions, share_right
from helpers.experiments.weights import read_weights
from helpers.widgets import CourseChat
from helpers.widgets._course_chat import CHAT_PICTURE, PAIRS
from tests.axe import faults

from .chat_pictures import draw, values_of
from .host import pages, sticking_out

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
Open = Callable[..., Page]


@pytest.fixture
def open_widget(browser: Browser) -> Iterator[Open]:
    """Opens a page with the widget on it. At the end there must have been no error and no request."""
    with pages(browser) as open_page:

        def open_one(weights: bytes | None = None, **options) -> Page:
            widget = CourseChat(weights)
            return open_page(widget, values_of(widget), headings="<h1>C</h1><h2>C</h2><h3>C</h3>", **options)

        yield open_one


def ask(page: Page, text: str) -> str:
    page.get_by_label("Your question").fill(text)
    page.keyboard.press("Enter")
    return last_reply(page)


def last_reply(page: Page) -> str:
    return page.locator(".gkm-reply").last.inner_text()


def set_threshold(page: Page, percent: int) -> None:
    page.get_by_label("It answers when it is at least this sure").fill(str(percent))


def test_a_conversation_is_a_log_and_says_where_each_answer_stands(open_widget: Open) -> None:
    page = open_widget()
    set_threshold(page, 30)
    log = page.get_by_role("log", name="Conversation")
    assert "Forget gate: f, the share of the old cell state" in ask(page, "What is a forget gate?")
    expect(log.locator("mark")).to_have_text("forget gate term")
    link = log.get_by_role("link")
    expect(link).to_have_attribute(
        "href", "02_introduction_to_lstm.ipynb#cell-id=introduction-to-lstm-forget-gate-code"
    )
    assert json.loads(link.get_attribute("data-commandlinker-args"))["path"] == "02_introduction_to_lstm.ipynb"
    assert "You mean “forget gate”." in (reply := ask(page, "And its equation?")) and "f = σ(" in reply
    assert "Source: the equations." in reply and "a formula" in reply
    both = ask(page, "GRU or LSTM, what is the difference?")
    assert "Gated Recurrent Unit (GRU):" in both and "Long Short-Term Memory (LSTM):" in both
    assert "You mean “LSTM”, the other one beside “GRU”." in ask(page, "and the other one?")
    assert "is shown in the lesson “Introduction to LSTM”" in ask(page, "where is that?")
    assert page.evaluate("document.querySelectorAll('[role=log] .gkm-said').length") == 5


def test_it_refuses_and_says_why(open_widget: Open) -> None:
    page = open_widget()
    assert "I don't know. That doesn't sound like this course." in ask(page, "What's the weather like tomorrow?")
    set_threshold(page, 100)
    assert "I don't know. I'm not sure enough" in ask(page, "What is a lag?")
    set_threshold(page, 0)
    assert "Lag: The number of steps" in ask(page, "What is a lag?")
    assert "I found no word of the course's glossary in your question." in ask(page, "compare iphone and android")


def test_which_other_one_is_asked_where_nobody_can_know(open_widget: Open) -> None:
    page = open_widget()
    set_threshold(page, 0)
    ask(page, "What is a lag?")
    assert "Which other one do you mean?" in ask(page, "and the other one?")


def test_the_three_listen_along_while_somebody_types(open_widget: Open) -> None:
    page = open_widget()
    page.get_by_label("Your question").fill("how do i get a hint")
    expect(page.locator(".gkm-heard caption")).to_have_text("“how do i get a hint”")
    expect(page.locator(".gkm-heard tbody tr")).to_have_count(3)
    expect(page.locator(".gkm-heard tbody strong")).to_have_text(["using"] * 3)
    page.get_by_label("word overlap").check()
    assert "Heard by the word overlap" in ask(page, "how do i get a hint")
    page.get_by_label("GRU", exact=True).check()
    assert "Heard by the GRU" in ask(page, "how do i get a hint")


def test_the_threshold_says_what_it_costs_and_is_chosen_on_other_questions(open_widget: Open) -> None:
    page = open_widget()
    report, choose = held_out_questions("report"), held_out_questions("choose")
    words = page.locator(".gkm-outcome")
    back = page.get_by_role("button", name=f"chosen on {len(choose)} other questions")
    start = words.inner_text()
    set_threshold(page, 0)
    expect(words).to_contain_text(f"At 0 %, of {len(report)} questions that somebody else wrote it answers")
    set_threshold(page, 100)
    expect(words).to_contain_text("it answers 0: 0 with the right intent, 0 wrongly")
    outside = sum(one.intent == "outside" for one in report)
    expect(words).to_contain_text(f"It refuses {len(report)}: {outside} rightly")
    back.click()
    expect(words).to_have_text(start)
    chart = page.locator(".gkm-threshold").get_attribute("aria-label")
    assert chart.startswith("Curves of how many questions are answered rightly and wrongly")


def test_suggestions_are_asked_and_a_new_conversation_forgets(open_widget: Open) -> None:
    page = open_widget()
    page.get_by_role("group", name="Questions to try").get_by_role("button", name="What is a forget gate?").click()
    assert "Forget gate:" in last_reply(page)
    page.get_by_role("button", name="And its equation?").click()
    assert "f = σ(" in last_reply(page)
    expect(page.get_by_label("Your question")).to_be_focused()
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".gkm-reply")).to_have_count(1)
    expect(page.get_by_role("button", name="What is a forget gate?")).to_be_visible()
    assert "You mean" not in ask(page, "And its equation?")


def test_from_the_keyboard_alone_and_nothing_is_kept(open_widget: Open) -> None:
    page = open_widget()
    page.evaluate("() => { window.leaked = []; document.addEventListener('keydown', (e) => leaked.push(e.key)); }")
    for _ in range(2):  # the log, which can be scrolled, then the field
        page.keyboard.press("Tab")
    page.keyboard.type("What is a forget gate?")
    page.keyboard.press("Enter")
    assert "Forget gate:" in last_reply(page)
    expect(page.get_by_label("Your question")).to_have_value("")
    page.keyboard.press("Enter")
    expect(page.locator(".gkm-said")).to_have_count(1)  # nothing was asked
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "f = σ(" in last_reply(page)
    assert page.evaluate("leaked") == ["Tab"]  # on the page, before it was in the widget
    assert page.evaluate("saves") == []


def test_what_is_typed_is_shown_as_text(open_widget: Open) -> None:
    page = open_widget()
    ask(page, "<img src=x onerror=alert(1)> `here`")
    expect(page.locator(".gkm-said").last).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".gkm-log img").count() == 0


def test_the_card_says_how_well_it_does(open_widget: Open) -> None:
    """Measured again, on the weights that ship."""
    tensors, card = read_weights(ASSISTANT.path())
    size = card.sizes["words"]
    model = AssistantModel(card.kind, Vocabulary(card.symbols[:size]), card.sizes["embedding"], card.sizes["hidden"])
    apart = ("bag.", "network.", "overlap.")
    model.load_state_dict({name: value for name, value in tensors.items() if not name.startswith(apart)})
    report, lexicon = held_out_questions("report"), Lexicon(course().glossary.values())
    places = {word: k for k, word in enumerate(card.symbols[size:])}
    right = 0
    for one in report:
        ids = sorted({places.get(word, 0) for word in lexicon.masked(one.words) or ("",)})
        scores = tensors["bag.weight"].numpy()[:, ids].sum(1) + tensors["bag.bias"].numpy()
        right += INTENTS[int(np.argmax(scores))] == one.intent
    said = [
        int(part.split(" %")[0].split()[-1].rstrip(","))
        for part in (card.figure, card.figure.partition("bag of words has")[2])
    ]
    assert [100 * share_right(model, report), 100 * right / len(report)] == pytest.approx(said, abs=2.5)
    page = open_widget()
    page.get_by_text("Which network this is").click()
    expect(page.get_by_text(card.figure)).to_be_visible()


def test_the_learners_own_network_listens(open_widget: Open) -> None:
    words = Vocabulary(vocabulary(train_questions())[:50])
    model = AssistantModel("lstm", words, 3, 4)
    page = open_widget(assistant_file(model, "mine", "not measured"))
    assert "Heard by the LSTM (yours):" in ask(page, "What is a lag?")
    expect(page.get_by_label("LSTM (yours)")).to_be_checked()
    page.get_by_label("bag of words").check()
    set_threshold(page, 0)
    assert "Lag: The number" in ask(page, "What is a lag?")
    page = open_widget(assistant_file(model, "mine", "not measured", bag=BagModel(words)))
    expect(page.get_by_label("bag of words (yours)")).to_be_checked()
    expect(page.get_by_text("Every word as it is: bag of words (yours), LSTM (yours).")).to_be_visible()
    for wrong in (b"nothing", ASSISTANT.path().read_bytes()[:200], PRONOUNCER.path().read_bytes()):
        with pytest.raises(ValueError, match="holds no network that hears"):
            CourseChat(wrong)


def test_pairs_are_entries_and_masked_questions_keep_their_intent() -> None:
    glossary = course().glossary
    assert all(one in glossary for pair in PAIRS for one in pair)
    masked = masked_questions(Lexicon(glossary.values()))
    assert [one.intent for one in masked] == [one.intent for one in train_questions()]
    assert any("TERM" in one.words for one in masked)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(open_widget: Open, dark: bool) -> None:
    page = open_widget(dark=dark)
    ask(page, "What is a forget gate?")
    ask(page, "How do I get a hint?")
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert faults(page) == []


@pytest.mark.parametrize("width", [360, 390, 1100])
def test_nothing_sticks_out_and_no_labels_overlap(open_widget: Open, width: int) -> None:
    page = open_widget(width=width)
    ask(page, "What is the difference between backpropagation through time and truncated backpropagation?")
    ask(page, "w" * 200)
    page.get_by_text("Which network this is").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert sticking_out(page, ".gkm-course-chat") == []
    overlaps = (HERE / "overlaps.js").read_text(encoding="utf-8")
    assert page.evaluate(overlaps, [".gkm-threshold"]) == []


def test_the_stored_picture_is_up_to_date_and_stands_in_for_the_widget(browser: Browser) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r">([^<\n]+)<", text)

    page = browser.new_page()
    message = f"{CHAT_PICTURE.name} has changed: run `python -m tests.widgets.chat_pictures`"
    assert words(draw(page)[CHAT_PICTURE]) == words(CHAT_PICTURE.read_text(encoding="utf-8")), message
    page.close()
    data, _ = CourseChat()._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg") and "<desc>" in data["image/svg+xml"]
    assert 'alt="' in data["text/html"] and "<script" not in data["text/html"]
