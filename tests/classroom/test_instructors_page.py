"""INSTRUCTORS.md does what it says: its commands are run, in order, and what they print is compared."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import install

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8")
OURS = re.sub(r"```sh\n.*?```", "", PAGE, flags=re.DOTALL)  # without what sets up nbgrader


def steps(page: str) -> list[tuple[str, str]]:
    """(command, what it prints) of each console block; a command may have a here-document."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        command: list[str] = []
        printed: list[str] = []
        inside = ""
        for line in block.splitlines():
            if inside:
                command.append(line)
                inside = "" if line == inside else inside
            elif line.startswith("$ "):
                if command:
                    found.append(("\n".join(command), "\n".join(printed)))
                command, printed = [line[2:]], []
                here = re.search(r"<<'(\w+)'", line)
                inside = here[1] if here else ""
            else:
                printed.append(line)
        found.append(("\n".join(command), "\n".join(printed)))
    return found


def matches(expected: str, given: str) -> bool:
    """Line by line; `...` stands for anything within a line, and alone for any lines that follow."""
    form = "\n".join(
        re.escape(line).replace(re.escape("..."), ".*" if line != "..." else r"(?s:.*)")
        for line in expected.splitlines()
    )
    return re.fullmatch(form, given.rstrip("\n")) is not None


def test_the_comparison_can_fail() -> None:
    assert matches("a\nb ... d\n...", "a\nb c d\ne\nf\n")
    assert not matches("a\nb", "a\nc") and not matches("a", "a\nb") and not matches("b...", "a")


def test_the_page_runs_as_it_stands(tmp_path: Path) -> None:
    commands = steps(PAGE)
    assert len(commands) >= 12
    # What the page installs for nbgrader, the tests have: its commands, last on the path, and the course's Python as kernel.
    kernel = [sys.executable, "-m", "ipykernel", "install", "--prefix", str(tmp_path / "kernels"), "--name", "python3"]
    subprocess.run(kernel, check=True, capture_output=True)
    nbgrader = install.NBGRADER / Path(install.SCRIPTS).parent
    environment = os.environ | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"], str(nbgrader)]),
        "JUPYTER_PATH": str(tmp_path / "kernels" / "share" / "jupyter"),
        "LC_ALL": "C.UTF-8",
    }
    for command, expected in commands:
        run = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300
        )
        assert run.returncode == 0, f"$ {command}\n{run.stdout}{run.stderr}"
        assert matches(expected, run.stdout), f"$ {command}\nexpected:\n{expected}\nprinted:\n{run.stdout}{run.stderr}"


def test_the_version_of_nbgrader_is_the_tested_one() -> None:
    tested = (ROOT / "tests" / "classroom" / "nbgrader.txt").read_text(encoding="utf-8")
    assert set(re.findall(r"nbgrader==[\d.]+", PAGE)) == set(re.findall(r"nbgrader==[\d.]+", tested))


@cache
def helps() -> str:
    return "".join(
        subprocess.run([sys.executable, "-m", "helpers._cli", command, "--help"], capture_output=True, text=True).stdout
        for command in ("assign", "grade", "mark", "similar", "hand-in", "prepare")
    )


@pytest.mark.parametrize("option", sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", OURS))))
def test_every_option_that_it_names_exists(option: str) -> None:
    assert option in helps()
