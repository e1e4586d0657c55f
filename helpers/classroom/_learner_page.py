"""What a learner gets back: one page that says what was right, what it looks like where it was not, and where to look next."""

from collections import Counter

from helpers.classroom._assignment import Key
from helpers.classroom._page import badge, block, folded, name, number, page, prose, shown, table
from helpers.classroom._results import ExerciseResult, LearnerResult
from helpers.classroom._tables import grade_of

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
    told = [each for each in result.exercises if each.override or not result.problem]
    parts = [_header(result, key)]
    if told:
        parts.append(_overview(told))
    parts += [_exercise(each, key) for each in told]
    return page(f"{result.name or result.learner}: {key.settings.title}", "\n".join(parts))


def _header(result: LearnerResult, key: Key) -> str:
    who = name(result.name or result.learner)
    if result.name and result.name != result.learner:
        who += f' <span class="quiet">({name(result.learner)})</span>'
    due = key.settings.due.isoformat() if key.settings.due else ""
    facts = {"Learner": who, "File": name(result.file) if result.file else "", "Handed in": _time(result.submitted)}
    facts |= {"Due": _time(due), "Late": shown(result.late)}
    listed = "".join(f"<dt>{term}</dt><dd>{told}</dd>" for term, told in facts.items() if told)
    parts = [
        f'<header><p class="kicker">{shown(key.settings.assignment)}</p><h1>{shown(key.settings.title)}</h1>'
        f'<dl class="facts">{listed}</dl>',
        _total(result, key),
    ]
    if result.problem:
        told = f"<p><strong>This submission could not be used.</strong></p><p>{prose(result.problem)}</p>"
        parts.append(f'<div class="note" style="--tone:#D55E00">{told}</div>')
    return "".join(parts) + "</header>"


def _total(result: LearnerResult, key: Key) -> str:
    possible = number(sum(key.settings.exercises.values()))
    points = grade_of(result)
    if points is None:
        return f'<p class="total"><strong>No points yet</strong> (of {possible})</p>'
    told = f'<p class="total"><strong>{number(points)}</strong> of {possible} points</p>'
    if result.late_percent:
        earned = number(sum(each.points for each in result.exercises))
        told += f'<p class="quiet">{earned} points earned, {number(result.late_percent)} % off for lateness.</p>'
    return told


def _overview(exercises: list[ExerciseResult]) -> str:
    rows = [
        [
            f'<a href="#{shown(each.exercise)}"><code>{shown(each.exercise)}</code></a>',
            badge(each.status),
            _points(each),
        ]
        for each in exercises
    ]
    return f'<nav aria-label="Exercises">{table("Exercises", ["Exercise", "Outcome", "Points"], rows, frozenset({2}))}</nav>'


def _exercise(each: ExerciseResult, key: Key) -> str:
    passed = each.status == "passed"
    parts = [
        f'<section aria-labelledby="{shown(each.exercise)}"><div class="headline">'
        f'<h2 id="{shown(each.exercise)}"><code>{shown(each.exercise)}</code></h2> {badge(each.status)} '
        f'<span class="points">{_points(each)} points</span></div>',
        f"<p>{prose(each.message)}</p>",
    ]
    if each.override:
        told = f"A teacher set the points to {number(each.points)} of {number(each.possible)}."
        parts.append(f'<div class="note"><p><strong>{told}</strong></p><p>{prose(each.override)}</p></div>')
    if each.mistake:
        parts.append(f'<p class="quiet">The named mistake: <code>{shown(each.mistake)}</code></p>')
    concept = key.lesson.course.concepts.get(each.concept)
    if concept and not passed:
        parts.append(f"<p>What it is about: <strong>{shown(concept.name)}</strong>. {prose(concept.definition)}</p>")
    if each.hint:
        parts.append(folded("A hint", f"<p>{prose(each.hint)}</p>"))
    parts.append(_tests(each.tests))
    if each.shapes:
        parts.append(f"<p>Smallest failing case: <code>{shown(each.shapes)}</code></p>")
    if each.trace:
        parts.append(f"<h3>Your run over the right one</h3>{each.trace}")
    if each.traceback:
        parts.append(f"<h3>Where it happened</h3>{block(f'Where it happened, {each.exercise}', each.traceback)}")
    if each.printed:
        label = "What your code printed"
        parts.append(folded(label, block(f"{label}, {each.exercise}", each.printed), not passed))
    if each.source:
        label = "Your code, as it was checked"
        parts.append(folded(label, block(f"{label}, {each.exercise}", each.source, numbered=True), not passed))
    return "\n".join(part for part in parts if part) + "</section>"


def _tests(tests: tuple[tuple[str, str], ...]) -> str:
    """The cases one by one, the probes in a line; all in a line where all are right."""
    if not tests:
        return ""
    title = "<h3>The outcome per test</h3>"
    if all(ended == "right" for _, ended in tests):
        return f"{title}<p>All {len(tests)} tests came out right.</p>"
    items = []
    for case, ended in tests:
        if not case.startswith(PROBE):
            sign, colour = ENDED[ended]
            told = f'<span aria-hidden="true">{sign}</span> {shown(case)}: {ended}'
            items.append(f'<li style="--tone:{colour}">{told}</li>')
    probes = Counter(ended for case, ended in tests if case.startswith(PROBE))
    told = f'<ul class="tests">{"".join(items)}</ul>' if items else ""
    if probes:
        counts = ", ".join(f"{probes[ended]} {ended}" for ended in ENDED if probes[ended])
        told += f"<p>Probes, each of one part of the answer: {counts}.</p>"
    return title + told


def _points(each: ExerciseResult) -> str:
    known = each.override or each.status != "not graded"
    return f"{number(each.points) if known else '–'} of {number(each.possible)}"


def _time(text: str) -> str:
    """An ISO time as people read it."""
    return shown(text.replace("T", " ", 1))
