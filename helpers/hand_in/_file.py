"""One file to hand in: the graded answers of a notebook with what they need, and a page on top that says all that is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from helpers import study
from helpers.common import listed
from helpers.content import LessonContent
from helpers.hand_in._contents import Contents, HandInError
from helpers.hand_in._places import Place, drop, place_new
from helpers.workspace import sentence

NOT_IN = (
    "your name (your class's system knows it), what you tried before, your hints, your answers to quizzes, your cards and their dates, "
    "how long you took"
)
TOP = """# {title}: handed in

Made on {when} from `{file}`, saved {saved}. This is all that is in here:

{table}

- The code cells below, as they stand in your notebook: the answers, and the definitions that they use. No outputs, no other cells.
{words}- {completion}
- Versions: {versions}. The digest of all answers is `{digest}`: the same answers have the same digest.

Not in here: {not_in}.
"""
DONE = "That every question of the lesson is answered and every card met: {done}. You said that this should be in here. No answers."
WORDS = "- What you wrote in words, at the end: {written}. A question that isn't named here has no answer in your notebook.\n"
NOT_SAID = "Nothing about quizzes and cards."


@dataclass(frozen=True)
class HandedIn:
    """A file that was made.

    Args:
        path: where it is.
        contents: what is in it.
        made: the time that it says.
    """

    path: Path
    contents: Contents
    made: datetime

    @property
    def states(self) -> dict[str, str]:
        """Each exercise with what is in the file for it, in words."""
        return self.contents.states

    @property
    def digest(self) -> str:
        """Of the code and of what is written in words."""
        return self.contents.digest


def hand_in(found: Contents, folder: Path, now: datetime, done: bool | None = None) -> HandedIn:
    """Make the file.

    Args:
        found: what is in it.
        folder: where the file goes.
        now: the time that it says.
        done: whether the study part is done, where the learner wants that to be said, or None.

    Returns:
        Where it is, and what is in it.

    Raises:
        HandInError: the folder can't take it; the message says why.
    """
    about: dict[str, Any] = {
        "made": now.isoformat(timespec="seconds"),
        "digest": found.digest,
        "versions": found.versions,
    }
    about |= {} if done is None else {"done": done}
    text = TOP.format(
        title=found.lesson.front.title,
        when=f"{now:%d %B %Y, %H:%M %Z}".strip(),
        file=found.notebook.name,
        saved=f"{found.saved:%d %B, %H:%M}",
        table="\n".join(
            [
                "| exercise | in this file |",
                "|---|---|",
                *(f"| `{name}` | {state} |" for name, state in found.states.items()),
            ]
        ),
        completion=NOT_SAID if done is None else DONE.format(done="yes" if done else "no"),
        versions=found.versions_in_words,
        digest=found.digest,
        words=WORDS.format(written=listed(f"`{name}`" for name in found.words)) if found.words else "",
        not_in=NOT_IN,
    )
    course_metadata = {"lesson": found.lesson.slug, "hand_in": about}
    course_metadata |= {"assignment": found.assignment} if found.assignment else {}
    data = _notebook(text, found.code, found.words, course_metadata).encode()
    try:
        return HandedIn(place_new(folder, Path(found.file).stem, data), found, now)
    except OSError as error:
        raise HandInError(f"Nothing was written. {sentence(error)}") from None


def deliver(made: HandedIn, place: Place) -> Path:
    """Put a file where a class collects.

    Args:
        made: from `hand_in`.
        place: from `places`.

    Returns:
        Where it lies now, beside earlier ones; the latest counts.

    Raises:
        HandInError: it can't be put there. The learner's own file stays, and the message says so.
    """
    found = made.contents
    try:
        assignment = found.assignment or found.lesson.slug
        return drop(made.path.read_bytes(), found.file, place, assignment, made.made)
    except (OSError, ValueError) as error:
        why = f"{error.strerror or error}." if isinstance(error, OSError) else str(error)
        raise HandInError(
            f"It did not get into {place.words}: {why} Your file is kept, {made.path.name}: tell your teacher, or send it another way."
        ) from None


def is_done(lesson: LessonContent, store: study.Store) -> bool:
    """Whether every question of a lesson is answered, and every card met."""
    found = study.progress(lesson, store)
    return found.quiz_answered == found.quiz_total and found.cards_seen == found.cards_total


def _notebook(top: str, sources: Sequence[str], answers: Mapping[str, str], about: dict[str, Any]) -> str:
    import nbformat
    from nbformat import v4

    cells = [v4.new_markdown_cell(top, id="handed-in")]
    cells += [v4.new_code_cell(source, id=f"code-{number}") for number, source in enumerate(sources, 1)]
    for number, (name, text) in enumerate(answers.items(), 1):
        cells.append(v4.new_markdown_cell(text, id=f"words-{number}", metadata={"course": {"answer": name}}))
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    return nbformat.writes(v4.new_notebook(cells=cells, metadata={"course": about, "kernelspec": kernel})) + "\n"
