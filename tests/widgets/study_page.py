"""What the tests of the study widgets share: a page with a widget in it, and with the widget's Python half behind it."""

import json
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

from helpers.content import course
from helpers.study import Given, Score, Store, cards_of
from helpers.widgets import Cards, CourseWidget, Quiz

from .host import put

LESSON = course().lesson("introduction-to-lstm")
SLUG = LESSON.slug
DIALOGUE = LESSON.dialogues["introduction-to-lstm"]
CARDS = {ident: card for ident, card in LESSON.cards.items() if card.group == "gates"}
ASKED = next(k for k, line in enumerate(DIALOGUE.lines) if line.options)


def traits(widget: CourseWidget) -> dict:
    """What the front end gets."""
    plain = ("layout", "comm", "tooltip", "tabbable")
    names = [name for name in widget.keys if not name.startswith("_") and name not in plain]
    return json.loads(json.dumps({name: getattr(widget, name) for name in names}))


def mount(page: Page, widget: CourseWidget, theme: dict | None = None, live: bool = True) -> None:
    """Draw a widget; when `live`, with its Python half behind it."""

    def to_python(update: dict) -> dict:
        widget.set_state(update)
        return traits(widget)

    if live:
        page.expose_function("toPython", to_python)
    put(page, widget, traits(widget), theme, live)


def cards_widget(store: Store, status: dict | None = None) -> Cards:
    return Cards(
        CARDS.values(),
        status or {},
        lambda card, rating: store.review(SLUG, card, rating),
        lambda card: store.card_choices(SLUG, card)[card],
    )


def quiz_widget(store: Store, *questions: str) -> Quiz:
    """The lesson's quiz, or some of its questions."""
    chosen = [LESSON.quiz[ident] for ident in questions] or list(LESSON.quiz.values())
    return Quiz(chosen, _answered(store), lambda *answer: _record(store, *answer))


def trial_widget(store: Store) -> Quiz:
    """The lesson's page on trial."""
    return Quiz(
        LESSON.trial.values(),
        _answered(store),
        lambda *answer: _record(store, *answer),
        title="The page on trial",
        noun="sentence",
    )


def _answered(store: Store) -> dict[str, Given]:
    return {question: answer.given for question, answer in store.answers(SLUG).items()}


def _record(store: Store, ident: str, given: Given, score: Score) -> None:
    missed = [] if score.correct else cards_of(course(), (LESSON.quiz | LESSON.trial)[ident].concept)
    store.record_answer(SLUG, ident, given, score.correct, missed)


def stop_clock(page: Page) -> None:
    """From now on the page's time moves only by `run_for` and `fast_forward`."""
    now = datetime.now(UTC)
    page.clock.install(time=now)
    page.clock.pause_at(now + timedelta(seconds=1))


def the_button(page: Page, name: str):
    return page.get_by_role("button", name=name, exact=True)
