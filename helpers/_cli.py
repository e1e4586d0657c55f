"""The `course` command."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from helpers import _authoring_cli, _classroom_cli, _hub_cli, _mutants_cli, _pages_cli, _progress_cli
from helpers._prepare import WAIT, find_home, workspace
from helpers.content import ContentError, LessonContent, course


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
    lab.add_argument(
        "options", nargs="*", metavar="-- OPTIONS", help="for JupyterLab, such as --port 8899; `--` may be left out"
    )
    listing = commands.add_parser("list", help="lessons, exercises, concepts, minutes, your progress")
    listing.add_argument("--json", action="store_true")
    reset = commands.add_parser("reset", help="start a lesson or one exercise afresh; what you had goes into backups/")
    reset.add_argument("lesson")
    reset.add_argument("exercise", nargs="?")
    _hub_cli.add_command(commands)
    _progress_cli.add_commands(commands)
    _classroom_cli.add_commands(commands)
    _authoring_cli.add_commands(commands)
    _pages_cli.add_command(commands)
    voices = commands.add_parser("voices", help="authors: record the spoken lines of the lessons that have no clip yet")
    voices.add_argument("lesson", nargs="?", help="a lesson's slug or number; default: all")
    voices.add_argument("--check", action="store_true", help="only say what is missing, left over or garbled")
    commands.add_parser("data", help="data and weights: source, licence, size, checksum")
    _mutants_cli.add_command(commands)
    bench = commands.add_parser("bench", help="the benchmarks, each as a ratio to its peer in one run")
    bench.add_argument(
        "what", nargs="*", metavar="WHAT", help="cells, checks, widgets, playground, pages, grading; default: all"
    )
    bench.add_argument("--json", action="store_true")
    bench.add_argument("--runs", type=int, metavar="N", help="how often each is measured; default: often enough")

    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        if arguments[:1] == ["lab"] and not {"-h", "--help"} & set(_until(arguments, "--")):
            return _lab(arguments[1:])
        options = parser.parse_args(arguments)
        match options.command:
            case "list":
                return _list(options.json)
            case "reset":
                return _reset(options.lesson, options.exercise)
            case "prepare":
                return _hub_cli.run(options)
            case "export" | "import" | "anki" | "hand-in":
                find_home(workspace().folder, make=False)
                return _progress_cli.run(options, WAIT)
            case "check" | "new" | "build" | "claims":
                return _authoring_cli.run(options)
            case "assign" | "grade" | "mark" | "similar":
                return _classroom_cli.run(options)
            case "pages":
                return _pages_cli.run(options)
            case "data":
                return _data()
            case "mutants":
                return _mutants_cli.run(options)
            case "voices":
                return _voices(options.lesson, options.check)
            case _:
                return _bench(options.what, options.json, options.runs)
    except BrokenPipeError:  # who read our words has heard enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if (message := _sentence(error)) is None:
            raise
        print(message, file=sys.stderr)
    return 1


def _sentence(error: Exception) -> str | None:
    """An error in words for whoever gave the command; None where it is the course's own mistake."""
    # Loaded only now: a command that succeeds does not pay for it.
    from helpers.authoring import ToolError
    from helpers.study import StoreError
    from helpers.workspace import WorkspaceError, sentence

    if isinstance(error, OSError):
        return sentence(error)
    if isinstance(error, KeyError):
        return str(error.args[0])
    return str(error) if isinstance(error, ContentError | WorkspaceError | StoreError | ToolError) else None


def _until(words: list[str], end: str) -> list[str]:
    return words[: words.index(end)] if end in words else words


def _lab(words: list[str]) -> int:
    from helpers._lab_options import read_options
    from helpers._open import open_lab
    from helpers._prepare import prepare

    try:
        given = read_options(words)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    root = given.values.get("root_dir") or given.values.get("notebook_dir")
    ready = prepare(given.lesson, Path(root) if root else None)
    if not ready.opens:
        return 1
    print(f"{ready.title}: {ready.notebook}", flush=True)
    return open_lab(ready.served, ready.address, list(given.passed), ready.environment)


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

    find_home(workspace().folder, make=False)
    from helpers._mastered import mastered

    store = Store(wait=WAIT)
    found = mastered(course(), store)
    lessons = [_describe(lesson, store) for lesson in course().lessons.values()]
    for lesson in lessons:
        lesson["mastery"] = [
            {"idea": idea.name, "share": round(idea.mastery.share, 3), "word": idea.mastery.word}
            for idea in found[lesson["slug"]]
        ]
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
        for idea in found[lesson["slug"]]:
            print(f"    {idea.name:34} {idea.bar} {idea.words}")
    return 0


def _reset(name: str, exercise: str | None) -> int:
    workspace().reset(course().lesson(name).name, exercise)
    return 0


def _data() -> int:
    from helpers.experiments import data_page

    print(data_page(), end="")
    return 0


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


def _bench(what: list[str], as_json: bool, runs: int | None) -> int:
    # Before NumPy is loaded: its threads would be timed too.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from helpers.bench import bench

    return bench(what, as_json, runs)


if __name__ == "__main__":
    sys.exit(main())
