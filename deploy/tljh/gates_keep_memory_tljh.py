"""The course as a plug-in of The Littlest JupyterHub: `--plugin /srv/course/deploy/tljh`, where /srv/course is a checkout of the course.

Another place of the checkout is said by COURSE_CHECKOUT. TLJH's installer calls the hooks; so does tljh.sh, for a TLJH that is there
already. The names are those of TLJH's hooks.py.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pluggy import HookimplMarker

hookimpl = HookimplMarker("tljh")
USER = Path(os.environ.get("TLJH_USER_ENVIRONMENT", "/opt/tljh/user"))
DEFAULTS = {
    "limits": {"memory": "1G", "cpu": 2},
    "user_environment": {"default_app": "jupyterlab"},
    "services": {"cull": {"timeout": 3600}},
}
THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # the networks are small, and learners are many


def checkout() -> Path:
    """The course's checkout.

    Raises:
        FileNotFoundError: it isn't there; the message says what to do.
    """
    folder = Path(os.environ.get("COURSE_CHECKOUT", "/srv/course"))
    if not (folder / "deploy" / "image" / "install.py").is_file():
        raise FileNotFoundError(
            f"{folder} is no checkout of the course. Clone it there, or set COURSE_CHECKOUT to where it is, and run this again."
        )
    return folder


def unset(config: dict[str, Any], defaults: dict[str, Any] = DEFAULTS) -> Iterator[tuple[list[str], Any]]:
    """What of the course's settings nobody has set: each with the names that lead to it."""
    for name, value in defaults.items():
        if isinstance(value, dict):
            for path, inner in unset(config.get(name) or {}, value):
                yield [name, *path], inner
        elif config.get(name) is None:
            yield [name], value


@hookimpl
def tljh_extra_hub_pip_packages() -> list[str]:
    """What the hub needs besides what TLJH gives it: LTI, with the version that the course was tried with."""
    lines = (checkout() / "deploy" / "hub.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("jupyterhub-ltiauthenticator")]


@hookimpl
def tljh_post_install() -> None:
    """Fill the learners' environment by the steps of the image, with the JupyterHub that TLJH runs."""
    import jupyterhub

    python = USER / "bin" / "python"
    script = checkout() / "deploy" / "image" / "install.py"
    subprocess.run([python, script, "--python", python, "--jupyterhub", jupyterhub.__version__], check=True)


@hookimpl
def tljh_config_post_install(config: dict[str, Any]) -> None:
    """Limits, JupyterLab and the culler, where nobody has set them yet."""
    for path, value in list(unset(config)):
        part = config
        for name in path[:-1]:
            part[name] = part.get(name) or {}  # a name without a value is None
            part = part[name]
        part[path[-1]] = value


@hookimpl
def tljh_custom_jupyterhub_config(c: Any) -> None:
    """Each learner's server starts with `course prepare`; where COURSE_LTI is set, an LMS says who comes."""
    c.Spawner.cmd = [str(USER / "bin" / "course"), "prepare", "--", str(USER / "bin" / "jupyterhub-singleuser")]
    c.Spawner.environment.update(THREADS)
    if os.environ.get("COURSE_LTI"):
        from traitlets.config import PyFileConfigLoader

        c.merge(PyFileConfigLoader(str(checkout() / "deploy" / "lti.py")).load_config())
        c.SystemdSpawner.dynamic_users = False  # TLJH makes a user for each by itself


if __name__ == "__main__":
    if sys.argv[1:] == ["unset"]:  # given TLJH's configuration; a line for each setting
        for path, value in unset(yaml.safe_load(sys.stdin) or {}):
            print(".".join(path), value)
    else:
        tljh_post_install()
        print(f"{USER} has the course.", file=sys.stderr)
