"""A wrong lesson file gets file, line, what is wrong and what to do."""

import re
from pathlib import Path

import pytest

from helpers.content import ContentError, Course, course

CONCEPTS = "concepts:\n  - {id: gate, name: Gate, definition: A share.}\n"
LESSON = """---
course:
  title: Toy
  one_line: A toy.
  sittings: [{title: One, minutes: 5}]
  concepts: [gate]
---

+++ {"label": "title"}

# Toy
"""
CARD = "- id: one\n  concept: gate\n  front: What?\n  back: That.\n"


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    folder = tmp_path / "01_toy_lesson"
    folder.mkdir()
    (tmp_path / "concepts.yaml").write_text(CONCEPTS)
    (folder / "lesson.md").write_text(LESSON)
    (folder / "cards.yaml").write_text(CARD)
    return folder


def complaint(folder: Path) -> str:
    with pytest.raises(ContentError) as caught:
        Course(folder.parent).lesson("toy-lesson").validate()
    return str(caught.value)


def test_a_right_toy_is_read(toy: Path) -> None:
    lesson = Course(toy.parent).lesson("toy-lesson")
    lesson.validate()
    assert lesson.cards["one"].back == "That."
    assert (lesson.minutes, lesson.name, lesson.front.title) == (5, "01_toy_lesson", "Toy")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (CARD + "- id: two\n  concept: gate\n  front: Eh?\n", 5, ["`1 → back` is missing", "Add `back:`"]),
        (CARD.replace("front:", "frnt:"), 3, ["`0 → frnt` is not a field", "Did you mean `front`?"]),
        (CARD.replace("concept: gate", "concept: gait"), 2, ["'gait' is not in concepts.yaml", "gate"]),
        (CARD + CARD, 5, ["'one' is used twice (first at line 1)", "Rename"]),
        (CARD.replace("What?", "a: b: c"), 3, ["not valid YAML", "in quotes"]),
        (CARD.replace("id: one", "id: One Card"), 1, ["`0 → id`", "'One Card'"]),
        ("just words\n", 1, ["list"]),
    ],
)
def test_a_wrong_file_names_its_line_and_the_remedy(toy: Path, text: str, line: int, words: list[str]) -> None:
    (toy / "cards.yaml").write_text(text)
    said = complaint(toy)
    assert f"cards.yaml:{line}: " in said
    for word in words:
        assert word in said


def test_a_question_has_exactly_one_correct_option(toy: Path) -> None:
    option = "    - {text: A, why: because, correct: true}\n"
    (toy / "quiz.yaml").write_text("- id: q\n  concept: gate\n  question: Which?\n  options:\n" + option * 2)
    assert "exactly one option" in complaint(toy)
    assert "has 2" in complaint(toy)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("```{code-cell}\nx = 1\n```\n", "has no label"),
        ("```{code-cell}\n:label: title\n\nx = 1\n```\n", "is used twice"),
        ("```{code-cell}\n:label: Bad Label\n\nx = 1\n```\n", "lower-case words"),
        ("```{code-cell}\n:label: a\n:exercise: a\n\n### BEGIN SOLUTION\nx = 1\n```\n", "without `### END SOLUTION`"),
        ("```{code-cell}\n:label: a\n\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n```\n", "both or neither"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(toy: Path, cell: str, words: str) -> None:
    (toy / "lesson.md").write_text(LESSON + "\n" + cell)
    said = complaint(toy)
    assert words in said
    assert int(said.split("lesson.md:")[1].split(":")[0]) > 10


def test_what_a_depth_folds_away_begins_with_a_heading(toy: Path) -> None:
    folded = '+++ {"label": "a", "depth": "medium"}\n\n### Why\n\nSo.\n\n+++ {"label": "b"}\n\n---\n## Deeper: more\n'
    (toy / "lesson.md").write_text(LESSON + "\n" + folded)
    parts = Course(toy.parent).lesson("toy-lesson").parts
    assert [(part.label, part.title, part.depth) for part in parts] == [
        ("a", "Why", "medium"),
        ("b", "Deeper: more", "detailed"),
    ]
    for wrong, words in (
        (folded.replace("### Why", "Why"), "no heading"),
        (folded.replace("medium", "deep"), "'deep'"),
    ):
        (toy / "lesson.md").write_text(LESSON + "\n" + wrong)
        assert words in complaint(toy)


@pytest.mark.parametrize("slug", course().lessons)
def test_no_two_folded_parts_of_a_lesson_look_alike(slug: str) -> None:
    """A front end finds them by their headings' letters."""
    lesson = course().lessons[slug]
    letters = [
        re.sub(r"[^a-z0-9]+", "", lesson.heading(cell.label).lower())
        for cell in lesson.cells
        if cell.kind == "markdown"
    ]
    for part in lesson.parts:
        name = re.sub(r"[^a-z0-9]+", "", part.title.lower())
        assert "$" not in part.title and len([each for each in dict.fromkeys(letters) if each == name]) == 1


def test_unknown_lesson_and_exercise_say_what_there_is() -> None:
    with pytest.raises(KeyError, match="introduction-to-lstm"):
        course().lesson("nothing")
    with pytest.raises(KeyError, match="introduction-to-lstm"):
        course().lesson("")
    with pytest.raises(KeyError, match="lstm-step"):
        course().lesson("02").exercise_cell("nothing")


@pytest.mark.parametrize("slug", course().lessons)
def test_every_lesson_of_the_course_is_valid(slug: str) -> None:
    lesson = course().lessons[slug]
    lesson.validate()
    assert all(sitting.minutes <= 20 for sitting in lesson.front.sittings)
    assert lesson.minutes <= lesson.kind.minutes
