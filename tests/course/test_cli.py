"""The commands, as scripts call them."""

import errno
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest

import helpers._open
from helpers._cli import main
from helpers.study import Event, Store, exported, imported

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COURSE_HOME", str(tmp_path / "my-course"))


def test_list_json_has_the_promised_fields(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    (lesson,) = [one for one in json.loads(capsys.readouterr().out)["lessons"] if one["slug"] == "introduction-to-lstm"]
    assert lesson["title"] == "Introduction to LSTM"
    assert (lesson["minutes"], lesson["cards"], lesson["quiz"], lesson["predictions"]) == (40, 19, 18, 4)
    assert lesson["widgets"] == ["sentence-trace", "gate-desk"]
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
    shown = capsys.readouterr().out
    assert "1 of 4 exercises" in shown
    assert "██████░░░░ 60%, growing" in shown
    assert main(["list", "--json"]) == 0
    (lesson,) = [one for one in json.loads(capsys.readouterr().out)["lessons"] if one["slug"] == "introduction-to-lstm"]
    assert len(lesson["mastery"]) == 14 and sorted(one["share"] for one in lesson["mastery"])[-2:] == [0, 0.6]


def test_progress_goes_along_to_another_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, slug = tmp_path / "mine.jsonl", "introduction-to-lstm"
    Store().record_attempt(slug, "lstm-step", "passed", None, "")
    assert main(["export", str(file)]) == 0 and "1 events" in capsys.readouterr().out
    assert main(["export", str(file)]) == 1 and "is there already" in capsys.readouterr().err
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "another computer"))
    Store().record_answer(slug, "f-one-i-zero", 0, True)
    assert main(["import", str(file)]) == 0 and "1 of its 1 events were new" in capsys.readouterr().out
    assert main(["import", str(file)]) == 0 and "0 of its 1 events were new" in capsys.readouterr().out
    assert Store().passed(slug) == {"lstm-step"} and set(Store().answers(slug)) == {"f-one-i-zero"}
    file.write_text("notes of mine")
    assert main(["import", str(file)]) == 1
    assert f"{file}: this is not a file that `course export` wrote" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "gone")]) == 1 and "gone" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "mine.jsonl" / "below")]) == 1 and "mine.jsonl" in capsys.readouterr().err


def test_a_text_from_a_page_comes_into_an_untouched_exercise_and_beside_another_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def draft(minute: int, text: str, exercise: str = "double") -> Event:
        at = datetime(2026, 11, 28, 12, minute, tzinfo=UTC)
        return Event(f"page-{minute}", at, "start-here", "draft", exercise, {"text": text})

    def bring(*events: Event) -> str:
        (file := tmp_path / "page.jsonl").write_text(exported(events), encoding="utf-8")
        assert main(["import", str(file)]) == 0
        return capsys.readouterr().out

    def answer() -> str:
        cells = nbformat.read(tmp_path / "my-course" / "00_start_here.ipynb", as_version=4).cells
        return next(cell.source for cell in cells if cell.metadata.get("course", {}).get("exercise") == "double")

    events = draft(1, "def double(x): ..."), draft(2, "def double(x): return x + x"), draft(3, "?", "gone")
    assert "00_start_here.ipynb: double has your text." in bring(*events)
    assert answer() == "def double(x): return x + x"
    assert "0 of its 3 events were new" in bring(*events)
    assert "your answer to double stays. The text that came is in" in bring(draft(5, "def double(x): return 2 * x"))
    assert answer() == "def double(x): return x + x"
    (kept,) = (tmp_path / "my-course" / "backups").glob("00_start_here_double_*.py")
    assert kept.read_text(encoding="utf-8") == "def double(x): return 2 * x"
    assert "double" not in bring(draft(4, "an older one")), "the log has a newer one"
    assert main(["export", str(tmp_path / "back.jsonl")]) == 0
    assert len(imported((tmp_path / "back.jsonl").read_bytes())) == 5


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


def test_lab_opens_what_is_due_first_and_a_lesson_that_is_named_before_that(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple] = []
    monkeypatch.setattr(helpers._open, "open_lab", lambda *arguments: calls.append(arguments) or 0)
    store, slug = Store(), "introduction-to-lstm"
    store.record_place(slug, f"{slug}-gates-quiz")
    store.record_place("review", "review-today")
    assert main(["lab", "--no-browser"]) == 0
    store.record_answer(slug, "f-one-i-zero", 1, False, missed=[(slug, "forget-gate-at-one")])
    assert main(["lab", "--no-browser"]) == 0
    assert main(["lab", slug, "--no-browser"]) == 0
    assert [call[1] for call in calls] == [
        "/lab/tree/02_introduction_to_lstm.ipynb#cell-id=introduction-to-lstm-gates-quiz",
        "/lab/tree/09_review.ipynb#cell-id=review-today",
        "/lab/tree/02_introduction_to_lstm.ipynb#cell-id=introduction-to-lstm-gates-quiz",
    ]


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


