"""Whoever does the work may die: every task has its answer, once."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from helpers.classroom._pool import local_pool, run_all


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

    answers = list(run_all(((n, twice, (n,)) for n in range(1, 6)), executors, 2))
    assert sorted(answers) == [(n, 2 * n, None) for n in range(1, 6)]


def test_what_ended_its_worker_runs_again_and_what_always_does_is_told(tmp_path: Path) -> None:
    work = [*((n, twice, (n,)) for n in range(1, 9)), (0, die_the_first_time, (tmp_path / "mark",)), (9, die, ())]
    answers = {name: (answer, error) for name, answer, error in run_all(work, partial(local_pool, 2), 2)}
    assert len(answers) == len(work)
    assert isinstance(answers.pop(9)[1], BrokenProcessPool)
    assert answers == {n: (2 * n, None) for n in range(9)}
