"""A page to print that says what a learner has passed: asks for the name to put on it, and shows it."""

from collections.abc import Sequence
from typing import Any

import traitlets

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._study import text


class Certificate(CourseWidget):
    """A field for a name, and the page with it, to print or to save; before the test is passed, what is missing.

    Args:
        template: the page, with {title}, {name}, {day}, {right}, {of}, {needed} and {solved} to be filled in.
        pass_mark: the share of questions that has to be right.
        passed: of the test that was passed best, `day` (as 2026-11-28), `right`, `of` and `needed`; None where none was passed.
        missing: what is missing, in words; empty where nothing is.
        solved: the titles of lessons, each with the exercises that passed.
    """

    _esm, _css = bundle("certificate.js"), bundle("certificate.css")
    template = traitlets.Unicode().tag(sync=True)
    pass_mark = traitlets.Float().tag(sync=True)
    passed = traitlets.Dict(None, allow_none=True).tag(sync=True)
    missing = traitlets.Unicode().tag(sync=True)
    solved: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(
        self,
        template: str,
        pass_mark: float,
        passed: dict[str, Any] | None,
        missing: str,
        solved: Sequence[Sequence[Any]],
    ):
        super().__init__(
            template=template, pass_mark=pass_mark, passed=passed, missing=missing, solved=[list(one) for one in solved]
        )

    def static_html(self) -> str:
        """What it is, and what is missing."""
        words = self.missing or "You have passed the final test."
        return f"<p><strong>Certificate.</strong> {text(words)}</p><p><em>Run this cell in JupyterLab to print it.</em></p>"
