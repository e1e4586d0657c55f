"""A whole notebook's cells: which one answers an exercise, where several say they do, and what an answer rests on."""

import ast
from collections.abc import Iterable, Sequence

from helpers.judge._collect import Submission, collect, parse_all
from helpers.judge._exercise import Exercise
from helpers.judge._refuse import is_untouched


def answer_in(exercise: Exercise, cells: Sequence[tuple[str, str]]) -> Submission:
    """Find the answer to an exercise in a notebook.

    Args:
        exercise: the exercise.
        cells: (label, source) of the notebook's code cells, in its order.

    Returns:
        The last definition that is not the untouched starter, with what it needs: a copy of the starter further down takes nothing away.
    """
    homes = []
    for number, parsed in enumerate(parse_all(tuple(cells))):
        for node in parsed[0].body if parsed else ():
            if isinstance(node, ast.FunctionDef) and node.name == exercise.function:
                homes.append((number, is_untouched(node, exercise)))
    worked_on = [number for number, untouched in homes if not untouched]
    home = worked_on[-1] if worked_on and len(homes) > 1 else None
    return collect(exercise.function, cells, exercise.grants, home=home)


def resting_on(exercise: Exercise, answer: Submission, others: Iterable[Exercise]) -> list[Exercise]:
    """Which other exercises' functions an answer calls, whatever the learner made of them."""
    named = {
        node.id for _, _, text in answer.pieces for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)
    }
    return [other for other in others if other.id != exercise.id and other.function in named]
