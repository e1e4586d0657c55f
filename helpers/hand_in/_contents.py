"""What of a notebook travels when it is handed in: the graded answers with what they need, and what was written in words."""

import ast
import importlib.metadata
import platform
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from helpers import judge
from helpers.classroom import ANSWER_LIMIT, ASKS, Unreadable, digest_of, read_notebook
from helpers.common import listed
from helpers.content import LessonContent

VERSIONS = ("gates-keep-memory", "numpy")
STATES = {True: "the untouched starter", False: "your answer"}


class HandInError(Exception):
    """Nothing can be handed in; the message says why, and what to do."""


@dataclass(frozen=True)
class Contents:
    """What of a notebook would travel.

    Args:
        lesson: whose notebook it is.
        notebook: the file.
        saved: when it was saved.
        states: each exercise with what there is for it, in words.
        answers: of each exercise, as it was found.
        code: the sources of the cells that travel.
        words: what was written in words, by question; also what the learner asks about a grade.
        versions: of Python and packages, by name.
        assignment: which one the notebook says it is, or "".
        asks_done: the teacher asks whether the study part is done.
    """

    lesson: LessonContent
    notebook: Path
    saved: datetime
    states: dict[str, str]
    answers: dict[str, judge.Submission]
    code: tuple[str, ...]
    words: dict[str, str]
    versions: dict[str, str]
    assignment: str = ""
    asks_done: bool = False

    @property
    def digest(self) -> str:
        """Names the code and the words."""
        return digest_of(self.code, self.words)

    @property
    def versions_in_words(self) -> str:
        """Such as "python 3.11.7, numpy 2.3.5"."""
        return ", ".join(f"{name} {version}" for name, version in self.versions.items())

    @property
    def file(self) -> str:
        """What the file to hand in is called, without a number."""
        return f"{self.lesson.name}-hand-in.ipynb"


def contents(lesson: LessonContent, notebook: Path, question: str = "") -> Contents:
    """Look at what of a notebook would travel; nothing is written.

    Args:
        lesson: whose notebook it is.
        notebook: the learner's own.
        question: what the learner asks about a grade, if anything.

    Returns:
        What is in it.

    Raises:
        HandInError: the notebook can't be read, or has no exercise; the message says which.
    """
    try:
        reading = read_notebook(notebook.read_bytes())
        saved = datetime.fromtimestamp(notebook.stat().st_mtime).astimezone()
    except OSError as error:
        raise HandInError(
            f"{notebook} can't be handed in: {error.strerror}. Give the notebook that you work in."
        ) from None
    except Unreadable as error:
        raise HandInError(f"{notebook} can't be handed in: {error}") from None
    known = judge.exercises(lesson)
    exercises = {name: known[name] for name in graded_in(reading.cells) or known if name in known}
    if not exercises:
        raise HandInError(f"{lesson.slug} has no exercise to hand in.")
    answers = {name: judge.answer_in(one, reading.cells, known.values()) for name, one in exercises.items()}
    needed = _needed(reading.cells, answers.values(), exercises.values())
    about_grade = {ASKS: question.strip()[:ANSWER_LIMIT]} if question.strip() else {}
    return Contents(
        lesson=lesson,
        notebook=notebook,
        saved=saved,
        states={name: _state(answers[name], exercises[name]) for name in exercises},
        answers=answers,
        code=tuple(source for label, source in reading.cells if label in needed),
        words=reading.answers | about_grade,
        versions={"python": platform.python_version()} | {name: importlib.metadata.version(name) for name in VERSIONS},
        assignment=reading.assignment,
        asks_done=reading.asks_done,
    )


def graded_in(cells: Sequence[tuple[str, str]]) -> list[str]:
    """The exercises that a notebook says are graded: `here = lesson("introduction-to-lstm", graded=["lstm-step"])`."""
    for _, source in cells:
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lesson":
                for keyword in node.keywords:
                    if keyword.arg == "graded":
                        with suppress(ValueError):
                            return [str(name) for name in ast.literal_eval(keyword.value)]
    return []


def _needed(cells: Sequence[tuple[str, str]], answers: Any, exercises: Any) -> set[str]:
    """The labels of the cells that hold the answers and what they use; of a cell that is no Python, if it names an exercise's function."""
    labels = {label for answer in answers for label, _, _ in answer.pieces}
    functions = [f"def {one.function}" for one in exercises]
    return labels | {label for label, source in cells if any(name in source for name in functions)}


def _state(answer: judge.Submission, exercise: judge.Exercise) -> str:
    if answer.kind == "missing":
        return f"nothing: no cell defines `{exercise.function}`"
    if answer.kind == "broken":
        return "a cell that Python can't read"
    if answer.definition is not None:
        state = STATES[judge.is_untouched(answer.definition, exercise)]
        return f"{state}; not found: {listed(answer.missing)}" if answer.missing else state
    return f"`{exercise.function}`, which is a {answer.kind} and no function"