# JupyterLab's options


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple]:
    """Runs `course lab ...` up to the start of JupyterLab; gives the folder, the address, the options and the environment."""
    calls: list[tuple] = []
    monkeypatch.setattr(helpers._open, "open_lab", lambda *arguments: calls.append(arguments) or 0)

    def lab(*words: str) -> tuple:
        assert main(["lab", *words]) == 0
        return calls[-1]

    return lab


FIRST, SECOND = "00_start_here", "02_introduction_to_lstm"


@pytest.mark.parametrize(
    ("words", "name", "passed"),
    [
        ("--port 8899", FIRST, "--port 8899"),
        ("--port=8899", FIRST, "--port=8899"),
        ("--ip 0.0.0.0 --port 8899", FIRST, "--ip 0.0.0.0 --port 8899"),
        ("02 --port 8899", SECOND, "--port 8899"),
        ("2 --port=8899", SECOND, "--port=8899"),
        ("--port 8899 02", SECOND, "--port 8899"),
        ("--no-browser introduction-to-lstm", SECOND, "--no-browser"),
        ("introduction-to-lstm -y", SECOND, "-y"),
        ("-y introduction-to-lstm", SECOND, "-y"),
        ("--debug --ServerApp.token=x 02_introduction_to_lstm", SECOND, "--debug --ServerApp.token=x"),
        ("--IdentityProvider.token x 02", SECOND, "--IdentityProvider.token x"),
        ("--ServerApp.port_retries 0 02", SECOND, "--ServerApp.port_retries 0"),
        ("02 -- --port 8899 -y", SECOND, "--port 8899 -y"),
        ("-- --help-all", FIRST, "--help-all"),
        ("--allow-root -- 02", FIRST, "--allow-root 02"),
        ("--log-level -1 02", SECOND, "--log-level -1"),
    ],
)
def test_jupyterlabs_options_go_through_with_their_values(
    lab: Callable[..., tuple], words: str, name: str, passed: str
) -> None:
    _, address, options, _ = lab(*words.split())
    assert address == f"/lab/tree/{name}.ipynb"
    assert options == passed.split()


def test_two_lessons_or_a_wrong_one_are_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lab", "01", "02"]) == 2
    assert "opens one lesson, and was given '01' and '02'" in capsys.readouterr().err
    assert main(["lab", "--port", "8899", "nothing"]) == 1
    assert capsys.readouterr().err.startswith("no lesson 'nothing'; the course has start-here, limitations-of-rnns")


def test_jupyterlab_knows_the_same_options_without_a_value() -> None:
    """A new JupyterLab may have new ones."""
    from jupyterlab.labapp import LabApp

    from helpers._lab_options import FLAGS

    assert set(LabApp.flags) | {"h", "help", "help-all", "version"} == FLAGS


@pytest.mark.parametrize(
    ("options", "opens", "absent"),
    [
        ([], True, ""),
        (["--no-browser"], False, ""),
        (["--ServerApp.open_browser=False"], False, "--no-browser"),
        (["--ip", "0.0.0.0"], True, "--ServerApp.ip="),
        (["--ServerApp.ip=0.0.0.0"], True, "--ServerApp.ip=1"),
        (["--LabApp.default_url=/lab"], True, "--LabApp.default_url=/lab/tree"),
        (["--notebook-dir=/"], True, "--ServerApp.root_dir="),
    ],
)
def test_what_the_learner_says_is_not_said_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: list[str], opens: bool, absent: str
) -> None:
    """JupyterLab refuses an option that it is given twice."""
    commands, opened = [], []

    class Lab:
        def __init__(self, command: list[str], **_: object):
            commands.append(command)

        def wait(self) -> int:
            return 0

        def poll(self) -> int:
            return 0

    class Opener:
        def __init__(self, **_: object):
            opened.append(True)

        def start(self) -> None:
            pass

    monkeypatch.setattr(helpers._open.subprocess, "Popen", Lab)
    monkeypatch.setattr(helpers._open.threading, "Thread", Opener)
    assert helpers._open.open_lab(tmp_path, "/lab/tree/a.ipynb", options, {}) == 0
    (command,) = commands
    assert command[-len(options) :] == options if options else True
    assert not [word for word in command[: len(command) - len(options)] if absent and word.startswith(absent)]
    assert bool(opened) == opens
    if not options:
        for word in (
            f"--ServerApp.root_dir={tmp_path}",
            "--ServerApp.ip=127.0.0.1",
            "--LabApp.default_url=/lab/tree/a.ipynb",
        ):
            assert word in command


def test_a_folder_above_may_be_served(lab: Callable[..., tuple], tmp_path: Path) -> None:
    folder, address, options, _ = lab("--notebook-dir", str(tmp_path), "02")
    assert (folder, address) == (tmp_path, f"/lab/tree/my-course/{SECOND}.ipynb")
    assert options == ["--notebook-dir", str(tmp_path)]
    assert lab(f"--ServerApp.root_dir={tmp_path / 'data'}")[:2] == (tmp_path / "data", "/lab")


