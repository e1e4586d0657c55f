"""Starts JupyterLab and opens the browser where the learner stopped."""

import os
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from helpers._lab_options import read_options


def open_lab(folder: Path, address: str, options: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run JupyterLab on a folder until it is ended.

    JupyterLab's own way to open a browser puts its token behind the address, which spoils an address that ends in `#cell-id=...`; so
    the browser is opened from here, as soon as the server says where it is.

    Args:
        folder: what it serves.
        address: what to open, such as `/lab/tree/NAME.ipynb`, perhaps with a `#fragment`.
        options: the learner's own options for JupyterLab. Where they say what the course would say too, theirs count: JupyterLab
            refuses to be told twice.
        environment: added to this process's own.

    Returns:
        JupyterLab's exit code.
    """
    read = read_options(("--", *options))
    ours = {
        "root_dir": f"--ServerApp.root_dir={folder}",
        "default_url": f"--LabApp.default_url={address.partition('#')[0]}",
        "ip": "--ServerApp.ip=127.0.0.1",
        "news_url": "--LabApp.news_url=None",
    }
    given = {"root_dir" if name == "notebook_dir" else name for name in read.values}
    added = [option for name, option in ours.items() if name not in given]
    command = [sys.executable, "-m", "jupyterlab", *added, *([] if "open_browser" in given else ["--no-browser"])]
    others = {server["pid"] for server in _servers(folder)}
    lab = subprocess.Popen([*command, *options], env={**os.environ, **environment}, cwd=folder)
    if read.opens_browser and "open_browser" not in given:
        browser = read.values.get("browser")
        opener = threading.Thread(
            target=_open_when_ready, args=(folder, address, others, lab.poll, browser), daemon=True
        )
        opener.start()
    while True:
        try:
            return lab.wait()
        except KeyboardInterrupt:
            continue  # JupyterLab gets it too, and asks whether to stop


def _open_when_ready(
    folder: Path, address: str, others: set[int], ended: Callable[[], int | None], browser: str | None
) -> None:
    while ended() is None:
        for server in _servers(folder):
            if server["pid"] not in others:
                path, _, fragment = address.partition("#")
                url = f"{server['url'].rstrip('/')}{path}?token={server['token']}" + (
                    f"#{fragment}" if fragment else ""
                )
                print(f"Opening {url}", flush=True)
                try:
                    webbrowser.get(browser).open(url)
                except webbrowser.Error as error:
                    print(f"No browser could be started ({error}). Open the address above yourself.", flush=True)
                return
        time.sleep(0.2)


def _servers(folder: Path) -> list[dict]:
    """The Jupyter servers that run on this folder."""
    from jupyter_server.serverapp import list_running_servers

    return [server for server in list_running_servers() if Path(server["root_dir"]).resolve() == folder.resolve()]
