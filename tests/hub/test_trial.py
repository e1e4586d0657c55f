"""A trial hub that is ended leaves nothing running, though its proxy and its culler are in sessions of their own."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from deploy.trial import MARK, ROOT, marked

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("alive", [True, False], ids=["hub alive", "hub killed"])
def test_nothing_of_a_trial_goes_on(tmp_path: Path, alive: bool) -> None:
    command = [sys.executable, "-m", "deploy.trial", str(tmp_path)]
    trial = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert trial.stdout is not None and trial.stdout.readline().startswith("http://127.0.0.1:")
        running = _commands(tmp_path)
        assert any("configurable-http-proxy" in line for line in running.values())
        (hub,) = [process for process, line in running.items() if "bin/jupyterhub " in line]
        culler = _children(hub, "jupyterhub-idle-culler")
        if not alive:
            os.kill(hub, signal.SIGKILL)
        trial.send_signal(signal.SIGTERM)
        assert trial.wait(120) == 128 + signal.SIGTERM
    finally:
        trial.kill()
        trial.communicate()
    assert _commands(tmp_path) == {}
    assert culler and not any(map(_command, culler))


def _commands(folder: Path) -> dict[int, str]:
    return {process: _command(process) for process in marked(f"{MARK}={folder}")}


def _command(process: int) -> str:
    """What it runs; nothing if it has ended, whether or not somebody has collected it."""
    with suppress(OSError):
        return (Path("/proc") / str(process) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def _children(process: int, name: str) -> list[int]:
    found = (Path("/proc") / str(process) / "task" / str(process) / "children").read_text().split()
    return [int(child) for child in found if name in _command(int(child))]
