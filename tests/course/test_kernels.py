"""`from helpers import lesson` in a real kernel: beside a helpers.py of the learner's, in another Python, with a locked progress file."""

import json
import os
import sqlite3
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from helpers import _kernels
from helpers.study import Store

pytestmark = pytest.mark.slow

SLUG = "introduction-to-lstm"
OPEN = f'from helpers import lesson\nhere = lesson("{SLUG}")\nhere.progress()'


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., list[str]]:
    """Runs cells in a kernel as `course lab` starts it, and gives what each showed."""
    folder = tmp_path / "my-course"
    folder.mkdir()

    def run(cells: Sequence[str], before: Callable[[int], None] = lambda index: None, **environment: str) -> list[str]:
        notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
        resources = {"metadata": {"path": str(folder)}}
        client = NotebookClient(notebook, timeout=120, allow_errors=True, resources=resources, kernel_name="python3")
        # As small as an encrypted kernel's start: a warning about the transport is not what is tested here.
        with client.setup_kernel(
            env={**os.environ, "COURSE_DATA": str(tmp_path / "data"), **_kernels.environment(), **environment}
        ):
            for index, cell in enumerate(notebook.cells):
                before(index)
                client.execute_cell(cell, index)
        return ["".join(map(_text, cell.outputs)) for cell in notebook.cells]

    return run


def _text(output: dict) -> str:
    return output.get("text") or output.get("evalue") or output.get("data", {}).get("text/plain", "")


@pytest.mark.parametrize("own", ["helpers.py", "helpers/__init__.py"])
def test_a_helpers_of_the_learners_does_not_hide_the_course(run, tmp_path: Path, own: str) -> None:
    path = tmp_path / "my-course" / own
    path.parent.mkdir(exist_ok=True)
    path.write_text("def mine():\n    return 1\n")
    opened, imported, asked, checked = run(
        [OPEN, "from helpers import mine", "import helpers; helpers.mine", 'here.check("lstm-step", len)']
    )
    assert opened.startswith("Your progress in Introduction to LSTM")
    for said in (imported, asked):
        assert f"{path} has the same name. Rename yours, say to my_helpers.py" in said
    assert "is built in" in checked
    (line,) = _kernels.hidden(tmp_path / "my-course")
    assert line.startswith(str(tmp_path / "my-course" / own.partition("/")[0])) and "Rename yours" in line


