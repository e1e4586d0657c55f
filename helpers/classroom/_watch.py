"""When something has arrived where submissions lie."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

State = dict[str, tuple[int, int]]

LOOK = 2.0  # seconds from one look to the next; what lies still from one to the next has been written whole


def arrivals(where: Path, leave_out: Path, look: float = LOOK) -> Iterator[None]:
    """Once at the start, and then whenever files have come, gone or changed and lie still again.

    Args:
        where: a folder or a file; it may not be there for a while.
        leave_out: a folder that may lie inside and doesn't count: that of the grades.
        look: seconds from one look to the next.

    Yields:
        Nothing but the moment. It never ends by itself.
    """
    seen: State = {}
    before = _state(where, leave_out)
    while True:
        if before and before != seen:
            seen = before
            yield
        time.sleep(look)
        while (now := _state(where, leave_out)) != before:  # it is still coming
            before = now
            time.sleep(look)


def _state(where: Path, leave_out: Path) -> State:
    """Each file's size and time of change."""
    found: State = {}
    for path in _files(where, leave_out.resolve()):
        with suppress(OSError):
            stat = path.stat()
            found[str(path)] = (stat.st_size, stat.st_mtime_ns)
    return found


def _files(where: Path, leave_out: Path) -> Iterator[Path]:
    if not where.is_dir():
        yield where
    for folder, below, names in os.walk(where):
        below[:] = [name for name in below if (Path(folder) / name).resolve() != leave_out]
        yield from (Path(folder) / name for name in names)
