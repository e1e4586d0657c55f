"""A made-up class, to try grading on before there is a real one: right answers, each known mistake, untouched starters."""

from pathlib import Path

import numpy as np

from helpers.classroom._assignment import Key
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
    (handed_out,) = (key.folder.parent / "student").glob("*.ipynb")
    text = handed_out.read_text(encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for n in range(number):
        notebook = nbformat.reads(text, as_version=4)
        for cell in notebook.cells:
            exercise = key.exercises.get(cell.metadata.get("course", {}).get("exercise"))
            luck = rng.random()
            if exercise is None or luck > 0.9:
                continue
            wrong = (
                exercise.mistakes[rng.integers(len(exercise.mistakes))] if exercise.mistakes and luck > 0.55 else None
            )
            cell.source = wrong.wrong_source(exercise.solution) if wrong else exercise.solution
        name = FIRST[n] if n < len(FIRST) else f"{FIRST[n % len(FIRST)]}-{n // len(FIRST) + 1}"
        paths.append(folder / f"{name}.ipynb")
        write_whole(paths[-1], nbformat.writes(notebook) + "\n")
    return paths
