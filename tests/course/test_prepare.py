"""`course prepare`: a hub's learner finds the notebooks ready, whatever happened before."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from helpers._cli import main
from helpers._prepare import prepare
from helpers.content import course
from helpers.study import Store
from helpers.workspace import Workspace, WorkspaceError, _lock

pytestmark = pytest.mark.slow

COURSE = [sys.executable, "-m", "helpers._cli"]
SHOW = [sys.executable, "-c", "import json, os; print(json.dumps(dict(os.environ)))"]
NAMES = {f"{lesson.name}.ipynb" for lesson in course().lessons.values()}
LSTM = "02_introduction_to_lstm.ipynb"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, folder in (("HOME", ""), ("COURSE_DATA", "data"), ("JUPYTER_DATA_DIR", "jupyter")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.delenv("COURSE_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def environment(*words: str, **variables: str) -> dict[str, str]:
    """What a command gets that `course prepare` becomes."""
    command = [*COURSE, "prepare", *words, "--", *SHOW]
    found = subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=True)
    return json.loads(found.stdout.splitlines()[-1])


def test_a_second_time_changes_nothing_and_the_learners_work_stays(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prepare", "--home", str(home / "mine")]) == 0
    assert {path.name for path in (home / "mine").glob("*.ipynb")} == NAMES
    assert f"Ready in {home / 'mine'}: {len(NAMES)} lessons. Next: Start here." in capsys.readouterr().out
    path = home / "mine" / LSTM
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source = "# my own heading"
    nbformat.write(notebook, path)
    before = path.read_bytes()
    assert main(["prepare", "--home", str(home / "mine")]) == 0
    assert path.read_bytes() == before and not (home / "mine" / "backups").exists()


def test_what_it_becomes_finds_the_course_and_the_place_where_the_learner_stopped(home: Path) -> None:
    Store().record_place("introduction-to-lstm", "introduction-to-lstm-quiz")
    found = environment(JUPYTERHUB_DEFAULT_URL="/lab", JUPYTERHUB_ROOT_DIR=str(home))
    assert found["JUPYTERHUB_DEFAULT_URL"] == f"/lab/tree/my-course/{LSTM}"
    extensions = Path(found["JUPYTER_PATH"].partition(os.pathsep)[0]) / "labextensions"
    assert [each.parent.name for each in extensions.glob("*/package.json")] == ["gates-keep-memory"]
    assert found["COURSE_HOME"] == str(home / "my-course")
    settings = Path(found["JUPYTERLAB_SETTINGS_DIR"]) / "@jupyterlab" / "apputils-extension"
    assert '"fetchNews": "false"' in (settings / "notification.jupyterlab-settings").read_text()
    elsewhere = environment("--home", "notes", JUPYTERHUB_DEFAULT_URL="/tree", JUPYTERHUB_ROOT_DIR=str(home / "notes"))
    assert elsewhere["JUPYTERHUB_DEFAULT_URL"] == "/tree", "a hub that opens something else is obeyed"
    outside = environment(JUPYTERHUB_ROOT_DIR=str(home / "other"))
    assert outside["JUPYTERHUB_DEFAULT_URL"] == "/lab", "what the server doesn't serve can't be opened"


def test_a_cell_that_is_named_comes_before_where_the_learner_stopped(home: Path) -> None:
    Store().record_place("introduction-to-lstm", "introduction-to-lstm-quiz")
    for named in ("lstm-step", "introduction-to-lstm-lstm-step"):
        found = prepare("introduction-to-lstm", home, named)
        assert found.address == f"/lab/tree/my-course/{LSTM}#cell-id=introduction-to-lstm-lstm-step"
    with pytest.raises(LookupError, match=r"introduction-to-lstm has no cell 'step'. Near to it: lstm-step"):
        prepare("introduction-to-lstm", home, "step")


def test_the_server_starts_though_nothing_could_be_prepared(home: Path) -> None:
    (home / "taken").write_text("a file where the workspace should be")
    assert "JUPYTERHUB_DEFAULT_URL" in environment("--home", "taken", "--lesson", "introduction-to-lstm")
    assert "COURSE_HOME" in environment("--home", "fine", "--lesson", "no-such-lesson")
    gone = subprocess.run([*COURSE, "prepare", "--", "no-such-program"], capture_output=True, text=True)
    assert gone.returncode == 127
    assert "no-such-program can't be started after `course prepare`: No such file or directory." in gone.stderr


def test_two_at_once_and_one_that_is_killed_leave_whole_notebooks(home: Path) -> None:
    command = [*COURSE, "prepare", "--home", str(home / "mine")]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while not (home / "mine" / ".course" / "lock").exists() and killed.poll() is None:
        time.sleep(0.001)
    killed.kill()  # while it writes the first notebook
    killed.wait()
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(one.communicate()[1], one.returncode) for one in both] == [(b"", 0)] * 2
    originals = Workspace(Path("notebooks"), home / "mine")
    for name in NAMES:
        assert nbformat.read(originals.path(name.removesuffix(".ipynb")), as_version=4).cells
    assert not (home / "mine" / "backups").exists() and not list((home / "mine").glob(".*.partial"))


def test_a_workspace_that_is_never_let_go_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_lock, "WAIT", 0.1)
    workspace = Workspace(Path(__file__).resolve().parents[2] / "notebooks", home / "mine")
    with _lock.alone(home / "mine"), pytest.raises(WorkspaceError, match=r"at work in .*mine"):
        workspace.bring("00_start_here")
    assert workspace.bring("00_start_here").exists()
