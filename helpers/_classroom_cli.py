"""`course assign` and `course grade`: what they take and what they say."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

# How `course grade` ends, beyond 0: every submission was graded. FAILED: nothing was done, and the message says why. SOME_UNREADABLE:
# something of a learner could not be used.
FAILED, SOME_UNREADABLE, SOME_NOT_GRADED, STOPPED = 1, 3, 4, 130
SHOWN = 5  # of each kind of thing that a summary names


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the parser."""
    assign = commands.add_parser("assign", help="teachers: write an assignment, student/ to hand out and key/ to keep")
    assign.add_argument("lesson", help="a lesson's slug or number, or the folder of a lesson of your own")
    assign.add_argument("--out", type=_path, required=True, metavar="DIR")
    assign.add_argument(
        "--settings", type=_path, metavar="YAML", help="exercises, points, dates; DIR/key/assignment.yaml is one"
    )
    assign.add_argument("--due", type=datetime.fromisoformat, help="such as 2026-12-01T23:59+01:00")
    assign.add_argument("--no-widgets", action="store_true", help="the exercises alone, without the study part")
    assign.add_argument(
        "--sample", type=int, default=0, metavar="N", help="also DIR/sample/: N made-up submissions, to try grading on"
    )
    assign.add_argument(
        "--variants",
        type=_path,
        metavar="ROSTER",
        help="a notebook for each learner on this list, with a task of their own",
    )
    assign.add_argument("--nbgrader", action="store_true", help="also DIR/nbgrader/, for nbgrader's own commands")

    grade = commands.add_parser("grade", help="teachers: grade a class, each submission in a box of its own")
    grade.add_argument(
        "submissions", type=_path, help="a folder of notebooks, nbgrader's submitted/, a zip from Canvas or Moodle"
    )
    grade.add_argument("--assignment", type=_path, required=True, metavar="DIR", help="what `course assign` wrote")
    grade.add_argument("--out", type=_path, required=True, metavar="DIR", help="gets grades, pages and tables")
    grade.add_argument("--workers", type=int, metavar="N", help="default: one for each processor")
    grade.add_argument("--scheduler", metavar="tcp://...", help="a Dask scheduler whose workers grade")
    grade.add_argument("--time-limit", type=float, metavar="SECONDS", help="for each exercise; default: its own")
    grade.add_argument("--seed", type=int, help="of the numbers that functions are tried on; default: the assignment's")
    grade.add_argument(
        "--times", type=_path, metavar="CSV", help="when each learner handed in: columns learner, submitted"
    )
    grade.add_argument(
        "--roster",
        type=_path,
        metavar="CSV",
        help="who is in the class: your own list, or what Canvas or Moodle exported",
    )
    grade.add_argument(
        "--learner", action="append", default=[], metavar="NAME", help="grade this one again, and nobody else"
    )
    grade.add_argument(
        "--feedback", action="store_true", help="also pack the pages, as Canvas and Moodle take them back"
    )
    grade.add_argument("--watch", action="store_true", help="go on, and grade what arrives, until Ctrl-C")
    grade.add_argument(
        "--regrade", action="append", default=[], metavar="EXERCISE", help="run it again, whatever is stored"
    )
    grade.add_argument(
        "--trusted", action="store_true", help="without the box: their code runs as you. Only for code that you trust"
    )

    mark = commands.add_parser(
        "mark", help="teachers: mark answers in words on a page, and answer what learners ask about grades"
    )
    mark.add_argument("grades", type=_path, help="what `course grade --out` made")
    mark.add_argument("--assignment", type=_path, required=True, metavar="DIR", help="what `course assign` wrote")
    mark.add_argument("--anonymous", action="store_true", help="without names, in an order that says nothing")
    mark.add_argument("--port", type=int, default=0, help="default: any that is free")

    similar = commands.add_parser(
        "similar", help="teachers: a page of answers that look alike, side by side; it proves nothing"
    )
    similar.add_argument("grades", type=_path, help="what `course grade --out` made")
    similar.add_argument("--assignment", type=_path, required=True, metavar="DIR", help="what `course assign` wrote")


def _path(given: str) -> Path:
    """A path as it was given; `~` is the home folder, where the shell left it (`--out=~/class`)."""
    try:
        return Path(given).expanduser()
    except RuntimeError:
        raise argparse.ArgumentTypeError(f"there is no such home folder: {given!r}. Give the whole path.") from None


def run(options: argparse.Namespace) -> int:
    """Run one of both; returns the exit code."""
    from helpers.classroom import ClassroomError

    try:
        return RUN[options.command](options)
    except ClassroomError as error:
        print(error, file=sys.stderr)
        return FAILED


