"""An ordinary install needs no checkout: lessons and notebooks travel in the wheel."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

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

    script = (
        "import sys, json, helpers; from helpers import lesson; from helpers.content import course_folder\n"
        "print(json.dumps([helpers.__file__, str(course_folder())])); print(lesson('introduction-to-lstm').hint('lstm-step').title)"
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
    places, hint = found.stdout.splitlines()
    assert all(place.startswith(str(site)) for place in json.loads(places))
    assert hint.startswith("Hint 1 of ")
    reset = [sys.executable, "-m", "helpers._cli", "reset", "introduction-to-lstm"]
    subprocess.run(reset, env=environment, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "mine" / "02_introduction_to_lstm.ipynb").exists()
