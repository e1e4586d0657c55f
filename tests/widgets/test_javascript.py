"""The modules by themselves: formatted, free of what the linter knows, well typed, and their own tests pass in Node."""

import subprocess
import sys
from pathlib import Path

import pytest

from helpers.authoring import ToolError
from helpers.authoring._node import node, package

pytestmark = pytest.mark.slow

JS = Path(__file__).parents[2] / "helpers" / "widgets" / "js"
COMMANDS = {
    "lint": ("@biomejs/biome/bin/biome", "check", "--error-on-warnings", f"--config-path={JS}"),
    "types": ("typescript/bin/tsc", "--noEmit", "--checkJs", "--strict", "--ignoreConfig"),
}


def run(script: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "helpers.authoring.npm", "run", "--silent", script]
    return subprocess.run(command, cwd=JS.parents[2], capture_output=True, text=True)


@pytest.mark.parametrize("script", COMMANDS)
def test_the_tools_are_content(script: str) -> None:
    found = run(script)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_modules_own_tests_pass() -> None:
    found = run("unit")
    assert found.returncode == 0, found.stdout + found.stderr
    counts = dict(line.split()[1:3] for line in found.stdout.splitlines() if line.startswith("ℹ "))
    assert int(counts["pass"]) >= 30
    assert (counts["fail"], counts["skipped"], counts["todo"]) == ("0", "0", "0")


@pytest.mark.parametrize(("script", "says"), [("lint", "noUnusedVariables"), ("types", "TS2362")])
def test_the_tools_see_what_is_wrong(script: str, says: str, tmp_path: Path) -> None:
    """Else the first test could not fail."""
    (tmp_path / "wrong.js").write_text('const unused = "two" * 2;\n')
    tool, *options = COMMANDS[script]
    with pytest.raises(ToolError, match=says):
        node(package("/".join(tool.split("/")[:-2])) / "bin" / Path(tool).name, *options, "wrong.js", cwd=tmp_path)
