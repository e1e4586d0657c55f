"""`course mutants`: what checks say of every small edit of the solutions."""

import argparse
from collections import Counter
from typing import Any

from helpers.content import course


def add_command(commands: Any) -> None:
    """Add the command to a parser's commands."""
    mutants = commands.add_parser(
        "mutants", help="authors: make all small edits of the solutions, and judge what a check says of each"
    )
    mutants.add_argument("lesson", nargs="?", help="a lesson's slug or number; default: all")
    mutants.add_argument("exercise", nargs="?", help="an exercise's id; default: all of the lesson")
    mutants.add_argument(
        "--list", action="store_true", help="also list the edits that make no difference, and all that is not said well"
    )
    mutants.add_argument("--pairs", type=int, default=0, metavar="N", help="instead, N answers with two edits at once")


def run(options: argparse.Namespace) -> int:
    """Print a table, a row for each exercise; the exit code is 1 if an edit passes that should not, or a message accuses what is right."""
    from helpers.judge import exercises
    from helpers.judge.mutation import FOUND, Measure

    lessons = [course().lesson(options.lesson)] if options.lesson else list(course().lessons.values())
    chosen = [one for lesson in lessons for one in exercises(lesson).values() if options.exercise in (None, one.id)]
    if not chosen:
        known = ", ".join(ident for lesson in lessons for ident in exercises(lesson))
        raise KeyError(f"there is no exercise {options.exercise!r}. Choose one of these: {known}.")
    width = max(len(one.id) for one in chosen)
    print(f"{'':{width}}  edits  " + "  ".join(FOUND) + "   good")
    total: Counter[str] = Counter()
    for exercise in chosen:
        measure = Measure(exercise)
        tried = measure.pairs(options.pairs, seed=0) if options.pairs else measure.tried()
        found = Counter(one.found for one in tried)
        print(_row(exercise.id, width, found), flush=True)
        for one in tried if options.list else ():
            if one.found in ("equivalent", "hole", "vague", "false"):
                said = f"\n        wanted: {' or '.join(one.wanted)}\n        said: {one.message}" if one.wanted else ""
                print(f"    {one.found}: {one.edit}{said}")
        total += found
    if len(chosen) > 1:
        print(_row("together", width, total))
    return 1 if total["hole"] or total["false"] else 0


def _row(name: str, width: int, found: Counter[str]) -> str:
    from helpers.judge.mutation import FOUND, share_of_good

    counts = "  ".join(f"{found[one]:{len(one)}}" for one in FOUND)
    return f"{name:{width}}  {sum(found.values()):5}  {counts}  {share_of_good(found):5.1%}"
