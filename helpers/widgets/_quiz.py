"""Quiz questions, and sentences on trial: practice, with a reason for every answer."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import traitlets

from helpers.content import (
    VERDICTS,
    AnyQuestion,
    Evidence,
    NumberQuestion,
    OneQuestion,
    OrderQuestion,
    SeveralQuestion,
    VerdictQuestion,
)
from helpers.study import Given, Score, StoreError, score
from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._study import fold, options_html, shuffled, text, unbroken

OnAnswer = Callable[[str, Given, Score], None]
VERDICT_WORDS = {
    "true": "True: it holds as it stands",
    "loose": "Loose: right at heart, but it needs mending",
    "false": "False: it does not hold",
}


class Quiz(CourseWidget):
    """Questions one at a time.

    Args:
        questions: the questions.
        answered: what was answered last, by question id, for those that were answered before.
        on_answer: called with a question's id, what was answered, and its score.
        title: what stands above.
        noun: what one of them is called.
        told: a piece of evidence in words.
    """

    _esm, _css = bundle("quiz.js"), bundle("quiz.css")
    title = traitlets.Unicode().tag(sync=True)
    noun = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)
    answered = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        questions: Iterable[AnyQuestion],
        answered: Mapping[str, Given],
        on_answer: OnAnswer,
        title: str = "Quiz",
        noun: str = "question",
        told: Callable[[Evidence], str] = lambda evidence: " ".join(evidence.link),
    ):
        self._content = {question.id: question for question in questions}
        self._on_answer, self._told = on_answer, told
        super().__init__(
            title=title,
            noun=noun,
            questions=[unbroken(self._shown(question)) for question in self._content.values()],
            answered={key: given for key, given in answered.items() if self._fits(key, given)},
        )

    def act(self, event: dict[str, Any]) -> None:
        """Store an answer. Whether it is right is decided here, from the content."""
        if event["kind"] != "answer":
            return
        question, given = event["question"], event["given"]
        try:
            scored = score(self._content[question], given)
        except ValueError as error:  # the front end asks before it sends; were it to err, the learner is told
            raise StoreError(str(error)) from None
        self._on_answer(question, given, scored)
        self.answered = {**self.answered, question: given}

    def _shown(self, question: AnyQuestion) -> dict[str, Any]:
        """A question as its front end needs it."""
        data = question.model_dump()
        if isinstance(question, NumberQuestion):
            wrong = [{**each.model_dump(), "margin": question.margin(each.value)} for each in question.wrong]
            return {**data, "wrong": wrong, "margin": question.margin(question.answer), "shown": _number(question)}
        if isinstance(question, VerdictQuestion):
            options = [{"text": VERDICT_WORDS[word], "correct": word == question.verdict} for word in VERDICTS]
            evidence = [self._told(each) for each in question.evidence]
            asked = {"question": _on_trial(question), "options": options, "order": [0, 1, 2]}
            return {**data, **asked, "evidence": evidence}
        return {**data, "order": _mixed(question)}

    def _fits(self, key: str, given: Any) -> bool:
        """Whether this still is an answer: an option that the question no longer has is forgotten, not shown wrongly."""
        try:
            return key in self._content and score(self._content[key], given) is not None
        except ValueError:
            return False

    def static_html(self) -> str:
        """All questions, the answers to unfold."""
        questions = "".join(f"<li>{self._paper(question)}</li>" for question in self._content.values())
        return f"<p><strong>{text(self.title)}</strong></p><ol>{questions}</ol>"

    def _paper(self, question: AnyQuestion) -> str:
        """A question on paper."""
        if isinstance(question, OneQuestion):
            return text(question.question) + options_html(question.options, _mixed(question))
        if isinstance(question, SeveralQuestion):
            asked = f"{text(question.question)} <em>Two or more are right.</em>"
            return asked + options_html(question.options, _mixed(question))
        if isinstance(question, NumberQuestion):
            wrong = "".join(f"<li>✗ {text(f'{each.value:g}')}: {text(each.why)}</li>" for each in question.wrong)
            inside = f"<p><strong>{text(_number(question))}</strong>. {text(question.why)}</p><ul>{wrong}</ul>"
            blank = f"<p>Answer: ________ {text(question.unit or '')}</p>"
            return text(question.question) + blank + fold("The answer, and why", inside)
        if isinstance(question, OrderQuestion):
            mixed = "".join(f"<li>{text(question.steps[k].text)}</li>" for k in _mixed(question))
            right = "".join(f"<li>{text(step.text)}<br>{text(step.why)}</li>" for step in question.steps)
            return f"{text(question.question)}<ul>{mixed}</ul>" + fold("The order, and why", f"<ol>{right}</ol>")
        inside = f"<p><strong>{text(question.verdict.capitalize())}.</strong> {text(question.why)}</p>"
        inside += f"<p><strong>To be exact:</strong> {text(question.exact)}</p><p>How we know:</p>"
        inside += "<ul>" + "".join(f"<li>{text(self._told(each))}</li>" for each in question.evidence) + "</ul>"
        return text(_on_trial(question)) + fold("The verdict, and why", inside)


def _mixed(question: AnyQuestion) -> list[int]:
    """The order in which options or steps are shown; steps never in the right one."""
    if isinstance(question, OrderQuestion):
        order = shuffled(question.id, len(question.steps))
        return order if order != sorted(order) else [*order[1:], order[0]]
    return shuffled(question.id, len(question.options))


def _number(question: NumberQuestion) -> str:
    return f"{question.answer:g} {question.unit or ''}".rstrip()


def _on_trial(question: VerdictQuestion) -> str:
    return f"{question.says}: “{question.question}” True, loose or false?"
