"""What the solved notebooks recorded: the output of each cell, and of an experiment its picture, verdict and reason."""

import html
import re
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat

from helpers.content import LessonContent

MEASURED = "<p><strong>What was measured</strong></p>"  # between picture and verdict, in `widgets.Result`'s still form
LINE = re.compile(r"<li>(.*?)</li>", re.DOTALL)
BECAUSE = re.compile(r"<p><strong>The guess, and why\.</strong> (.*?)</p>", re.DOTALL)


class Recorded:
    """The outputs of a lesson's solution.

    Args:
        lesson: whose.
        root: the checkout, which has solutions/.

    Raises:
        FileNotFoundError: there is no solution.
    """

    def __init__(self, lesson: LessonContent, root: Path):
        self._lesson, self._path = lesson, root / "solutions" / f"{lesson.name}.ipynb"
        if not self._path.is_file():
            raise FileNotFoundError(
                2, "a site shows what the solved notebooks recorded; run `course build` first", str(self._path)
            )

    @cached_property
    def _cells(self) -> dict[str, Any]:
        return {cell.id: cell for cell in nbformat.read(self._path, as_version=4).cells}

    def outputs(self, label: str) -> list[str]:
        """A cell's outputs as HTML, printed text included."""
        cell = self._cells.get(f"{self._lesson.slug}-{label}")
        found = [] if cell is None else [_as_html(output) for output in cell.get("outputs", [])]
        return [each for each in found if each]

    def result(self, label: str) -> dict[str, Any] | None:
        """An experiment's outcome: `markup` (its picture), `verdict` (lines) and `because`; None where the cell recorded none."""
        found = next((each for each in self.outputs(label) if MEASURED in each), None)
        if found is None:
            return None
        markup, _, rest = found.partition(MEASURED)
        because = BECAUSE.search(rest)
        lines = [html.unescape(line) for line in LINE.findall(rest)]
        return {"markup": markup, "verdict": lines, "because": html.unescape(because[1]) if because else ""}


def _as_html(output: Any) -> str:
    if output.output_type == "stream":
        return f"<pre>{html.escape(output.text.rstrip())}</pre>" if output.name == "stdout" else ""
    data = output.get("data", {})
    if "text/html" in data:
        return data["text/html"]
    return f"<pre>{html.escape(data['text/plain'])}</pre>" if "text/plain" in data else ""
