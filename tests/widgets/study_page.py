"""What the tests of the study widgets share: a page with a widget in it, and with the widget's Python half behind it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page

from helpers.content import Clip, Dialogue, LessonContent, course
from helpers.study import ACTIVITIES, Activity, Learner, Store
from helpers.widgets import VIEWS, Cards, CourseWidget, DialoguePlayer, MemoryAids, Predict, Quiz

from .host import answer, put, sendable

LESSON = course().lesson("introduction-to-lstm")
SLUG = LESSON.slug
DIALOGUE = LESSON.dialogues["introduction-to-lstm"]
CARDS = {ident: card for ident, card in LESSON.cards.items() if card.group == "gates"}
ASKED = next(k for k, line in enumerate(DIALOGUE.lines) if line.options)


def traits(widget: CourseWidget) -> dict:
    """What the front end gets."""
    plain = ("layout", "comm", "tooltip", "tabbable")
    names = [name for name in widget.keys if not name.startswith("_") and name not in plain]
    return json.loads(json.dumps(sendable({name: getattr(widget, name) for name in names})))


def mount(page: Page, widget: CourseWidget, theme: dict | None = None, live: bool = True) -> None:
    """Draw a widget; when `live`, with its Python half behind it."""

    def to_python(update: dict) -> dict:
        widget.set_state(update)
        return traits(widget)

    if live:
        answer(page, to_python)
    put(page, widget, traits(widget), theme, live)


class WithClips(LessonContent):
    """The lesson with other recordings than its own; by default without any."""

    def __init__(self, clips: Sequence[Clip | None] = ()):
        super().__init__(LESSON.folder, LESSON.course)
        self._others = list(clips)

    def clips_of(self, talk: Dialogue) -> list[Clip | None]:
        return self._others or [None] * len(talk.lines)


def activity(kind: str, items: Iterable[Any], store: Any = None, lesson: LessonContent = LESSON) -> Activity:
    """Some items of a kind, opened."""
    return ACTIVITIES[kind](Learner(lesson, store), {item.id: item for item in items})


def view(kind: str, items: Iterable[Any], store: Any = None, record: Callable | None = None, **options: Any) -> Any:
    """The widget of some items. With `record`, events go there instead of into the store."""
    opened = activity(kind, items, store, **options)
    return VIEWS[kind](opened.payload(), record or opened.record)


def cards_widget(store: Store, status: Mapping[str, Any] | None = None, record: Callable | None = None) -> Cards:
    opened = activity("cards", CARDS.values(), store)
    payload = opened.payload()
    payload["state"]["status"] |= status or {}
    return Cards(payload, record or opened.record)


def quiz_widget(store: Store, *questions: str) -> Quiz:
    """The lesson's quiz, or some of its questions."""
    return view("quiz", [LESSON.quiz[ident] for ident in questions] or LESSON.quiz.values(), store)


def trial_widget(store: Store) -> Quiz:
    """The lesson's page on trial."""
    return view("trial", LESSON.trial.values(), store)


def predict_widget(store: Store, record: Callable | None = None) -> Predict:
    """A prediction of the lesson."""
    return view("predictions", [LESSON.predictions["forget-bias"]], store, record)


def player(
    talk: Dialogue = DIALOGUE, clips: Sequence[Clip | None] = (), record: Callable | None = None
) -> DialoguePlayer:
    """A talk, with recordings where there are some."""
    return view("dialogues", [talk], record=record, lesson=WithClips(clips))


def aids_widget() -> MemoryAids:
    return view("memory_aids", LESSON.memory_aids.values())


def stop_clock(page: Page) -> None:
    """From now on the page's time moves only by `run_for` and `fast_forward`."""
    now = datetime.now(UTC)
    page.clock.install(time=now)
    page.clock.pause_at(now + timedelta(seconds=1))


def the_button(page: Page, name: str):
    return page.get_by_role("button", name=name, exact=True)
