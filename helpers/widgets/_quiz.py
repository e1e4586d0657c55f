"""Quiz questions, and sentences on trial: practice, with a reason for every answer."""

from collections.abc import Mapping
from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, fold, options_html, text


class Quiz(StudyWidget):
    """Questions one at a time."""

    _esm, _css = bundle("quiz.js"), bundle("quiz.css")
    title = traitlets.Unicode().tag(sync=True)
    noun = traitlets.Unicode().tag(sync=True)
    questions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    answered = traitlets.Dict().tag(sync=True)

    def static_html(self) -> str:
        """All questions, the answers to unfold."""
        questions = "".join(f"<li>{_paper(question)}</li>" for question in self.questions)
        return f"<p><strong>{text(self.title)}</strong></p><ol>{questions}</ol>"


def _paper(question: Mapping[str, Any]) -> str:
    """A question on paper."""
    asks, why = text(question["question"]), text(question.get("why", ""))
    match question["type"]:
        case "one":
            return asks + options_html(question["options"], question["order"])
        case "several":
            several = f"{asks} <em>Any number of them may be right.</em>"
            return several + options_html(question["options"], question["order"])
        case "number":
            wrong = "".join(
                f"<li>✗ {text(format(one['value'], 'g'))}: {text(one['why'])}</li>" for one in question["wrong"]
            )
            inside = f"<p><strong>{text(question['shown'])}</strong>. {why}</p><ul>{wrong}</ul>"
            blank = f"<p>Answer: ________ {text(question['unit'] or '')}</p>"
            return asks + blank + fold("The answer, and why", inside)
        case "order":
            steps = question["steps"]
            mixed = "".join(f"<li>{text(steps[k]['text'])}</li>" for k in question["order"])
            right = "".join(f"<li>{text(step['text'])}<br>{text(step['why'])}</li>" for step in steps)
            return f"{asks}<ul>{mixed}</ul>" + fold("The order, and why", f"<ol>{right}</ol>")
        case _:
            inside = f"<p><strong>{text(question['verdict'].capitalize())}.</strong> {why}</p>"
            inside += f"<p><strong>To be exact:</strong> {text(question['exact'])}</p><p>How we know:</p>"
            inside += "<ul>" + "".join(f"<li>{text(each)}</li>" for each in question["evidence"]) + "</ul>"
            return asks + fold("The verdict, and why", inside)
