"""Broken on purpose: whose exercise is solved is asked what somebody else got wrong, and the run tells it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import helpers._lesson
from helpers import judge, lesson
from helpers._broken import broken
from helpers.content import course
from helpers.widgets import Note, Quiz

pytestmark = pytest.mark.slow

LSTM = "introduction-to-lstm"
EXERCISES = {one.id: one for each in course().lessons.values() for one in judge.exercises(each).values()}
DRAWN = [exercise for exercise in EXERCISES.values() if exercise.trace]


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    yield
    helpers._lesson._sessions.clear()


@pytest.mark.parametrize("exercise", DRAWN, ids=lambda exercise: exercise.id)
def test_every_exercise_with_a_run_has_mistakes_to_find(exercise: judge.Exercise) -> None:
    known: list[str] = []
    while (found := broken(exercise, known)) and len(known) < 4:
        drawing, question = found
        assert question.id not in known
        known.append(question.id)
        (right,) = [option for option in question.options if option.correct]
        mistake = next(one for one in exercise.mistakes if one.message == right.text)
        assert question.concept == exercise.concept_of(mistake.id)
        assert len({option.text for option in question.options}) == 4
        assert drawing.differs is not None and "broken" in drawing.words() and "our" not in drawing.words()
        for curve in drawing.curves:
            assert len(curve.mine) == len(curve.right)
    assert known


def test_the_run_is_that_of_the_mistake() -> None:
    """By the course's own cell, with the mistake written by hand."""
    exercise = EXERCISES["lstm-step"]
    forget = next(one for one in exercise.mistakes if one.id == "forget-complement")
    drawing = judge_run(exercise, forget)
    names = {"np": np}
    exec(forget.wrong_source(exercise.solution), names)
    inputs = exercise.trace.inputs(np.random.default_rng(0))
    states, seen = dict(inputs), []
    for x in inputs["x"]:
        h, c = names["lstm_step"](x, *(states[name] for name in exercise.parameters[1:]))
        states |= {"h": h, "c": c}
        seen.append({"h": h, "c": c})
    drawn = {name: np.asarray([values.ravel()[0] for values in (one[name] for one in seen)]) for name in ("c", "h")}
    assert {curve.name for curve in drawing.curves} == {"c", "h"}
    for curve in drawing.curves:
        np.testing.assert_allclose(curve.mine, drawn[curve.name], atol=1e-9)


def judge_run(exercise: judge.Exercise, mistake: judge.Mistake) -> judge.Drawing:
    from helpers.judge.mutation import drawn_here

    drawing = drawn_here(exercise, mistake.wrong_source(exercise.solution))
    assert drawing is not None
    return drawing


def test_who_has_not_solved_it_is_asked_to_and_who_has_gets_a_question(capsys: pytest.CaptureFixture[str]) -> None:
    here = lesson(LSTM)
    early = here.broken("lstm-step")
    assert isinstance(early, Note) and "Write it yourself first" in repr(early)
    here._store.record_attempt(LSTM, "lstm-step", "passed", None, "")
    first = here.broken("lstm-step")
    assert isinstance(first, Quiz) and len(first.questions) == 1
    question = first.questions[0]
    wrong = next(k for k, option in enumerate(question["options"]) if not option["correct"])
    first.event = {"n": 1, "kind": "answer", "question": question["id"], "given": wrong}
    due = {card for _, card in here._store.due(LSTM)}
    assert due == {card.id for card in course().lessons[LSTM].cards.values() if card.concept == question["concept"]}
    again = here.broken("lstm-step")
    assert again.questions[0]["id"] == question["id"], "what was missed comes again"
    right = next(k for k, option in enumerate(question["options"]) if option["correct"])
    again.event = {"n": 1, "kind": "answer", "question": question["id"], "given": right}
    assert here.broken("lstm-step").questions[0]["id"] != question["id"]


def test_an_exercise_without_a_run_says_so() -> None:
    (without,) = [one for one in EXERCISES.values() if not one.trace][:1]
    slug = next(each.slug for each in course().lessons.values() if without.id in each.exercise_ids)
    here = lesson(slug)
    here._store.record_attempt(slug, without.id, "passed", None, "")
    assert "Nothing is left to find" in repr(here.broken(without.id))
