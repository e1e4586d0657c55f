"""An assignment of three NumPy exercises, and a small made-up class."""

import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from helpers import authoring, classroom
from helpers.content import course

EXERCISES = {"lstm-step": 10.0, "lstm-sequence": 6.0, "forget-bias-for-half-life": 4.0}


@pytest.fixture(scope="session")
def lesson():
    return course().lesson("introduction-to-lstm")


SETTINGS = classroom.Settings(
    assignment="lstm-week", title="The LSTM by hand", seed=7, widgets=False, exercises=EXERCISES
)


@pytest.fixture
def settings() -> classroom.Settings:
    return SETTINGS


@pytest.fixture
def write_key(tmp_path: Path, lesson) -> Callable[[classroom.Settings], classroom.Key]:
    """Writes an assignment into tmp_path/assignment."""
    return lambda settings: classroom.assign(
        lesson, settings, tmp_path / "assignment", authoring.derive(lesson).learner
    )


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, lesson) -> Path:
    """The folder of the assignment, written once."""
    folder = tmp_path_factory.mktemp("written") / "assignment"
    classroom.assign(lesson, SETTINGS, folder, authoring.derive(lesson).learner)
    return folder


@pytest.fixture
def key(written: Path, tmp_path: Path) -> classroom.Key:
    """The assignment in tmp_path/assignment: a copy, which a test may change."""
    shutil.copytree(written, tmp_path / "assignment")
    return classroom.Key(tmp_path / "assignment" / "key")


@pytest.fixture
def notebook_of(key: classroom.Key) -> Callable[..., str]:
    """A submission's text: the notebook handed out with some answers put in, by exercise; no answer means the right one."""
    (path,) = (key.folder.parent / "student").glob("*.ipynb")

    def write(**answers: str | None) -> str:
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            exercise = key.exercises.get(cell.metadata.get("course", {}).get("exercise"))
            if exercise:
                answer = answers.get(exercise.function, exercise.solution)
                cell.source = exercise.starter if answer is None else answer
        return nbformat.writes(notebook)

    return write


@pytest.fixture
def wrong(key: classroom.Key) -> Callable[[str, str], str]:
    """The text of a named mistake."""

    def text(exercise: str, mistake: str) -> str:
        found = next(one for one in key.exercises[exercise].mistakes if one.id == mistake)
        return found.wrong_source(key.exercises[exercise].solution)

    return text
