"""The widgets of a page: each is opened as a notebook opens it, by a learner who has done nothing yet, and written down as JSON."""

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from helpers._lesson import Lesson, short_sound
from helpers.content import LessonContent, course
from helpers.pages._assets import Assets
from helpers.pages._calls import Opened
from helpers.pages._dictionary import dictionary
from helpers.pages._words import widget_words
from helpers.study import Session, bank_payload
from helpers.widgets import Budget, CourseWidget, Environment, FinalTest, SayIt, View, torch_shapes

# A learner's first day; a page's script knows the real one.
FIRST_DAY = datetime(2026, 1, 1, 9, tzinfo=UTC)
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)  # what styles a notebook
UNSCRIPTED = re.compile(r"<p>(?=<em>[^<]*with JavaScript)")  # what only somebody without a script has to know
UNSCRIPTED_CHECK = '<p class="unscripted"><em>Is your browser ready? With JavaScript, a table says so here.</em></p>'
JUPYTERS = {"layout", "tabbable", "tooltip", "event", "heard", "problem"}


@contextmanager
def opened(lesson: LessonContent) -> Iterator[Lesson]:
    """A lesson as a notebook has it, with a store that is empty and gone afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        yield Lesson(lesson, Session(lambda: Path(scratch) / "progress.sqlite3", lambda: FIRST_DAY))


def browser_check() -> Environment:
    """What looks at a page's browser, in place of what looks at a notebook's machine."""
    return Environment([], short_sound(course()))


def open_call(here: Lesson, call: Opened) -> Any:
    """What a call of a cell gives: a widget, or something with a form in HTML."""
    return getattr(here, call.method)(*call.arguments, **call.options)


def spec_of(shown: Any, assets: Assets) -> dict[str, Any]:
    """What a page's script needs to make a widget alive. What has no module stays as it is."""
    name = _file(type(shown).__name__)
    spec: dict[str, Any] = {"class": type(shown).__name__, "module": None, "style": None, "state": {}}
    if isinstance(shown, View):
        spec["module"] = assets.add(f"{name}.js", shown.module)
        spec["state"] = _plain(shown.values, assets, "")
    if isinstance(shown, CourseWidget):
        spec["module"] = assets.add(f"{name}.js", shown._esm)
        spec["style"] = assets.add(f"{name}.css", shown._css) if shown._css else None
        spec["state"] = _state(shown, assets)
    match shown:
        case FinalTest():
            questions = json.dumps(_plain(bank_payload(course()), assets, ""), ensure_ascii=False)
            spec["state"]["pool"] = {"$json": assets.add("test-questions.json", questions)}
        case Budget():
            spec["state"]["shapes"] = {"$json": assets.add("torch-shapes.json", json.dumps(torch_shapes()))}
        case SayIt():
            spec["dictionary"] = dictionary(assets)
    return spec


def still(shown: Any) -> str:
    """The form without a script, as HTML."""
    if isinstance(shown, CourseWidget):
        made = shown.static_html()
    elif hasattr(shown, "_repr_html_"):
        made = shown._repr_html_()
    else:
        made = shown._repr_mimebundle_()["text/html"]
    return UNSCRIPTED.sub('<p class="unscripted">', widget_words(STYLE.sub("", made)))


def clips_of(shown: Any, lesson: LessonContent, assets: Assets) -> Any:
    """The recorded voices of a widget that speaks, as paths: a list by line, or a dictionary of such lists by talk; else None."""
    content: Mapping[str, Any] = getattr(shown, "content", {})
    known = {clip.path.name: clip.path for one in lesson.course.lessons.values() for clip in one.clips.values()}

    def paths(files: list[str | None]) -> list[str | None]:
        return [assets.voice(known[Path(file).name]) if file else None for file in files]

    if "files" in content:
        return paths(content["files"])
    if "talks" in content:
        return {name: paths(talk["files"]) for name, talk in content["talks"].items()}
    return None


def _file(name: str) -> str:
    """`GateDesk` as a file is called: `gate-desk`."""
    return "".join(
        f"-{letter.lower()}" if letter.isupper() and at else letter.lower() for at, letter in enumerate(name)
    )


def _state(widget: CourseWidget, assets: Assets) -> dict[str, Any]:
    """A widget's values by name, as a page's script gets them. Bytes are files: `{"$bytes": "assets/...", "size": 1000}`."""
    names = [name for name in sorted(widget.keys) if not name.startswith("_") and name not in JUPYTERS]
    return {name: _plain(getattr(widget, name), assets, name) for name in names}


def _plain(value: Any, assets: Assets, name: str) -> Any:
    match value:
        case bytes() | bytearray() | memoryview():
            return {"$bytes": assets.add(f"{name}.bin", bytes(value)), "size": len(bytes(value))}
        case dict():
            return {str(key): _plain(one, assets, name) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one, assets, name) for one in value]
        case str():
            # What a network or Python reads is data, and stays as it is.
            return value if name in ("text", "starter", "solution") else widget_words(value)
        case _:
            return value
