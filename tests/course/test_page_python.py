"""Where NumPy's wheel for pages may come from: anywhere, as long as its hash is the one that Pyodide names."""

import hashlib
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from helpers.authoring import ToolError, _pyodide, numpy_wheel
from helpers.authoring._pyodide import Wheel

GOOD = b"a wheel"
FILE = "numpy-1-wasm32.whl"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A small wheel, an empty cache, no network, and no package that has it."""

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("no network")

    def pip(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "ERROR: No matching distribution found\n")

    monkeypatch.setattr(_pyodide, "wanted_wheel", lambda: Wheel("1.0", FILE, hashlib.sha256(GOOD).hexdigest()))
    monkeypatch.setattr(_pyodide, "cache", lambda: tmp_path / "cache")
    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    monkeypatch.setattr(subprocess, "run", pip)
    (tmp_path / "cache").mkdir()


def test_a_file_with_another_hash_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.whl").write_bytes(b"another one")
    with pytest.raises(ToolError, match=r"mine\.whl is not numpy-1-wasm32\.whl.*Take the one of Pyodide 1\.0"):
        numpy_wheel(tmp_path / "mine.whl")
    assert list((tmp_path / "cache").iterdir()) == []


def test_the_right_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "mine.whl").write_bytes(GOOD)
    assert numpy_wheel(tmp_path / "mine.whl") == numpy_wheel() == tmp_path / "cache" / FILE


def test_where_no_place_has_it_each_says_why_and_a_spoilt_copy_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "cache" / FILE).write_bytes(b"spoilt")
    with pytest.raises(ToolError) as error:
        numpy_wheel(say=lambda line: None)
    for words in ("no network", "No matching distribution found", f"put it there: {tmp_path / 'cache' / FILE}"):
        assert words in str(error.value)
