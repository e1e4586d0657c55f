"""An ordinary install needs no checkout: lessons and notebooks travel in the wheel."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_holds_the_course_and_it_runs_from_there(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True, text=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    assert not (site / "tests").exists()
    assert (site / "helpers" / "widgets" / "bundles" / "quiz.js").exists()
    assert not (site / "helpers" / "widgets" / "js").exists(), "what bundles are made from stays at home"

    script = (
        "import sys, json, helpers; from helpers import lesson; from helpers.content import course_folder\n"
        "print(json.dumps([helpers.__file__, str(course_folder())])); print(lesson('introduction-to-lstm').hint('lstm-step').title)\n"
        "from helpers.widgets import MemoryAids; print(len(MemoryAids._esm))"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "COURSE_DATA": str(tmp_path),
        "COURSE_HOME": str(tmp_path / "mine"),
    }
    found = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    places, hint, size = found.stdout.splitlines()
    assert all(place.startswith(str(site)) for place in json.loads(places))
    assert hint.startswith("Hint 1 of ") and int(size) > 1000
    reset = [sys.executable, "-m", "helpers._cli", "reset", "introduction-to-lstm"]
    subprocess.run(reset, env=environment, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "mine" / "02_introduction_to_lstm.ipynb").exists()


def test_nobody_is_sent_to_an_index_for_the_course_itself() -> None:
    """It is in none, and the name is free for anybody to take: only what lies in the checkout is installed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    name = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["name"]
    by_name = re.compile(rf"\binstall\b[^\n`]*?[\s'\"]({name}|{name.replace('-', '_')})(?![\w/-])", re.IGNORECASE)
    assert by_name.search(f"pip install '{name}[cluster]'") and not by_name.search("pip install -e '.[cluster]'")
    texts = {
        path: (ROOT / path).read_bytes().decode(errors="ignore") for path in listed if path and (ROOT / path).is_file()
    }
    found = {
        path: hit[0]
        for path, text in texts.items()
        if path != "tests/course/test_install.py" and (hit := by_name.search(text))
    }
    assert found == {}


def test_the_extras_that_the_docs_install_exist() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    texts = [
        (ROOT / name).read_text()
        for name in ("INSTRUCTORS.md", "CONTRIBUTING.md", "README.md", "helpers/classroom/_pool.py")
    ]
    named = [re.findall(r"install [^\n]*-e '?\.\[([\w,-]+)\]", text) for text in texts]
    assert named[0] == named[3] == ["cluster"], "the message says what the docs say"
    assert {extra for each in named for extra in each} <= set(extras)
