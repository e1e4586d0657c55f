"""Who does the work: processes of this machine, or the workers of a Dask cluster."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from helpers.classroom._errors import ClassroomError

T = TypeVar("T")
ATTEMPTS = 3  # a submission that ended that many workers is not tried again
LOOK = 0.5  # seconds from one look at the running tasks to the next


class Late(Exception):
    """A task had no answer in its time, and its worker was replaced."""


@dataclass(frozen=True)
class Task(Generic[T]):
    """Something to do.

    Args:
        name: the task's own.
        function: what to call.
        arguments: what with.
        seconds: how long its worker may take.
    """

    name: T
    function: Callable[..., Any]
    arguments: tuple
    seconds: float


def run_all(
    tasks: Iterable[Task[T]], executors: Callable[[], Any], workers: int
) -> Iterator[tuple[T, Any, BaseException | None]]:
    """Run tasks, a few at a time, so that memory does not grow with their number.

    A worker process that dies takes its pool with it; the pool is made anew, and what had no answer runs again, one at a time. A worker
    that is late is ended in the same way, and its task is not tried again.

    Args:
        tasks: drawn only when there is room.
        executors: opens an executor, as a context manager.
        workers: how many tasks run at a time.

    Yields:
        (name, answer, None) or (name, None, error), in the order in which they end.
    """
    waiting = iter(tasks)
    again: list[Task[T]] = []
    attempts: dict[T, int] = {}
    while True:
        with executors() as executor:
            running: dict[Future, Task[T]] = {}
            since: dict[Future, float] = {}  # when a task was first seen to run
            broken = replaced = False
            heard = time.monotonic()
            while not broken:
                room = 1 if again else 2 * workers
                while len(running) < room and (task := again.pop() if again else next(waiting, None)):
                    try:
                        running[executor.submit(task.function, *task.arguments)] = task
                    except BrokenProcessPool:  # a worker died since we last looked
                        broken = True
                        again.append(task)
                        break
                if not running and not broken:
                    return
                done = wait(running, LOOK, return_when=FIRST_COMPLETED).done
                now = time.monotonic()
                heard = now if done else heard
                for future in done:
                    task, error = running.pop(future), future.exception()
                    if isinstance(error, BrokenProcessPool):
                        broken = True
                        attempts[task.name] = attempts.get(task.name, 0) + 1
                        if replaced or attempts[task.name] < ATTEMPTS:
                            again.append(task)
                            continue
                    yield task.name, None if error else future.result(), error
                for future, task in list(running.items()):
                    if future.running():
                        since.setdefault(future, now)
                    # A cluster may not say what runs; then silence decides.
                    if now - since.get(future, now) > task.seconds or now - heard > 2 * task.seconds:
                        del running[future]
                        future.cancel()
                        broken = replaced = _end_workers(executor) or broken
                        yield task.name, None, Late(f"no answer within {task.seconds:.0f} s; it was replaced")
            again += running.values()


def _end_workers(executor: Executor) -> bool:
    """End the processes of a pool of this machine; False for a cluster, which looks after its own."""
    processes = getattr(executor, "_processes", None)
    for process in list((processes or {}).values()):
        process.kill()
    return processes is not None


@contextmanager
def local_pool(workers: int) -> Iterator[Executor]:
    """Processes of this machine; they end with this one, also when it is killed."""
    with ProcessPoolExecutor(workers, _context(), initializer=_begin, initargs=(dict(os.environ),)) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in list((pool._processes or {}).values()):
                process.terminate()
            raise


def _context() -> Any:
    """How a worker starts. Learners' code never runs in it, so it may be a fork, which has all modules loaded: half a second each."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    # Threads, torch's own among them, don't live on in a fork: the first layer that counts on them waits for ever. There a process
    # without any is kept, to be forked: it has loaded what a worker needs, once.
    if threading.active_count() == 1 and "torch" not in sys.modules:
        return multiprocessing.get_context("fork")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["helpers.classroom._work"])
    return context


def _begin(environment: dict[str, str]) -> None:
    """A worker begins: it has its parent's environment as it is now, and ends with its parent."""
    os.environ.clear()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, which ends its workers without a word

    def wait_for_it() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait_for_it, daemon=True).start()


@contextmanager
def dask_pool(address: str, probe: Callable[[], None] | None = None) -> Iterator[Executor]:
    """The workers of a Dask scheduler. Dask runs a dead worker's tasks elsewhere.

    Args:
        address: the scheduler's.
        probe: runs once on each worker that is there now; where it raises, nothing is graded.

    Raises:
        ClassroomError: there is no scheduler, or a worker's probe failed.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ClassroomError(
            "`--scheduler` needs Dask, which is not installed. In the course's folder, run: "
            ".venv/bin/pip install -c constraints.txt -e '.[cluster]'"
        ) from None
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise ClassroomError(
            f"no Dask scheduler answers at {address!r} ({error}). Start one, or leave `--scheduler` out to grade on this machine."
        ) from error
    with client:
        failed = client.run(probe, on_error="return") if probe else {}
        if reasons := [f"{worker}: {error}" for worker, error in failed.items() if isinstance(error, BaseException)]:
            raise ClassroomError("Nothing was graded. " + "\n".join(reasons))
        with client.get_executor(pure=False, retries=ATTEMPTS) as pool:
            yield pool
