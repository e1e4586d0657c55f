"""Questions that are answered in words: what an assignment asks, the cells for the answers, and the answers as rows to be marked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, model_validator

from helpers.classroom._reading import EMPTY
from helpers.classroom._results import TO_MARK, ExerciseResult

if TYPE_CHECKING:  # slow to load, and graders import this package too
    from nbformat import NotebookNode

ASKS = "about-my-grade"  # what a learner asks about a grade: no points, but an answer
MARKED = "marked"


class Criterion(BaseModel):
    """One line of a rubric.

    Args:
        says: what an answer that meets it says.
        points: what that is worth.
    """

    model_config = ConfigDict(extra="forbid")

    says: str = Field(min_length=1)
    points: float = Field(gt=0, le=1000)


class Question(BaseModel):
    """A question to be answered in words, and marked by hand.

    Args:
        question: what learners read, in Markdown.
        points: what the answer can be worth.
        rubric: what to look for; its points add up to those of the question.
    """

    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=1)
    points: float = Field(gt=0, le=1000)
    rubric: list[Criterion] = Field(default=[], max_length=9)

    @model_validator(mode="after")
    def _adds_up(self) -> "Question":
        total = sum(one.points for one in self.rubric)
        if self.rubric and abs(total - self.points) > 1e-9:
            raise ValueError(f"the rubric's points add up to {total:g}, and the question is worth {self.points:g}")
        return self


def question_cells(questions: Mapping[str, Question], slug: str) -> list["NotebookNode"]:
    """The cells at a notebook's end: each question with a cell for the answer, and one to ask about a grade.

    Args:
        questions: by id; none make no cells.
        slug: the lesson's.
    """
    from nbformat.v4 import new_markdown_cell

    cells = []
    for name, one in questions.items():
        text = f"## Question: {name} ({one.points:g} {'point' if one.points == 1 else 'points'})\n\n{one.question}"
        cells.append(new_markdown_cell(text, id=f"{slug}-question-{name}"))
        cells.append(new_markdown_cell(EMPTY, id=f"{slug}-answer-{name}", metadata={"course": {"answer": name}}))
    if questions:
        text = (
            "## A question about your grade?\n\nOnce you have your grade, you may ask about it in the cell below and hand in again. "
            "You will find the answer on your page."
        )
        cells.append(new_markdown_cell(text, id=f"{slug}-question-{ASKS}"))
        cells.append(new_markdown_cell(EMPTY, id=f"{slug}-answer-{ASKS}", metadata={"course": {"answer": ASKS}}))
    return cells


def answered(questions: Mapping[str, Question], answers: Mapping[str, str]) -> tuple[ExerciseResult, ...]:
    """A learner's answers as rows, as they are before anybody has marked them.

    Args:
        questions: the assignment's, by id.
        answers: what the learner wrote, by id.
    """
    rows = []
    for name in questions:
        text = answers.get(name, "")
        status, message = TO_MARK, "Nobody has marked this answer yet."
        if not text:
            status, message = "not attempted", "There is no answer."
        rows.append(ExerciseResult(name, status, 0.0, 0.0, 0.0, message, source=text))
    return tuple(rows)
