"""Tables as CSV: the separator that a file has, and rows as text."""

import csv
import io
from collections.abc import Iterable, Sequence


def separator_of(text: str) -> str:
    """What separates the columns of a table that a spreadsheet wrote: a comma, a semicolon or a tab, whichever its first line has most of.

    Args:
        text: the table, with a line of column names.
    """
    return max(",;\t", key=text.partition("\n")[0].count)


def csv_of(rows: Iterable[Sequence[str]], separator: str = ",", end: str = "\r\n") -> str:
    """Rows as CSV.

    Args:
        rows: the cells; those of foreign text made safe by `cell` where a spreadsheet is to open them.
        separator: between cells.
        end: of a line.
    """
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()
