"""One source, two notebooks; a stale one is found without executing anything."""

import shutil
from pathlib import Path

import nbformat
import pytest

from helpers.authoring import build, derive, stale
from helpers.content import Course, course, course_folder

pytestmark = pytest.mark.slow

TOY = """---
course:
  title: Toy
  one_line: A toy.
  sittings: [{title: One, minutes: 5}]
  concepts: [gate]
---

+++ {"label": "title"}

# Toy

```{code-cell}
:label: double
:exercise: double

def double(x):
    # Twice x.
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
```

```{code-cell}
:label: use

print("two times 21 is", double(21))
```
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    (tmp_path / "lessons" / "01_toy").mkdir(parents=True)
    (tmp_path / "lessons" / "concepts.yaml").write_text("concepts: [{id: gate, name: Gate, definition: A share.}]\n")
    (tmp_path / "lessons" / "01_toy" / "lesson.md").write_text(TOY)
    return tmp_path


def test_committed_notebooks_match_their_sources() -> None:
    assert stale(course(), course_folder()) == []


def test_starter_and_solution_come_from_one_cell(toy: Path) -> None:
    derived = derive(Course(toy / "lessons").lesson("toy"))
    starter, solution = derived.learner.cells[1], derived.solution.cells[1]
    assert starter.id == solution.id == "toy-double"
    assert starter.metadata.course.exercise == "double"
    assert starter.source == "def double(x):\n    # Twice x.\n    ...  # your code here"
    assert solution.source == "def double(x):\n    # Twice x.\n    return 2 * x"


def test_build_executes_solutions_and_check_finds_what_is_stale(toy: Path) -> None:
    said: list[str] = []
    build(Course(toy / "lessons"), toy, say=said.append)
    solution = nbformat.read(toy / "solutions" / "01_toy.ipynb", as_version=4)
    learner = nbformat.read(toy / "notebooks" / "01_toy.ipynb", as_version=4)
    assert solution.cells[2].outputs[0].text == "two times 21 is 42\n"
    assert all(not cell.get("outputs") for cell in learner.cells)
    assert "BEGIN SOLUTION" not in nbformat.writes(learner) + nbformat.writes(solution)
    assert stale(Course(toy / "lessons"), toy) == []
    said.clear()
    build(Course(toy / "lessons"), toy, say=said.append)
    assert said == [], "what is fresh is not written again"

    source = toy / "lessons" / "01_toy" / "lesson.md"
    source.write_text(TOY.replace("two times", "2 times"))
    assert {line.split(":")[0] for line in stale(Course(toy / "lessons"), toy)} == {
        "notebooks/01_toy.ipynb",
        "solutions/01_toy.ipynb",
    }


def test_prose_that_changes_runs_nothing(toy: Path) -> None:
    said: list[str] = []
    build(Course(toy / "lessons"), toy, say=said.append)
    (toy / "lessons" / "01_toy" / "lesson.md").write_text(TOY.replace("# Toy", "# A toy"))
    said.clear()
    build(Course(toy / "lessons"), toy, say=said.append)
    assert said == ["wrote   notebooks/01_toy.ipynb", "wrote   solutions/01_toy.ipynb"], "nothing ran"
    solution = nbformat.read(toy / "solutions" / "01_toy.ipynb", as_version=4)
    assert solution.cells[0].source == "# A toy"
    assert solution.cells[2].outputs[0].text == "two times 21 is 42\n"
    assert stale(Course(toy / "lessons"), toy) == []


def test_cards_that_change_run_the_solution_that_shows_them(toy: Path) -> None:
    said: list[str] = []
    build(Course(toy / "lessons"), toy, say=said.append)
    (toy / "lessons" / "01_toy" / "cards.yaml").write_text("# others now\n")
    assert [line.split(":")[0] for line in stale(Course(toy / "lessons"), toy)] == ["solutions/01_toy.ipynb"]
    said.clear()
    build(Course(toy / "lessons"), toy, say=said.append)
    assert said == ["running solutions/01_toy.ipynb ...", "wrote   solutions/01_toy.ipynb"]
    assert stale(Course(toy / "lessons"), toy) == []


def test_a_notebook_without_a_lesson_is_stale_and_removed(toy: Path) -> None:
    build(Course(toy / "lessons"), toy, say=lambda _: None)
    shutil.copy(toy / "notebooks" / "01_toy.ipynb", toy / "notebooks" / "07_gone.ipynb")
    assert stale(Course(toy / "lessons"), toy) == ["notebooks/07_gone.ipynb: there is no such lesson"]
    build(Course(toy / "lessons"), toy, say=lambda _: None)
    assert not (toy / "notebooks" / "07_gone.ipynb").exists()


def test_cell_ids_are_valid_and_unique() -> None:
    for lesson in course().lessons.values():
        notebook = derive(lesson).learner
        nbformat.validate(notebook)
        ids = [cell.id for cell in notebook.cells]
        assert len(set(ids)) == len(ids)
