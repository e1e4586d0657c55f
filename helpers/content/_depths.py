"""How deep a learner goes: which parts of a lesson each depth shows, and which it folds away."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.content._errors import ContentError
from helpers.content._source import Cell

# From short to long. A part belongs to the first depth that shows it; a part without a mark belongs to all.
DEPTHS: Mapping[str, str] = {"basic": "Basic", "medium": "Medium", "detailed": "Detailed"}
HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
DEEPER = "Deeper"  # a heading that begins with it opens a part for the last depth


@dataclass(frozen=True)
class Part:
    """A part of a lesson that some depths fold away: the label of the cell with its heading, the heading, the first depth that shows it."""

    label: str
    title: str
    depth: str


def parts(path: Path, cells: Iterable[Cell]) -> list[Part]:
    """The parts of a lesson that some depths fold away, in order.

    Args:
        path: lesson.md, for messages.
        cells: its cells. One whose heading begins with "Deeper" opens a part for "detailed"; another one says it by its `depth`.

    Raises:
        ContentError: a cell with `depth` has no heading to fold under, or names no depth.
    """
    found, problems = [], []
    for cell in cells:
        heading, depth = HEADING.search(cell.source) if cell.kind == "markdown" else None, cell.metadata.get("depth")
        if depth is not None and depth not in DEPTHS:
            message = (
                f"`depth` of the cell {cell.label!r} is {depth!r}, expected one of {', '.join(DEPTHS)}. Correct it."
            )
            problems.append((cell.line, message))
        elif depth is not None and heading is None:
            message = f"the cell {cell.label!r} has a `depth` and no heading to fold under. Put it on the cell with the heading."
            problems.append((cell.line, message))
        elif heading is not None and (depth or heading[1].startswith(DEEPER)):
            found.append(Part(cell.label, heading[1], depth or list(DEPTHS)[-1]))
    if problems:
        raise ContentError(path, problems)
    return found
