"""The commands, as scripts call them."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from jupyterlab_server.workspaces_handler import WorkspacesManager

import helpers._open
from helpers._cli import main
from helpers._open import open_first
from helpers.study import Store


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COURSE_HOME", str(tmp_path / "my-course"))


def test_list_json_has_the_promised_fields(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    (lesson,) = [one for one in json.loads(capsys.readouterr().out)["lessons"] if one["slug"] == "introduction-to-lstm"]
    assert lesson["title"] == "Introduction to LSTM"
    assert (lesson["minutes"], lesson["cards"], lesson["quiz"], lesson["predictions"]) == (35, 18, 17, 4)
    assert lesson["widgets"] == ["gate-desk"]
    assert "forget-gate" in lesson["concepts"]
    exercise = lesson["exercises"][0]
    assert exercise["id"] == "lstm-step"
    assert exercise["deeper"] is False
    assert exercise["points"] > 0
    assert exercise["hints"] >= 3
    assert len(exercise["mistakes"]) == len(set(exercise["mistakes"])) >= 14


def test_list_shows_the_progress(capsys: pytest.CaptureFixture[str]) -> None:
    Store().record_attempt("introduction-to-lstm", "lstm-step", "passed", None, "")
    assert main(["list"]) == 0
    assert "1 of 4 exercises" in capsys.readouterr().out


def test_reset_needs_a_lesson_that_exists(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reset", "nothing"]) == 1
    assert "introduction-to-lstm" in capsys.readouterr().err
    assert main(["reset", "introduction-to-lstm", "nothing"]) == 0, "the first time it is a copy"
    assert main(["reset", "introduction-to-lstm", "nothing"]) == 1
    assert "no exercise 'nothing'" in capsys.readouterr().err


def test_lab_copies_once_and_resumes_where_the_learner_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple] = []
    monkeypatch.setattr(helpers._open, "open_lab", lambda *arguments: calls.append(arguments) or 0)
    assert main(["lab", "introduction-to-lstm", "--no-browser"]) == 0
    path = tmp_path / "my-course" / "02_introduction_to_lstm.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source = "# mine"
    nbformat.write(notebook, path)
    Store().record_place("introduction-to-lstm", "introduction-to-lstm-quiz")
    assert main(["lab"]) == 0
    assert nbformat.read(path, as_version=4).cells[0].source == "# mine"
    assert calls[0][:3] == (path.parent, "/lab/tree/02_introduction_to_lstm.ipynb", ["--no-browser"])
    assert calls[1][1] == "/lab/tree/02_introduction_to_lstm.ipynb#cell-id=introduction-to-lstm-quiz"
    assert Path(calls[0][3]["JUPYTERLAB_SETTINGS_DIR"]).is_relative_to(path.parent)


TWO_AREAS = {
    "type": "split-area",
    "children": [
        {"type": "tab-area", "currentIndex": 0, "widgets": ["notebook:mine.ipynb"]},
        {"type": "tab-area", "currentIndex": 0, "widgets": ["terminal:1", "notebook:b.ipynb"]},
    ],
}


@pytest.mark.parametrize(
    "before, after",
    [
        (None, {"type": "tab-area", "currentIndex": 0, "widgets": ["notebook:b.ipynb"]}),
        ("no layout", {"type": "tab-area", "currentIndex": 0, "widgets": ["notebook:b.ipynb"]}),
        (
            {"type": "tab-area", "currentIndex": 0, "widgets": ["notebook:a.ipynb"]},
            {"type": "tab-area", "currentIndex": 1, "widgets": ["notebook:a.ipynb", "notebook:b.ipynb"]},
        ),
        (
            TWO_AREAS,
            {**TWO_AREAS, "children": [TWO_AREAS["children"][0], {**TWO_AREAS["children"][1], "currentIndex": 1}]},
        ),
    ],
)
def test_the_notebook_becomes_the_current_tab_and_the_others_stay(tmp_path: Path, before: object, after: dict) -> None:
    manager = WorkspacesManager(str(tmp_path))
    data = {
        "notebook:a.ipynb": {"data": {}},
        "layout-restorer:data": {"main": {"dock": before}, "left": {"visible": False}},
    }
    if before is not None:
        manager.save("default", json.dumps({"data": data, "metadata": {"id": "default"}}))
    open_first(tmp_path, "b.ipynb")
    stored = manager.load("default")["data"]
    assert stored["notebook:b.ipynb"] == {"data": {"path": "b.ipynb", "factory": "Notebook"}}
    assert stored["layout-restorer:data"]["main"] == {"dock": after, "current": "notebook:b.ipynb"}
    if isinstance(before, dict):
        assert stored["layout-restorer:data"]["left"] == {"visible": False}
        assert stored["notebook:a.ipynb"] == {"data": {}}


def test_a_broken_database_is_said_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    broken = tmp_path / "data" / "progress.sqlite3"
    broken.write_bytes(b"this is no database" * 100)
    assert main(["list"]) == 1
    assert str(broken) in capsys.readouterr().err
    assert broken.read_bytes() == b"this is no database" * 100


def test_build_check_runs_as_a_command() -> None:
    found = subprocess.run([sys.executable, "-m", "helpers._cli", "build", "--check"], capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (0, "")


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["list", "--jsn"])
    assert "--jsn" in capsys.readouterr().err
