"""What counts as progress."""

from datetime import UTC, datetime, timedelta

import pytest

from helpers.content import Course, LessonContent, course
from helpers.study import Progress, Store, progress

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LESSON_MD = """---
course:
  title: A lesson
  one_line: Short.
  sittings: [{title: All, minutes: 5}]
  concepts: [memory]
---

+++ {"label": "start"}
# A lesson

```{code-cell} ipython3
:label: desk
here.explore("gate-desk")
```

```{code-cell} ipython3
:label: answer
:exercise: add-one
def add_one(x):
    ### BEGIN SOLUTION
    return x + 1
    ### END SOLUTION
```
"""
FILES = {
    "lesson.md": LESSON_MD,
    "cards.yaml": "".join(f"- {{id: {x}, concept: memory, front: Q, back: A}}\n" for x in ("one", "two", "three")),
    "quiz.yaml": "".join(
        f"- {{id: {x}, concept: memory, question: Q, options: [{{text: a, why: b, correct: true}}, {{text: c, why: d}}]}}\n"
        for x in ("p", "q", "r")
    ),
    "trial.yaml": "".join(
        f"- {{id: {x}, concept: memory, question: Q, verdict: true, why: b, exact: c, evidence: [{{cell: desk}}]}}\n"
        for x in ("t", "u")
    ),
    "predictions.yaml": "".join(
        f"- {{id: {x}, concept: memory, question: Q, options: [a, b], answer: 0, because: c}}\n" for x in ("g", "s")
    ),
    "gate_desk.yaml": "".join(
        f"- {{id: {x}, concept: memory, kind: hold, title: T, task: T, hint: H}}\n" for x in ("hold", "drop")
    ),
}


@pytest.fixture
def lesson(tmp_path) -> LessonContent:
    folder = tmp_path / "lessons" / "01_a_lesson"
    folder.mkdir(parents=True)
    (folder.parent / "concepts.yaml").write_text("concepts: [{id: memory, name: Memory, definition: What lasts.}]\n")
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return Course(folder.parent).lesson("a-lesson")


def test_progress_counts(lesson, tmp_path):
    store = Store(tmp_path / "progress.sqlite3", clock=lambda: NOON)
    assert progress(lesson, store) == Progress(0, 1, 0, 0, 3, 0, 2, 0, 0, 3, 0, 2, 0, 2)
    store.record_attempt("a-lesson", "add-one", "wrong", None, "...", missed=[("a-lesson", "three")])
    store.record_answer("a-lesson", "p", 1, False)
    store.record_answer("a-lesson", "p", 0, True)
    store.record_answer("a-lesson", "q", 1, False)
    store.record_answer("a-lesson", "t", 0, True)
    store.record_answer("a-lesson", "u", 1, False)
    store.review("a-lesson", "one", 4)
    store.record_goal("a-lesson", "gate-desk", "hold")
    store.record_prediction("a-lesson", "g", 1)
    store.record_prediction("a-lesson", "s", None)
    before = Progress(0, 1, 1, 2, 3, 1, 2, 1, 1, 3, 1, 2, 1, 2)
    assert progress(lesson, store) == before

    for lesson_slug, item in [("a-lesson", "gone"), ("another", "one")]:  # neither of these counts
        store.record_attempt(lesson_slug, item, "passed", None, "...")
        store.record_answer(lesson_slug, item, 0, True)
        store.review(lesson_slug, item, 1)
        store.record_goal(lesson_slug, "gate-desk", item)
        store.record_prediction(lesson_slug, item, 0)
    assert progress(lesson, store) == before

    store.record_attempt("a-lesson", "add-one", "passed", None, "...")
    store.record_attempt("a-lesson", "add-one", "wrong", None, "...")  # once passed, always passed
    later = progress(lesson, store, NOON + timedelta(days=9))
    assert (later.exercises_passed, later.cards_seen, later.cards_due) == (1, 1, 2)


def test_the_courses_own_lesson(tmp_path):
    lesson = course().lesson("introduction-to-lstm")
    counts = progress(lesson, Store(tmp_path / "progress.sqlite3"))
    assert (counts.cards_total, counts.quiz_total, counts.trial_total) == (19, 18, 5)
    assert counts.predictions_total == len(lesson.predictions) >= 3
    assert counts.exercises_total == len(lesson.exercise_ids) >= 1
    assert counts.goals_total == len(lesson.goals("gate-desk")) >= 2
