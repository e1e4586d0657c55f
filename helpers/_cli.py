"""The `course` command."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from helpers import _classroom_cli
from helpers.content import ContentError, LessonContent, course, course_folder


def main(arguments: list[str] | None = None) -> int:
    """Run `course ...`; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="course", description="Gates Keep Memory: a course on LSTM and GRU in Jupyter."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    lab = commands.add_parser(
        "lab", help="open the course in JupyterLab, where you stopped; further options go to JupyterLab"
    )
    lab.add_argument("lesson", nargs="?", help="a lesson's slug or number; default: where you stopped")
    listing = commands.add_parser("list", help="lessons, exercises, concepts, minutes, your progress")
    listing.add_argument("--json", action="store_true")
    reset = commands.add_parser("reset", help="start a lesson or one exercise afresh; what you had goes into backups/")
    reset.add_argument("lesson")
    reset.add_argument("exercise", nargs="?")
    _classroom_cli.add_commands(commands)
    build = commands.add_parser("build", help="authors: derive notebooks/ and solutions/ from lessons/")
    build.add_argument("--check", action="store_true", help="only say what is stale, and fail if anything is")
    build.add_argument("--force", action="store_true", help="execute all solutions anew")
    voices = commands.add_parser("voices", help="authors: record the spoken lines of the lessons that have no clip yet")
    voices.add_argument("lesson", nargs="?", help="a lesson's slug or number; default: all")
    voices.add_argument("--check", action="store_true", help="only say what is missing, left over or garbled")
    bench = commands.add_parser("bench", help="the benchmarks, each as a ratio to its peer in one run")
    bench.add_argument("what", nargs="*", metavar="WHAT", help="cells, checks, widgets, grading; default: all")
    bench.add_argument("--json", action="store_true")

    options, rest = parser.parse_known_args(arguments)
    if rest and options.command != "lab":
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    known: tuple[type[Exception], ...] = (ContentError,)
    if options.command not in ("assign", "grade"):  # these need no workspace, and what it loads takes a second
        from helpers.study import StoreError
        from helpers.workspace import WorkspaceError

        known += (WorkspaceError, StoreError)
    try:
        match options.command:
            case "lab":
                return _lab(options.lesson, rest)
            case "list":
                return _list(options.json)
            case "reset":
                return _reset(options.lesson, options.exercise)
            case "build":
                return _build(options.check, options.force)
            case "assign" | "grade":
                return _classroom_cli.run(options)
            case "voices":
                return _voices(options.lesson, options.check)
            case _:
                return _bench(options.what, options.json)
    except known as error:
        print(error, file=sys.stderr)
    except KeyError as error:
        print(error.args[0], file=sys.stderr)
    return 1


def _workspace() -> Any:
    from helpers.workspace import Workspace

    return Workspace(course_folder() / "notebooks")


def _lab(name: str | None, rest: list[str]) -> int:
    from helpers._open import open_first, open_lab
    from helpers.study import Store

    the_course, workspace, store = course(), _workspace(), Store()
    last = store.last_place()
    if name:
        chosen = the_course.lesson(name)
    else:
        chosen = the_course.lessons.get(last[0]) if last else None
        chosen = chosen or next(iter(the_course.lessons.values()))
    for lesson in the_course.lessons.values():
        workspace.bring(lesson.name)
    cell = store.place(chosen.slug)
    address = f"/lab/tree/{chosen.name}.ipynb" + (f"#cell-id={cell}" if cell else "")
    own = workspace.folder / ".course"
    _first_settings(own / "settings")
    environment = {
        "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel with the course's packages, not one of the same name elsewhere
        "JUPYTERLAB_SETTINGS_DIR": os.environ.get("JUPYTERLAB_SETTINGS_DIR", str(own / "settings")),
        # The course's tabs are not mixed with those of the learner's other work.
        "JUPYTERLAB_WORKSPACES_DIR": os.environ.get("JUPYTERLAB_WORKSPACES_DIR", str(own / "layout")),
    }
    if cell:
        open_first(Path(environment["JUPYTERLAB_WORKSPACES_DIR"]), f"{chosen.name}.ipynb")
    print(f"{chosen.front.title}: {workspace.path(chosen.name)}", flush=True)
    return open_lab(workspace.folder, address, rest, environment)


def _first_settings(folder: Path) -> None:
    """JupyterLab's settings for the course, once: no question about news (nothing here needs the network). The learner may change all."""
    path = folder / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"fetchNews": "false", "checkForUpdates": false}\n', encoding="utf-8")


def _describe(lesson: LessonContent, store: Any) -> dict[str, Any]:
    from dataclasses import asdict

    from helpers import judge, study

    exercises = judge.exercises(lesson).values()
    return {
        "slug": lesson.slug,
        "title": lesson.front.title,
        "minutes": lesson.minutes,
        "concepts": list(lesson.front.concepts),
        "cards": len(lesson.cards),
        "quiz": len(lesson.quiz),
        "widgets": lesson.widgets,
        "predictions": len(lesson.predictions),
        "narration_seconds": round(sum(clip.seconds for clip in lesson.clips.values())),
        "exercises": [
            {
                "id": exercise.id,
                "points": exercise.points,
                "deeper": exercise.deeper,
                "hints": len(exercise.hints),
                "mistakes": [mistake.id for mistake in exercise.mistakes],
            }
            for exercise in exercises
        ],
        "progress": asdict(study.progress(lesson, store)),
    }


def _list(as_json: bool) -> int:
    from helpers.study import Store

    store = Store()
    lessons = [_describe(lesson, store) for lesson in course().lessons.values()]
    if as_json:
        print(json.dumps({"lessons": lessons}, indent=2, ensure_ascii=False))
        return 0
    for lesson in lessons:
        progress = lesson["progress"]
        print(f"{lesson['slug']}: {lesson['title']}, {lesson['minutes']} minutes")
        for exercise in lesson["exercises"]:
            print(
                f"    exercise {exercise['id']}, {exercise['points']} points{', deeper' if exercise['deeper'] else ''}"
            )
        print(
            f"    you: {progress['exercises_passed']} of {progress['exercises_total']} exercises, "
            f"{progress['goals_reached']} of {progress['goals_total']} goals, "
            f"{progress['quiz_right']} of {progress['quiz_total']} questions, {progress['cards_due']} cards due"
        )
    return 0


def _reset(name: str, exercise: str | None) -> int:
    _workspace().reset(course().lesson(name).name, exercise)
    return 0


def _build(check: bool, force: bool) -> int:
    from helpers import authoring, judge

    root, the_course = course_folder(), course()
    for lesson in the_course.lessons.values():
        lesson.validate()
        judge.exercises(lesson)
    if not check:
        authoring.build(the_course, root, force=force)
        return 0
    found = authoring.stale(the_course, root)
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print("Stale. Run `course build` and commit what it writes.", file=sys.stderr)
    return 1 if found else 0


def _voices(which: str | None, check: bool) -> int:
    from helpers.authoring import Studio, check_voices, record_voices

    lessons = [course().lesson(which)] if which else list(course().lessons.values())
    try:
        studio = None if check else Studio()
    except (ImportError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    problems = [problem for one in lessons for problem in (record_voices(one, studio) if studio else check_voices(one))]
    print("\n".join(problems) or "every spoken line has its clip", file=sys.stderr if problems else sys.stdout)
    return 1 if problems else 0


def _bench(what: list[str], as_json: bool) -> int:
    # Before NumPy is loaded: its threads would be timed too.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from helpers.bench import bench

    return bench(what, as_json)


if __name__ == "__main__":
    sys.exit(main())
