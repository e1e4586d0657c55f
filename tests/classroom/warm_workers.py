"""Workers for a whole run of the tests, as all submissions of a class share them: keys unpacked, boxes warm, what is right computed."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from helpers import judge
from helpers.classroom._pool import local_pool
from helpers.judge.box._sandbox import refuse_to_show

PROBE = judge.probe_box


class WarmWorkers:
    """What `grade_class` takes in place of workers of its own. A pool whose worker died, or that an error ended, is made anew."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[Executor, ExitStack]] = {}
        self._environment: dict[str, str] = {}

    @contextmanager
    def pool(self, workers: int) -> Iterator[Executor]:
        """As `local_pool`; workers begun in another environment are no use."""
        environment = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
        if environment != self._environment:
            self.close()
            self._environment = environment
        if workers in self._open and getattr(self._open[workers][0], "_broken", True):
            self._open.pop(workers)[1].close()
        if workers not in self._open:
            stack = ExitStack()
            self._open[workers] = stack.enter_context(local_pool(workers)), stack
        try:
            yield self._open[workers][0]
        except BaseException as error:
            self._open.pop(workers)[1].__exit__(type(error), error, error.__traceback__)
            raise

    def close(self) -> None:
        """End them."""
        while self._open:
            self._open.popitem()[1][1].close()


def probe_once() -> Callable[[tuple[str, ...], Iterable[Path]], None]:
    """A `judge.probe_box` that looks from inside a box once for each kind; after that, at the list of what a box would show."""
    seen: set[tuple[str, ...]] = set()

    def probe(grants: tuple[str, ...] = ("numpy",), hidden: Iterable[Path] = ()) -> None:
        if grants in seen:
            refuse_to_show(tuple(dict.fromkeys(("numpy", *grants))), [Path(os.path.realpath(path)) for path in hidden])
        else:
            PROBE(grants, hidden)
            seen.add(grants)

    return probe
