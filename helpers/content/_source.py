"""lesson.md, read as cells with labels, and the solution regions inside its exercise cells."""

import hashlib
import json
import re
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from helpers.content._errors import ContentError
from helpers.content._yaml import parsed

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
STUB = "...  # your code here"
FRONT = re.compile(r"---\n(.*?\n)---\s*\n", re.DOTALL)
KEPT = "cells.json"  # beside a lesson.md: its cells, as they were read


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson: `kind` is "markdown" or "code"; `label` is unique within the lesson."""

    label: str
    kind: str
    source: str
    line: int
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def exercise(self) -> str | None:
        """The id of the exercise whose answer this cell holds, or None."""
        return self.metadata.get("exercise")


@dataclass(frozen=True)
class ExerciseCell:
    """An exercise's cell in its two forms."""

    solution: str
    starter: str


def read_cells(path: Path) -> tuple[dict[str, Any], list[Cell]]:
    """Read a lesson in MyST Markdown.

    Args:
        path: lesson.md.

    Returns:
        Its front matter, and its cells in order.

    Raises:
        ContentError: a cell without a label, a label used twice, or a solution mark without its partner.
    """
    text = path.read_text(encoding="utf-8")
    if (path.parent / KEPT).is_file():
        kept = json.loads((path.parent / KEPT).read_text(encoding="utf-8"))
        if kept["of"] == _digest(text):
            return kept["front"], [Cell(**cell) for cell in kept["cells"]]
    parsed(
        path, written[1] if (written := FRONT.match(text)) else "", below=1
    )  # says more of what is wrong than jupytext
    jupytext = _jupytext()
    notebook = jupytext.reads(text, fmt="md:myst")
    cells: list[Cell] = []
    problems: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    search_from = 0
    for number, raw in enumerate(notebook.cells):
        metadata = dict(raw.metadata)
        label = metadata.pop("label", None)
        line, search_from = _find_line(text, raw.source, search_from)
        if not label:
            what = (
                "`:label: NAME` under ```{code-cell}" if raw.cell_type == "code" else '`+++ {"label": "NAME"}` above it'
            )
            problems.append((line, f"cell {number + 1} has no label, so its id would not be stable. Add {what}."))
            continue
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", label) or len(label) > 40:
            problems.append(
                (line, f"label {label!r} must be lower-case words joined by hyphens, at most 40 characters.")
            )
        if label in seen:
            problems.append((line, f"label {label!r} is used twice (first at line {seen[label]}). Rename one."))
        seen.setdefault(label, line)
        cell = Cell(label, raw.cell_type, raw.source, line, metadata)
        if cell.kind == "code":
            try:
                blank_solution(cell.source)
            except ValueError as error:
                problems.append((line, f"cell {label!r}: {error}"))
            if (BEGIN in cell.source) != bool(cell.exercise):
                problems.append((line, f"cell {label!r} needs both or neither: solution marks and `:exercise: ID`."))
        cells.append(cell)
    if problems:
        raise ContentError(path, problems)
    return dict(notebook.metadata), cells


def keep_cells(path: Path) -> None:
    """Write beside a lesson.md what `read_cells` finds in it. Whoever reads it again, unchanged, needs no jupytext: half a second."""
    front, cells = read_cells(path)
    kept = {"of": _digest(path.read_text(encoding="utf-8")), "front": front, "cells": [asdict(cell) for cell in cells]}
    (path.parent / KEPT).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _jupytext() -> Any:
    """jupytext, which only those need who read a lesson whole: the first check of a kernel, and graders.

    nbformat loads jsonschema, and that, where it is there, a grammar of addresses that no notebook needs: 0.8 of 1 s. Left out.
    """
    name = "rfc3987_syntax"
    nothing: dict[str, Any] = {name: None}
    if hide := name not in sys.modules:
        sys.modules.update(nothing)  # an import of it fails
    try:
        import jupytext
    finally:
        if hide:
            del sys.modules[name]
    return jupytext


def blank_solution(source: str) -> str:
    """A code cell as the learner first sees it: each solution region replaced by one stub line at its indentation."""
    out, inside, indent = [], False, ""
    for line in source.splitlines():
        mark = line.strip()
        if mark == BEGIN:
            if inside:
                raise ValueError(f"`{BEGIN}` inside a solution. Close the first with `{END}`.")
            inside, indent = True, line[: len(line) - len(line.lstrip())]
            out.append(indent + STUB)
        elif mark == END:
            if not inside:
                raise ValueError(f"`{END}` without `{BEGIN}`. Add the mark, or remove this one.")
            inside = False
        elif not inside:
            out.append(line)
    if inside:
        raise ValueError(f"`{BEGIN}` without `{END}`. Add the closing mark.")
    return "\n".join(out)


def drop_marks(source: str) -> str:
    """A code cell with its solution, without the marks around it."""
    return "\n".join(line for line in source.splitlines() if line.strip() not in (BEGIN, END))


def _find_line(text: str, source: str, start: int) -> tuple[int, int]:
    """The line of a cell's first line at or after `start`, for messages."""
    first = next((line for line in source.splitlines() if line.strip()), "")
    at = text.find(first, start)
    at = start if at < 0 else at
    return text.count("\n", 0, at) + 1, at + len(first)
