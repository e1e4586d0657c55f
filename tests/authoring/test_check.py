"""`course check` names every problem with file, line and remedy; a new lesson and a new exercise are right as they are written."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from helpers.authoring import new_exercise, new_lesson
from helpers.authoring._build import with_terms
from helpers.authoring.check import check, count, wrong_kinds
from helpers.content import MATERIALS, Course, course, course_folder

pytestmark = pytest.mark.slow

README = "# Toy\n\n| lesson | notebook | solution | minutes | you steer | you write |\n|---|---|---|---|---|---|\n\nThe end.\n"
GATE = "  - {id: gate, name: Gate, definition: A share.}\n"
SHOWN = GATE.replace("}", ", lesson: attention-by-hand, cell: attention-by-hand-double}")
CONCEPTS = f"concepts:\n{GATE}sources:\n  - {{key: book, text: A book., trust: V}}\n"


def derive_unexecuted(root: Path) -> None:
    """Write the notebooks: what executes one opens the course's own lessons, and knows none of a toy's."""
    for lesson in Course(root / "lessons").lessons.values():
        derived = with_terms(lesson)
        for folder, notebook in (("notebooks", derived.learner), ("solutions", derived.solution)):
            (root / folder).mkdir(exist_ok=True)
            nbformat.write(notebook, root / folder / f"{lesson.name}.ipynb")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with one lesson, as `course new` writes it, derived."""
    root = tmp_path_factory.mktemp("course")
    for folder in ("lessons", "helpers/judge"):  # ruff knows by the folder which imports are the course's own
        (root / folder).mkdir(parents=True)
    (root / "helpers" / "judge" / "__init__.py").touch()
    shutil.copy(course_folder() / "pyproject.toml", root)
    (root / "lessons" / "concepts.yaml").write_text(CONCEPTS)
    (root / "README.md").write_text(README)
    new_lesson(Course(root / "lessons"), root, "attention-by-hand", "Attention: by hand", 7)
    derive_unexecuted(root)
    return root


@pytest.fixture
def toy(made: Path, tmp_path: Path) -> Path:
    """A copy, to spoil."""
    return shutil.copytree(made, tmp_path / "course")


def said(root: Path, exercise: str | None = None) -> list[str]:
    """What a check says, with paths from the root."""
    found = Course(root / "lessons")
    report = check(found, root, found.lesson("attention-by-hand"), exercise)
    return [str(problem).replace(f"{root.resolve()}/", "") for problem in report.problems]


def test_a_new_lesson_is_green_at_once_and_stands_at_its_place(toy: Path) -> None:
    # Nothing asks for the concept that was there before; as a term, it needs a place alone.
    path = toy / "lessons" / "concepts.yaml"
    path.write_text(path.read_text().replace(GATE, "").replace("sources:", f"terms:\n{SHOWN}sources:"))
    found = Course(toy / "lessons")
    report = check(found, toy)
    assert report.problems == []
    [note] = report.notes
    assert "is a draft" in note and "cards: 1, and 10 are owed" in note and "exercises: 1, and 3 are owed" in note
    lesson = found.lesson("attention-by-hand")
    assert (lesson.name, lesson.front.title, lesson.front.kind) == (
        "07_attention_by_hand",
        "Attention: by hand",
        "draft",
    )
    assert [count(lesson, what) for what in ("cards", "quiz", "exercises")] == [1, 1, 1]
    text = (toy / "lessons" / "concepts.yaml").read_text()
    assert text.index("id: attention-by-hand") < text.index("sources:")


def test_a_new_exercise_is_green_at_once(toy: Path) -> None:
    lesson = Course(toy / "lessons").lesson("attention-by-hand")
    new_exercise(lesson, "last-step")
    new_exercise(Course(toy / "lessons").lesson("attention-by-hand"), "one-more-step")
    found = Course(toy / "lessons")
    derive_unexecuted(toy)
    assert said(toy) == []
    assert found.lesson("attention-by-hand").exercise_ids[1:] == ["last-step", "one-more-step"]
    assert (toy / "lessons" / "07_attention_by_hand" / "lesson.md").read_text().count("## Deeper") == 1


