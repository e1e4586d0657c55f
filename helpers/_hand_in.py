"""One file to hand in: the graded answers of a notebook with what they need, and a page on top that says all that is in it."""

import ast
import getpass
import importlib.metadata
import os
import platform
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from helpers import judge, study
from helpers.classroom import Unreadable, digest_of, read_notebook
from helpers.common import listed, write_whole
from helpers.content import LessonContent

VERSIONS = ("gates-keep-memory", "numpy")
_NUMBERED = re.compile(r"-hand-in(?:-(\d+))?$")
STATES = {True: "the untouched starter", False: "your answer"}
TOP = """# {title}: handed in

Made on {when} from `{file}`{saved}. This is all that is in here:

{table}

- The code cells below, as they stand in your notebook: the answers, and the definitions that they use. No outputs, no other cells.
{words}- {completion}
- Versions: {versions}. The digest of all answers is `{digest}`: the same answers have the same digest.

Not in here: your name (your class's system knows it), what you tried before, your hints, your answers to quizzes, your cards and
their dates, how long you took.
"""
DONE = "That every question of the lesson is answered and every card met: {done}. You said that this should be in here. No answers."
WORDS = "- What you wrote in words, at the end: {written}. A question that isn't named here has no answer in your notebook.\n"
NOT_SAID = "Nothing about quizzes and cards."


class HandInError(Exception):
    """Nothing can be handed in; the message says why, and what to do."""


@dataclass(frozen=True)
class HandedIn:
    """A file that was made.

    Args:
        path: where it is.
        states: each exercise with what is in the file for it, in words.
        digest: of the code and of what is written in words.
    """

    path: Path
    states: dict[str, str]
    digest: str


def hand_in(lesson: LessonContent, notebook: Path, folder: Path, now: datetime, done: bool | None = None) -> HandedIn:
    """Make the file.

    Args:
        lesson: whose notebook it is.
        notebook: the learner's own.
        folder: where the file goes.
        now: the time that it says.
        done: whether the study part is done, where the learner wants that to be said, or None.

    Returns:
        Where it is, and what is in it.

    Raises:
        HandInError: the notebook can't be read, or has no exercise; the message says which.
    """
    try:
        reading = read_notebook(notebook.read_bytes())
    except (OSError, Unreadable) as error:
        raise HandInError(f"{notebook} can't be handed in: {error}") from None
    known = judge.exercises(lesson)
    exercises = {name: known[name] for name in graded_in(reading.cells) or known if name in known}
    if not exercises:
        raise HandInError(f"{lesson.slug} has no exercise to hand in.")
    answers = {name: judge.answer_in(one, reading.cells, known.values()) for name, one in exercises.items()}
    kept = [cell for cell in reading.cells if cell[0] in _needed(reading.cells, answers.values(), exercises.values())]
    states = {name: _state(answers[name], exercises[name]) for name in exercises}
    digest = digest_of([source for _, source in kept], reading.answers)
    versions = {"python": platform.python_version()} | {name: importlib.metadata.version(name) for name in VERSIONS}
    about: dict[str, Any] = {
        "made": now.isoformat(timespec="seconds"),
        "digest": digest,
        "versions": versions,
    }
    about |= {} if done is None else {"done": done}
    text = TOP.format(
        title=lesson.front.title,
        when=f"{now:%d %B %Y, %H:%M %Z}".strip(),
        file=notebook.name,
        saved=f", saved {datetime.fromtimestamp(notebook.stat().st_mtime).astimezone():%d %B, %H:%M}",
        table="\n".join(
            ["| exercise | in this file |", "|---|---|", *(f"| `{name}` | {state} |" for name, state in states.items())]
        ),
        completion=NOT_SAID if done is None else DONE.format(done="yes" if done else "no"),
        versions=", ".join(f"{name} {version}" for name, version in versions.items()),
        digest=digest,
        words=WORDS.format(written=listed(f"`{name}`" for name in reading.answers)) if reading.answers else "",
    )
    course_metadata = {"lesson": lesson.slug, "hand_in": about}
    course_metadata |= {"assignment": reading.assignment} if reading.assignment else {}
    path = _free(folder, f"{lesson.name}-hand-in")
    write_whole(path, _notebook(text, [source for _, source in kept], reading.answers, course_metadata))
    return HandedIn(path, states, digest)


def drop(made: HandedIn, inbox: Path) -> Path:
    """Put the file where a class's system collects: `inbox/USER/FILE`, as `course grade` takes it.

    Args:
        made: from `hand_in`.
        inbox: a folder that everybody may write to.

    Returns:
        Where it lies now: beside earlier ones, whose numbers are lower. The highest number counts.
    """
    user = os.environ.get("JUPYTERHUB_USER") or getpass.getuser()
    target = _free(inbox / user, re.sub(r"-\d+$", "", made.path.stem))
    write_whole(target, made.path.read_bytes())
    return target


def _free(folder: Path, stem: str) -> Path:
    """The next name that isn't taken: `x.ipynb`, `x-2.ipynb`, `x-3.ipynb`; the last is the latest, as graders read it."""
    number = 1 + max(
        (int(found[1] or 1) for path in folder.glob(f"{stem}*.ipynb") if (found := _NUMBERED.search(path.stem))),
        default=0,
    )
    return folder / (f"{stem}.ipynb" if number == 1 else f"{stem}-{number}.ipynb")


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


def is_done(lesson: LessonContent, store: study.Store) -> bool:
    """Whether every question of a lesson is answered, and every card met."""
    found = study.progress(lesson, store)
    return found.quiz_answered == found.quiz_total and found.cards_seen == found.cards_total


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


def _notebook(top: str, sources: Sequence[str], answers: Mapping[str, str], about: dict[str, Any]) -> str:
    import nbformat
    from nbformat import v4

    cells = [v4.new_markdown_cell(top, id="handed-in")]
    cells += [v4.new_code_cell(source, id=f"code-{number}") for number, source in enumerate(sources, 1)]
    for number, (name, text) in enumerate(answers.items(), 1):
        cells.append(v4.new_markdown_cell(text, id=f"words-{number}", metadata={"course": {"answer": name}}))
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    return nbformat.writes(v4.new_notebook(cells=cells, metadata={"course": about, "kernelspec": kernel})) + "\n"
