"""The steps that make the course's image: `python deploy/image/install.py`, in a checkout of the course.

They fill the environment of PYTHON (default: of the Python that runs this) with the course, the tested versions of all it needs, and a
hub's single-user server, and set JupyterLab up for a class. The Dockerfile runs them, tljh.sh does, and the tests do; no Docker is
needed. `--jupyterhub` names your hub's version, if it isn't hub.txt's. Standard library only. Running it again is safe.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HUB = ROOT / "deploy" / "image" / "hub.txt"
SETTINGS = {
    # Nothing is fetched: neither Jupyter's news nor whether there is a newer JupyterLab.
    "jupyter_lab_config.d": {"LabApp": {"news_url": None, "check_for_updates_class": "jupyterlab.NeverCheckForUpdate"}},
    # hub/user-redirect/course/LESSON prepares the workspace and opens the lesson.
    "jupyter_server_config.d": {"ServerApp": {"jpserver_extensions": {"helpers._server": True}}},
}
# Each thing that the course needs is looked at, a box for a check is started, and torch computes. Only a kernel is missing here.
WORKS = """
import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    os.environ["COURSE_DATA"] = folder
    from helpers._environment import findings
    wrong = [found for found in findings() if not found.ok and found.name != "Kernel"]
assert not wrong, wrong
import torch
torch.nn.LSTM(2, 3)(torch.zeros(1, 1, 2))
import helpers._server
"""


def server(version: str | None) -> list[str]:
    """What a learner's server needs, for pip; with another JupyterHub than the one in hub.txt, if a version is given."""
    lines = [line for line in HUB.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [f"jupyterhub=={version}" if version and line.startswith("jupyterhub==") else line for line in lines]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="whose environment is filled")
    parser.add_argument("--jupyterhub", metavar="VERSION", help="that of the hub; default: the one in hub.txt")
    options = parser.parse_args()
    python = options.python.absolute()
    sys.path.insert(0, str(ROOT))
    import install

    install.install_torch(python)
    install.pip("install", str(ROOT), python=python)
    install.pip("install", *server(options.jupyterhub), python=python)
    prefix = subprocess.check_output([python, "-c", "import sys; print(sys.prefix)"], text=True).strip()
    for folder, settings in SETTINGS.items():
        path = Path(prefix) / "etc" / "jupyter" / folder / "gates-keep-memory.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    subprocess.run([python, "-c", WORKS], cwd=prefix, check=True)
    print(f"{prefix} has the course and a single-user server.")


if __name__ == "__main__":
    main()
