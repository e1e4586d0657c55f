"""Three notebooks into one: what the course gave out, what the learner made of it, what the course gives now."""

import copy
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from nbformat import NotebookNode

from helpers.workspace._identity import identified, same_text

OF_THE_RUN = ("cell_type", "id", "source", "metadata", "outputs", "execution_count")


def merge(base: NotebookNode, mine: NotebookNode, theirs: NotebookNode) -> NotebookNode:
    """Bring a learner's notebook up to date, cell by cell.

    A cell that the learner changed stays as the learner left it, exercise or not. A cell that the learner did not touch becomes the
    course's new one; its outputs stay when its source does. Cells of the learner's own stay behind the cell they stood behind. A cell
    that the learner deleted stays deleted; one that the course dropped goes, unless the learner changed it. What the learner set
    besides the text (the kernel, tags, whether a cell is folded) stays too. Cells without an id are recognised by `identified`.

    Args:
        base: the notebook as it was copied or last merged.
        mine: the learner's.
        theirs: the course's new one.

    Returns:
        A new notebook; the arguments are left alone.
    """
    mine = identified(mine, base, theirs)
    base_cells = {cell.id: cell for cell in base.cells}
    my_cells = {cell.id: cell for cell in mine.cells}
    their_ids = {cell.id for cell in theirs.cells}

    def keep_mine(cell: NotebookNode) -> bool:
        given = base_cells.get(cell.id)
        return given is None or not same_text(cell, given)

    merged: list[NotebookNode] = []
    for new in theirs.cells:
        my = my_cells.get(new.id)
        if my is None:
            if new.id not in base_cells:
                merged.append(copy.deepcopy(new))
        else:
            merged.append(_merged_cell(base_cells.get(new.id), my, new, keep_mine(my)))

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
    result.metadata = _three_ways(base.metadata, mine.metadata, theirs.metadata)
    return result


def _merged_cell(given: NotebookNode | None, my: NotebookNode, new: NotebookNode, keep_mine: bool) -> NotebookNode:
    """One cell that is in both notebooks: the learner's text or the course's new one, and what both set besides."""
    text = my if keep_mine else new
    cell = copy.deepcopy(text)
    cell.id = new.id
    if cell.cell_type == "code" and my.cell_type == "code" and same_text(cell, my):
        cell.outputs, cell.execution_count = copy.deepcopy(my.outputs), my.execution_count
    given = given if given is not None else new
    cell.metadata = _three_ways(given.metadata, my.metadata, new.metadata)
    rest = [{key: value for key, value in one.items() if key not in OF_THE_RUN} for one in (given, my, new)]
    for key, value in _three_ways(*rest).items():  # attachments, above all
        cell[key] = value
    return cell


def _three_ways(given: Mapping[str, Any], my: Mapping[str, Any], new: Mapping[str, Any]) -> NotebookNode:
    """Settings by name: the learner's where the learner set them, else the course's. Tags of both; what is the course's own is new."""
    result = NotebookNode()
    for key in dict.fromkeys([*new, *my]):
        if key == "tags" and all(isinstance(one.get(key, []), list) for one in (given, my, new)):
            before, here, there = (one.get(key, []) for one in (given, my, new))
            tags = [tag for tag in there if tag in here or tag not in before]
            if tags := tags + [tag for tag in here if tag not in before and tag not in tags]:
                result[key] = tags
        elif key in my and key != "course" and (key not in given or my[key] != given[key]):
            result[key] = copy.deepcopy(my[key])
        elif key in new:
            result[key] = copy.deepcopy(new[key])
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
