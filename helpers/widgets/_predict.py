"""A guess before the result."""

from typing import Any

import traitlets

from helpers.widgets._base import bundle
from helpers.widgets._study import StudyWidget, text


class Predict(StudyWidget):
    """A question to guess at or to skip; what is right is shown by the experiment, not here.

    The trait `done` turns True with the guess or the skip: an experiment's veil observes it.
    """

    _esm, _css = bundle("predict.js"), bundle("predict.css")
    prediction = traitlets.Dict().tag(sync=True)
    guess = traitlets.Int(None, allow_none=True).tag(sync=True)
    done = traitlets.Bool(False).tag(sync=True)

    def act(self, event: dict[str, Any]) -> None:
        """Record a guess or a skip."""
        if event["kind"] == "guess":  # first, so that a store that fails does not keep the veil down
            self.guess, self.done = event["option"], True
        super().act(event)

    def static_html(self) -> str:
        """The question with its options."""
        options = "".join(f"<li>{text(option)}</li>" for option in self.prediction["options"])
        return f'<p><strong>Your guess:</strong> {text(self.prediction["question"])}</p><ol type="a">{options}</ol>'
