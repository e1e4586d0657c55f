"""The commands for authors: `course check`, `course new`, `course build`, `course claims`."""

import argparse
import sys
import time
from pathlib import Path

from helpers.content import LessonContent, course, course_folder


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add them to the parser's commands."""
    check = commands.add_parser("check", help="authors: all that a lesson owes, in seconds, with file, line and remedy")
    check.add_argument("lesson", nargs="?", help="a lesson's slug or number; default: the whole course")
    check.add_argument("exercise", nargs="?", help="only this exercise of the lesson, in both directions")
    new = commands.add_parser("new", help="authors: a lesson or an exercise to start from, green at once")
    kinds = new.add_subparsers(dest="kind", required=True, metavar="lesson|exercise")
    lesson = kinds.add_parser("lesson", help="a lesson with one card, one question and one exercise")
    lesson.add_argument("slug", help="its name in words joined by hyphens: attention-by-hand")
    lesson.add_argument("--title", help="default: the slug in words")
    lesson.add_argument("--number", type=int, help="default: the next free one")
    exercise = kinds.add_parser("exercise", help="an exercise at the end of a lesson, under `## Deeper`")
    exercise.add_argument("lesson", help="a lesson's slug or number")
    exercise.add_argument("id", help="its name in words joined by hyphens; the function is called the same: last-step")
    build = commands.add_parser("build", help="authors: make every derived file that is stale")
    build.add_argument("lesson", nargs="?", help="only this lesson's notebooks; default: everything")
    build.add_argument("--check", action="store_true", help="only say what is stale, and fail if anything is")
    build.add_argument("--force", action="store_true", help="make everything anew, stale or not")
    build.add_argument("--long", action="store_true", help="also what takes minutes: precomputed results")
    build.add_argument(
        "--unchanged", action="store_true", help="record that long runs' scripts changed in words alone: results stay"
    )

    claims = commands.add_parser("claims", help="authors: measure again, with other seeds, what the lessons claim")
    claims.add_argument("lesson", nargs="?", help="a lesson's slug or number; default: all")
    claims.add_argument("--seeds", type=_seeds, default="900-919", help="such as 900-919 or 1,2,7; default: 900-919")
    claims.add_argument("--experiment", help="only the measurements of this experiment")


def _seeds(text: str) -> tuple[str, list[int]]:
    """Seeds as somebody writes them, and as numbers: "900-919" or "1,2,7"."""
    seeds: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        seeds += range(int(first), int(last or first) + 1)
    if not seeds:
        raise ValueError
    return text, seeds


def run(options: argparse.Namespace) -> int:
    """Run one of them; returns the exit code."""
    match options.command:
        case "check":
            return _check(options.lesson, options.exercise)
        case "new":
            return _new(options)
        case "claims":
            return _claims(options.lesson, options.seeds, options.experiment)
        case _:
            if options.unchanged:
                from helpers.authoring import keep_runs

                keep_runs(course_folder())
                return 0
            return _build(options.lesson, options.check, options.force, options.long)


def _check(which: str | None, exercise: str | None) -> int:
    from helpers.authoring.check import check, counted

    the_course, start = course(), time.monotonic()
    lesson = the_course.lesson(which) if which else None
    report = check(the_course, course_folder(), lesson, exercise)
    for problem in report.problems:
        print(problem)
    for note in report.notes:
        print(note)
    seconds = f"{time.monotonic() - start:.0f} s"
    if report.problems:
        count = len(report.problems)
        print(f"{count} {'problem' if count == 1 else 'problems'}, {seconds}", file=sys.stderr)
        return 1
    lessons = [lesson] if lesson else list(the_course.lessons.values())
    what = f"exercise {exercise!r} of {lesson.slug}" if lesson and exercise else counted(lessons)
    print(f"OK: {what}, {seconds}")
    return 0


def _claims(which: str | None, seeds: tuple[str, list[int]], experiment: str | None) -> int:
    from helpers.authoring import Bench, check_claims

    the_course = course()
    lessons = [the_course.lesson(which)] if which else list(the_course.lessons.values())
    bench = Bench(seeds[1], seeds[0], lambda line: print(line, file=sys.stderr, flush=True))
    return 0 if check_claims(the_course, lessons, bench, experiment) else 1


def _new(options: argparse.Namespace) -> int:
    from helpers.authoring import new_exercise, new_lesson

    try:
        if options.kind == "lesson":
            slug = options.slug
            written = new_lesson(course(), course_folder(), slug, options.title, options.number)
        else:
            lesson = course().lesson(options.lesson)
            slug, written = lesson.slug, new_exercise(lesson, options.id)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return _written(written, slug)


def _written(paths: list[Path], slug: str) -> int:
    """Say what was written, then derive and check, so that an author starts from what is right."""
    from helpers.content import Course

    for path in paths:
        print(f"wrote   {path.relative_to(course_folder())}")
    lesson = Course(course().root).lesson(slug)  # read anew
    if _build_lessons([lesson], force=False):
        return 1
    print(f"Fill it in, then run `course check {slug}`; `course build {slug}` derives its notebooks.")
    return 0


def _build(which: str | None, check: bool, force: bool, long: bool) -> int:
    from helpers import authoring, judge

    root, the_course = course_folder(), course()
    if which:
        return _build_lessons([the_course.lesson(which)], force)
    for lesson in the_course.lessons.values():
        lesson.validate()
        judge.sound_exercises(lesson)
    if check:
        found = authoring.stale_files(the_course, root)
        print(
            "\n".join([*found, "Stale. Commit what the commands write."] if found else []),
            end="\n" * bool(found),
            file=sys.stderr,
        )
        return 1 if found else 0
    try:
        left = authoring.derive_all(the_course, root, force=force, long=long)
    except (authoring.ToolError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    for line in left:
        print(f"left    {line}")
    return 0


def _build_lessons(lessons: list[LessonContent], force: bool) -> int:
    from helpers import authoring, judge

    for lesson in lessons:
        lesson.validate()
        judge.sound_exercises(lesson)
    authoring.build(course(), course_folder(), force=force, only=lessons)
    return 0
