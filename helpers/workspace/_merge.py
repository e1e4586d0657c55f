"""Three notebooks into one: what the course gave out, what the learner made of it, what the course gives now."""

import copy
from difflib import SequenceMatcher

from nbformat import NotebookNode


def merge(base: NotebookNode, mine: NotebookNode, theirs: NotebookNode) -> NotebookNode:
    """Bring a learner's notebook up to date, cell by cell.

    A cell that the learner changed stays as the learner left it, exercise or not. A cell that the learner did not touch becomes the
    course's new one; its outputs stay when its source does. Cells of the learner's own stay behind the cell they stood behind. A cell
    that the learner deleted stays deleted; one that the course dropped goes, unless the learner changed it.

    Args:
        base: the notebook as it was copied or last merged.
        mine: the learner's.
        theirs: the course's new one.

    Returns:
        A new notebook; the arguments are left alone.
    """
    base_cells = {cell.id: cell for cell in base.cells}
    my_cells = {cell.id: cell for cell in mine.cells}
    their_ids = {cell.id for cell in theirs.cells}

    def keep_mine(cell: NotebookNode) -> bool:
        given = base_cells.get(cell.id)
        return given is None or cell.source != given.source or cell.cell_type != given.cell_type

    merged: list[NotebookNode] = []
    for new in theirs.cells:
        my = my_cells.get(new.id)
        if my is None:
            if new.id not in base_cells:
                merged.append(copy.deepcopy(new))
        elif keep_mine(my):
            merged.append(copy.deepcopy(my))
        else:
            cell = copy.deepcopy(new)
            if cell.cell_type == "code" and cell.source == my.source:
                cell.outputs, cell.execution_count = copy.deepcopy(my.outputs), my.execution_count
            merged.append(cell)

    # The learner's own cells, and changed ones that the course dropped, go behind the cell that they followed.
    at = {cell.id: index for index, cell in enumerate(merged)}
    for previous, cell in zip([None, *mine.cells], mine.cells, strict=False):
        if cell.id in their_ids or not keep_mine(cell):
            continue
        place = _place_after(previous, mine, at)
        merged.insert(place, copy.deepcopy(cell))
        at = {cell.id: index for index, cell in enumerate(merged)}

    result = copy.deepcopy(theirs)
    result.cells = merged
    result.metadata = {**copy.deepcopy(mine.metadata), **copy.deepcopy(theirs.metadata)}
    return result


def _place_after(previous: NotebookNode | None, mine: NotebookNode, at: dict[str, int]) -> int:
    """Where a cell belongs that followed `previous`: behind it, or behind the nearest earlier cell that is still there."""
    if previous is None:
        return 0
    ids = [cell.id for cell in mine.cells]
    for ident in reversed(ids[: ids.index(previous.id) + 1]):
        if ident in at:
            return at[ident] + 1
    return 0


def changed_cells(before: NotebookNode, after: NotebookNode) -> int:
    """How many cells differ between two notebooks, for the message to the learner."""
    a = [(cell.id, cell.source) for cell in before.cells]
    b = [(cell.id, cell.source) for cell in after.cells]
    blocks = SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for kind, i1, i2, j1, j2 in blocks if kind != "equal")
