"""Who does the work: processes of this machine, or the workers of a Dask cluster."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from helpers.classroom._errors import ClassroomError

T = TypeVar("T")
ATTEMPTS = 3  # a submission that ended that many workers is not tried again


def run_all(
    tasks: Iterable[tuple[T, Callable[..., Any], tuple]], executors: Callable[[], Any], workers: int
) -> Iterator[tuple[T, Any, Exception | None]]:
    """Run tasks, a few at a time, so that memory does not grow with their number.

    A worker process that dies takes its pool with it; the pool is made anew, and what had no answer runs again, one at a time.

    Args:
        tasks: (name, function, arguments); drawn only when there is room.
        executors: opens an executor, as a context manager.
        workers: how many tasks run at a time.

    Yields:
        (name, answer, None) or (name, None, error), in the order in which they end.
    """
    waiting, again = iter(tasks), []
    attempts: dict[T, int] = {}
    while True:
        with executors() as executor:
            running: dict[Future, tuple] = {}
            broken = False
            while not broken:
                room = 1 if again else 2 * workers
                while len(running) < room and (task := again.pop() if again else next(waiting, None)):
                    try:
                        running[executor.submit(task[1], *task[2])] = task
                    except BrokenProcessPool:  # a worker died since we last looked
                        broken = True
                        again.append(task)
                        break
                if not running and not broken:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    task, error = running.pop(future), future.exception()
                    if isinstance(error, BrokenProcessPool):
                        broken = True
                        attempts[task[0]] = attempts.get(task[0], 0) + 1
                        if attempts[task[0]] < ATTEMPTS:
                            again.append(task)
                            continue
                    yield task[0], None if error else future.result(), error
            for task in running.values():
                again.append(task)


@contextmanager
def local_pool(workers: int) -> Iterator[Executor]:
    """Processes of this machine; they end with this one, also when it is killed."""
    # Learners' code never runs in a worker. So where it is safe, a worker is a fork, which has all modules loaded: half a second each.
    forks = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in list((pool._processes or {}).values()):
                process.terminate()
            raise


def _end_with_parent() -> None:
    def wait_for_it() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait_for_it, daemon=True).start()


@contextmanager
def dask_pool(address: str) -> Iterator[Executor]:
    """The workers of a Dask scheduler. Dask runs a dead worker's tasks elsewhere."""
    try:
        from distributed import Client
    except ImportError:
        raise ClassroomError(
            "`--scheduler` needs Dask, which is not installed. Run: pip install 'gates-keep-memory[cluster]'."
        ) from None
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise ClassroomError(
            f"no Dask scheduler answers at {address!r} ({error}). Start one, or leave `--scheduler` out to grade on this machine."
        ) from error
    with client, client.get_executor(pure=False, retries=ATTEMPTS) as pool:
        yield pool
