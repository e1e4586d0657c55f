"""The benchmarks run, and each is a ratio to a peer from the same run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from helpers._cli import main
from helpers.bench import RUNS, _playground

pytestmark = pytest.mark.slow

SMALL = """
import dataclasses, json
from helpers.bench._grading import again, memory, times
from helpers.bench._training import training
print(json.dumps([dataclasses.asdict(one) for one in (*times(3, 1), *training(1), again(6, 1), memory(3, 6))]))
"""


def test_every_benchmark_has_its_peer_in_the_same_run() -> None:
    found = subprocess.run(
        [
            sys.executable,
            "-m",
            "helpers._cli",
            "bench",
            "cells",
            "checks",
            "widgets",
            "playground",
            "--json",
            "--runs",
            "1",
        ],
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr
    benchmarks = json.loads(found.stdout)["benchmarks"]
    titles = " ".join(one["title"] for one in benchmarks)
    for word in (
        "LSTM forward,",
        "LSTM forward + backward,",
        "check lstm-step",
        "slider to pixels",
        "in the playground",
    ):
        assert word in titles
    for one in benchmarks:
        for figure in (one["ours"], one["peer"]):
            assert 0 < figure["lowest"] <= figure["median"] <= figure["highest"]
            assert figure["runs"] == 1
        assert one["ratio"] == one["ours"]["median"] / one["peer"]["median"]
    assert all(RUNS[name] >= 7 for name in ("cells", "checks", "widgets")), "where nothing else is said"


def test_grading_is_measured_against_nbgrader_with_the_same_grades() -> None:
    found = subprocess.run([sys.executable, "-c", SMALL], capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    course, lean, training, again, memory = json.loads(found.stdout)
    assert training["ratio"] < 1 and training["ours"]["runs"] == 1
    for one in (course, lean):
        assert one["ours"]["runs"] == one["peer"]["runs"] == 1 and one["ratio"] > 0
        assert "nothing isolated" in one["note"]
    assert course["peer"]["median"] > lean["peer"]["median"]
    assert again["ratio"] < 1 and "a submission" in again["note"]
    assert 50 < memory["ours"]["median"] < 2000


def test_a_number_of_runs_that_is_none_is_said() -> None:
    command = [sys.executable, "-m", "helpers._cli", "bench", "cells", "--runs", "0"]
    found = subprocess.run(command, capture_output=True, text=True)
    assert found.returncode == 2
    assert "--runs is 0" in found.stderr


def test_a_benchmark_that_is_none_is_said() -> None:
    command = [sys.executable, "-m", "helpers._cli", "bench", "gradng"]
    found = subprocess.run(command, capture_output=True, text=True)
    assert found.returncode == 2
    assert "There are cells, checks, widgets, playground, pages, grading" in found.stderr


def test_the_playground_without_a_checkout_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    monkeypatch.setattr(_playground, "SCRIPT", Path("no-such-folder") / "bench.js")
    assert main(["bench", "playground"]) == 1
    assert "needs the course's checkout" in capsys.readouterr().err
