"""nbgrader's own commands, from the virtual environment that `install.py --tests` makes for it: for tests and benchmarks."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(sys.prefix) / "nbgrader" / "bin"


class Nbgrader:
    """A folder with nbgrader's commands, run with the course's own Python as kernel.

    Args:
        out: the folder in which they run.
        scratch: a folder for the kernel's description and nbgrader's settings; it must not exist.
    """

    def __init__(self, out: Path, scratch: Path):
        self.out, self.progress = out, scratch / "progress"
        # An absolute path: jupyter_client takes its own Python where a kernel says just "python".
        command = [sys.executable, "-m", "ipykernel", "install", "--prefix", str(scratch), "--name", "python3"]
        subprocess.run(command, check=True, capture_output=True)
        own = {name: str(scratch / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "HOME")}
        Path(own["HOME"]).mkdir()
        more = {"JUPYTER_PATH": str(scratch / "share" / "jupyter"), "COURSE_DATA": str(self.progress)}
        # On PATH, as when it is activated: nbgrader calls alembic by its name.
        more["PATH"] = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
        self._environment = os.environ | own | more

    def __call__(self, *arguments: str) -> str:
        """Run `nbgrader ARGUMENTS`.

        Returns:
            What it said.

        Raises:
            RuntimeError: it failed; the message has what it said.
        """
        command = [str(SCRIPTS / "nbgrader"), *arguments]
        run = subprocess.run(command, cwd=self.out, env=self._environment, capture_output=True, text=True, timeout=900)
        if run.returncode != 0:
            raise RuntimeError(f"nbgrader {' '.join(arguments)}\n{run.stdout}{run.stderr}")
        return run.stdout + run.stderr
