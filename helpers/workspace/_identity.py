"""Which cell is which, where a program dropped or changed the ids: by exercise, by source, by place."""

import copy
import re
import uuid
from collections.abc import Sequence
from difflib import SequenceMatcher

from nbformat import NotebookNode

ALIKE = 0.5  # how much of the text two cells share at least, to be the same one edited
DEFINES = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)


def identified(mine: NotebookNode, *given: NotebookNode) -> NotebookNode:
    """A learner's notebook in which every cell has an id of its own; the argument is left alone.

    A cell with an id keeps it: when two have the same, the first. A cell without gets that of the course's cell that it was: the one
    for the same exercise, else one with the same text in the same order, else one at the same place that is much alike. What is
    none of the course's gets a new id.

    Args:
        mine: the learner's.
        given: what the course gave out, the likeliest first.
    """
    result = copy.deepcopy(mine)
    seen: set[str] = set()
    for cell in result.cells:
        if cell.get("id") in seen:
            del cell["id"]
        elif "id" in cell:
            seen.add(cell.id)
    for book in given:
        _by_exercise(result.cells, book.cells)
        _match(result.cells, book.cells)
    for cell in result.cells:
        if "id" not in cell:
            cell.id = uuid.uuid4().hex[:8]
    return result


def recognised(mine: NotebookNode, *given: NotebookNode) -> NotebookNode:
    """As `identified`; where no id is the course's, as after a converter that made up new ones, the cells are known by the rest."""
    known = {cell.id for book in given for cell in book.cells}
    if any(cell.get("id") in known for cell in mine.cells):
        return identified(mine, *given)
    nameless = copy.deepcopy(mine)
    for cell in nameless.cells:
        cell.pop("id", None)
    result = identified(nameless, *given)
    return result if any(cell.id in known for cell in result.cells) else identified(mine, *given)


def exercise_of(cell: NotebookNode) -> str | None:
    """The exercise that a cell answers."""
    course = cell.metadata.get("course")
    return course.get("exercise") if isinstance(course, dict) else None


def same_text(one: NotebookNode, other: NotebookNode) -> bool:
    """Whether two cells say the same, however their lines end."""
    return one.cell_type == other.cell_type and _text(one) == _text(other)


def _by_exercise(mine: Sequence[NotebookNode], given: Sequence[NotebookNode]) -> None:
    """An exercise's cell is known by the exercise, though it was cut and pasted and has a new id."""
    there = {cell.get("id") for cell in mine}
    answers = {exercise_of(cell): cell for cell in given if exercise_of(cell) and cell.id not in there}
    for cell in mine:
        if (name := exercise_of(cell)) in answers and cell.get("id") not in {one.id for one in given}:
            cell.id = answers.pop(name).id


def _match(mine: Sequence[NotebookNode], given: Sequence[NotebookNode]) -> None:
    """Give ids to cells that have none."""
    there = {cell.get("id") for cell in mine}
    lost = [index for index, cell in enumerate(mine) if "id" not in cell]
    free = [index for index, cell in enumerate(given) if cell.id not in there]
    if not lost or not free:
        return
    at = {cell.id: index for index, cell in enumerate(given)}
    pairs = {index: at[cell.id] for index, cell in enumerate(mine) if cell.get("id") in at}

    def pair(index: int, found: int) -> None:
        mine[index].id = given[found].id
        pairs[index] = found
        lost.remove(index)
        free.remove(found)

    # The same text, first in the same order, then anywhere: a cell may have been moved.
    a, b = ([mine[k] for k in lost], [given[k] for k in free])
    blocks = SequenceMatcher(a=list(map(_key, a)), b=list(map(_key, b)), autojunk=False).get_matching_blocks()
    for left, right in [(lost[one.a + k], free[one.b + k]) for one in blocks for k in range(one.size)]:
        pair(left, right)
    for index in list(lost):
        if (found := next((k for k in free if _key(given[k]) == _key(mine[index])), None)) is not None:
            pair(index, found)
    # An edited cell: it stands between the same neighbours, or defines what only it defines.
    alike = sorted(
        (
            (score, index, found)
            for index in lost
            for found in free
            if (score := _likeness(mine[index], given[found], _between(index, found, pairs))) >= ALIKE
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    for _, index, found in alike:
        if index in lost and found in free and _fits(index, found, pairs, mine, given):
            pair(index, found)


def _between(index: int, found: int, pairs: dict[int, int]) -> bool:
    """Whether two cells stand between the same neighbours."""
    before = max((k for k in pairs if k < index), default=None)
    after = min((k for k in pairs if k > index), default=None)
    return (before is None or pairs[before] < found) and (after is None or found < pairs[after])


def _fits(
    index: int, found: int, pairs: dict[int, int], mine: Sequence[NotebookNode], given: Sequence[NotebookNode]
) -> bool:
    return _between(index, found, pairs) or bool(_defined(mine[index]) & _defined(given[found]))


def _likeness(one: NotebookNode, other: NotebookNode, near: bool) -> float:
    """From 0 to 1; 2 where both define the same function."""
    if one.cell_type != other.cell_type:
        return 0.0
    if _defined(one) & _defined(other):
        return 2.0
    matcher = SequenceMatcher(a=_text(one), b=_text(other), autojunk=False)
    if not near or matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _defined(cell: NotebookNode) -> set[str]:
    return set(DEFINES.findall(cell.source)) if cell.cell_type == "code" else set()


def _key(cell: NotebookNode) -> tuple[str, str]:
    return cell.cell_type, _text(cell).strip()


def _text(cell: NotebookNode) -> str:
    return "\n".join(line.rstrip() for line in cell.source.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
