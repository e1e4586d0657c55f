"""Takes a snapshot of who says what in answer to what in the course's talks and on its cards: `python -m helpers.experiments.talks_text`.

It is a snapshot, so that a model trained on it doesn't change with each edit of a lesson.
"""

import hashlib
from itertools import pairwise

from helpers.common import write_whole
from helpers.content import Course, course
from helpers.experiments._data import HERE


def talks_text(read: Course) -> str:
    """Lines of what somebody says, a tab, and what comes in answer: each line of a talk with the next one, each card's front with its back.

    Args:
        read: the course.
    """
    pairs: list[tuple[str, str]] = []
    for lesson in read.lessons.values():
        for talk in lesson.dialogues.values():
            pairs += pairwise(line.text for line in talk.lines)
        pairs += [(card.front, card.back) for card in lesson.cards.values()]
    return "".join(f"{_one_line(said)}\t{_one_line(answer)}\n" for said, answer in pairs)


def _one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    made = talks_text(course())
    write_whole(HERE / "made" / "talks.txt", made)
    print(f"For _declared.py: sha256={hashlib.sha256(made.encode()).hexdigest()!r}, size={len(made.encode())}")
