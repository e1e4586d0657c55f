"""What a lesson's code asks of `here`, read from its text."""

import re
from dataclasses import dataclass

from helpers.content._source import Cell

NAME = r"[\"']([^\"']*)[\"']"
CALL = re.compile(rf"\bhere\.(\w+)\(((?:\s*{NAME}\s*,?)*)")


@dataclass(frozen=True)
class Call:
    """`here.METHOD("NAME", ...)`: the method, the names that come first, the line in lesson.md, the cell's label."""

    method: str
    names: tuple[str, ...]
    line: int
    label: str


def calls_in(cell: Cell) -> list[Call]:
    """The calls of a cell, in order."""
    return [
        Call(
            found[1],
            tuple(re.findall(NAME, found[2])),
            cell.line + cell.source.count("\n", 0, found.start()),
            cell.label,
        )
        for found in CALL.finditer(cell.source)
    ]
