"""Formulas, set by KaTeX as the site is built: a page needs no script to show them, and MathML says them to a screen reader."""

import json
import re
import tempfile
from pathlib import Path

from helpers.authoring import node, package

SCRIPT = Path(__file__).with_name("maths.cjs")
MARK = re.compile(r"<!--maths:(\d+)-->")
FONT = re.compile(r"url\(fonts/([\w-]+\.woff2)\)[^,;}]*(?:,url\([^)]*\)[^,;}]*)*")


class Maths:
    """Collects the formulas of all pages, and sets them in one run of Node."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, bool], int] = {}
        self._set: list[str] = []

    def mark(self, formula: str, display: bool) -> str:
        """A place for a formula in a page, which `fill` fills.

        Args:
            formula: in TeX, without dollars.
            display: whether it stands in a line of its own.
        """
        number = self._numbers.setdefault((formula.strip(), display), len(self._numbers))
        return f"<!--maths:{number}-->"

    def fill(self, page: str) -> str:
        """A page with its formulas.

        Raises:
            ToolError: Node or KaTeX is not there, or KaTeX refuses a formula.
        """
        if len(self._set) < len(self._numbers):
            self._set = self._typeset()
        return MARK.sub(lambda found: self._set[int(found[1])], page)

    def _typeset(self) -> list[str]:
        katex = package("katex")
        with tempfile.TemporaryDirectory() as scratch:
            given = Path(scratch) / "formulas.json"
            given.write_text(json.dumps([list(one) for one in self._numbers]), encoding="utf-8")
            found: list[str] = json.loads(node(SCRIPT, katex / "dist" / "katex.js", given, cwd=Path(scratch)))
        return found


def katex_style(font: "dict[str, str] | None" = None) -> str:
    """KaTeX's style sheet.

    Args:
        font: where each font's file is, by name (`KaTeX_Main-Regular.woff2`); without it, as KaTeX ships it.
    """
    text = (package("katex") / "dist" / "katex.min.css").read_text(encoding="utf-8")
    return FONT.sub(lambda found: f'url({font[found[1]]}) format("woff2")', text) if font else text


def katex_fonts() -> dict[str, bytes]:
    """KaTeX's fonts by name, in the one format that every browser of the last ten years reads."""
    return {path.name: path.read_bytes() for path in sorted((package("katex") / "dist" / "fonts").glob("*.woff2"))}
