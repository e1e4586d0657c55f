"""A class graded by two real Dask workers, one of them killed in the middle: every grade, once."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import distributed
import psutil
import pytest

from deploy.cluster import Cluster
from helpers import classroom

pytestmark = pytest.mark.slow

LEARNERS = 24


@pytest.fixture
def path_of_the_second() -> str:
    """Where the second worker looks for programs."""
    return os.environ["PATH"]


@pytest.fixture
def cluster(tmp_path: Path, path_of_the_second: str) -> Iterator[Cluster]:
    """A scheduler on a free port of this machine, and two workers of one thread each."""
    found = Cluster(tmp_path)
    try:
        found.add()
        found.add(PATH=path_of_the_second)
        yield found
    finally:
        family = [child for one in found.running for child in children(one.pid)]
        found.end()
        psutil.wait_procs(family, timeout=20)


def children(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def test_two_workers_one_killed_every_grade_once(cluster: Cluster, key, tmp_path: Path) -> None:
    folder, out, alone = tmp_path / "class", tmp_path / "out", tmp_path / "alone"
    classroom.write_sample(key, folder, LEARNERS)
    seen: list[int] = []

    def progress(done: int, of: int) -> None:
        seen.append(done)
        if done == 6:
            cluster.workers[0].kill()

    options = classroom.Options(workers=2, scheduler=cluster.address)
    summary = classroom.grade_class(folder, key, out, options, progress)
    assert cluster.workers[0].wait(20) != 0, "it was killed in the middle"
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
def test_a_worker_without_a_box_grades_nobody(cluster: Cluster, key, tmp_path: Path) -> None:
    folder, out = tmp_path / "class", tmp_path / "out"
    classroom.write_sample(key, folder, 4)
    with distributed.Client(cluster.address) as client:
        client.wait_for_workers(2, timeout=60)
    with pytest.raises(classroom.ClassroomError, match=r"(?s)Nothing was graded.*tcp://.*there is no `bwrap`"):
        classroom.grade_class(folder, key, out, classroom.Options(workers=2, scheduler=cluster.address))
    assert not list(out.glob("learners/*"))
