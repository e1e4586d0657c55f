"""Broken on purpose: an exercise's solution with one of its named mistakes, to be diagnosed from its run."""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from helpers import judge, study
from helpers.content import OneQuestion
from helpers.judge.mutation import drawn_here

OPTIONS = 4
SURE = 0.02  # the least by which two runs differ somewhere, as a share of the largest value that is right


def broken(exercise: judge.Exercise, known: Collection[str]) -> tuple[judge.Drawing, OneQuestion] | None:
    """The next mistake to diagnose.

    Args:
        exercise: one with a trace and enough named mistakes.
        known: ids of questions that were answered rightly before.

    Returns:
        The run over the right one, and the question what was changed; None where nothing is left to ask.
    """
    drawn = _runs(exercise)
    mistakes = {mistake.id: mistake for mistake in exercise.mistakes if mistake.id in drawn}
    ids = [list(mistakes)[place] for place in study.shuffled(exercise.id, len(mistakes))]
    for mistake in ids:
        ident = "broken-" + hashlib.sha256(f"{exercise.id}/{mistake}".encode()).hexdigest()[:12]
        others = [other for other in ids if _apart(drawn[mistake], drawn[other])][: OPTIONS - 1]
        if ident in known or len(others) < OPTIONS - 1:
            continue
        options = [
            {
                "text": mistakes[one].message,
                "correct": one == mistake,
                "why": _change(mistakes[one])
                if one == mistake
                else f"That run looks different. {_change(mistakes[one])}",
            }
            for one in (mistake, *others)
        ]
        question = OneQuestion(
            id=ident,
            concept=exercise.concept_of(mistake),
            question="Somebody wrote this function with one mistake. The run shows what it does. What would you tell them?",
            options=options,
        )
        return drawn[mistake], question
    return None


@lru_cache(maxsize=8)
def _runs(exercise: judge.Exercise) -> dict[str, judge.Drawing]:
    """The mistakes that can be told by their runs; kept for the next question."""
    return {mistake.id: run for mistake in exercise.mistakes if (run := _run(exercise, mistake))}


def _run(exercise: judge.Exercise, mistake: judge.Mistake) -> judge.Drawing | None:
    """A mistake's run over the right one, where both are whole and differ. The text is the lesson's own, so it runs in this process."""
    drawing = drawn_here(exercise, mistake.wrong_source(exercise.solution))
    if drawing is None or drawing.differs is None:
        return None
    whole = all(len(curve.mine) == len(curve.right) for curve in drawing.curves)
    return replace(drawing, whose="the broken", note="") if whole else None


def _apart(one: judge.Drawing, other: judge.Drawing) -> bool:
    for mine, its in zip(one.curves, other.curves, strict=True):
        sure = SURE * max(1.0, *map(abs, mine.right))
        if any(abs(a - b) > sure for a, b in zip(mine.mine, its.mine, strict=True)):
            return True
    return False


def _change(mistake: judge.Mistake) -> str:
    """What was edited, in code."""
    edit = mistake.edit
    pairs = [edit] if edit and isinstance(edit[0], str) else list(edit or ())
    changes = [
        f"`{old.strip()}` became `{new.strip()}`" if new.strip() else f"`{old.strip()}` was left out"
        for old, new in pairs
    ]
    return f"In the code, {'; '.join(changes)}." if changes else ""
