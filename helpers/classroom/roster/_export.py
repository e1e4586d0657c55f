"""A gradebook as Canvas or Moodle exported it: a table whose cells go back as they came."""

import re
from dataclasses import dataclass

from helpers.classroom._errors import ClassroomError
from helpers.classroom._separated import csv_of

# Canvas writes the name as one column or, where an account wants that, as two.
CANVAS_NAMES = ("Student", "LastName", "FirstName")
CANVAS_IDS = (*CANVAS_NAMES, "ID", "SIS User ID", "SIS Login ID", "Integration ID", "Root Account", "Section")
IDENTIFIER, GRADE, MAXIMUM, COMMENTS = "Identifier", "Grade", "Maximum Grade", "Feedback comments"
MOODLE_NEEDS = (IDENTIFIER, GRADE, "Last modified (grade)")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Export:
    """A table of an LMS.

    Args:
        lms: "Canvas" or "Moodle".
        head: the names of the columns.
        rows: the cells, as they came. Each row has as many as the head.
        column: where this assignment's grades go.
        possible: the points that the LMS gives for it, or None where it does not say.
        separator: between cells.
        mark: whether the file began with a byte-order mark.
    """

    lms: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    column: int
    possible: float | None
    separator: str = ","
    mark: bool = False

    def place(self, name: str) -> int | None:
        """Where a column is, or None."""
        return self.head.index(name) if name in self.head else None

    def cell(self, row: tuple[str, ...], name: str) -> str:
        """A row's cell of a column, without spaces around it; "" where there is no such column."""
        at = self.place(name)
        return "" if at is None else row[at].strip()

    def name(self, row: tuple[str, ...]) -> str:
        """The name in a row of Canvas's, as `Last, First`."""
        return ", ".join(part for column in CANVAS_NAMES if (part := self.cell(row, column)))

    def learner(self, row: tuple[str, ...]) -> str:
        """The LMS's number for whom a row is about, or "" where it is about nobody."""
        if self.lms == "Canvas":
            return self.cell(row, "ID")
        found = re.search(r"\d+$", self.cell(row, IDENTIFIER))  # "Participant 4711"
        return found[0] if found else ""

    def write(self, head: list[str], rows: list[list[str]]) -> str:
        """Such a table as text, with this one's separator and mark."""
        return "\ufeff" * self.mark + csv_of([head, *rows], self.separator)


def canvas_export(head: list[str], rows: list[list[str]], title: str, separator: str, mark: bool) -> Export:
    """Canvas's exported gradebook.

    Args:
        head, rows: its cells.
        title: the assignment's; Canvas writes its own number behind it, as in `The LSTM by hand (4711)`.
        separator, mark: see `Export`.

    Raises:
        ClassroomError: no column, or more than one, is this assignment's.
    """
    wanted = " ".join(title.split())
    columns = [at for at, name in enumerate(head) if re.sub(r" \(\d+\)$", "", " ".join(name.split())) == wanted]
    if len(columns) != 1:
        known = [name for name in head if re.search(r" \(\d+\)$", name)]
        raise ClassroomError(
            f"Canvas's gradebook has {len(columns)} columns called {title!r}. Set `title` in key/assignment.yaml to the assignment's name "
            f"there. It has: {', '.join(known[:20]) or 'no assignment'}."
        )
    above = next((row for row in rows if row[0].strip().casefold() == "points possible"), None)
    return Export(
        "Canvas", tuple(head), _tuples(rows), columns[0], _number(above[columns[0]]) if above else None, separator, mark
    )


def moodle_export(head: list[str], rows: list[list[str]], separator: str, mark: bool) -> Export:
    """Moodle's worksheet for grading offline.

    Args:
        head, rows: its cells.
        separator, mark: see `Export`.
    """
    at = head.index(MAXIMUM) if MAXIMUM in head else None
    possible = {_number(row[at]) for row in rows} if at is not None else set()
    return Export(
        "Moodle",
        tuple(head),
        _tuples(rows),
        head.index(GRADE),
        possible.pop() if len(possible) == 1 else None,
        separator,
        mark,
    )


def _tuples(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _number(text: str) -> float | None:
    text = text.strip()
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else None
