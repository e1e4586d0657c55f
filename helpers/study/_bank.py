"""All that a final test can ask, as plain JSON, for a page: it draws, judges and explains without Python."""

from typing import Any

from helpers.content import AnyBankQuestion, Course, DrawnQuestion, formula_tree
from helpers.study._final_test import bank
from helpers.study.activities.quiz import shown_question


def bank_payload(course: Course) -> dict[str, dict[str, Any]]:
    """The questions of a final test by `LESSON/ID`, in the order from which `pick` draws.

    Each has the form of `ShownQuestion`. One whose numbers are drawn is of the type "drawn": `draw` has `low`, `to` and `step` by name,
    and `answer` and each wrong `value` are formulas as trees (see `formula_tree`).
    """
    return {key: _plain(question) for key, question in bank(course).items()}


def _plain(question: AnyBankQuestion) -> dict[str, Any]:
    if not isinstance(question, DrawnQuestion):
        return shown_question(question)
    data = question.model_dump()
    wrong = [{**each, "value": formula_tree(each["value"])} for each in data["wrong"]]
    return {**data, "answer": formula_tree(question.answer), "wrong": wrong}
