"""A class graded by a Dask cluster on this machine, in which a worker is killed and another joins: every grade, once?

    .venv/bin/python -m deploy.cluster FOLDER --submissions 2000 --workers 4

It needs what `pip install -e '.[cluster]'` brings, and bubblewrap. FOLDER gets the made-up class and its grades. At the end it prints
what a submission cost, and fails if a grade is missing, came twice, or differs from the one without a cluster; a part of the class is
graded without one, to compare.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path

from helpers import authoring, classroom
from helpers.content import course

LESSON, EXERCISES = "introduction-to-lstm", {"lstm-step": 10, "lstm-sequence": 6, "forget-bias-for-half-life": 4}
KILLED_AT, ADDED_AT = 0.25, 0.5  # of the submissions
COMPARED = 50  # submissions that are also graded without a cluster


class Cluster:
    """A scheduler and workers of one thread each, on this machine alone.

    Args:
        folder: gets their files and logs.
    """

    def __init__(self, folder: Path):
        self.folder, self.file = folder, folder / "scheduler.json"
        self.running: list[subprocess.Popen] = []
        self.workers: list[subprocess.Popen] = []
        scheduler = self._start("dask_scheduler", "--port", "0", "--scheduler-file", str(self.file))
        ends = time.monotonic() + 120
        while not self.address:
            if time.monotonic() > ends or scheduler.poll() is not None:
                self.end()
                raise RuntimeError(f"the scheduler did not start; {folder / 'dask_scheduler-0.log'} says why")
            time.sleep(0.1)

    @property
    def address(self) -> str:
        """Where the scheduler is; empty until its file is there, all of it."""
        with suppress(FileNotFoundError, ValueError):
            return str(json.loads(self.file.read_text())["address"])
        return ""

    def add(self, **environment: str) -> None:
        """Let one more worker join, whose environment has these variables as well."""
        place = ("--local-directory", str(self.folder / f"worker-{len(self.workers)}"))
        options = ("--nthreads", "1", "--no-nanny", "--scheduler-file", str(self.file), *place)
        self.workers.append(self._start("dask_worker", *options, **environment))

    def _start(self, program: str, *options: str, **environment: str) -> subprocess.Popen:
        command = [
            sys.executable,
            "-m",
            f"distributed.cli.{program}",
            "--host",
            "127.0.0.1",
            "--no-dashboard",
            *options,
        ]
        with (self.folder / f"{program}-{len(self.running)}.log").open("wb") as log:
            self.running.append(subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | environment))
        return self.running[-1]

    def end(self) -> None:
        """End all of them, the scheduler last, and wait for it."""
        for one in reversed(self.running):
            one.terminate()
        for one in self.running:
            try:
                one.wait(20)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a new folder")
    parser.add_argument("--submissions", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=4)
    options = parser.parse_args()
    folder: Path = options.folder.absolute()
    folder.mkdir(parents=True)
    lesson = course().lesson(LESSON)
    settings = classroom.Settings(assignment="cluster", title="A class on a cluster", seed=1, exercises=EXERCISES)
    key = classroom.assign(lesson, settings, folder / "assignment", authoring.derive(lesson).learner)
    classroom.write_sample(key, folder / "class", options.submissions)
    seen: list[int] = []
    with ExitStack() as stack:
        cluster = Cluster(folder)
        stack.callback(cluster.end)
        for _ in range(options.workers):
            cluster.add()

        def progress(done: int, of: int) -> None:
            seen.append(done)
            if done == int(KILLED_AT * of):
                cluster.workers[0].kill()
                print(f"{done} graded: a worker is killed", flush=True)
            if done == int(ADDED_AT * of):
                cluster.add()
                print(f"{done} graded: a worker joins", flush=True)

        began = time.monotonic()
        how = classroom.Options(workers=2 * options.workers, scheduler=cluster.address)
        summary = classroom.grade_class(folder / "class", key, folder / "graded", how, progress)
        seconds = time.monotonic() - began
    wrong = problems(folder, key, summary, seen, options.submissions)
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    processor = sum(one.ru_utime + one.ru_stime for one in spent)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(
        f"{options.submissions} submissions of {len(EXERCISES)} exercises, {options.workers} workers, {os.cpu_count()} processors:"
    )
    print(f"  {seconds:.0f} s, {1000 * seconds / options.submissions:.0f} ms a submission; load at the end: {load}")
    print(
        f"  {1000 * processor / options.submissions:.0f} ms of processor time a submission, all but the killed worker's"
    )
    print("\n".join(wrong) or "  every grade is there, once")
    return 1 if wrong else 0


def problems(folder: Path, key: classroom.Key, summary: classroom.Summary, seen: list[int], wanted: int) -> list[str]:
    """What is wrong with the grades: some missing, some that came twice, or others than without a cluster."""
    found = []
    if dict(summary.statuses) != {"graded": wanted} or summary.fresh != wanted:
        found.append(f"graded: {dict(summary.statuses)}, {summary.fresh} of them now, expected {wanted}")
    if seen != list(range(wanted + 1)):
        found.append("the submissions did not come one by one, each once")
    some = folder / "some"
    some.mkdir()
    for path in sorted((folder / "class").iterdir())[:: max(1, wanted // COMPARED)]:
        (shutil.copytree if path.is_dir() else shutil.copy)(path, some / path.name)
    classroom.grade_class(some, key, folder / "alone", classroom.Options(workers=1))
    alone = list((folder / "alone" / "learners").glob("*.json"))
    others = [one.name for one in alone if one.read_bytes() != (folder / "graded" / "learners" / one.name).read_bytes()]
    return found + ([f"graded otherwise without a cluster: {', '.join(others)}"] if others or not alone else [])


if __name__ == "__main__":
    raise SystemExit(main())
