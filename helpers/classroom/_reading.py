"""A submitted notebook's bytes, read as code cells. Nothing in them is trusted: not the size, not the encoding, not the form."""

import codecs
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

FILE_LIMIT = 64 << 20  # bytes; pictures in outputs make notebooks large
CODE_LIMIT = 256 << 10  # characters of all code cells; the longest lesson has 30,000
CELLS_LIMIT = 5_000  # code cells; each is parsed, and the longest lesson has under 100
# Strings, brackets, commas and colons outside of strings. Each may become an object of some 50 bytes, so a file of 60 MB could take 2 GB.
# A picture is one of them, however large; a plot with a million numbers has a million.
PARTS_LIMIT = 2_000_000
EMPTY = "*Write here, in place of this line.*"  # in a cell for an answer in words
ANSWER_LIMIT = 20_000  # characters of one
NAME_LIMIT = 200  # characters of a name in the metadata
PART = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{,:]', re.DOTALL)  # possessive: no stack that grows with the text
LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # written as an escape, alone; the others stand for bytes
CHUNK = 1 << 20


class Unreadable(Exception):
    """A submission that is no notebook; the message says why, for the learner and the teacher."""


@dataclass(frozen=True)
class Reading:
    """What is read of a notebook.

    Args:
        cells: (label, source) of each code cell, in order; the label counts all cells, as the learner sees them.
        assignment: the assignment that it was handed out as, or "" where it does not say.
        lesson: the lesson's slug, or "" where it does not say.
        changed: it was made by `course hand-in`, and its code or an answer in words is another one since.
        answers: what the learner wrote in the cells for answers in words, by question; what is empty is left out.
        done: whether the learner says that the lesson's study part is done; None where nothing is said.
        asks_done: the assignment asks learners to say that.
    """

    cells: list[tuple[str, str]]
    assignment: str = ""
    lesson: str = ""
    changed: bool = False
    done: bool | None = None
    answers: dict[str, str] = field(default_factory=dict)
    asks_done: bool = False


def read_notebook(data: bytes) -> Reading:
    """Read a notebook.

    Args:
        data: the file's bytes.

    Returns:
        Its code cells, and which assignment of which lesson it says it is.

    Raises:
        Unreadable: it is no notebook, or larger than any honest one.
    """
    notebook = _parsed(data)
    found = [
        (f"cell {number}", source)
        for number, cell in enumerate(_cells(notebook), 1)
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
    about = _dict(_dict(notebook.get("metadata")).get("course"))
    made = _dict(about.get("hand_in"))
    digest, done = made.get("digest"), made.get("done")
    answers = _answers(notebook)
    changed = digest is not None and digest != digest_of([source for _, source in found], answers)
    names = _name(about.get("assignment")), _name(about.get("lesson"))
    said = done if isinstance(done, bool) else None
    return Reading(found, *names, changed, said, answers, about.get("asks_done") is True)


def _answers(notebook: dict[str, Any]) -> dict[str, str]:
    """The texts of the cells that are marked for an answer; where two are, both."""
    found: dict[str, list[str]] = {}
    for cell in _cells(notebook)[:CELLS_LIMIT]:
        name = _name(_dict(_dict(_dict(cell).get("metadata")).get("course")).get("answer"))
        text = _source(cell).replace(EMPTY, "").strip()[:ANSWER_LIMIT] if name else ""
        if text:
            found.setdefault(name, []).append(text)
    return {name: "\n\n".join(texts)[:ANSWER_LIMIT] for name, texts in found.items()}


def digest_of(sources: Iterable[str], answers: Mapping[str, str]) -> str:
    """A name for code and answers in words: 16 signs that are others as soon as a letter is."""
    code = list(sources)
    text = json.dumps([code, dict(answers)] if answers else code, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def read_code(data: bytes) -> list[tuple[str, str]]:
    """The code cells of a notebook; see `read_notebook`."""
    return read_notebook(data).cells


def _parsed(data: bytes) -> dict[str, Any]:
    """The file's JSON; non-ASCII text in it stands as `_text` left it."""
    if len(data) > FILE_LIMIT:
        raise Unreadable(f"The file is larger than {FILE_LIMIT >> 20} MB. Clear the outputs, save and hand in again.")
    if not data.strip():
        raise Unreadable("The file is empty. Save the notebook and hand in again.")
    try:
        text = _text(data)
        if any(islice(PART.finditer(text), PARTS_LIMIT, None)):
            raise Unreadable(
                f"The file has more than {PARTS_LIMIT:,} values. Clear the outputs, save and hand in again."
            )
        notebook = json.loads(text)
    except UnicodeError:
        raise Unreadable(
            "The file is not text in UTF-8, so it is no notebook. Hand in the .ipynb file itself."
        ) from None
    except (ValueError, RecursionError, MemoryError) as error:
        why = str(error)[:100] or type(error).__name__
        raise Unreadable(f"The file is not valid JSON ({why}). Hand in the .ipynb file as Jupyter saved it.") from None
    if type(notebook) is not dict:
        raise Unreadable(_no_cells())
    return notebook


def _text(data: bytes) -> str:
    """The file as text to parse, in which each byte beyond ASCII stands for itself, as a surrogate.

    Decoded as usual, one emoji would make every character of the file four bytes wide. This way it is two.
    """
    encoding = json.detect_encoding(data)
    if not encoding.startswith("utf-8"):
        data = data.decode(encoding).encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    if len(data) > FILE_LIMIT:
        raise Unreadable(f"The file is larger than {FILE_LIMIT >> 20} MB. Clear the outputs, save and hand in again.")
    check = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), CHUNK):
        check.decode(data[start : start + CHUNK])
    check.decode(b"", final=True)
    return data.decode("ascii", "surrogateescape")


def _restored(text: str) -> str:
    """A string of the parsed file, its bytes beyond ASCII decoded; half a surrogate pair becomes a replacement character."""
    return (
        text
        if text.isascii()
        else LONE.sub("\ufffd", text).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    )


def _cells(notebook: dict[str, Any]) -> list[Any]:
    if type(notebook.get("cells")) is list:
        return notebook["cells"]
    sheets = notebook.get("worksheets")  # notebooks of before 2015
    if type(sheets) is list:
        return [cell for sheet in sheets if type(sheet) is dict for cell in _list(sheet.get("cells"))]
    raise Unreadable(_no_cells())


def _no_cells() -> str:
    return "The file is JSON, but no notebook: it has no list of cells. Hand in the .ipynb file as Jupyter saved it."


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    text = "".join(line for line in source if type(line) is str) if type(source) is list else source
    return _restored(text) if type(text) is str else ""


def _name(value: Any) -> str:
    """A name in the metadata; "" for anything else."""
    name = _restored(value) if type(value) is str and len(value) <= 4 * NAME_LIMIT else ""
    return name if len(name) <= NAME_LIMIT else ""


def _list(value: Any) -> list[Any]:
    return value if type(value) is list else []


def _dict(value: Any) -> dict[str, Any]:
    return value if type(value) is dict else {}
