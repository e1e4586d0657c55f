"""A made-up class, to try grading on before there is a real one: right answers, each known mistake, untouched starters."""

from pathlib import Path

import numpy as np

from helpers.classroom._assignment import Key
from helpers.classroom._records import ROSTER
from helpers.classroom.intake import slug_of
from helpers.classroom.roster import read_roster
from helpers.common import write_whole

FIRST = [
    "ada",
    "alan",
    "annie",
    "barbara",
    "donald",
    "edsger",
    "frances",
    "grace",
    "joan",
    "ken",
    "niklaus",
    "radia",
    "shafi",
]


def write_sample(key: Key, folder: Path, number: int, seed: int = 0) -> list[Path]:
    """Write made-up submissions into a flat folder, one notebook a learner.

    Args:
        key: the assignment's key; the notebook handed out must lie beside it, in student/.
        folder: where to.
        number: how many.
        seed: the same seed makes the same class.

    Returns:
        The notebooks' paths. Of the answers to an exercise about half are right, a third are known mistakes, the rest are untouched.
    """
    import nbformat  # slow to load, and graders import this package too

    rng = np.random.default_rng(seed)
    student = key.folder.parent / "student"
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, values in _learners(key, number):
        (handed_out,) = (student / slug_of(name) if key.settings.variants else student).glob("*.ipynb")
        notebook = nbformat.reads(handed_out.read_text(encoding="utf-8"), as_version=4)
        for cell in notebook.cells:
            ident = cell.metadata.get("course", {}).get("exercise")
            luck = rng.random()
            if ident not in key.exercises or luck > 0.9:
                continue
            exercise = key.exercise(ident, values=values)
            known = [one for one in exercise.mistakes if not one.source]  # a made-up class copies from nobody
            wrong = known[rng.integers(len(known))] if known and luck > 0.55 else None
            cell.source = wrong.wrong_source(exercise.solution) if wrong else exercise.solution
        paths.append(folder / f"{name}.ipynb")
        write_whole(paths[-1], nbformat.writes(notebook) + "\n")
    return paths


def _learners(key: Key, number: int) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Who is in the class, with their own tasks: made-up names, or, where each has a notebook of their own, the first of the roster."""
    if key.settings.variants:
        members = read_roster(key.folder / ROSTER, key.settings.title).members[:number]
        return [(one.learner, key.draw(one.key).values) for one in members]
    names = (FIRST[n] if n < len(FIRST) else f"{FIRST[n % len(FIRST)]}-{n // len(FIRST) + 1}" for n in range(number))
    return [(name, ()) for name in names]
