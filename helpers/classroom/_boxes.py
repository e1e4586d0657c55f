"""The boxes of a worker: warm from one submission to the next, and closed with it."""

import contextlib
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.util import Finalize

from helpers import judge

# Kinds of boxes, by the packages inside, that were seen to hold on this machine. A worker that is a fork knows what its parent saw.
_held: dict[tuple[str, ...], set[str]] = {}  # by what is granted: what was seen to be hidden


class Boxes(threading.local):
    """Boxes by what is granted inside: one for learners' code, and, where it is needed, one that computes the course's own functions.

    They are a thread's own, as boxes are, and are shared by all submissions: each job in one has processes, /tmp and memory of its own.
    """

    def __init__(self) -> None:
        self._open: dict[tuple[str, tuple[str, ...]], judge.Bubblewrap] = {}
        self._process = 0

    def run(self, job: judge.Job, served_by: Mapping[str, int] | None = None) -> judge.Outcome:
        """Run a learner's job, see `judge.Bubblewrap.run`."""
        return self._box("learner", job.grants).run(job, served_by)

    @contextlib.contextmanager
    def serving(self, jobs: Sequence[judge.Job], seconds: float) -> Iterator[Mapping[str, int]]:
        """Compute functions of the course for a learner's job, see `judge.Bubblewrap.serving`. No learner's code runs in that box."""
        grants = tuple(dict.fromkeys(grant for job in jobs for grant in job.grants))
        with self._box("course", grants).serving(jobs, seconds) as served_by:
            yield served_by

    def close(self) -> None:
        """End this thread's boxes."""
        _close_all(self._open)

    def _box(self, whose: str, grants: tuple[str, ...]) -> judge.Bubblewrap:
        if self._process != os.getpid():  # a fork must not use the boxes of its parent
            self._open, self._process = {}, os.getpid()
            Finalize(None, _close_all, (self._open,), exitpriority=10)  # atexit does not run in a worker
        if (whose, grants) not in self._open:
            see_that_boxes_hold(grants)
            self._open[whose, grants] = judge.Bubblewrap(grants)
        return self._open[whose, grants]


def see_that_boxes_hold(grants: tuple[str, ...], hidden: Sequence = ()) -> None:
    """Probe a kind of box, in this process, unless that is done.

    Args:
        grants: packages to have inside.
        hidden: what must not be inside, besides the course.

    Raises:
        BoxError: there is none here, or it does not hold.
    """
    paths = {os.path.realpath(path) for path in hidden}
    if not (grants in _held and paths <= _held[grants]):
        judge.probe_box(grants, hidden)
        _held[grants] = paths


def _close_all(boxes: dict[tuple[str, tuple[str, ...]], judge.Bubblewrap]) -> None:
    while boxes:
        boxes.popitem()[1].close()
