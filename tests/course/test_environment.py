"""Is the machine ready? Each kind of failure is faked, and each finding says what to do."""

from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from helpers import _environment as environment
from helpers import judge, lesson
from helpers.study import StoreError
from helpers.widgets import Environment, Finding


def test_this_machine_is_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    found = environment.findings(shell=SimpleNamespace(kernel=object()))
    assert [one for one in found if not one.ok] == []
    wanted = [line for line in metadata.requires(environment.COURSE) or () if "extra ==" not in line]
    names = [one.name for one in found]
    assert set(names) >= {line.split(">=")[0] for line in wanted} | {
        "Python",
        "Kernel",
        "Your progress",
        "Box for checks",
    }
    assert "nbval" not in names, "what only the tests need is no learner's business"
    assert next(one for one in found if one.name == "Your progress").place == str(tmp_path / "progress.sqlite3")
    assert not (tmp_path / "progress.sqlite3").exists() or not environment.Store(tmp_path / "progress.sqlite3").events()


@pytest.mark.parametrize(
    ("version", "ok"), [("3.9.1", False), ("3.10.14", False), ("3.11.0", True), ("3.15.0b1", True)]
)
def test_python(version: str, ok: bool) -> None:
    found = environment.python_found(version)
    assert (found.ok, found.found) == (ok, version)
    assert ok or "needs Python >=3.11" in found.advice


def version_of(name: str) -> str:
    if name == "missing":
        raise metadata.PackageNotFoundError(name)
    return {"old": "1.2", "new": "9.0", "torch": "2.13.0+cpu"}[name]


def test_packages() -> None:
    wanted = ["old>=1.10", "new>=1.0", "missing>=2", 'nbval>=0.11; extra == "test"', "torch>=2.6"]
    old, new, missing, torch = environment.packages_found(version_of, wanted)
    assert (old.ok, old.found) == (False, "1.2") and "needs old >=1.10. Run `make setup`" in old.advice
    assert (new.ok, new.advice) == (True, "")
    assert (missing.ok, missing.found) == (False, "not installed") and "needs missing >=2" in missing.advice
    assert (torch.ok, torch.found.split()[0]) == (True, "2.13.0+cpu")


def test_a_kernel_or_none() -> None:
    assert environment.kernel_found(SimpleNamespace(kernel=object())).ok
    for shell in (None, SimpleNamespace()):
        found = environment.kernel_found(shell)
        assert not found.ok and "`make lab`" in found.advice


def test_progress_that_cannot_be_stored(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "other.sqlite3").write_text("not a database, though it is long enough to be looked at as one " * 9)

    def nowhere() -> Path:
        raise StoreError("There is no such home folder here.")

    for locate in (lambda: tmp_path / "file" / "x.sqlite3", lambda: tmp_path / "other.sqlite3", nowhere):
        found = environment.progress_found(locate)
        assert (found.ok, found.found) == (False, "can't be stored") and found.advice


def test_a_box_that_does_not_run() -> None:
    def broken(job: judge.Job) -> judge.Outcome:
        raise OSError(11, "Resource temporarily unavailable")

    def late(job: judge.Job) -> judge.Outcome:
        return judge.Outcome("timeout", None, "")

    for run, words in ((broken, "temporarily unavailable"), (late, "ended with: timeout")):
        found = environment.box_found(run)
        assert not found.ok and words in found.found and "Run `make setup`" in found.advice


def test_on_paper_what_was_found_and_no_place_of_this_machine() -> None:
    view = Environment(
        [Finding("A <b>", False, "old", "Do this."), Finding("P", True, "can be stored", place="/home/me")]
    )
    markup = view.static_html()
    assert "✗ look here" in markup and "Do this." in markup and "A &lt;b&gt;" in markup and "✓ OK" in markup
    assert "/home/me" not in markup


def test_here_opens_it_with_a_sentence_to_hear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    view: Any = lesson("start-here").environment()
    assert len(view.sound) > 5_000 and any(one["name"] == "Kernel" and not one["ok"] for one in view.findings)
