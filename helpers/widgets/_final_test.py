"""The final test: no feedback until it is handed in."""

from collections.abc import Mapping
from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, fold, text
from helpers.widgets._today import place_link


class FinalTest(StudyWidget):
    """A page to begin; the test, question by question; what came of it, and what to read again."""

    _esm, _css = bundle("final_test.js"), bundle("final_test.css")
    count = traitlets.Int().tag(sync=True)
    bank = traitlets.Int().tag(sync=True)
    pass_mark = traitlets.Float().tag(sync=True)
    questions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    given = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict(None, allow_none=True).tag(sync=True)
    taken = traitlets.Int().tag(sync=True)

    def take(self, changes: Mapping[str, Any]) -> None:
        """Take over what is new; a test that begins or ends has nothing of what was given before."""
        if "questions" in changes:
            self.given = {}
        super().take(changes)

    def static_html(self) -> str:
        """What the test is, and the last result: it is taken in a running notebook."""
        words = f"{self.count} questions of {self.bank}, {self.pass_mark:.0%} right to pass. Run this cell in JupyterLab to take it."
        paper = f"<p><strong>Final test.</strong> {words}</p>"
        if self.result is None:
            return paper
        missed = "".join(
            f"<li>{text(one['question'])}{fold('The answer, and why', '<p>' + text(one['right'] + ' ' + one['why']) + '</p>')}"
            f"{'<p>Read again: ' + place_link(one['place']) + '</p>' if one['place'] else ''}</li>"
            for one in self.result["questions"]
            if not one["correct"]
        )
        verdict = "passed" if self.result["passed"] else "not passed"
        score = f"{self.result['right']} of {self.result['of']}"
        return f"{paper}<p>{self.result['day']}: {score} right, {verdict}.</p>" + (
            f"<ol>{missed}</ol>" if missed else ""
        )
