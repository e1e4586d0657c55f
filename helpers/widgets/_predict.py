"""A guess before the result."""

from collections.abc import Callable
from typing import Any

import traitlets

from helpers.content import Prediction
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._study import text, unbroken

OnGuess = Callable[[int | None], None]


class Predict(CourseWidget):
    """A question to guess at or to skip; what is right is shown by the experiment, not here.

    The trait `done` turns True with the guess or the skip: an experiment's veil observes it.

    Args:
        prediction: the question.
        guess: the option guessed before, or None.
        on_guess: called with the option's index, or None for a skip.
        done: whether it was guessed or skipped before; by default, whether there is a guess.
    """

    _esm, _css = bundle("predict.js"), bundle("predict.css")
    prediction = traitlets.Dict().tag(sync=True)
    guess = traitlets.Int(None, allow_none=True).tag(sync=True)
    done = traitlets.Bool(False).tag(sync=True)

    def __init__(self, prediction: Prediction, guess: int | None, on_guess: OnGuess, done: bool | None = None):
        self._content, self._on_guess = prediction, on_guess
        if guess is not None and not 0 <= guess < len(prediction.options):
            guess = None  # the option is gone since it was chosen
        super().__init__(
            prediction=unbroken({"question": prediction.question, "options": prediction.options}),
            guess=guess,
            done=guess is not None if done is None else done,
        )

    def act(self, event: dict[str, Any]) -> None:
        """Store a guess or a skip."""
        if event["kind"] != "guess":
            return
        self.guess, self.done = event["option"], True  # first, so that a store that fails does not keep the veil down
        self._on_guess(self.guess)

    def static_html(self) -> str:
        """The question with its options."""
        options = "".join(f"<li>{text(option)}</li>" for option in self._content.options)
        return f'<p><strong>Your guess:</strong> {text(self._content.question)}</p><ol type="a">{options}</ol>'
