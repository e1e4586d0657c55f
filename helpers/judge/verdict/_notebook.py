"""A whole notebook's cells: which one answers an exercise, where several say they do, and what an answer rests on."""

import ast
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from helpers.judge.contract import Exercise
from helpers.judge.reading import Submission, collect, parse_all
from helpers.judge.verdict._refuse import is_untouched


def answer_in(
    exercise: Exercise,
    cells: Sequence[tuple[str, str]],
    others: Iterable[Exercise] = (),
    served: Collection[str] = (),
) -> Submission:
    """Find the answer to an exercise in a notebook.

    Args:
        exercise: the exercise.
        cells: (label, source) of the notebook's code cells, in its order.
        others: exercises whose answers it may call.
        served: names of functions that are computed elsewhere, see `collect`.

    Returns:
        The last definition that is not the untouched starter, with what it needs: a copy of a starter further down takes nothing away.
    """
    cells = tuple(cells)
    homes = _homes(cells, tuple({one.id: one for one in (*others, exercise)}.values()))
    return collect(exercise.function, cells, exercise.grants, homes=homes, served=served)


def _homes(cells: tuple[tuple[str, str], ...], exercises: Sequence[Exercise]) -> dict[str, int]:
    """Which cell answers an exercise, where several define its function."""
    by_function = {exercise.function: exercise for exercise in exercises}
    found: dict[str, list[tuple[int, bool]]] = {name: [] for name in by_function}
    for number, parsed in enumerate(parse_all(cells)):
        for node in parsed.tree.body if parsed else ():
            if isinstance(node, ast.FunctionDef) and node.name in by_function:
                found[node.name].append((number, is_untouched(node, by_function[node.name])))
    homes = {}
    for name, definitions in found.items():
        worked_on = [number for number, untouched in definitions if not untouched]
        if worked_on and len(definitions) > 1:
            homes[name] = worked_on[-1]
    return homes


def resting_on(exercise: Exercise, answer: Submission, others: Iterable[Exercise]) -> list[Exercise]:
    """Which other exercises' functions an answer calls, whatever the learner made of them."""
    named = _names_in(answer.pieces)
    return [other for other in others if other.id != exercise.id and other.function in named]


@lru_cache(maxsize=8)
def _names_in(pieces: tuple[tuple[str, int, str], ...]) -> set[str]:
    """All names in an answer. Kept: it is compared with the lesson's exercises one by one."""
    names: set[str] = set()
    for _, _, text in pieces:
        try:
            names.update(node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name))
        except (RecursionError, MemoryError):  # it was read once, but just so
            continue
    return names