def _assign(options: argparse.Namespace) -> int:
    from helpers import authoring, classroom

    lesson = classroom.find_lesson(options.lesson)
    before = options.out / "key" / "assignment.yaml"  # the same assignment once more keeps its seed and what was chosen
    chosen = options.settings or (before if before.is_file() else None)
    settings = classroom.read_settings(chosen) if chosen else classroom.default_settings(lesson)
    changes = {"due": options.due} if options.due else {}
    changes |= {"widgets": False} if options.no_widgets else {}
    changes |= {"variants": {}} if options.variants and not settings.variants else {}
    settings = classroom.change_settings(settings, changes)
    roster = _roster_for_variants(options, settings)
    # Before anything is written: it may be refused.
    notebook = classroom.nbgrader_notebook(lesson, settings.exercises) if options.nbgrader else None
    learner = authoring.derive(lesson).learner
    key = classroom.assign(lesson, settings, options.out, learner)
    tasks = classroom.write_variants(key, roster, learner) if roster else {}
    advice = {"student": f"hand this out: {lesson.name}.ipynb", "key": "keep this to yourself: exercises, tests, seed"}
    if tasks:
        advice["student"] = f"hand these out: {len(tasks)} folders, each with its learner's own {lesson.name}.ipynb"
        advice["key"] = "keep this to yourself: exercises, tests, seed, roster.csv, variants.csv"
    if options.sample:
        classroom.write_sample(key, options.out / "sample", options.sample)
        advice["sample"] = f"a made-up class of {options.sample}, to try grading on"
    if notebook:
        path = classroom.write_nbgrader(options.out / "nbgrader", settings.assignment, lesson.name, notebook)
        advice["nbgrader"] = f"for nbgrader's own commands: {path.relative_to(options.out / 'nbgrader').as_posix()}"
    for folder, what in advice.items():
        print(f"{options.out / folder}   {what}")
    points = ", ".join(f"{name} ({value:g})" for name, value in settings.exercises.items())
    print(f"Exercises (points): {points}. Due: {settings.due or 'no date'}.")
    if words := sorted(word for word in set(tasks.values()) if word):
        print(f"Variants: {'; '.join(f'{word} ({list(tasks.values()).count(word)})' for word in words)}.")
    if tasks and (left := classroom.leavers(key, tasks)):
        print(
            f"LOOK AT {options.out / 'student'}: {_some(left)} {'is' if len(left) == 1 else 'are'} not on the roster, and still there."
        )
    for name, earning in key.partial_credit().items():
        print(
            f"Partial credit for {name}, of its {len(key.exercises[name].mistakes)} named mistakes: {_earning(earning)}."
        )
    return 0


def _roster_for_variants(options: argparse.Namespace, settings: Any) -> Path | None:
    """Who is to have a notebook of their own, or None where there is one for all."""
    from helpers import classroom

    if not settings.variants:
        return None
    if options.nbgrader:
        raise classroom.ClassroomError(
            "--nbgrader has one notebook for all, so it goes without variants. Leave one out."
        )
    before = options.out / "key" / "roster.csv"
    if not options.variants and not before.is_file():
        raise classroom.ClassroomError(
            "the settings say `variants`, and nobody has said for whom. Give --variants ROSTER."
        )
    path: Path = options.variants or before
    return path


def _earning(found: dict[str, float]) -> str:
    return ", ".join(f"{mistake} ({points:g})" for mistake, points in found.items()) or "to none"


def _grade(options: argparse.Namespace) -> int:
    from helpers import classroom

    key = classroom.Key(options.assignment)
    if options.trusted:
        print(
            "TRUSTED: learners' code runs as you, without a box. It can read, change and send what you can.",
            file=sys.stderr,
        )
    how = classroom.Options(
        workers=options.workers or (classroom.default_workers() if options.workers is None else 0),
        scheduler=options.scheduler,
        seed=options.seed,
        time_limit=options.time_limit,
        trusted=options.trusted,
        regrade=tuple(options.regrade),
        times=options.times,
        roster=options.roster,
        learners=tuple(options.learner),
        feedback=options.feedback,
    )
    if not options.watch:
        return _grade_once(options, key, how)
    try:
        for _ in classroom.arrivals(options.submissions, options.out):
            try:
                _grade_once(options, key, how)
            except classroom.ClassroomError as error:  # what arrives next may put it right
                print(error, file=sys.stderr)
            print("Waiting for more. Ctrl-C ends it.", flush=True)
    except KeyboardInterrupt:
        print("Stopped. What is graded is kept; the same command goes on from there.", file=sys.stderr)
    return STOPPED


