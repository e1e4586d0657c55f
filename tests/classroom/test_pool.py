"""Whoever does the work may die: every task has its answer, once."""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from helpers.classroom._pool import Late, Task, local_pool, run_all

pytestmark = pytest.mark.slow

LONG = 600.0  # seconds; no task here takes them


def twice(number: int) -> int:
    return 2 * number


def die_the_first_time(mark: Path) -> int:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 0


def die() -> int:
    os.kill(os.getpid(), signal.SIGKILL)


class Breaks:
    """A pool whose worker dies before the third task is given to it."""

    def __init__(self) -> None:
        self.given = 0

    def submit(self, work: object, *arguments: int) -> Future:
        self.given += 1
        if self.given == 3:
            raise BrokenProcessPool("a worker died")
        future: Future = Future()
        future.set_result(work(*arguments))
        return future


def test_a_worker_that_dies_between_two_tasks_costs_nothing() -> None:
    pools = iter([Breaks(), Breaks(), Breaks(), Breaks()])

    @contextmanager
    def executors() -> Iterator[Breaks]:
        yield next(pools)

    answers = list(run_all((Task(n, twice, (n,), LONG) for n in range(1, 6)), executors, 2))
    assert sorted(answers) == [(n, 2 * n, None) for n in range(1, 6)]


def test_what_ended_its_worker_runs_again_and_what_always_does_is_told(tmp_path: Path) -> None:
    work = [Task(n, twice, (n,), LONG) for n in range(1, 9)]
    work += [Task(0, die_the_first_time, (tmp_path / "mark",), LONG), Task(9, die, (), LONG)]
    answers = {name: (answer, error) for name, answer, error in run_all(work, partial(local_pool, 2), 2)}
    assert len(answers) == len(work)
    assert isinstance(answers.pop(9)[1], BrokenProcessPool)
    assert answers == {n: (2 * n, None) for n in range(9)}


def hang() -> int:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(1)


def test_a_worker_that_is_late_is_replaced_and_its_task_is_not_tried_again() -> None:
    work = [Task(0, hang, (), 1.0), *(Task(n, twice, (n,), LONG) for n in range(1, 9)), Task(9, hang, (), 1.0)]
    before = multiprocessing.active_children()
    answers = {name: (answer, error) for name, answer, error in run_all(work, partial(local_pool, 2), 2)}
    for name in (0, 9):
        assert answers[name][0] is None and isinstance(answers.pop(name)[1], Late)
    assert answers == {n: (2 * n, None) for n in range(1, 9)}, "the others are not touched"
    assert set(multiprocessing.active_children()) <= set(before)


class Silent:
    """A cluster that has lost a task: its future never runs and never ends."""

    def submit(self, work: object, *arguments: int) -> Future:
        future: Future = Future()
        if arguments[0] != 2:
            future.set_result(work(*arguments))
        return future


def test_silence_has_a_deadline_where_nobody_says_what_runs() -> None:
    @contextmanager
    def executors() -> Iterator[Silent]:
        yield Silent()

    answers = {name: error for name, _, error in run_all((Task(n, twice, (n,), 0.5) for n in range(4)), executors, 2)}
    assert isinstance(answers.pop(2), Late) and set(answers.values()) == {None}


def test_torch_at_work_here_does_not_hang_it_in_a_worker() -> None:
    """Its threads don't live on in a fork. In a process of its own: pytest has threads, and where there are some no worker is a fork."""
    script = """
import torch
from helpers.classroom._pool import local_pool

def product():
    torch.set_num_threads(2)
    square = torch.ones(400, 400, dtype=torch.float64)
    return (square @ square)[0, 0].item()

if __name__ == "__main__":
    product()
    with local_pool(1) as pool:
        print(pool.submit(product).result())
"""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(script)
        file.flush()
        done = subprocess.run([sys.executable, file.name], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "400.0"
