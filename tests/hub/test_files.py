"""What deploy/ and the workflows hold for machines that the tests don't have: it parses, and names what is there."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = sorted((ROOT / "deploy").rglob("*.sh"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_each_step_of_a_workflow_does_something(path: Path) -> None:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    assert steps and all(("uses" in step) != ("run" in step) for step in steps)
    for step in steps:
        if "run" in step:
            subprocess.run(["sh", "-n"], input=step["run"], text=True, check=True)
            for script in re.findall(r"(?<![\w/.-])[\w./-]+\.(?:py|sh)|[\w./-]+/Dockerfile", step["run"]):
                assert (ROOT / script).is_file(), script


def test_values_for_zero_to_jupyterhub_start_the_course() -> None:
    values = yaml.safe_load((ROOT / "deploy" / "zero-to-jupyterhub.yaml").read_text(encoding="utf-8"))
    single = values["singleuser"]
    assert single["cmd"][:2] == ["course", "prepare"] and single["cmd"][-1].startswith("jupyterhub-singleuser")
    assert single["defaultUrl"] == "/lab" and values["cull"]["enabled"] is True
    assert set(single["memory"]) == set(single["cpu"]) == {"limit", "guarantee"}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_shell_script_can_be_read_and_runs_what_is_there(path: Path) -> None:
    subprocess.run(["sh", "-n", path], check=True)
    for script in re.findall(r"\$here/([\w./-]+\.py)", path.read_text(encoding="utf-8")):
        assert (path.parent / script).is_file(), script


def test_the_image_runs_the_script_that_is_tested() -> None:
    text = (ROOT / "deploy" / "image" / "Dockerfile").read_text(encoding="utf-8")
    script = re.findall(r"RUN python /srv/course/(\S+)", text)
    assert script == ["deploy/image/install.py"]
    run = subprocess.run([sys.executable, ROOT / script[0], "--help"], capture_output=True, text=True)
    assert run.returncode == 0 and "--python" in run.stdout and "--jupyterhub" in run.stdout


def test_the_images_steps_come_in_an_order_that_can_work() -> None:
    text = (ROOT / "deploy" / "image" / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    steps = [line for line in text.splitlines() if line and not line.startswith("#")]
    order = ["FROM", "ARG", "RUN", "COPY", "RUN", "RUN", "USER", "WORKDIR", "ENV", "ENTRYPOINT", "CMD"]
    assert [step.split()[0] for step in steps] == order
    tools, files, course, user = steps[2:6]
    assert "tini" in tools and "git" in tools and 'ENTRYPOINT ["tini", "--"]' in steps, "what starts all is installed"
    source = files.split()[-1]
    assert f"{source}/deploy/image/install.py" in course and course.endswith(f'rm -rf {source} "$HOME/.cache"')
    home, ident = re.findall(r"--home-dir (\S+) --uid (\d+)", user)[0]
    assert f"USER {ident}" in steps and f"WORKDIR {home}" in steps and f"ENV HOME={home} " in text
    values = yaml.safe_load((ROOT / "deploy" / "zero-to-jupyterhub.yaml").read_text(encoding="utf-8"))
    assert values["singleuser"]["storage"]["homeMountPath"] == home
    assert json.loads(steps[-1].removeprefix("CMD ")) == values["singleuser"]["cmd"]
