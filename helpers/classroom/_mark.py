"""What there is to mark in a class, gathered from its grades."""

import hashlib
from pathlib import Path

from helpers.classroom._assignment import Key
from helpers.classroom._errors import ClassroomError
from helpers.classroom._questions import ASKS
from helpers.classroom._records import Records
from helpers.classroom.marking import Desk, Item

ABOUT = "What the learner asks about the grade. Your answer appears on their page."


def marking_desk(out: Path, key: Key, anonymous: bool = False) -> Desk:
    """The answers in words of a class, question by question, then what learners ask about their grades.

    Args:
        out: what `course grade --out` made.
        key: the assignment's key.
        anonymous: without names, and in an order that says nothing of who it is.

    Raises:
        ClassroomError: there are no grades, or neither questions nor anybody who asks.
    """
    results = [(slug, one) for slug, one in Records(out, key).others(()) if not one.problem]
    if not results:
        raise ClassroomError(
            f"{out} holds no grades. Run `course grade` first: it reads the answers out of the notebooks."
        )
    if anonymous:
        results.sort(key=lambda pair: hashlib.sha256(f"{key.settings.seed}\n{pair[0]}".encode()).digest())
    names = {slug: "" if anonymous else one.name or one.learner for slug, one in results}
    items = []
    for name, question in key.settings.questions.items():
        rubric = tuple((one.says, one.points) for one in question.rubric)
        for slug, result in results:
            text = next((each.source for each in result.exercises if each.exercise == name), "")
            if text:
                items.append(Item(slug, names[slug], name, question.question, text, question.points, rubric))
    items += [Item(slug, names[slug], ASKS, ABOUT, one.asks, None, ()) for slug, one in results if one.asks]
    return Desk(out, items, key.settings.title)
