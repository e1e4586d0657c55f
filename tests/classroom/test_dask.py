"""A class graded by two real Dask workers, one of them killed in the middle: every grade, once."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import distributed
import psutil
import pytest

from helpers import classroom

pytestmark = pytest.mark.slow

LEARNERS = 24


def started(*arguments: str, log: Path, **environment: str) -> subprocess.Popen:
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", *arguments], stdout=out, stderr=out, env=os.environ | environment
        )


@pytest.fixture
def path_of_the_second() -> str:
    """Where the second worker looks for programs."""
    return os.environ["PATH"]


@pytest.fixture
def cluster(tmp_path: Path, path_of_the_second: str) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """A scheduler on a free port of this machine, and two workers of one thread each."""
    file = tmp_path / "scheduler.json"
    here = ("--host", "127.0.0.1")
    scheduler = started(
        "distributed.cli.dask_scheduler",
        *here,
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(file),
        log=tmp_path / "s.log",
    )
    running = [scheduler]
    try:
        wait_for(lambda: address_in(file), "the scheduler")
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--scheduler-file", str(file), *here)
        workers = [
            started(
                "distributed.cli.dask_worker",
                *options,
                "--local-directory",
                str(tmp_path / f"w{n}"),
                log=tmp_path / f"w{n}.log",
                PATH=path,
            )
            for n, path in enumerate((os.environ["PATH"], path_of_the_second))
        ]
        running += workers
        yield address_in(file), workers
    finally:
        family = [child for one in running for child in children(one.pid)]
        for one in running:
            one.kill()
            one.wait()
        psutil.wait_procs(family, timeout=20)


def children(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def address_in(file: Path) -> str | None:
    """What a scheduler's file says, once all of it is there."""
    with suppress(FileNotFoundError, ValueError):
        return json.loads(file.read_text())["address"]
    return None


def wait_for(happened, what: str) -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline, f"{what} did not come"
        time.sleep(0.05)


def test_two_workers_one_killed_every_grade_once(cluster, key, tmp_path: Path) -> None:
    address, workers = cluster
    folder, out, alone = tmp_path / "class", tmp_path / "out", tmp_path / "alone"
    classroom.write_sample(key, folder, LEARNERS)
    seen: list[int] = []

    def progress(done: int, of: int) -> None:
        seen.append(done)
        if done == 6:
            workers[0].kill()

    options = classroom.Options(workers=2, scheduler=address)
    summary = classroom.grade_class(folder, key, out, options, progress)
    assert workers[0].wait(20) != 0, "it was killed in the middle"
    assert dict(summary.statuses) == {"graded": LEARNERS} and summary.fresh == LEARNERS
    assert seen == list(range(LEARNERS + 1)), "each was told once"
    assert (out / "grades.csv").read_text().count("\n") == LEARNERS + 1
    classroom.grade_class(folder, key, alone, replace(options, scheduler=None))
    for path in sorted(alone.rglob("*")):
        if path.is_file():
            assert (out / path.relative_to(alone)).read_bytes() == path.read_bytes()


def test_a_scheduler_that_is_not_there_is_said(key, tmp_path: Path) -> None:
    folder = tmp_path / "class"
    classroom.write_sample(key, folder, 1)
    with pytest.raises(classroom.ClassroomError, match=r"no Dask scheduler answers at 'tcp://127\.0\.0\.1:9'"):
        classroom.grade_class(folder, key, tmp_path / "out", classroom.Options(scheduler="tcp://127.0.0.1:9"))


@pytest.mark.parametrize("path_of_the_second", ["/nowhere"])
def test_a_worker_without_a_box_grades_nobody(cluster, key, tmp_path: Path) -> None:
    address, _ = cluster
    folder, out = tmp_path / "class", tmp_path / "out"
    classroom.write_sample(key, folder, 4)
    with distributed.Client(address) as client:
        client.wait_for_workers(2, timeout=60)
    with pytest.raises(classroom.ClassroomError, match=r"(?s)Nothing was graded.*tcp://.*there is no `bwrap`"):
        classroom.grade_class(folder, key, out, classroom.Options(workers=2, scheduler=address))
    assert not list(out.glob("learners/*"))
