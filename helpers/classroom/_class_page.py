"""What a teacher sees of a class: who did what, and which mistakes, so that the next lesson can start there."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from helpers.classroom._assignment import Key
from helpers.classroom._page import LOOKS, folded, name, number, page, prose, shown, table
from helpers.classroom._results import ExerciseResult, LearnerResult
from helpers.classroom._tables import grade_of

UNNAMED = ("wrong", "error", "timeout", "wrong kind")
NO_NAME = "no name"
WIDTHS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
BARS = 20
# concept, exercise, mistake or None
Made = tuple[str, str, str | None]


@dataclass
class _Class:
    """Counts and rows: all that is kept of a class, however many learners it has."""

    statuses: Counter[str] = field(default_factory=Counter)
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
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
    found = _Class(outcomes={exercise: Counter() for exercise in key.exercises})
    for exercise in key.exercises.values():
        found.messages |= {(exercise.id, mistake.id): mistake.message for mistake in exercise.mistakes}
    for result in results:
        _count(found, result, key, link)
    parts = [_header(found, key), _points(found, key), _exercises(found), _mistakes(found, key), _everybody(found, key)]
    return page(f"The class: {key.settings.title}", "\n".join(parts), wide=True)


def _count(found: _Class, result: LearnerResult, key: Key, link: Callable[[LearnerResult], str]) -> None:
    found.statuses[result.status] += 1
    points = grade_of(result)
    if points is not None:
        found.points.append(points)
    told = {} if result.problem else {each.exercise: each for each in result.exercises}
    for each in told.values():
        found.outcomes.setdefault(each.exercise, Counter())[each.status] += 1
        if each.mistake:
            found.messages.setdefault((each.exercise, each.mistake), each.message)
        if each.mistake or each.status in UNNAMED:
            found.mistakes[each.concept, each.exercise, each.mistake] += 1
    who = quote(link(result), errors="replace")  # a path, never another kind of address
    row = [f'<span class="who"><a href="{who}">{name(result.name or result.learner)}</a></span>', name(result.learner)]
    row.append("" if points is None else number(points))
    row.append(f"−{number(result.late_percent)} %" if result.late_percent else "")
    why = f'<span class="message">{prose(result.problem)}</span>' if result.problem else ""
    row.append(shown(result.status) + why)
    found.rows.append([*row, *(_cell(told.get(exercise)) for exercise in key.exercises)])


def _cell(each: ExerciseResult | None) -> str:
    if each is None:
        return ""
    sign, word, _ = LOOKS[each.status]
    changed = " (set by a teacher)" if each.override else ""
    points = "" if each.status == "not graded" and not each.override else f" {number(each.points)}"
    return f'<span aria-hidden="true">{sign}</span><span class="said">{word}{changed}:</span>{points}{"*" if changed else ""}'


def _header(found: _Class, key: Key) -> str:
    due = f"Due {shown(key.settings.due.isoformat(sep=' '))}. " if key.settings.due else ""
    possible = number(sum(key.settings.exercises.values()))
    told = [(sum(found.statuses.values()), "submissions"), (found.statuses["graded"], "graded")]
    told += [
        (found.statuses["problem"], "could not be read"),
        (found.statuses["not graded"], "not graded: grade again"),
    ]
    items = "".join(f"<li><strong>{many}</strong> {what}</li>" for many, what in told)
    return (
        f'<header><p class="kicker">{shown(key.settings.assignment)}: the class</p><h1>{shown(key.settings.title)}</h1>'
        f'<p class="quiet">{due}{possible} points in {len(key.exercises)} exercises.</p><ul class="figures">{items}</ul></header>'
    )


def _points(found: _Class, key: Key) -> str:
    if not found.points:
        return "<section><h2>Points</h2><p>Nobody has a grade yet.</p></section>"
    from helpers.classroom._plots import points_plot  # only here: workers import this package too

    possible = sum(key.settings.exercises.values())
    width = next((width for width in WIDTHS if possible / width <= BARS), possible)
    bins = Counter(int(points / width + 0.5) for points in found.points)
    last = max(int(possible / width + 0.5), *bins)
    counts = [(at * width, bins[at]) for at in range(last + 1)]
    told = (
        f"{len(found.points)} learners have a grade: from {number(min(found.points))} to {number(max(found.points))} "
        f"of {number(possible)} points, mean {number(statistics.fmean(found.points))}, median {number(statistics.median(found.points))}."
    )
    near = "points" if width == 1 else f"points, to the nearest {number(width)}"
    rows = [[number(at), str(many)] for at, many in counts]
    data = folded("The numbers", table("Learners by points", [near, "learners"], rows, frozenset({1})))
    plot = points_plot(counts, width, f"Bars: how many learners have how many points. {told}")
    return f"<section><h2>Points</h2><p>{told}</p><figure>{plot}{data}</figure></section>"


def _exercises(found: _Class) -> str:
    kinds = [
        kind
        for kind in LOOKS
        if kind in (*UNNAMED[:3], "passed", "not attempted") or any(c[kind] for c in found.outcomes.values())
    ]
    rows = []
    for exercise, counts in found.outcomes.items():
        many = counts.total()
        share = f"{100 * counts['passed'] / many:.0f} %" if many else ""
        rows.append([f"<code>{shown(exercise)}</code>", share, *(str(counts[kind]) for kind in kinds)])
    columns = ["exercise", "passed, %", *(f"{LOOKS[kind][0]} {LOOKS[kind][1]}" for kind in kinds)]
    told = table(
        "Learners by outcome; files that could not be read are not counted",
        columns,
        rows,
        frozenset(range(1, len(columns))),
    )
    return f"<section><h2>Exercises</h2>{told}</section>"


def _mistakes(found: _Class, key: Key) -> str:
    title = "<section><h2>Which mistakes the class made</h2>"
    if not found.mistakes:
        return f"{title}<p>None.</p></section>"
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
        told = f'<span class="message">{prose(message)}</span>'
        label = f"<code>{shown(mistake)}</code>" if mistake else NO_NAME
        rows.append([shown(about), label, f"<code>{shown(exercise)}</code>", str(found.mistakes[made]), told])
    named = sum(many for made, many in found.mistakes.items() if made[2])
    most = max(found.mistakes, key=lambda made: (made[2] is not None, found.mistakes[made]))
    others = found.mistakes.total() - named
    told = f"Answers that show a known mistake: {named}. Others that are wrong, stop or do not end: {others}."
    alt = f"Bars: how many learners made each mistake, by concept. {told}"
    if most[2]:
        alt += f" The most frequent is {most[2]}, {found.mistakes[most]} times."
    data = table(
        "Mistakes by concept, in the course's order",
        ["concept", "mistake", "exercise", "learners", "what was said"],
        rows,
        frozenset({3}),
    )
    plot = mistakes_plot(list(groups.items()), alt)
    return f"{title}<p>{told}</p><figure>{plot}{folded('What each one is', data)}</figure></section>"


def _everybody(found: _Class, key: Key) -> str:
    if not found.rows:
        return "<section><h2>Everybody</h2><p>Nobody has handed in.</p></section>"
    columns = ["who", "id", "points", "late", "status", *key.exercises]
    told = table(
        "Everybody, with points for each exercise; * was set by a teacher", columns, found.rows, frozenset({2, 3})
    )
    signs = ", ".join(f"{sign} {word.lower()}" for sign, word, _ in LOOKS.values())
    return f'<section><h2>Everybody</h2><p class="quiet">{signs}.</p>{told}</section>'
