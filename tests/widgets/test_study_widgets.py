"""What all study widgets have in common: their form on paper, their Python halves, and that everybody can use them."""

import html
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from helpers.content import Card, Dialogue, MemoryAid, OneQuestion, Prediction
from helpers.study import Store, unbroken
from helpers.widgets import CourseWidget
from tests.axe import faults

from .host import DARK
from .study_page import (
    ASKED,
    CARDS,
    DIALOGUE,
    LESSON,
    aids_widget,
    cards_widget,
    mount,
    player,
    predict_widget,
    quiz_widget,
    the_button,
    trial_widget,
    view,
)

FIRST_CARD = next(iter(CARDS))


def test_short_equations_stay_on_a_line():
    assert unbroken({"a": ["f = 1, c' = 2 and b = x"]}) == {"a": ["f\u00a0=\u00a01, c'\u00a0=\u00a02 and b = x"]}


EVIL = "<script>alert(1)</script>"
OPTIONS = [{"text": EVIL, "why": EVIL, "correct": True}, {"text": "b", "why": "c"}]
SPEAKERS = [{"id": "a", "name": EVIL, "role": EVIL}, {"id": "b", "name": "B", "role": "student"}]


@pytest.mark.parametrize(
    "widget",
    [
        lambda store: view("cards", [Card(id="a", concept="c", front=EVIL, back=EVIL)], store),
        lambda store: view("quiz", [OneQuestion(id="a", concept="c", question=EVIL, options=OPTIONS)], store),
        lambda store: player(
            Dialogue(
                id="a",
                concept="c",
                title=EVIL,
                speakers=SPEAKERS,
                lines=[{"speaker": "a", "text": EVIL, "options": OPTIONS}, {"speaker": "b", "text": EVIL}],
            )
        ),
        lambda store: view(
            "memory_aids",
            [MemoryAid(id="a", concept="c", kind="gem", text=EVIL, recall=EVIL, answer=EVIL, caveat=EVIL)],
        ),
        lambda store: view(
            "predictions",
            [Prediction(id="a", concept="c", question=EVIL, options=[EVIL, "b"], answer=0, because=EVIL)],
            store,
        ),
    ],
)
def test_static_html_is_escaped(widget: Callable[[Store], CourseWidget], store):
    markup = widget(store).static_html()
    assert "<script" not in markup and "&lt;script&gt;" in markup


def test_static_html_holds_everything(store):
    def holds(markup: str, *texts: str) -> bool:
        return all(html.escape(unbroken(text)) in markup for text in texts)

    for card in CARDS.values():
        assert holds(cards_widget(store).static_html(), card.front, card.back)
    for item, markup in [(q, quiz_widget(store).static_html()) for q in LESSON.quiz.values()] + [
        (q, trial_widget(store).static_html()) for q in LESSON.trial.values()
    ]:
        data = item.model_dump()
        parts = [data, *data.get("options", []), *data.get("steps", []), *data.get("wrong", [])]
        said = [part[name] for part in parts for name in ("question", "text", "why", "exact") if name in part]
        assert len(said) >= 3 and holds(markup, *said)
    assert holds(player().static_html(), *[line.text for line in DIALOGUE.lines])
    for aid in LESSON.memory_aids.values():
        assert holds(aids_widget().static_html(), aid.recall, aid.text, aid.answer, aid.caveat)
    prediction = LESSON.predictions["forget-bias"]
    markup = predict_widget(store).static_html()
    assert holds(markup, prediction.question, *prediction.options) and not holds(markup, prediction.because)


def test_acts_that_waited_for_a_busy_kernel_all_arrive_once_and_in_order(store):
    heard = []
    cards = cards_widget(store, record=lambda event: heard.append((event["card"], event["rating"])) or {})
    acts = [{"n": n, "kind": "rate", "card": FIRST_CARD, "rating": n} for n in (1, 2, 3, 4)]
    cards.event = acts[0]
    cards.event = {**acts[2], "before": acts[:2]}
    cards.event = {**acts[3], "before": acts[1:3]}
    assert heard == [(FIRST_CARD, 1), (FIRST_CARD, 2), (FIRST_CARD, 3), (FIRST_CARD, 4)] and cards.heard == 4


# All of them


def play_cards(page: Page) -> None:
    the_button(page, "Flip").click()


def play_quiz(page: Page) -> None:
    page.get_by_role("radio").first.check()
    the_button(page, "Check answer").click()
    page.locator("summary").click()


def play_several(page: Page) -> None:
    page.get_by_role("checkbox").first.check()
    the_button(page, "Check answer").click()
    page.locator("summary").click()


def play_number(page: Page) -> None:
    page.get_by_role("textbox").fill("0.1")
    page.keyboard.press("Enter")
    page.locator("summary").click()


def play_order(page: Page) -> None:
    page.get_by_role("button", name="Move down").first.click()
    the_button(page, "Check answer").click()
    page.locator("summary").click()


def play_quiz_of_verdicts(page: Page) -> None:
    page.get_by_role("radio").first.check()
    the_button(page, "Check answer").click()


def play_dialogue(page: Page) -> None:
    page.clock.fast_forward(1600)
    page.get_by_role("slider", name="Line").fill(str(ASKED + 1))
    the_button(page, "Play").click()
    page.clock.run_for(30_000)
    expect(page.get_by_text("A question for you", exact=True)).to_be_visible()


def play_aids(page: Page) -> None:
    for show in page.locator("summary").all():
        show.click()


def play_predict(page: Page) -> None:
    page.get_by_role("radio").first.check()
    the_button(page, "Guess").click()


PLAYS = {
    "cards": (cards_widget, play_cards),
    "quiz": (quiz_widget, play_quiz),
    "several": (lambda store: quiz_widget(store, "what-makes-h-zero"), play_several),
    "number": (lambda store: quiz_widget(store, "one-step-by-hand"), play_number),
    "order": (lambda store: quiz_widget(store, "order-of-the-step"), play_order),
    "trial": (trial_widget, play_quiz_of_verdicts),
    "dialogue": (lambda store: player(), play_dialogue),
    "aids": (lambda store: aids_widget(), play_aids),
    "predict": (lambda store: predict_widget(store), play_predict),
}


@pytest.mark.browser
@pytest.mark.parametrize("theme", [{}, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", PLAYS)
def test_accessible_and_narrow(page, store, name, theme):
    """axe finds nothing, nothing is cut off at 380 px, and no key leaves for JupyterLab."""
    make, play = PLAYS[name]
    page.clock.install()
    mount(page, make(store), theme)
    page.evaluate("() => { window.leaked = 0; document.addEventListener('keydown', () => { window.leaked += 1; }); }")
    page.locator(".gkm button:enabled, .gkm input:enabled, .gkm summary").first.focus()
    page.keyboard.press("b")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("window.leaked") == 0
    for act in (lambda page: None, play):
        act(page)
        page.clock.run_for(1000)
        assert faults(page, ".gkm") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 380
