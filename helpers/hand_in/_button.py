"""What the button to hand in shows and does: what would travel, as it stands on the disk now; and the file, made and delivered."""

import ast
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from helpers import judge, study, widgets
from helpers.content import LessonContent
from helpers.hand_in._contents import Contents, HandInError, contents
from helpers.hand_in._file import NOT_IN, deliver, hand_in, is_done
from helpers.hand_in._places import places

Ran = Callable[[], Sequence[tuple[str, str]]]


def hand_in_widget(lesson: LessonContent, store: study.Session, notebook: Path, ran: Ran) -> widgets.HandIn:
    """The button for one notebook. Nothing is written until it is pressed.

    Args:
        lesson: whose notebook it is.
        store: the learner's progress.
        notebook: the file; Jupyter may not have saved it yet.
        ran: label and source of the cells that the kernel has run, oldest first.
    """

    def look() -> dict[str, Any]:
        try:
            return _shown(contents(lesson, notebook), ran(), is_done(lesson, store))
        except HandInError as error:
            return {"problem": str(error)}

    def press(say_done: bool, question: str) -> dict[str, Any]:
        now = datetime.now().astimezone()
        try:
            found = contents(lesson, notebook, question)
            made = hand_in(found, notebook.parent, now, is_done(lesson, store) if say_done else None)
        except HandInError as error:
            return {"problem": str(error)}
        delivered, problems = [], []
        for place in places():
            try:
                deliver(made, place)
                delivered.append(place.words)
            except HandInError as error:
                problems.append(str(error))
        at = {"file": made.path.name, "digest": made.digest, "time": f"{now:%H:%M:%S}"}
        return {**at, "delivered": delivered, "problem": " ".join(problems)}

    return widgets.HandIn(lesson.front.title, NOT_IN, [place.words for place in places()], look, press)


def _shown(found: Contents, ran: Sequence[tuple[str, str]], done: bool) -> dict[str, Any]:
    return {
        "answers": [{"name": name, "state": state.replace("`", "")} for name, state in found.states.items()],
        "words": list(found.words),
        "file": found.notebook.name,
        "saved": f"{found.saved:%d %B, %H:%M:%S}",
        "versions": found.versions_in_words,
        "digest": found.digest,
        "unsaved": unsaved(found, ran),
        "asks_done": found.asks_done,
        "done": done,
    }


def unsaved(found: Contents, ran: Sequence[tuple[str, str]]) -> list[str]:
    """The exercises of which the kernel has run another answer than the saved one; a kernel that has run none says nothing.

    Args:
        found: what the saved notebook holds.
        ran: label and source of the cells that the kernel has run, oldest first.
    """
    exercises = judge.exercises(found.lesson)
    others = []
    for name, saved in found.answers.items():
        latest = judge.answer_in(exercises[name], ran, exercises.values())
        if latest.definition is not None and _code(latest) != _code(saved):
            others.append(name)
    return others


def _code(answer: judge.Submission) -> str:
    return ast.dump(answer.definition) if answer.definition else ""