def _grade_once(options: argparse.Namespace, key: Any, how: Any) -> int:
    from tqdm import tqdm

    from helpers import classroom

    # Rate and time left; where nobody watches, a line now and then. Without tqdm's thread: a process of one thread can fork its workers.
    tqdm.monitor_interval = 0
    with tqdm(unit=" submissions", desc="Grading", mininterval=0.5 if sys.stderr.isatty() else 10, leave=True) as bar:

        def progress(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        try:
            summary = classroom.grade_class(options.submissions, key, options.out, how, progress)
        except KeyboardInterrupt:
            bar.close()
            if options.watch:
                raise
            print("Stopped. What is graded is kept; the same command goes on from there.", file=sys.stderr)
            return STOPPED
    return _tell(summary)


def _tell(summary: Any) -> int:
    found = summary.statuses
    graded = found["graded"] + found["to mark"]
    counts = f"{graded} graded ({summary.fresh} of them now), {found['problem']} unreadable, {found['not graded']} not graded"
    print(f"{summary.total} submissions: {counts}.")
    print(f"{summary.out / 'grades.csv'}; canvas.csv, moodle.csv; class.html; learners/ has a page for each")
    if summary.absent:
        print(f"Handed in nothing, of those on the roster: {len(summary.absent)}, {_some(summary.absent)}.")
    if summary.changes:
        changed = [
            f"{one.name or one.learner} {_points(one.before)} → {_points(one.after)} ({one.why})"
            for one in summary.changes
        ]
        print(f"CHANGED since the last run: {_some(changed, '; ')}. {summary.out / 'changes.csv'} has all of them.")
    if summary.unmarked:
        print(
            f"To be marked by hand: {summary.unmarked} answers in words. `course mark` opens them; no grade until then."
        )
    if summary.unanswered:
        print(f"Asks about a grade, and has no answer yet: {summary.unanswered}. `course mark` has them too.")
    for one in summary.foreign[:SHOWN]:
        print(f"ANOTHER VARIANT {one}")
    if len(summary.foreign) > SHOWN:
        print(f"... and {len(summary.foreign) - SHOWN} more.")
    if summary.scaled:
        print(summary.scaled)
    for name, many in summary.packed.items():
        print(f"{summary.out / name}: {many} pages, to upload.")
    if summary.kept:
        print(f"Kept from earlier runs: {summary.kept} rows, whose submissions were not given this time.")
    if summary.stale:
        print(
            f"Of these, {summary.stale} were graded with other tests or another seed. Give their submissions too, to grade them anew."
        )
    if summary.times:
        print(f"Times in force: of {summary.times} learners, in {summary.out / 'times.csv'}.")
    if summary.untimed:
        print(
            f"Nobody knows when {summary.untimed} submissions were handed in, so they count as on time. Give --times."
        )
    if summary.strangers:
        print(f"Named there, and handed in nothing: {_some(summary.strangers)}.")
    if lost := [one for one in summary.ignored if one.of_a_learner]:
        reasons = _some([f"{one.path} ({one.reason})" for one in lost], "; ")
        print(f"NOT USED, and it may be a learner's work: {reasons}.")
    if other := len(summary.ignored) - len(lost):
        print(f"Ignored: {other} other files or folders. {summary.out / 'ignored.csv'} names each, and says why.")
    for note in summary.notes[:SHOWN]:
        print(f"LOOK AT {note}")
    if len(summary.notes) > SHOWN:
        print(f"... and {len(summary.notes) - SHOWN} more.")
    if found["not graded"]:
        print("Not graded: a box or a worker failed, not the learner. Run the same command again.")
        return SOME_NOT_GRADED
    if found["problem"]:
        print("Unreadable: grades.csv says why, in the column `problem`. No points.")
    return SOME_UNREADABLE if summary.lost else 0


def _similar(options: argparse.Namespace) -> int:
    from helpers.classroom import Key, compare

    found = compare(options.grades, Key(options.assignment))
    print(f"{found.answers} answers compared; pairs worth a look: {found.pairs}. It proves nothing: read them.")
    print(f"{found.path}; similar.csv beside it has all pairs.")
    return 0


def _mark(options: argparse.Namespace) -> int:
    from helpers import classroom

    desk = classroom.marking_desk(options.grades, classroom.Key(options.assignment), options.anonymous)

    def ready(address: str) -> None:
        print(f"{len(desk.items)} to mark, on this machine alone: {address}", flush=True)

    try:
        classroom.serve(desk, options.port, ready)
    except KeyboardInterrupt:
        print(
            f"Stopped. All marks are in {options.grades / 'marks.jsonl'}; `course grade` brings them into grades and pages."
        )
    return 0


def _points(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"


def _some(texts: list[str], between: str = ", ") -> str:
    """The first few, each on one line and of a length that a terminal bears."""
    shown = [" ".join(text.split())[:200] for text in texts[:SHOWN]]
    more = [f"and {len(texts) - SHOWN} more"] if len(texts) > SHOWN else []
    return between.join([*shown, *more])


RUN = {"assign": _assign, "grade": _grade, "mark": _mark, "similar": _similar}
