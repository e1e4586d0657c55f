"""A notebook on the disk: read in whatever form a program left it, written whole or not at all."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from helpers.workspace._errors import WorkspaceError, sentence

MINOR = 5  # the first 4.x whose cells have ids


@contextmanager
def sentences() -> Iterator[None]:
    """What the system refuses becomes a `WorkspaceError` that says what to do."""
    try:
        yield
    except OSError as error:
        raise WorkspaceError(sentence(error)) from error


def parse(path: Path, data: bytes) -> NotebookNode:
    """A notebook from its bytes: UTF-8, 16 or 32, with or without a byte order mark, nbformat 1 to 4.

    Cells keep what they have. Where a cell has no usable id there is none: `identified` finds it.

    Raises:
        WorkspaceError: it is not a notebook.
    """
    try:
        found = json.loads(data)
        if "cells" not in found or found.get("nbformat", 4) != 4:
            return _converted(data)
        found["metadata"] = found.get("metadata") or {}
        found["cells"] = [_cell(cell) for cell in found["cells"]]
        found["nbformat"], found["nbformat_minor"] = 4, max(MINOR, found.get("nbformat_minor") or 0)
        return nbformat.v4.to_notebook_json(found)
    except (Exception, RecursionError) as error:  # nbformat raises several kinds
        raise WorkspaceError(
            f"{path} can't be read as a notebook ({_reason(data, error)}). It was left as it is. "
            "Repair it, or start it afresh with `course reset LESSON` (what is there now goes into backups/ first)."
        ) from None


def _converted(data: bytes) -> NotebookNode:
    """A notebook of an older format."""
    notebook = nbformat.convert(nbformat.reader.reads(data), 4)
    for cell in notebook.cells:
        cell.pop("id", None)  # made up by the conversion
    return notebook


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell with all that a cell needs; what other programs left out is filled in."""
    source = cell.get("source", "")
    lines = source if isinstance(source, list) else [source]
    if not isinstance(cell.get("cell_type"), str) or not all(isinstance(line, str) for line in lines):
        raise ValueError("a cell has no type, or a source that is no text")
    cell = {**cell, "source": "".join(lines), "metadata": cell.get("metadata") or {}}
    if cell["cell_type"] == "code":
        cell["outputs"] = list(cell.get("outputs") or [])
        cell.setdefault("execution_count", None)
    ident = cell.get("id")
    if not isinstance(ident, str) or not 1 <= len(ident) <= 64 or set(ident) - ID_CHARACTERS:
        cell.pop("id", None)
    return cell


ID_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def _reason(data: bytes, error: BaseException) -> str:
    if not data.strip():
        return "the file is empty"
    try:
        text = data.decode(json.detect_encoding(data), "surrogatepass")
    except UnicodeDecodeError:
        return "its text is neither UTF-8 nor UTF-16; save it as UTF-8"
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return "it is not JSON"
    return " ".join((str(error) or type(error).__name__).split())[:120]


def encoding_of(data: bytes) -> str | None:
    """How a notebook is written that JupyterLab cannot open, in words; None for the UTF-8 that it can."""
    name = json.detect_encoding(data)
    return None if name == "utf-8" else {"utf-8-sig": "UTF-8 with a byte order mark"}.get(name, name[:6].upper())


def as_bytes(notebook: NotebookNode) -> bytes:
    """A notebook as a file's bytes."""
    try:
        return (nbformat.v4.writes(notebook) + "\n").encode()
    except UnicodeEncodeError:  # half a character, as some programs cut an emoji: JSON has a way to write it
        return (nbformat.v4.writes(notebook, ensure_ascii=True) + "\n").encode()


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that was not there before; False when there is one. What could not be written whole is taken away."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = path.open("xb")  # never over an older one
    except FileExistsError:
        return False
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise _of(path, error) from None
    return True


def _of(path: Path, error: OSError) -> OSError:
    """The same error with the file's name: a disk that gets full in the middle names none."""
    return error if error.errno is None else OSError(error.errno, error.strerror, str(path))
