"""`course check`: all that a lesson owes, in seconds, every problem and not only the first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from helpers import experiments, judge
from helpers.authoring._build import stale_notebooks
from helpers.authoring.check import _amounts, _around, _directions, _links, _minutes
from helpers.authoring.check._problem import Problem, problems_of
from helpers.common import listed
from helpers.content import MATERIALS, ContentError, Course, LessonContent


@dataclass
class Report:
    """What a check found: problems, and what else an author should know."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, found: Iterable[Problem]) -> None:
        """Take in more problems, each once."""
        self.problems = sorted({*self.problems, *found})

    def read(self, reads: Callable[[], object]) -> bool:
        """Try to read something; whether it could be read."""
        try:
            reads()
        except ContentError as error:
            self.add(problems_of(error))
            return False
        return True


def check(course: Course, root: Path, lesson: LessonContent | None = None, exercise: str | None = None) -> Report:
    """Check the course, one lesson, or one exercise.

    Args:
        course: its lessons.
        root: the folder with README.md, notebooks/ and solutions/.
        lesson: only this one.
        exercise: only this one of the lesson's.

    Returns:
        Every problem. It executes no notebook.

    Raises:
        KeyError: the lesson has no such exercise.
    """
    report = Report()
    if not all(
        [report.read(lambda: course.concepts), report.read(lambda: course.kinds), report.read(lambda: course.cast)]
    ):
        return report
    path = course.root / "kinds.yaml"
    report.add(Problem(path, 1, message) for message in _amounts.wrong_kinds(course.kinds))
    if report.problems:
        return report
    others = [one for one in course.lessons.values() if one is not lesson]
    # What else there is matters only for links that lead there; a lesson that can't be read has none.
    readable = [one for one in others if _read(one, report if lesson is None else Report())]
    chosen = readable if lesson is None else [lesson] if _read(lesson, report) else []
    for one in chosen:
        if exercise is not None:
            if exercise not in one.exercise_ids:
                raise KeyError(f"no exercise {exercise!r} in {one.slug}; it has {listed(one.exercise_ids) or 'none'}")
            report.add(_directions.wrong_exercises(one, exercise))
            continue
        report.add(_whole(one, [each for each in readable if each is not one], root))
    if exercise is None:
        _around_it(report, course, root, lesson, readable, chosen)
    return report


def _read(lesson: LessonContent, report: Report) -> bool:
    """Whether all of a lesson can be read; what is wrong goes into the report."""
    if problems := lesson.problems():
        for error in problems:
            report.add(problems_of(error))
        return False
    return all([report.read(lambda: judge.sound_exercises(lesson)), report.read(lambda: experiments.recipes(lesson))])


def _whole(lesson: LessonContent, others: list[LessonContent], root: Path) -> Iterable[Problem]:
    yield from _amounts.owed(lesson)
    yield from _amounts.unopened(lesson)
    yield from _links.lost_evidence(lesson, others)
    yield from _links.unmet(lesson)
    yield from _links.without_card(lesson, others)
    yield from _links.without_lesson(lesson)
    yield from _links.unshown(lesson.course, [lesson, *others], lesson)
    yield from _links.bold_without_entry(lesson)
    yield from _links.said_as_true(lesson)
    yield from _minutes.wrong_minutes(lesson)
    yield from _around.wrong_readme(lesson, root)
    yield from _directions.wrong_exercises(lesson)


def _around_it(
    report: Report,
    course: Course,
    root: Path,
    lesson: LessonContent | None,
    readable: list[LessonContent],
    chosen: list[LessonContent],
) -> None:
    """The whole course's own links, derived files, formatting; and what drafts still owe."""
    if lesson is None and len(readable) == len(course.lessons):
        report.add(_links.lost_evidence_of_misconceptions(course, readable))
        report.add(_links.met_nowhere(course, readable))
        report.add(_links.unshown(course, readable))
    for one in chosen:
        report.add(Problem(root / name, 1, f"{why}. Run `course build`.") for name, why in stale_notebooks([one], root))
        if one.front.kind == "draft" and "lesson" in course.kinds:
            missing = [problem.text.split(". ")[0] for problem in _amounts.owed(one, course.kinds["lesson"])]
            report.notes.append(
                f"{one.slug} is a draft. To become a lesson it still owes: {'; '.join(missing) or 'nothing'}."
            )
    formatted = _around.wrong_format(course.root if lesson is None else lesson.folder)
    if formatted is None:
        report.notes.append("ruff isn't installed, so nobody looked at the formatting. Run `make setup`.")
    report.add(formatted or ())


def counted(lessons: list[LessonContent]) -> str:
    """What there is, in words, for when nothing is wrong."""
    kinds = [*MATERIALS, "exercises", "mistakes", "experiments"]
    found = {what.replace("_", " "): sum(_amounts.count(one, what) for one in lessons) for what in kinds}
    return listed([f"{what} {many}" for what, many in found.items() if many])
