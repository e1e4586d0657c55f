"""A page to print that says what a learner has passed, and claims no more."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from helpers import study, widgets
from helpers.common import write_whole
from helpers.content import Course, LessonContent

LONGEST = 80
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 18mm; }}
body {{ max-width: 42rem; margin: 3rem auto; padding: 0 1.5rem; color: #1a1a1a; background: #fff; }}
body {{ font: 16px/1.5 Georgia, "Times New Roman", serif; }}
h1 {{ font-size: 1.2rem; font-weight: 400; letter-spacing: .06em; }}
.name {{ margin: 1.5rem 0 .5rem; font-size: 2.2rem; overflow-wrap: anywhere; }}
hr {{ border: 0; border-top: 3px double #0072b2; margin: 1.5rem 0; }}
h2 {{ font-size: 1rem; margin: 1.2rem 0 .2rem; }}
ul {{ margin: .2rem 0; padding-left: 1.2rem; }}
.small {{ margin-top: 2rem; font-size: .85rem; color: #444; }}
</style>
<main>
<h1>Gates Keep Memory · a course on LSTM and GRU</h1>
<hr>
<p class="name">{name}</p>
<p>passed the final test of this course on <strong>{day}</strong>,
with <strong>{right} of {of}</strong> questions right ({needed} were needed).</p>
{solved}
<hr>
<p class="small">The questions were drawn from all lessons. The test was taken on the learner's own computer, as often as they liked,
and nobody looked on. The exercises were checked by the course's own tests. This page says that, and no more.</p>
</main>
</html>
"""


@dataclass(frozen=True)
class Passed:
    """The final test that a learner passed best: when, and how many of its questions were right, of how many, and had to be."""

    day: date
    right: int
    of: int
    needed: int


def certificate(course: Course, store: study.Store, name: str, folder: Path) -> widgets.Note:
    """Write the page of a learner who has passed, or say what is missing.

    Args:
        course: its lessons.
        store: what the learner has done.
        name: as it should appear on the page.
        folder: where the page goes.
    """
    passed = _passed(store)
    if passed is None:
        missing = _missing(study.sittings(store))
        return widgets.Note("Not yet", missing, "`here.final_test()` opens the test, as often as you like.")
    try:
        path = write_certificate(folder, name, passed, _all_solved(course, store))
    except (ValueError, OSError) as error:
        return widgets.Note("No certificate was written", f"{error}", "")
    return widgets.Note("Your certificate", str(path), "Open it in a browser and print it, or save it as PDF.")


def certificate_widget(course: Course, store: study.Store) -> widgets.Certificate:
    """The same page, with a field for the name. On a page of the site, `js/page/activities/certificate.js` reads the log for it."""
    passed, fields = _passed(store), ("title", "name", "day", "right", "of", "needed", "solved")
    return widgets.Certificate(
        PAGE.format(**{field: f"{{{field}}}" for field in fields}),
        study.PASS_MARK,
        {**asdict(passed), "day": passed.day.isoformat()} if passed else None,
        "" if passed else _missing(study.sittings(store)),
        [(title, exercises) for title, exercises in _all_solved(course, store).items() if exercises],
    )


def _passed(store: study.Store) -> Passed | None:
    tests = [one for one in study.sittings(store) if one.passed]
    best = max(tests, key=lambda one: (one.right, one.at), default=None)
    if best is None:
        return None
    count = len(best.correct or {})
    return Passed(best.at.astimezone().date(), best.right, count, study.needed(count))


def _all_solved(course: Course, store: study.Store) -> dict[str, list[str]]:
    return {lesson.front.title: _solved(lesson, store) for lesson in course.lessons.values()}


def _missing(tests: Sequence[study.Sitting]) -> str:
    done = [one for one in tests if one.correct is not None]
    if done:
        best = max(done, key=lambda one: one.right)
        count = len(best.correct or {})
        best_so_far = f"Your best so far: {best.right} of {count} right, and {study.needed(count)} are needed."
        return f"You have to pass the final test first. {best_so_far}"
    if tests:
        now = tests[-1]
        return (
            f"Your final test is not handed in yet: {len(now.answers)} of {len(now.questions)} questions are answered."
        )
    return "You have to pass the final test first. You have not taken it yet."


def _solved(lesson: LessonContent, store: study.Store) -> list[str]:
    """The exercises of a lesson that passed; where the solution was read before, it says so."""
    found = []
    for exercise in lesson.exercise_ids:
        first = next((one.at for one in store.attempts(lesson.slug, exercise) if one.status == "passed"), None)
        seen = store.solution_seen(lesson.slug, exercise)
        if first is not None:
            found.append(f"{exercise} (after its solution was read)" if seen and seen < first else exercise)
    return found


def write_certificate(folder: Path, name: str, passed: Passed, solved: Mapping[str, Sequence[str]]) -> Path:
    """Write the page; one of the same name is written anew.

    Args:
        folder: where.
        name: the learner's, as it should appear on the page.
        passed: the test.
        solved: by lesson's title, the exercises that passed.

    Returns:
        The file.

    Raises:
        ValueError: there is no name, or it is too long for the page.
    """
    name = " ".join(name.split()) if isinstance(name, str) else ""
    if not name or len(name) > LONGEST:
        raise ValueError(
            f'give your name as it should appear, in 1 to {LONGEST} characters: here.certificate("Ada Lovelace")'
        )
    listed = "".join(
        f"<h2>{html.escape(title)}</h2>\n<ul>{''.join(f'<li>{html.escape(one)}</li>' for one in exercises)}</ul>\n"
        for title, exercises in solved.items()
        if exercises
    )
    count = sum(map(len, solved.values()))
    words = f"<p>Exercises solved: {count}.</p>\n{listed}" if count else "<p>No exercise was solved.</p>"
    page = PAGE.format(
        title=html.escape(f"Certificate · {name}"),
        name=html.escape(name),
        day=f"{passed.day.day} {passed.day:%B %Y}",
        right=passed.right,
        of=passed.of,
        needed=passed.needed,
        solved=words,
    )
    short = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "learner"
    path = folder / f"certificate-{short}.html"
    write_whole(path, page)
    return path
