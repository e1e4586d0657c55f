"""What a teacher sees of a class: who did what, and which mistakes, so that the next lesson can start there."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from helpers.classroom._assignment import Key
from helpers.classroom._page import LOOKS, name, number, page, prose, shown
from helpers.classroom._results import ExerciseResult, LearnerResult
from helpers.classroom._tables import grade_of

UNNAMED = ("wrong", "error", "timeout", "wrong kind")
NO_NAME, ABSENT = "no name", "nothing handed in"
WIDTHS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
BARS = 20
# concept, exercise, mistake or None
Made = tuple[str, str, str | None]


@dataclass
class _Class:
    """Counts and rows: all that is kept of a class, however many learners it has."""

    statuses: Counter[str] = field(default_factory=Counter)
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    partly: Counter[str] = field(default_factory=Counter)
    mistakes: Counter[Made] = field(default_factory=Counter)
    messages: dict[tuple[str, str], str] = field(default_factory=dict)
    points: list[float] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def class_page(results: Iterable[LearnerResult], key: Key, link: Callable[[LearnerResult], str]) -> str:
    """The page of a class.

    Args:
        results: read once, in order.
        key: the assignment's key.
        link: a learner's page, as a path from this one's folder.

    Returns:
        A whole HTML page without scripts, which fetches nothing; the same results give the same bytes.
    """
    found = _Class(outcomes={exercise: Counter() for exercise in key.parts})
    for exercise in key.exercises.values():
        found.messages |= {(exercise.id, mistake.id): mistake.message for mistake in exercise.mistakes}
    for result in results:
        _count(found, result, key, link)
    counts = found.statuses
    return page(
        "class.html",
        f"The class: {key.settings.title}",
        wide=True,
        settings=key.settings,
        possible=key.settings.possible,
        many_exercises=len(key.parts),
        figures=[
            (sum(counts.values()) - counts[ABSENT], "submissions"),
            (counts["graded"], "graded"),
            *([(counts["to mark"], "to be marked by hand")] if counts["to mark"] else []),
            (counts["problem"], "could not be read"),
            (counts["not graded"], "not graded: grade again"),
            *([(counts[ABSENT], "handed in nothing")] if counts[ABSENT] else []),
        ],
        points=_points(found, key),
        outcomes=_exercises(found, key),
        mistakes=_mistakes(found, key),
        no_name=NO_NAME,
        partly=bool(found.partly.total()),
        everybody=found.rows,
        everybody_columns=["who", "id", "points", "late", "status", *key.parts],
    )


def _count(found: _Class, result: LearnerResult, key: Key, link: Callable[[LearnerResult], str]) -> None:
    found.statuses[result.status] += 1
    points = grade_of(result)
    if points is not None:
        found.points.append(points)
    said = {} if result.problem else {each.exercise: each for each in result.exercises}
    for each in said.values():
        found.outcomes.setdefault(each.exercise, Counter())[each.status] += 1
        found.partly[each.exercise] += bool(each.partial)
        if each.mistake:
            found.messages.setdefault((each.exercise, each.mistake), each.message)
        if each.mistake or each.status in UNNAMED:
            found.mistakes[each.concept, each.exercise, each.mistake] += 1
    who = quote(link(result), errors="replace")  # a path, never another kind of address
    row = [
        Markup('<span class="who"><a href="{}">{}</a></span>').format(who, name(result.name or result.learner)),
        name(result.learner),
        "" if points is None else number(points),
        f"−{number(result.late_percent)} %" if result.late_percent else "",
        shown(result.status)
        + (
            Markup('<span class="message">{}</span>').format(prose(result.problem))
            if result.problem and not result.absent
            else ""
        ),
    ]
    found.rows.append([*row, *(_cell(said.get(exercise)) for exercise in key.parts)])


def _cell(each: ExerciseResult | None) -> str:
    if each is None:
        return ""
    sign, word, _ = LOOKS[each.status]
    changed = " (set by a teacher)" if each.override else ""
    partly = " (partial credit)" if each.partial else ""
    points = f" {number(each.points)}" if each.settled else ""
    outcome = Markup('<span aria-hidden="true">{}</span><span class="said">{}{}:</span>{}{}')
    return outcome.format(sign, word, changed or partly, points, "*" if changed else " ◐" if partly else "")


def _points(found: _Class, key: Key) -> dict[str, Any] | None:
    """Who has how many points, in a sentence, as a plot and as rows; None where nobody has a grade."""
    if not found.points:
        return None
    from helpers.classroom._plots import points_plot  # only here: workers import this package too

    possible = key.settings.possible
    width = next((width for width in WIDTHS if possible / width <= BARS), possible)
    bins = Counter(int(points / width + 0.5) for points in found.points)
    last = max(int(possible / width + 0.5), *bins)
    counts = [(at * width, bins[at]) for at in range(last + 1)]
    sentence = (
        f"{len(found.points)} learners have a grade: from {number(min(found.points))} to {number(max(found.points))} "
        f"of {number(possible)} points, mean {number(statistics.fmean(found.points))}, median {number(statistics.median(found.points))}."
    )
    return {
        "sentence": sentence,
        "near": "points" if width == 1 else f"points, to the nearest {number(width)}",
        "rows": [[number(at), str(many)] for at, many in counts],
        "plot": points_plot(counts, width, f"Bars: how many learners have how many points. {sentence}"),
    }


def _exercises(found: _Class, key: Key) -> dict[str, Any]:
    """The table of outcomes, a row for each exercise."""
    kinds = [
        kind
        for kind in LOOKS
        if kind in (*UNNAMED[:3], "passed", "not attempted") or any(c[kind] for c in found.outcomes.values())
    ]
    rows = []
    for exercise, counts in found.outcomes.items():
        many = counts.total()
        by_hand = exercise in key.settings.questions
        share = f"{100 * counts['passed'] / many:.0f} %" if many and not by_hand else ""
        name_of = Markup("<code>{}</code>").format(shown(exercise))
        rows.append([name_of, share, *(str(counts[kind]) for kind in kinds)])
        rows[-1] += [str(found.partly[exercise])] if found.partly.total() else []
    columns = ["exercise", "passed, %", *(f"{LOOKS[kind][0]} {LOOKS[kind][1]}" for kind in kinds)]
    columns += ["◐ Partial"] if found.partly.total() else []
    return {"columns": columns, "rows": rows, "numeric": range(1, len(columns))}


def _mistakes(found: _Class, key: Key) -> dict[str, Any] | None:
    """Which mistakes were made, in a sentence, as a plot and as rows; None where there was none."""
    if not found.mistakes:
        return None
    from helpers.classroom._plots import mistakes_plot

    concepts = key.lesson.course.concepts
    order = {concept: at for at, concept in enumerate(concepts)}
    places = {exercise: at for at, exercise in enumerate(found.outcomes)}

    def rank(made: Made) -> tuple:
        concept, exercise, mistake = made
        return (
            order.get(concept, len(order)),
            concept,
            mistake is None,
            -found.mistakes[made],
            places[exercise],
            mistake or "",
        )

    shared = Counter(mistake for _, mistake in {(exercise, mistake) for _, exercise, mistake in found.mistakes})
    groups: dict[str, list[tuple[str, int, bool]]] = {}
    rows = []
    for made in sorted(found.mistakes, key=rank):
        concept, exercise, mistake = made
        about = concepts[concept].name if concept in concepts else concept or "Without a concept"
        label = mistake or NO_NAME
        if mistake is None or shared[mistake] > 1:
            label += f" ({exercise})"
        groups.setdefault(about, []).append((label, found.mistakes[made], mistake is not None))
        message = (
            found.messages[exercise, mistake]
            if mistake
            else "No known mistake fits; the learners' pages show what was tried."
        )
        rows.append((about, mistake, exercise, str(found.mistakes[made]), message))
    named = sum(many for made, many in found.mistakes.items() if made[2])
    first = max(found.mistakes, key=lambda made: (made[2] is not None, found.mistakes[made]))
    others = found.mistakes.total() - named
    sentence = f"Answers that show a known mistake: {named}. Others that are wrong, stop or do not end: {others}."
    alt = f"Bars: how many learners made each mistake, by concept. {sentence}"
    if first[2]:
        alt += f" The most frequent is {first[2]}, {found.mistakes[first]} times."
    return {"sentence": sentence, "rows": rows, "plot": mistakes_plot(list(groups.items()), alt)}
