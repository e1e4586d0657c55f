"""Takes a snapshot of the course's own prose and talks, to learn letters from: `python -m helpers.experiments.course_text`.

It is a snapshot, so that a corpus doesn't change with each edit of a lesson: figures that were measured on it stay true.
"""

import hashlib
import re
import string
from collections.abc import Iterable

from helpers.common import write_whole
from helpers.content import Course, course
from helpers.experiments._data import HERE

# As typed on any keyboard: what stands for itself, and what stands for a sign of typography.
KEPT = "\n " + string.ascii_letters + string.digits + "!\"'(),-.:;?"
TYPED = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "…": "...", "\u00a0": " "})
LESSONS = 5  # the snapshot was taken of the first five


def course_text(read: Course) -> str:
    """The prose, the talks and the narrations of the first lessons, a paragraph or a spoken line each, in plain characters.

    Args:
        read: the course.

    Returns:
        Text of the symbols in `KEPT`; a blank line stands before each section.
    """
    lines: list[str] = []
    for lesson in list(read.lessons.values())[:LESSONS]:
        for cell in lesson.cells:
            if cell.kind == "markdown":
                lines += ["", *_paragraphs(cell.source)]
        for talk in lesson.dialogues.values():
            names = {speaker.id: speaker.name for speaker in talk.speakers}
            lines += ["", talk.title, *(f"{names[line.speaker]}: {line.text}" for line in talk.lines)]
        for narration in lesson.narrations.values():
            lines += ["", narration.title, *(line.text for line in narration.lines)]
        for card in lesson.cards.values():
            lines += ["", f"Question: {card.front}", f"Answer: {card.back}"]
        for question in lesson.quiz.values():
            lines += ["", f"Question: {question.question}"]
            lines += [f"Answer: {option.why}" for option in getattr(question, "options", [])]
    return _one_blank_line(map(_plain, lines)) + "\n"


def _paragraphs(source: str) -> Iterable[str]:
    """The paragraphs of a cell that are prose: no formulas, tables, code, or markup."""
    source = re.sub(r"```.*?```|\$\$.*?\$\$", "", source, flags=re.DOTALL)
    for block in re.split(r"\n\s*\n|\n(?=[-#>|])", source):
        joined = re.sub(r"\s+", " ", block).strip()
        if joined and not joined.startswith(("|", "---")):
            yield joined


def _plain(text: str) -> str:
    text = re.sub(r"<[^>]*>|\[|\]\([^)]*\)|\$[^$]*\$|[*`#>|\\]", "", text)
    return re.sub(r" +", " ", "".join(sign for sign in text.translate(TYPED) if sign in KEPT)).strip(" -")


def _one_blank_line(lines: Iterable[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


if __name__ == "__main__":
    made = course_text(course()).encode("ascii")
    write_whole(HERE / "made" / "course_text.txt", made.decode())
    print(f"For _declared.py: sha256={hashlib.sha256(made).hexdigest()!r}, size={len(made)}")
