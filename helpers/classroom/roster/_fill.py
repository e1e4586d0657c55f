"""An LMS's own table with the grades filled in. Every other cell that goes back is as it came."""

import html
from collections.abc import Callable, Mapping

from helpers.classroom._page import number
from helpers.classroom._results import LearnerResult
from helpers.classroom.roster._export import CANVAS_IDS, COMMENTS, Export

Graded = Mapping[str, tuple[LearnerResult, float]]


def filled_canvas(export: Export, graded: Graded, possible: float) -> str:
    """Canvas's gradebook, to import: the columns that say who somebody is, and this assignment's.

    Args:
        export: what Canvas exported.
        graded: by the learner's number there, the result and the points that may be handed on.
        possible: the assignment's points; Canvas gets its own share of them.

    Returns:
        The table. Whoever has no grade keeps what Canvas has.
    """
    kept = [at for at, name in enumerate(export.head) if name in CANVAS_IDS or at == export.column]
    rows = []
    for row in export.rows:
        cells = list(row)
        if found := graded.get(export.learner(row)):
            cells[export.column] = number(_scaled(found[1], export, possible))
        rows.append([cells[at] for at in kept])
    return export.write([export.head[at] for at in kept], rows)


def filled_moodle(export: Export, graded: Graded, possible: float, comment: Callable[[LearnerResult], str]) -> str:
    """Moodle's grading worksheet, to upload: all columns, with grades and comments.

    Args:
        export: what Moodle exported.
        graded: by the learner's number there, the result and the points that may be handed on.
        possible: the assignment's points; Moodle gets its own share of them.
        comment: says a result in words; it goes there as HTML.

    Returns:
        The table. Whoever has no grade keeps what Moodle has.
    """
    said, rows = export.place(COMMENTS), []
    for row in export.rows:
        cells = list(row)
        if found := graded.get(export.learner(row)):
            result, points = found
            cells[export.column] = number(_scaled(points, export, possible))
            if said is not None:
                cells[said] = html.escape(comment(result), quote=False)
        rows.append(cells)
    return export.write(list(export.head), rows)


def _scaled(points: float, export: Export, possible: float) -> float:
    """Points as the LMS counts them, to two decimals."""
    return round(points * export.possible / possible, 2) if export.possible else points
