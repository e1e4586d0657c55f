"""What lies around a lesson and has to follow it: the README's row, formatting."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from helpers.authoring.check._problem import Problem
from helpers.content import LessonContent


def readme_row(lesson: LessonContent) -> str:
    """A lesson's row in the README's table, with two cells for its author to fill in."""
    count = {1: "one sitting", 2: "two sittings", 3: "three sittings"}.get(len(lesson.front.sittings))
    links = f"[notebook](notebooks/{lesson.name}.ipynb) | [solved](solutions/{lesson.name}.ipynb)"
    minutes = f"{lesson.minutes}, in {count or f'{len(lesson.front.sittings)} sittings'}"
    return f"| {lesson.front.title} | {links} | {minutes} | what they steer | `{'`, `'.join(lesson.exercise_ids)}` |"


def wrong_readme(lesson: LessonContent, root: Path) -> Iterator[Problem]:
    """A row of the README's table that is missing, or says something else than the lesson."""
    path = root / "README.md"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    notebook = f"notebooks/{lesson.name}.ipynb"
    row = next((number for number, line in enumerate(lines, 1) if notebook in line), None)
    if row is None:
        head = next((number for number, line in enumerate(lines, 1) if line.startswith("| lesson |")), 1)
        yield Problem(path, head, f"the table has no row for {lesson.name}. Add: {readme_row(lesson)}")
        return
    for wanted in (f"solutions/{lesson.name}.ipynb", f"| {lesson.minutes}", lesson.front.title):
        if wanted not in lines[row - 1]:
            yield Problem(path, row, f"the row of {lesson.name} should have `{wanted}`. Correct it.")


def wrong_format(folder: Path) -> list[Problem] | None:
    """What ruff says of the Python below a folder; None where ruff isn't installed."""
    if find_spec("ruff") is None:
        return None
    ruff = [sys.executable, "-m", "ruff"]
    check = subprocess.run(
        [*ruff, "check", "--output-format", "concise", str(folder)], capture_output=True, text=True, cwd=folder
    )
    form = subprocess.run(
        [*ruff, "format", "--check", "--output-format", "concise", str(folder)],
        capture_output=True,
        text=True,
        cwd=folder,
    )
    found, advice = [], ("Run `ruff check --fix`, or correct it.", f"Run `ruff format {folder.name}`.")
    for run, remedy in zip((check, form), advice, strict=True):
        for line in run.stdout.splitlines():
            if match := re.match(r"(.+?):(\d+):\d+: (.*)", line):
                found.append(Problem(folder / match[1], int(match[2]), f"{match[3].rstrip('.')}. {remedy}"))
    if (check.returncode or form.returncode) and not found:
        found.append(Problem(folder, 1, f"ruff refuses it: {(check.stderr or form.stderr).strip()}"))
    return found