def test_nothing_is_written_over(toy: Path) -> None:
    found = Course(toy / "lessons")
    before = {path: path.read_bytes() for path in toy.rglob("*") if path.is_file()}
    for wrong in (
        lambda: new_lesson(found, toy, "attention-by-hand"),
        lambda: new_lesson(found, toy, "gate"),
        lambda: new_lesson(found, toy, "other", number=7),
        lambda: new_lesson(found, toy, "Not A Slug"),
        lambda: new_exercise(found.lesson("07"), "attention-by-hand-double"),
        lambda: new_exercise(found.lesson("07"), "cards"),
        lambda: new_exercise(found.lesson("07"), "Not A Slug"),
    ):
        with pytest.raises(ValueError, match=r"Choose another|such as"):
            wrong()
    assert {path: path.read_bytes() for path in toy.rglob("*") if path.is_file()} == before


LESSON = "lessons/07_attention_by_hand"
DOUBLE = "exercises/attention_by_hand_double.py"


SITTINGS = "sittings:\n    - title: Begin\n      minutes: 9"
MISPLACED = "misconceptions:\n  - {id: extra, name: Extra, definition: More.}\nsources:"
UNMET = """misconceptions:
  - {id: m, concept: attention-by-hand, wrong: It cubes., right: It doubles., evidence: [{source: book}]}
sources:"""
SPOILT = [
    (
        "lesson.md",
        SITTINGS,
        "sittings: 12",
        r"lesson.md:6: .*sittings` should be a list of items with title, minutes; given 12",
    ),
    ("lesson.md", "minutes: 9", "minutes: 99", r"lesson.md:8: .*minutes`: .*less than or equal to 20"),
    (
        "lesson.md",
        "minutes: 9",
        "minutes: 19",
        r"lesson.md:8: sitting 1 says 19 minutes, and a learner needs about \d+\. State",
    ),
    (
        "lesson.md",
        "kind: draft",
        "kind: draft\n  needs: [nobody]",
        r"lesson.md:6: `needs` names 'nobody', which is no lesson before this one. Name one of these: none",
    ),
    ("lesson.md", "kind: draft", "kind: darft", r"lesson.md:5: `kind` is 'darft', expected one of lesson, draft"),
    (
        "lesson.md",
        "kind: draft",
        "kind: lesson",
        r"lesson.md:5: cards: 1, and 10 are owed\. Write 9 more in cards.yaml",
    ),
    ("lesson.md", "title: 'Attention: by hand'", "title: Attention: by", r"lesson.md:3: not valid YAML: .*in quotes"),
    ("lesson.md", "title: Begin", "titel: Begin", r"lesson.md:7: .*titel` is not a field .* Did you mean `title`\?"),
    ("lesson.md", "## Sitting 1", "## Part 1", r"lesson.md:6: .*1 sittings, and 0 headings begin with `## Sitting`"),
    ("lesson.md", 'here.cards("first")', "1", r"cards.yaml:2: no cell opens 'first'\. Add a cell with `here.cards"),
    (
        "lesson.md",
        'quiz("first")',
        'quiz("last")',
        r"lesson.md:\d\d: `here.quiz\(.last.\)` opens nothing; there is first",
    ),
    ("lesson.md", "here.tomorrow()", "1", r"no cell calls `here.tomorrow\(\)`"),
    ("lesson.md", "Say what this", "Tell what this", r"notebooks/07\w+.ipynb:1: differs from .*Run `course build"),
    (
        "cards.yaml",
        "concept: attention-by-hand",
        "concept: gate",
        r"is about 'attention-by-hand', .* no card comes back",
    ),
    ("quiz.yaml", "      correct: true\n", "", r"quiz.yaml:2: .*exactly one option with `correct: true`"),
    (
        "/README.md",
        "07_attention_by_hand.ipynb",
        "gone.ipynb",
        r"README.md:3: the table has no row for 07.*\. Add: \| Att",
    ),
    ("/README.md", "| 9, in one", "| 8, in one", r"README.md:5: the row .* should have `\| 9`"),
    ("/lessons/concepts.yaml", "sources:", MISPLACED, r"yaml:\d+: .*looks like one of `concepts`\. Move it there"),
    ("/lessons/concepts.yaml", "sources:", UNMET, r"concepts.yaml:\d+: the misconception 'm' .* nobody meets it there"),
    (DOUBLE, '"x**2")', '"x * 2")', r"double.py:\d\d: .*'squared' of .* is 'passed', and should be refused"),
    (DOUBLE, "    return 2 * x", "    return 3 * x", r"double.py:\d\d: the solution of .* doesn't pass with seed 0"),
    (
        DOUBLE,
        '"NumPy multiplies a whole array at once."',
        '"Write return 2 * x."',
        r"gives away a line of the solution: 'Write return 2",
    ),
    (
        DOUBLE,
        "import numpy as np\n",
        "import os\n\nimport numpy as np\n",
        r"double.py:\d+: F401 .*Run `ruff check --fix`",
    ),
    (DOUBLE, "points=5", "points = 5", r"double.py:\d+: unformatted: .*\. Run `ruff format"),
    (DOUBLE, 'returns=("doubled",)', 'returns="doubled"', r"double.py:\d\d: returns of .*needs a comma"),
]


