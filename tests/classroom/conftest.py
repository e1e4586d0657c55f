"""An assignment of three NumPy exercises, and a small made-up class."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest

from helpers import authoring, classroom, judge
from helpers.classroom import _run
from helpers.content import course
from tests.classroom.warm_workers import WarmWorkers, probe_once

EXERCISES = {"lstm-step": 10.0, "lstm-sequence": 6.0, "forget-bias-for-half-life": 4.0}


@pytest.fixture(scope="session")
def workers() -> Iterator[WarmWorkers]:
    """One for all tests: a worker of its own has a test two seconds later."""
    found = WarmWorkers()
    yield found
    found.close()


@pytest.fixture(scope="session")
def probe() -> Callable[..., None]:
    return probe_once()


@pytest.fixture
def own_workers() -> None:
    """For a test that is about the workers, their boxes or the probe: it gets new ones, as the command has them."""


@pytest.fixture(autouse=True)
def warm(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, workers: WarmWorkers, probe: Callable[..., None]
) -> None:
    """All other tests share theirs."""
    if "own_workers" not in request.fixturenames:
        monkeypatch.setattr(_run, "local_pool", workers.pool)
        monkeypatch.setattr(judge, "probe_box", probe)


@pytest.fixture(scope="session")
def lesson():
    return course().lesson("introduction-to-lstm")


SETTINGS = classroom.Settings(
    assignment="lstm-week", title="The LSTM by hand", seed=7, widgets=False, exercises=EXERCISES
)


@pytest.fixture
def settings() -> classroom.Settings:
    return SETTINGS


@pytest.fixture(scope="session")
def written_once(tmp_path_factory: pytest.TempPathFactory, lesson) -> Callable[[classroom.Settings], Path]:
    """The folder of an assignment, written once for all tests."""
    found: dict[str, Path] = {}
    learner = authoring.derive(lesson).learner

    def write(settings: classroom.Settings) -> Path:
        if repr(settings) not in found:
            folder = tmp_path_factory.mktemp("written") / "assignment"
            classroom.assign(lesson, settings, folder, learner)
            found[repr(settings)] = folder
        return found[repr(settings)]

    return write


@pytest.fixture(scope="session")
def written(written_once: Callable[[classroom.Settings], Path]) -> Path:
    """The folder of the assignment of `SETTINGS`, not to be changed."""
    return written_once(SETTINGS)


@pytest.fixture
def write_key(
    written_once: Callable[[classroom.Settings], Path], tmp_path: Path, lesson
) -> Callable[[classroom.Settings], classroom.Key]:
    """Writes an assignment into tmp_path/assignment: a copy, which a test may change; over one that is there, as the command does."""
    folder = tmp_path / "assignment"

    def write(settings: classroom.Settings) -> classroom.Key:
        if folder.exists():
            return classroom.assign(lesson, settings, folder, authoring.derive(lesson).learner)
        shutil.copytree(written_once(settings), folder)
        return classroom.Key(folder / "key")

    return write


@pytest.fixture
def key(write_key: Callable[[classroom.Settings], classroom.Key]) -> classroom.Key:
    """The assignment of `SETTINGS`."""
    return write_key(SETTINGS)


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
