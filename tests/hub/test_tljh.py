"""The course as a plug-in of The Littlest JupyterHub: what its hooks give TLJH. deploy/README.md says what was tried with TLJH itself."""

import importlib.util
import os
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path
from types import ModuleType

import pluggy
import pytest
from traitlets.config import Config

from deploy.trial import ROOT

HOOKS = {
    "tljh_config_post_install": {"config"},
    "tljh_custom_jupyterhub_config": {"c"},
    "tljh_extra_hub_pip_packages": set(),
    "tljh_post_install": set(),
}
PLUGIN = ROOT / "deploy" / "tljh" / "gates_keep_memory_tljh.py"
ANSWERS = {
    "hub/bin/python": f'[ "$3" = unset ] && exec {sys.executable} {PLUGIN} unset\nexit 0\n',
    "path/tljh-config": '[ "$1" = show ] && printf "limits:\\n  memory: 2G\\nusers: {}\\n"\nexit 0\n',
}


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    for name in list(os.environ):
        if name.startswith("COURSE_LTI"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COURSE_CHECKOUT", str(ROOT))
    monkeypatch.setenv("TLJH_USER_ENVIRONMENT", str(tmp_path / "user"))
    spec = importlib.util.spec_from_file_location("gates_keep_memory_tljh", PLUGIN)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def manager(plugin: ModuleType) -> pluggy.PluginManager:
    found = pluggy.PluginManager("tljh")
    found.register(plugin)
    return found


def test_its_hooks_are_those_that_tljh_calls(manager: pluggy.PluginManager, plugin: ModuleType) -> None:
    callers = manager.get_hookcallers(plugin) or []
    assert {one.name: set(one.get_hookimpls()[0].argnames) for one in callers} == HOOKS
    packages = list(chain(*manager.hook.tljh_extra_hub_pip_packages()))
    assert (
        packages == ["jupyterhub-ltiauthenticator==1.6.3"] and packages[0] in (ROOT / "deploy" / "tljh.sh").read_text()
    )


def test_what_somebody_has_set_stays(manager: pluggy.PluginManager) -> None:
    config = {"limits": {"memory": "2G"}, "users": {"admin": ["ada"]}, "services": None}
    manager.hook.tljh_config_post_install(config=config)
    assert config == {
        "limits": {"memory": "2G", "cpu": 2},
        "users": {"admin": ["ada"]},
        "user_environment": {"default_app": "jupyterlab"},
        "services": {"cull": {"timeout": 3600}},
    }


def test_each_server_starts_with_prepare_and_an_lms_may_say_who_comes(
    manager: pluggy.PluginManager, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    c, bin = Config(), tmp_path / "user" / "bin"
    manager.hook.tljh_custom_jupyterhub_config(c=c)
    assert c.Spawner.cmd == [str(bin / "course"), "prepare", "--", str(bin / "jupyterhub-singleuser")]
    assert "LTI13Authenticator" not in c
    for name, value in (("", "moodle"), ("_ADDRESS", "https://m.example.org"), ("_CLIENTS", "7")):
        monkeypatch.setenv(f"COURSE_LTI{name}", value)
    c.JupyterHub.authenticator_class = "firstuseauthenticator.FirstUseAuthenticator"  # TLJH's own, set before
    manager.hook.tljh_custom_jupyterhub_config(c=c)
    assert c.JupyterHub.authenticator_class == "ltiauthenticator.lti13.auth.LTI13Authenticator"
    assert c.LTI13Authenticator.client_id == {"7"} and c.SystemdSpawner.dynamic_users is False


def test_a_checkout_that_is_not_there_is_said(
    plugin: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COURSE_CHECKOUT", str(tmp_path))
    with pytest.raises(
        FileNotFoundError, match=r"is no checkout of the course\. Clone it there, or set COURSE_CHECKOUT"
    ):
        plugin.tljh_extra_hub_pip_packages()


@pytest.fixture
def tljh(tmp_path: Path) -> Path:
    """Stand-ins for the programs of a TLJH that is there already; each writes down how it was called. An admin has set the memory."""
    for name, folder in (("python", "hub/bin"), ("python", "user/bin"), ("tljh-config", "path")):
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True)
        answers = ANSWERS.get(f"{folder}/{name}", "")
        path.write_text(f'#!/bin/sh\necho {folder}/{name} "$@" >> {tmp_path}/calls\n{answers}', encoding="utf-8")
        path.chmod(0o755)
    return tmp_path


def test_the_script_for_a_tljh_that_is_there_installs_the_plugin_then_sets_the_hub(tljh: Path) -> None:
    variables = {
        "TLJH_HUB_ENVIRONMENT": str(tljh / "hub"),
        "TLJH_USER_ENVIRONMENT": str(tljh / "user"),
        "TLJH_CONFIG_FOLDER": str(tljh),
        "PATH": f"{tljh / 'path'}:{os.environ['PATH']}",
    }
    subprocess.run(["sh", ROOT / "deploy" / "tljh.sh"], env=variables, check=True, capture_output=True)
    calls = (tljh / "calls").read_text(encoding="utf-8").splitlines()
    plugin = ROOT / "deploy" / "tljh"
    assert calls[0] == f"hub/bin/python -m pip install --upgrade {plugin} jupyterhub-ltiauthenticator==1.6.3"
    assert calls[1] == "hub/bin/python -m gates_keep_memory_tljh"
    assert sorted(calls[2:-1]) == [  # the two ends of the pipe start in any order
        "hub/bin/python -m gates_keep_memory_tljh unset",
        "path/tljh-config set limits.cpu 2",
        "path/tljh-config set services.cull.timeout 3600",
        "path/tljh-config set user_environment.default_app jupyterlab",
        "path/tljh-config show",
    ]
    assert calls[-1] == "path/tljh-config reload"
    shutil.rmtree(tljh / "hub")
    gone = subprocess.run(["sh", ROOT / "deploy" / "tljh.sh"], env=variables, capture_output=True, text=True)
    assert gone.returncode == 1 and "There is no TLJH here" in gone.stderr


def test_the_hubs_jupyterhub_may_be_another(plugin: ModuleType) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import install\n"
        "print(*install.server('5.5.0')); print(*install.server(None))"
    )
    command = [sys.executable, "-c", code, str(ROOT / "deploy" / "image")]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert found == ["jupyterhub==5.5.0 nbgitpuller==1.3.0", "jupyterhub==6.1.1 nbgitpuller==1.3.0"]