# The learner's own place


def test_one_bad_notebook_stops_none_of_the_others(
    lab: Callable[..., tuple], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lab()
    folder = tmp_path / "my-course"
    bad, utf_16, foreign = (folder / f"{name}.ipynb" for name in (FIRST, SECOND, "03_introduction_to_gru"))
    bad.write_text("{broken")
    utf_16.write_bytes(utf_16.read_text().encode("utf-16"))
    notebook = json.loads(foreign.read_text())
    notebook["metadata"]["kernelspec"] = {"name": "not-there", "display_name": "Mine"}
    foreign.write_text(json.dumps(notebook))
    (folder / "helpers.py").write_text("")
    capsys.readouterr()
    lab("02")
    out, err = capsys.readouterr()
    assert f"{bad} can't be read as a notebook" in err and "course reset" in err
    assert "saved as UTF-16" in out
    assert "03_introduction_to_gru: the kernel 'not-there' isn't installed here." in err
    assert "helpers.py has the name of the course's package" in err
    assert bad.read_text() == "{broken"
    nbformat.read(utf_16, as_version=4)


def test_lab_says_what_is_wrong_with_the_progress_and_starts(
    lab: Callable[..., tuple], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    assert lab("02")[1] == f"/lab/tree/{SECOND}.ipynb"
    assert "Where you stopped can't be looked up." in capsys.readouterr().err


def test_a_locked_progress_file_keeps_no_command_waiting(lab: Callable[..., tuple], tmp_path: Path) -> None:
    Store().record_place("introduction-to-lstm", "introduction-to-lstm-quiz")
    with sqlite3.connect(tmp_path / "data" / "progress.sqlite3", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        start = time.monotonic()
        lab("02")
        assert main(["list"]) == 1
        assert time.monotonic() - start < 12, "it was 15 seconds for each of the two"
    other.close()


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class's folders, with what one learner handed in; nothing is changed in them."""
    folder = tmp_path_factory.mktemp("class") / "out"
    assert main(["assign", "02", "--out", str(folder), "--sample", "1"]) == 0
    return folder


@pytest.mark.parametrize(
    "words",
    [["lab"], ["reset", "02"], ["assign", "02", "--out", "OUT"], ["grade", "IN", "--assignment", "OUT", "--out", "G"]],
)
@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_what_the_system_refuses_is_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    handed_out: Path,
    words: list[str],
    number: int,
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    out = handed_out if words[0] == "grade" else tmp_path / "out"
    places = {"OUT": str(out), "IN": str(out / "sample"), "G": str(tmp_path / "graded")}
    capsys.readouterr()
    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main([places.get(word, word) for word in words]) == 1
    err = capsys.readouterr().err
    assert f": {os.strerror(number)}. " in err and "Traceback" not in err
    assert err.rstrip().endswith(".")


@pytest.mark.parametrize("words", [["list"], ["reset", "02"], ["lab", "nothing"]])
def test_no_home_is_a_sentence(tmp_path: Path, words: list[str]) -> None:
    """HOME unset, and the user not in the user database."""
    code = (
        "import os, pwd, sys\n"
        "def nobody(uid): raise KeyError(uid)\n"
        "pwd.getpwuid = nobody\n"
        "for name in ('HOME', 'COURSE_DATA', 'LOGNAME', 'USER', 'LNAME', 'USERNAME'): os.environ.pop(name, None)\n"
        "os.environ['COURSE_HOME'] = '~/x'\n"
        "from helpers._cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    found = subprocess.run([sys.executable, "-c", code, *words], cwd=tmp_path, capture_output=True, text=True)
    assert found.returncode == 1 and "Traceback" not in found.stderr
    assert ("no such home folder" in found.stderr) or ("no lesson 'nothing'" in found.stderr)
    assert list(tmp_path.iterdir()) == [], "no folder called ~"


def test_without_a_home_jupyter_gets_one_in_the_workspace(
    lab: Callable[..., tuple], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").write_text("no folder")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
    lab()
    home = tmp_path / "my-course" / ".course" / "home"
    assert os.environ["HOME"] == str(home) and home.is_dir()
    assert f"Jupyter's files go into {home}. Set HOME" in capsys.readouterr().err


def test_the_tilde_of_an_option_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert main(["assign", "02", "--out=~/class"]) == 0
    assert (tmp_path / "class" / "key" / "assignment.yaml").is_file()
    with pytest.raises(SystemExit):
        main(["assign", "02", "--out=~nobody-of-this-name/class"])


def test_a_reader_that_has_heard_enough_is_no_error() -> None:
    command = [sys.executable, "-m", "helpers._cli", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as course:
        course.stdout.close()
        assert course.stderr.read() == b""
