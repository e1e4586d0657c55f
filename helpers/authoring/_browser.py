"""A Chromium and a JupyterLab, for tests and benchmarks."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType, Page

# The first has no windows and bars: the same pages for half the work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Quiet and offline: nothing that a browser asks the network for by itself.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
TOKEN = "course"
# In milliseconds. Looked at in each frame, a page is also drawn anew in each, all the while that a kernel works.
POLLING = 200


def launch(chromium: "BrowserType", *options: str) -> "Browser":
    """Start a headless Chromium with a fresh profile: one on PATH, else Playwright's own.

    Args:
        chromium: Playwright's `playwright.chromium`, or a browser's `browser_type`.
        options: of its command line, besides those that keep it quiet.

    Raises:
        RuntimeError: there is none; the message says how to get one.
    """
    found = _found()
    try:
        return chromium.launch(executable_path=found, headless=True, args=[*FLAGS, *options])
    except Exception as error:  # Playwright's own error class tells nothing more
        reason = str(error).splitlines()[0]
        raise RuntimeError(
            f"no Chromium could be started ({found or 'none on PATH'}: {reason}). "
            "Install one, such as Debian's package `chromium`, or run `python -m playwright install chromium`."
        ) from None


def browser_command(chromium: "BrowserType", *options: str) -> list[str]:
    """What starts the same Chromium as a process of its own, which a test may kill."""
    return [_found() or chromium.executable_path, *FLAGS, *options]


def _found() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def jupyter_lab(command: list[str], environment: Mapping[str, str], log: Path, opens: bool = False) -> Iterator[str]:
    """Run a JupyterLab on a free port of 127.0.0.1 and end it afterwards.

    Args:
        command: what starts it, such as `[python, "-m", "helpers._cli", "lab"]`; options for the server are added.
        environment: added to this process's own.
        log: the file that gets its output.
        opens: whether it may open a browser.

    Yields:
        Its address, without a slash at the end.

    Raises:
        RuntimeError: it ended, or did not answer within two minutes; the message has the end of its log.
    """
    port = _free_port()
    options = [
        *([] if opens else ["--no-browser"]),
        *(f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"),
        *("--expose-app-in-browser", "--allow-root"),
    ]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [*command, *options],
            env={**os.environ, **environment},
            stdout=out,
            stderr=out,
            start_new_session=os.name != "nt",
        )
        try:
            _wait(server, f"http://127.0.0.1:{port}/api?token={TOKEN}", log)
            yield f"http://127.0.0.1:{port}"
        finally:
            _end(server, f"http://127.0.0.1:{port}/api/shutdown?token={TOKEN}")


def run_all(page: "Page", timeout: float = 180.0) -> None:
    """Run all cells of the open notebook and wait until the kernel is idle."""
    wait_ready(page)
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    wait_idle(page, timeout)


def wait_ready(page: "Page") -> None:
    """Wait until the open notebook has a kernel that answers."""
    page.wait_for_function("() => window.jupyterapp?.restored", polling=POLLING, timeout=60_000)
    page.wait_for_function(
        """() => { const session = jupyterapp.shell.currentWidget?.sessionContext;
                   return session?.isReady && session.session?.kernel?.status === 'idle'; }""",
        polling=POLLING,
        timeout=60_000,
    )


def wait_idle(page: "Page", timeout: float = 180.0) -> None:
    """Wait until no cell waits to run and the kernel is idle."""
    page.wait_for_function(
        """() => { const panel = jupyterapp.shell.currentWidget;
                   const waits = panel.content.widgets.some(cell => cell.promptNode?.textContent?.includes('*'));
                   return !waits && panel.sessionContext.session?.kernel?.status === 'idle'; }""",
        polling=POLLING,
        timeout=timeout * 1000,
    )


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(server: subprocess.Popen, address: str, log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError(
                f"JupyterLab ended with code {server.returncode}:\n{log.read_text(errors='replace')[-2000:]}"
            )
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab does not answer:\n{log.read_text(errors='replace')[-2000:]}")


def _end(server: subprocess.Popen, address: str) -> None:
    # Its own shutdown ends the kernels too; a signal is the fallback.
    try:
        urllib.request.urlopen(urllib.request.Request(address, method="POST"), timeout=10).close()
        server.wait(20)
    except (OSError, subprocess.TimeoutExpired):
        # All of its group: `course lab` runs JupyterLab as a child.
        for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
            with suppress(OSError):
                server.terminate() if os.name == "nt" else os.killpg(server.pid, number)
            with suppress(subprocess.TimeoutExpired):
                server.wait(10)