def test_a_file_that_hides_a_package_of_the_course_is_named(tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("")
    (tmp_path / "mine.py").write_text("")
    assert list(_kernels.hidden(tmp_path)) == [
        f"{tmp_path / 'torch.py'} hides the package torch, which the course needs. Rename it, say to my_torch.py."
    ]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python without the course."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@pytest.fixture
def kernels(tmp_path: Path, bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, argv, language in (
        ("mine", [str(bare), "-m", "ipykernel_launcher", "-f", "{connection_file}"], "python"),
        ("same", [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], "python"),
        ("broken", [str(tmp_path / "python-gone"), "-f", "{connection_file}"], "python"),
        ("r", ["R", "--slave"], "R"),
    ):
        folder = tmp_path / "kernels" / name
        folder.mkdir(parents=True)
        (folder / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": name, "language": language}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))


def test_a_kernel_without_the_course_is_said_before_it_is_used(kernels: None, tmp_path: Path) -> None:
    asked = {"a": "mine", "b": "python3", "c": None, "d": "same", "e": "broken", "f": "r", "g": "nothing", "h": "mine"}
    choose = "In JupyterLab, choose Kernel > Change Kernel > Python 3 (ipykernel)."
    assert list(_kernels.without_course(asked)) == [
        f"e: the kernel 'broken' can't be started ({tmp_path / 'python-gone'}). {choose}",
        f"a and h: the kernel 'mine' doesn't have the course. {choose}",
        f"g: the kernel 'nothing' isn't installed here. {choose}",
        f"f: the kernel 'r' isn't a Python kernel. {choose}",
    ]


def test_another_python_says_which_kernel_to_choose(bare: Path, tmp_path: Path) -> None:
    """What its notebook would show; a bare Python has no kernel to run it in."""
    script = tmp_path / "cell.py"
    script.write_text("from helpers import lesson\n")
    environment = {**os.environ, **_kernels.environment()}
    found = subprocess.run([bare, script], env=environment, capture_output=True, text=True)
    assert found.stderr.splitlines()[-1] == (
        f"ModuleNotFoundError: This notebook's kernel ({bare}) doesn't have the course. In the menu, choose Kernel > Change Kernel > "
        "Python 3 (ipykernel), then run this cell again."
    )
    (tmp_path / "helpers.py").write_text("def mine():\n    return 1\n")
    script.write_text("from helpers import mine\nprint(mine())\n")
    found = subprocess.run([bare, script], env=environment, capture_output=True, text=True)
    assert found.stdout == "1\n", "another project's own helpers are theirs"


def test_a_locked_file_is_said_once_in_a_kernel_and_stored_later(run, tmp_path: Path) -> None:
    path = tmp_path / "data" / "progress.sqlite3"
    Store(path).record_hint(SLUG, "lstm-step", 1)
    holder = sqlite3.connect(path, isolation_level=None)
    times = []

    def before(index: int) -> None:
        times.append(time.monotonic())
        if index == 0:
            holder.execute("BEGIN IMMEDIATE")
        if index == 4:
            holder.execute("ROLLBACK")

    hint = 'here.hint("lstm-step")'
    opened, hinted, again, shown, stored = run(
        [OPEN, hint, hint, "here.quiz(); here.cards()", "here.progress()"], before
    )
    holder.close()
    assert opened.startswith("Your progress")
    assert hinted.startswith(f"Nothing is stored at the moment. {path} is in use by another program.")
    assert "Hint 2 of" in hinted and again.startswith("Hint 3 of") and shown == "<Cards>"
    assert stored.startswith("Your progress is stored again")
    assert Store(path).hints_seen(SLUG, "lstm-step") == [1, 2, 3]
    assert times[3] - times[1] < 10, "it was 15 seconds for each cell"


def test_where_nothing_can_be_stored_all_appears(run, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    cells = [
        OPEN,
        "here.quiz()",
        "here.cards()",
        'here.explore("gate-desk")',
        "here.predict(next(iter(here._content.predictions)))",
        'here.hint("lstm-step")',
    ]
    event = '{"n": 1, "kind": "answer", "question": "entries-of-weight-hh", "given": "5000"}'
    cells += [f"quiz = here.quiz(); quiz.event = {event}; quiz.answered, here.quiz().answered", "here.tomorrow()"]
    found = run(cells)
    assert found[0].startswith(f"Nothing is stored at the moment. {tmp_path / 'data'}")
    assert "COURSE_DATA" in found[0]
    assert found[1:5] == ["<Quiz>", "<Cards>", "<GateDesk>", "<Predict>"]
    assert found[5].startswith("Hint 1 of")
    assert found[6].count("'entries-of-weight-hh': '5000'") == 2
    assert "Nothing is stored" not in "".join(found[1:])


@pytest.mark.parametrize("chosen", [None, "4"])
def test_numbers_are_computed_on_one_thread_unless_the_learner_chose(
    monkeypatch: pytest.MonkeyPatch, chosen: str | None
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if chosen:
        monkeypatch.setenv("OMP_NUM_THREADS", chosen)
    assert _kernels.environment()["OMP_NUM_THREADS"] == (chosen or "1")


@pytest.mark.parametrize("variable", ["PYTHONPATH", "JUPYTER_PATH"])
def test_the_courses_folder_comes_first_and_once_however_often_it_is_put_there(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, os.pathsep.join(["/mine", "/other"]))
    for _ in range(3):  # a hub's server does it at each link to a lesson
        monkeypatch.setenv(variable, _kernels.environment()[variable])
    first, *others = os.environ[variable].split(os.pathsep)
    assert Path(first).is_relative_to(Path(_kernels.__file__).parent)
    assert others == ["/mine", "/other"]
