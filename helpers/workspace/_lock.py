"""One program at a time in a workspace: two that start together (two tabs of a hub, a double click) would write the same files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from helpers.workspace._errors import WorkspaceError

WAIT = 60.0  # seconds; all lessons take less than one


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other program prepares this workspace. A program that is killed lets go of it.

    Args:
        folder: the workspace.

    Raises:
        WorkspaceError: another one has held it for a minute.
    """
    place = folder / ".course" / "lock"
    lock = FileLock(place, timeout=WAIT)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise WorkspaceError(
            f"Another program has been at work in {folder} for {WAIT:.0f} s. End other `course` commands there, then try again."
        ) from None
    except (OSError, NotImplementedError):
        # A folder that can't be written, or a network drive without locks: reading goes on, and what can't be written is said there.
        yield
        return
    try:
        yield
    finally:
        lock.release()
