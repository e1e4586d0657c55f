"""A submitted notebook's bytes, read as code cells. Nothing in them is trusted: not the size, not the encoding, not the form."""

import json
from typing import Any

FILE_LIMIT = 64 << 20  # bytes; pictures in outputs make notebooks large
CODE_LIMIT = 256 << 10  # characters of all code cells; the longest lesson has 30,000
CELLS_LIMIT = 5_000  # code cells; each is parsed, and the longest lesson has under 100


class Unreadable(Exception):
    """A submission that is no notebook; the message says why, for the learner and the teacher."""


def read_code(data: bytes) -> list[tuple[str, str]]:
    """The code cells of a notebook.

    Args:
        data: the file's bytes.

    Returns:
        (label, source) of each code cell, in order; the label counts all cells, as the learner sees them.

    Raises:
        Unreadable: it is no notebook, or larger than any honest one.
    """
    if len(data) > FILE_LIMIT:
        raise Unreadable(f"The file is larger than {FILE_LIMIT >> 20} MB. Clear the outputs, save and hand in again.")
    if not data.strip():
        raise Unreadable("The file is empty. Save the notebook and hand in again.")
    try:
        notebook = json.loads(data)
    except UnicodeDecodeError:
        raise Unreadable(
            "The file is not text in UTF-8, so it is no notebook. Hand in the .ipynb file itself."
        ) from None
    except (ValueError, RecursionError, MemoryError) as error:
        told = str(error)[:100] or type(error).__name__
        raise Unreadable(f"The file is not valid JSON ({told}). Hand in the .ipynb file as Jupyter saved it.") from None
    cells = _cells(notebook)
    found = [
        (f"cell {number}", source)
        for number, cell in enumerate(cells, 1)
        if type(cell) is dict and cell.get("cell_type") == "code" and (source := _source(cell))
    ]
    if len(found) > CELLS_LIMIT:
        raise Unreadable(
            f"There are {len(found):,} code cells; at most {CELLS_LIMIT:,} are read. Take out what you do not need."
        )
    size = sum(len(source) for _, source in found)
    if size > CODE_LIMIT:
        raise Unreadable(
            f"The code cells hold {size:,} characters; at most {CODE_LIMIT:,} are read. Take out what is not code."
        )
    return found


def _cells(notebook: Any) -> list[Any]:
    if type(notebook) is dict:
        if type(notebook.get("cells")) is list:
            return notebook["cells"]
        sheets = notebook.get("worksheets")  # notebooks of before 2015
        if type(sheets) is list:
            return [cell for sheet in sheets if type(sheet) is dict for cell in _list(sheet.get("cells"))]
    raise Unreadable(
        "The file is JSON, but no notebook: it has no list of cells. Hand in the .ipynb file as Jupyter saved it."
    )


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    text = "".join(line for line in source if type(line) is str) if type(source) is list else source
    return text if type(text) is str else ""


def _list(value: Any) -> list[Any]:
    return value if type(value) is list else []
