"""What a learner gets back: one page that says what was right, what it looks like where it was not, and where to look next."""

from collections import Counter
from typing import Any

from helpers.classroom._assignment import Key
from helpers.classroom._page import page
from helpers.classroom._results import LearnerResult
from helpers.classroom._tables import DONE, grade_of

PROBE = "probe of "
ENDED = {"right": ("✓", "#009E73"), "wrong": ("✗", "#D55E00"), "not reached": ("–", "#0072B2")}


def learner_page(result: LearnerResult, key: Key) -> str:
    """The page of one learner.

    Args:
        result: what was found.
        key: the assignment's key: title, due date, hints' and mistakes' concepts.

    Returns:
        A whole HTML page without scripts, which fetches nothing; the same result gives the same bytes.
    """
    # Of a file that nobody could read, only what a teacher decided says anything.
    exercises = [each for each in result.exercises if each.override or not result.problem]
    return page(
        "learner.html",
        f"{result.name or result.learner}: {key.settings.title}",
        result=result,
        settings=key.settings,
        due=key.settings.due.isoformat() if key.settings.due else "",
        study_part=f"{DONE[result.done]}, as your file says; no points depend on it" if result.done is not None else "",
        total=grade_of(result),
        possible=key.settings.possible,
        earned=sum(each.points for each in result.exercises),
        exercises=exercises,
        outcome={each.exercise: _outcome(each.tests) for each in exercises},
        concepts=key.lesson.course.concepts,
        signs=ENDED,
    )


def _outcome(tests: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """How the tests ended: how many there are, whether all came out right, the cases one by one, the probes in words."""
    probes = Counter(ended for case, ended in tests if case.startswith(PROBE))
    return {
        "count": len(tests),
        "all_right": bool(tests) and all(ended == "right" for _, ended in tests),
        "cases": [(case, ended) for case, ended in tests if not case.startswith(PROBE)],
        "probes": ", ".join(f"{probes[ended]} {ended}" for ended in ENDED if probes[ended]),
    }
