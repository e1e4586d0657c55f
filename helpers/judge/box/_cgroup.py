"""A limit on the memory of a whole job, by the kernel's own account, where this process may set one: root, or a delegated group."""

import contextlib
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

SELF = Path("/proc/self")
NAME = "gates-keep-memory-"
LEAVING = 2.0  # seconds that a group may take until it is empty


class MemoryGroup:
    """A control group with a limit on memory.

    Args:
        folder: where it lies, made by `memory_group`.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        # Whoever writes "0" to it is in the group from then on, with all that it starts later.
        self.entrance = os.open(folder / "cgroup.procs", os.O_WRONLY | os.O_CLOEXEC)

    def close(self) -> None:
        """Remove the group; its processes have ended."""
        os.close(self.entrance)
        until = time.monotonic() + LEAVING
        while time.monotonic() < until:
            try:
                self._folder.rmdir()
                return
            except FileNotFoundError:
                return
            except OSError:  # the last one is still leaving
                time.sleep(0.01)


def memory_group(limit: int) -> MemoryGroup | None:
    """Make a group, if this process may.

    Args:
        limit: bytes for all of its processes together, what they write to memory file systems included.

    Returns:
        The group, or None.
    """
    for parent, limits in _places():
        _sweep(parent)
        folder = parent / f"{NAME}{os.getpid()}-{time.monotonic_ns()}"
        try:
            folder.mkdir()
        except OSError:
            continue
        try:
            for number, name in enumerate(limits):
                try:
                    with open(
                        os.open(folder / name, os.O_WRONLY), "w"
                    ) as file:  # one that is not there must not be made
                        file.write(str(limit if number == 0 or "memsw" in name else 0))
                except FileNotFoundError:
                    if number == 0:  # no memory controller here; a swap without an account is no reason to do without
                        raise
            return MemoryGroup(folder)
        except OSError:
            with contextlib.suppress(OSError):
                folder.rmdir()
    return None


def _places() -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Where a group may be made, and the files that limit it, memory first: version 1 of control groups, then version 2."""
    try:
        mounts = (SELF / "mountinfo").read_text().splitlines()
        groups = (SELF / "cgroup").read_text().splitlines()
    except OSError:
        return
    own = {line.split(":", 2)[1]: line.split(":", 2)[2].lstrip("/") for line in groups if line.count(":") >= 2}
    for line in mounts:
        fields, _, kind = line.partition(" - ")
        root, point = (_unescaped(part) for part in fields.split()[3:5])
        if kind.startswith("cgroup ") and "memory" in kind.split()[-1].split(",") and "memory" in own:
            inside = os.path.relpath(f"/{own['memory']}", root)
            yield Path(point, inside), ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes")
        if kind.startswith("cgroup2 ") and "" in own:
            # A group with processes cannot limit those below it, but its parent can limit one beside it.
            inside = os.path.relpath(f"/{own['']}", root)
            yield Path(point, inside).parent if inside != "." else Path(point), ("memory.max", "memory.swap.max")


def _sweep(parent: Path) -> None:
    """Remove groups of graders that were killed; one that is in use is not empty and stays."""
    for folder in parent.glob(f"{NAME}*"):
        process = folder.name.removeprefix(NAME).partition("-")[0]
        if not Path("/proc", process).exists():
            with contextlib.suppress(OSError):
                folder.rmdir()


def _unescaped(path: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), path)