@pytest.mark.parametrize(("file", "old", "new", "words"), SPOILT, ids=[words[:40] for *_, words in SPOILT])
def test_what_is_wrong_is_named_with_line_and_remedy(toy: Path, file: str, old: str, new: str, words: str) -> None:
    path = toy / file[1:] if file.startswith("/") else toy / LESSON / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    lines = said(toy)
    assert any(re.search(words, line) for line in lines), lines
    assert all(re.match(r"\S+:\d+: .+[.`|]", line) for line in lines), lines
    assert not any("http" in line for line in lines)


def test_every_problem_is_named_and_not_only_the_first(toy: Path) -> None:
    folder = toy / LESSON
    (folder / "cards.yaml").write_text("- id: one\n  frnt: What?\n")
    (folder / "quiz.yaml").write_text("just words\n")
    (folder / "claims.yaml").write_text(
        "- id: c\n  concept: gait\n  group: g\n  text: T.\n  evidence: [{source: boook}]\n"
    )
    files = {line.split("/")[-1].split(":")[0] for line in said(toy)}
    assert files == {"cards.yaml", "quiz.yaml", "claims.yaml"}
    assert sum("claims.yaml" in line for line in said(toy)) == 2


def test_one_exercise_alone(toy: Path) -> None:
    assert said(toy, "attention-by-hand-double") == []
    with pytest.raises(KeyError, match="attention-by-hand-double"):
        said(toy, "nothing")


def test_a_kind_may_owe_only_what_can_be_counted() -> None:
    kinds = course().kinds
    assert wrong_kinds(kinds) == []
    lesson = next(iter(course().lessons.values()))
    for kind in kinds.values():
        assert all(count(lesson, what) >= 0 for what in kind.at_least)
    spoilt = {"odd": kinds["lesson"].model_copy(update={"at_least": {"songs": 1}})}
    [told] = wrong_kinds(spoilt)
    assert "'odd' owes 'songs', which is not counted" in told
    assert set(kinds) >= {"lesson", "overview", "review", "reading", "draft"}


def test_a_kind_of_material_is_one_module() -> None:
    folder = Path(course().root).parent / "helpers" / "content" / "materials"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert modules == set(MATERIALS)
    assert all(material.name == name for name, material in MATERIALS.items())
