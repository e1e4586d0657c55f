"""An exercise as a page has it: written, run and checked without a kernel, by the course's own judge.

In Jupyter an exercise is a cell. On a page it is this widget; its module is js/exercise/exercise.js, and its files are made by
`authoring.exercise_files`, whose `state` is the trait `files`, with `notebook` added: the path of the lesson's notebook, a JSON of
notebooks/. All paths are relative to the page.

What the learner did arrives as events, and the host answers with the traits that are new:

    {"kind": "text", "text"}                                        what is written, after a pause; trait `text`
    {"kind": "attempt", "status", "mistake", "concept", "source"}   a check that was more than "not attempted"; traits `attempts`, `passed`.
                                                                    With status "wrong", the cards of `concept` come back
    {"kind": "hint", "number"}                                      trait `hints_seen`
    {"kind": "solution-request"}, {"kind": "solution-view"}         trait `solution_requests`
"""

import html
from collections.abc import Callable, Mapping
from typing import Any

import traitlets

from helpers.content import LessonContent
from helpers.judge import Exercise as Judged
from helpers.judge.verdict import marked_up
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._study import fold


def _plain(source: str) -> str:
    return f'<pre tabindex="0">{html.escape(source)}</pre>'


class Exercise(CourseWidget):
    """An exercise on a page.

    Args:
        lesson: whose.
        exercise: as the judge has it.
        files: where the page has what it needs; without Python, nothing can be checked there, and the page says so.
    """

    _esm, _css = bundle("exercise.js"), bundle("exercise.css")
    lesson = traitlets.Unicode().tag(sync=True)
    exercise = traitlets.Unicode().tag(sync=True)
    function = traitlets.Unicode().tag(sync=True)
    starter = traitlets.Unicode().tag(sync=True)
    solution = traitlets.Unicode().tag(sync=True)
    hints: traitlets.List[str] = traitlets.List().tag(sync=True)
    points = traitlets.Float().tag(sync=True)
    deeper = traitlets.Bool().tag(sync=True)
    grants: traitlets.List[str] = traitlets.List().tag(sync=True)
    files = traitlets.Dict().tag(sync=True)
    text = traitlets.Unicode("").tag(sync=True)
    attempts = traitlets.Int(0).tag(sync=True)
    passed = traitlets.Bool(False).tag(sync=True)
    hints_seen = traitlets.Int(0).tag(sync=True)
    solution_requests = traitlets.Int(0).tag(sync=True)

    def __init__(self, lesson: LessonContent, exercise: Judged, files: Mapping[str, Any] | None = None):
        forms = lesson.exercise_cell(exercise.id)
        super().__init__(
            lesson=lesson.slug,
            exercise=exercise.id,
            function=exercise.function,
            starter=forms.starter,
            solution=forms.solution,
            hints=list(exercise.hints),
            points=exercise.points,
            deeper=exercise.deeper,
            grants=list(exercise.grants),
            files=dict(files or {}),
        )

    def static_html(self, code: Callable[[str], str] = _plain) -> str:
        """The starter, with the hints and a solution to unfold; `code` makes HTML of Python."""
        hints = "".join(f"<li>{marked_up(hint)}</li>" for hint in self.hints)
        return code(self.starter) + fold("Hints", f"<ol>{hints}</ol>") + fold("One solution", code(self.solution))
