"""Quiz questions: practice, with a reason for every option."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import traitlets

from helpers.content import QuizQuestion
from helpers.widgets._base import module
from helpers.widgets._study import StudyWidget, options_html, shuffled, text, unbroken

OnAnswer = Callable[[str, int, bool], None]


class Quiz(StudyWidget):
    """Questions one at a time.

    Args:
        questions: the questions.
        answered: the option chosen last, by question id, for those that were answered before.
        on_answer: called with a question's id, the option's index as in the YAML, and whether it is right.
    """

    _esm = module("study", "quiz")
    questions = traitlets.List().tag(sync=True)
    answered = traitlets.Dict().tag(sync=True)

    def __init__(self, questions: Iterable[QuizQuestion], answered: Mapping[str, int], on_answer: OnAnswer):
        self._content = {question.id: question for question in questions}
        self._on_answer = on_answer
        super().__init__(
            questions=[
                {**unbroken(question.model_dump()), "order": shuffled(question.id, len(question.options))}
                for question in self._content.values()
            ],
            # An option that the question no longer has is forgotten, not shown wrongly.
            answered={
                key: option
                for key, option in answered.items()
                if key in self._content and 0 <= option < len(self._content[key].options)
            },
        )

    def act(self, event: dict[str, Any]) -> None:
        """Store an answer. Whether it is right is decided here, from the content."""
        if event["kind"] != "answer":
            return
        question, option = event["question"], event["option"]
        self._on_answer(question, option, self._content[question].options[option].correct)
        self.answered = {**self.answered, question: option}

    def static_html(self) -> str:
        """All questions with their options, the answers to unfold."""
        questions = "".join(
            f"<li>{text(question.question)}"
            f"{options_html(question.options, shuffled(question.id, len(question.options)))}</li>"
            for question in self._content.values()
        )
        return f"<p><strong>Quiz</strong></p><ol>{questions}</ol>"
