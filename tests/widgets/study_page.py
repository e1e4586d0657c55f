"""What the tests of the study widgets share: a page with a widget in it, and with the widget's Python half behind it."""

import json
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

from helpers.content import course
from helpers.study import Given, Score, Store, cards_of
from helpers.widgets import Cards, CourseWidget, Quiz

LESSON = course().lesson("introduction-to-lstm")
SLUG = LESSON.slug
DIALOGUE = LESSON.dialogues["introduction-to-lstm"]
CARDS = {ident: card for ident, card in LESSON.cards.items() if card.group == "gates"}
ASKED = next(k for k, line in enumerate(DIALOGUE.lines) if line.options)
DARK = {
    "--jp-layout-color0": "#111111",
    "--jp-layout-color1": "#212121",
    "--jp-content-font-color1": "#ffffff",
    "--jp-border-color1": "#616161",
    "--jp-brand-color1": "#64b5f6",
}
# A model as the front end has it. With `live`, what it saves goes to the Python half, whose traits come back.
MOUNT = """async ([esm, css, state, theme, live]) => {
    document.head.append(Object.assign(document.createElement('style'), {textContent: css}));
    for (const [name, value] of Object.entries(theme)) document.body.style.setProperty(name, value);
    document.body.style.background = theme['--jp-layout-color0'] || '#fff';
    const listeners = {}, changed = new Set();
    const receive = (news) => {
        const fresh = Object.keys(news).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(news[name]));
        for (const name of fresh) state[name] = news[name];
        for (const name of fresh) for (const listener of listeners['change:' + name] || []) listener();
    };
    const model = {
        get: (name) => structuredClone(state[name]),
        set(name, value) { changed.add(name); receive({[name]: value}); },
        on(name, listener) { (listeners[name] ||= []).push(listener); },
        async save_changes() {
            const update = Object.fromEntries([...changed].map((name) => [name, structuredClone(state[name])]));
            changed.clear();
            window.sent = update;
            if (live) receive(await window.toPython(update));
        },
    };
    const module = await import(URL.createObjectURL(new Blob([esm], {type: 'text/javascript'})));
    const el = document.body.appendChild(document.createElement('div'));
    window.cleanups = [...(window.cleanups || []), await module.default.render({model, el})];
}"""


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
    page.evaluate(MOUNT, [widget._esm, widget._css, traits(widget), theme or {}, live])


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
