"""One thing that is wrong: where, what, and what to do."""

import re
from dataclasses import dataclass
from pathlib import Path

from helpers.content import ContentError


@dataclass(frozen=True, order=True)
class Problem:
    """Something to put right. `str()` gives `file:line: what is wrong. What to do.`"""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        path = self.path.resolve()
        return f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}:{self.line}: {self.text}"


def problems_of(error: ContentError) -> list[Problem]:
    """What a file was refused for."""
    return [Problem(error.path, line, text) for line, text in error.problems]


def line_of(path: Path, *ids: str) -> int:
    """The line of a file that first quotes one of these ids, or gives it as an `id:`; else the first line."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    for ident in ids:
        found = re.search(rf"(?m)id:\s*{re.escape(ident)}\b|[\"']{re.escape(ident)}[\"']", text)
        if found:
            return text.count("\n", 0, found.start()) + 1
    return 1
