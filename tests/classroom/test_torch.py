"""Exercises that grant torch, of every lesson that has some: handed out, and graded in the box."""

from pathlib import Path

import nbformat
import pytest

from helpers import authoring, classroom, judge
from helpers.content import course

pytestmark = pytest.mark.slow


def granted(slug: str) -> dict[str, judge.Exercise]:
    found = judge.exercises(course().lesson(slug))
    return {name: one for name, one in found.items() if "torch" in one.grants}


LESSONS = [slug for slug in course().lessons if granted(slug)]


def test_there_are_such_lessons() -> None:
    assert "introduction-to-gru" in LESSONS


@pytest.mark.parametrize("slug", LESSONS)
def test_an_answer_in_torch_is_graded_as_the_judge_says(slug: str, tmp_path: Path) -> None:
    """After one that needs no torch, in a process that has torch at work already: its workers can't be forks then."""
    lesson = course().lesson(slug)
    exercises = dict(list(judge.exercises(lesson).items())[:1]) | granted(slug)
    assert any("torch" not in one.grants for one in exercises.values())
    settings = classroom.Settings(
        assignment="torch-week",
        title="Torch",
        seed=7,
        widgets=False,
        exercises={name: one.points for name, one in exercises.items()},
    )
    key = classroom.assign(lesson, settings, tmp_path / "assignment", authoring.derive(lesson).learner)
    (handed_out,) = (tmp_path / "assignment" / "student").glob("*.ipynb")
    answers = {
        "ada": {name: one.solution for name, one in exercises.items()},
        "alan": {name: one.mistakes[0].wrong_source(one.solution) for name, one in exercises.items()},
        "annie": {name: one.starter for name, one in exercises.items()},
    }
    for who, given in answers.items():
        notebook = nbformat.read(handed_out, as_version=4)
        for cell in notebook.cells:
            name = cell.metadata.get("course", {}).get("exercise")
            cell.source = given.get(name, cell.source)
        path = tmp_path / "class" / f"{who}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(notebook, path)
    out = tmp_path / "out"
    classroom.grade_class(tmp_path / "class", key, out, classroom.Options(workers=1))
    # A mistake may also end in an error of torch, which has its name.
    for who, statuses in (("ada", {"passed"}), ("alan", {"wrong", "error"}), ("annie", {"not attempted"})):
        found = classroom.read_result(out / "learners" / f"{who}.json")
        assert found is not None
        graded = {each.exercise: each for each in found.exercises}
        assert graded.keys() == exercises.keys()
        for name, each in graded.items():
            assert each.status in statuses, (who, name, each.message)
            assert each.mistake == (exercises[name].mistakes[0].id if who == "alan" else None)
        assert found.points == (found.possible if who == "ada" else 0)
