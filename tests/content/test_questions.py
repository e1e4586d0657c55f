"""Questions of every kind: what is refused, and that the refusal names the line."""

from pathlib import Path

import pytest

from helpers.content import ContentError, Course

CONCEPTS = """
concepts: [{id: gate, name: Gate, definition: A share.}]
sources: [{key: book, text: A book., trust: V}]
misconceptions: [{id: upside-down, concept: gate, wrong: W, right: R, evidence: [{source: book}]}]
"""
LESSON = """---
course: {title: Toy, one_line: A toy., sittings: [{title: One, minutes: 5}], concepts: [gate]}
---

+++ {"label": "title"}

# Toy

Words.

+++ {"label": "more"}

## A second part

```{code-cell}
:label: code

1 + 1
```
"""
ONE = """
- id: one
  concept: gate
  question: Q
  options:
    - {text: a, why: w, correct: true}
    - {text: b, why: w, misconception: upside-down}
"""
SEVERAL = """
- id: several
  type: several
  concept: gate
  question: Q
  options:
    - {text: a, why: w, correct: true}
    - {text: b, why: w, correct: true}
    - {text: c, why: w}
"""
NUMBER = """
- id: number
  type: number
  concept: gate
  question: Q
  answer: 1.3
  tolerance: 0.1
  why: w
  wrong:
    - {value: 2, why: w, misconception: upside-down}
    - {value: 3, why: w}
"""
ORDER = """
- id: order
  type: order
  concept: gate
  question: Q
  steps:
    - {text: a, why: w}
    - {text: b, why: w}
    - {text: c, why: w}
"""
VERDICT = """
- id: verdict
  concept: gate
  question: Q
  verdict: false
  why: w
  exact: e
  evidence:
    - {source: book}
  misconception: upside-down
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    folder = tmp_path / "01_toy_lesson"
    folder.mkdir()
    (tmp_path / "concepts.yaml").write_text(CONCEPTS)
    (folder / "lesson.md").write_text(LESSON)
    return folder


def complaint(folder: Path) -> str:
    with pytest.raises(ContentError) as caught:
        Course(folder.parent).lesson("toy-lesson").validate()
    return str(caught.value)


def test_every_kind_is_read(toy: Path) -> None:
    (toy / "quiz.yaml").write_text(ONE + SEVERAL + NUMBER + ORDER)
    (toy / "trial.yaml").write_text(VERDICT)
    lesson = Course(toy.parent).lesson("toy-lesson")
    lesson.validate()
    assert [question.type for question in lesson.quiz.values()] == ["one", "several", "number", "order"]
    assert lesson.trial["verdict"].verdict == "false", "YAML reads the word as a boolean"
    assert lesson.trial["verdict"].evidence[0].link == ("source", "book")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (ONE.replace("why: w, misc", "why: w, correct: true, misc"), 7, "cannot stand for the misconception"),
        (ONE.replace(", correct: true", ""), 2, "exactly one option with `correct: true`, has 0"),
        (ONE.replace("why: w, correct", "wy: w, correct"), 6, "Did you mean `why`?"),
        (ONE.replace("upside-down", "upside-dow"), 7, "misconception 'upside-dow' is not in concepts.yaml"),
        (ONE + "  type: sevral\n", 2, "`0 → type` is 'sevral', expected one of 'one', 'several', 'number', 'order'"),
        (SEVERAL.replace(", correct: true", ""), 2, "one to four options with `correct: true`, has 0"),
        (
            SEVERAL + 3 * "    - {text: d, why: w, correct: true}\n",
            2,
            "one to four options with `correct: true`, has 5",
        ),
        (NUMBER.replace("  tolerance: 0.1\n", ""), 2, "needs one of `tolerance` and `relative_tolerance`"),
        (NUMBER.replace("tolerance: 0.1", "tolerance: -1"), 7, "greater than 0"),
        (NUMBER + "  relative_tolerance: 0.1\n", 2, "needs one of `tolerance` and `relative_tolerance`"),
        (NUMBER.replace("tolerance: 0.1", "tolerance: 0.4"), 2, "1.3 and 2 cannot be told apart"),
        (NUMBER.replace("value: 3", "value: 2.1"), 2, "2 and 2.1 cannot be told apart"),
        (NUMBER.replace("tolerance: 0.1", "relative_tolerance: 0.1").replace("3,", "0,"), 2, "a share of 0 is 0"),
        (ORDER.replace("    - {text: c, why: w}\n", ""), 6, "at least 3 items"),
        (ORDER.replace("{text: b, why: w}", "{text: b}"), 8, "`0 → steps → 1 → why` is missing"),
    ],
)
def test_a_wrong_question_names_its_line_and_the_remedy(toy: Path, text: str, line: int, words: str) -> None:
    (toy / "quiz.yaml").write_text(text)
    said = complaint(toy)
    assert f"quiz.yaml:{line}: " in said
    assert words in said


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (VERDICT.replace("false", "maybe"), 5, "'true', 'loose' or 'false'"),
        (VERDICT.replace("verdict: false", "verdict: true"), 2, "is true, and so cannot stand for the misconception"),
        (VERDICT.replace("source: book", "source: boook"), 9, "source 'boook' is not in concepts.yaml"),
        (
            VERDICT.replace("source: book", "source: book, cell: title"),
            9,
            "exactly one of experiment, goal, source, cell",
        ),
        (VERDICT.replace("{source: book}", "{}"), 9, "has none"),
        (VERDICT.replace("id: verdict", "id: one"), 2, "id 'one' stands in quiz.yaml too"),
    ],
)
def test_a_wrong_trial_names_its_line_and_the_remedy(toy: Path, text: str, line: int, words: str) -> None:
    (toy / "quiz.yaml").write_text(ONE)
    (toy / "trial.yaml").write_text(text)
    said = complaint(toy)
    assert f"trial.yaml:{line}: " in said
    assert words in said


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("concept: gate, wrong", "concept: gait, wrong", "there is no concept 'gait'"),
        ("[{source: book}]", "[{source: boook}]", "there is no source 'boook'"),
        ("[{source: book}]", "[]", "at least 1 item"),
        ("trust: V", "trust: M", "'V', 'V2' or 'C'"),
    ],
)
def test_wrong_concepts_name_their_line(toy: Path, old: str, new: str, words: str) -> None:
    (toy.parent / "concepts.yaml").write_text(CONCEPTS.replace(old, new))
    said = complaint(toy)
    assert "concepts.yaml:" in said
    assert words in said


def test_a_cell_is_told_by_its_heading(toy: Path) -> None:
    lesson = Course(toy.parent).lesson("toy-lesson")
    assert [lesson.heading(label) for label in ("title", "more", "code")] == ["Toy", "A second part", "A second part"]
    with pytest.raises(KeyError, match="no cell 'nothing'"):
        lesson.heading("nothing")
