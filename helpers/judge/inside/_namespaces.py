"""What a job in a box has for itself alone, by system calls that Python does not offer: processes, /tmp, /proc; and no rights.

A script that imports nothing of the course.
"""

import contextlib
import ctypes
import os
import struct
from collections.abc import Iterator

NEW_MOUNTS, NEW_IPC, NEW_PROCESSES = 0x20000, 0x8000000, 0x20000000  # unshare(2)
READ_ONLY, NO_SUID, NO_DEVICES, NO_EXEC, BIND, RECURSIVE, PRIVATE = 1, 2, 4, 8, 0x1000, 0x4000, 0x40000  # mount(2)
BEFORE = "/box/tmp"  # where a job finds the box's own /tmp
SET_DUMPABLE, SET_NO_NEW_PRIVILEGES, END_WITH_PARENT = 4, 38, 1  # prctl(2)
CAPABILITIES = 0x20080522  # the version of capset(2) that has 64 of them
FILES = 10_000  # in /tmp
PASSING_SIZE = 16 << 20
LIBC = ctypes.CDLL(None, use_errno=True)


def hide_memory() -> None:
    """Nobody but root may read or write this process, nor take its descriptors; what it forks inherits that."""
    _check("prctl", LIBC.prctl(SET_DUMPABLE, 0, 0, 0, 0))


def own_processes() -> None:
    """From here on, what this process forks counts from 1, sees nobody else, and ends with the first of them."""
    _check("unshare", LIBC.unshare(NEW_MOUNTS | NEW_IPC | NEW_PROCESSES))


@contextlib.contextmanager
def passing_folder() -> Iterator[str]:
    """A folder to write to that is gone afterwards, with all that is in it."""
    _mount("tmpfs", BEFORE, "tmpfs", NO_SUID | NO_DEVICES, f"size={PASSING_SIZE},mode=0700")
    try:
        yield BEFORE
    finally:
        _check("umount", LIBC.umount2(BEFORE.encode(), 0))


def own_folders(tmp_size: int) -> None:
    """An empty /tmp, and a /proc of these processes alone.

    Args:
        tmp_size: bytes that /tmp takes.
    """
    _mount("none", "/", None, RECURSIVE | PRIVATE)
    ways = os.listdir("/tmp")  # the course may lie there itself; what it needs stays where it is
    if ways:
        _mount("/tmp", BEFORE, None, BIND | RECURSIVE)
    _mount("tmpfs", "/tmp", "tmpfs", NO_SUID | NO_DEVICES, f"size={tmp_size},nr_inodes={FILES},mode=1777")
    for way in ways:
        os.mkdir(f"/tmp/{way}")
        _mount(f"{BEFORE}/{way}", f"/tmp/{way}", None, BIND | RECURSIVE)
    try:
        _mount("proc", "/proc", "proc", NO_SUID | NO_DEVICES | NO_EXEC)
    except (
        OSError
    ):  # some containers hide parts of /proc and allow no other; none at all shows less, and Python runs without
        _mount("tmpfs", "/proc", "tmpfs", NO_SUID | NO_DEVICES | NO_EXEC | READ_ONLY, "size=4k,mode=0555")


def drop_rights(user: int | None) -> None:
    """Give up every right, for good.

    Args:
        user: whom to become; None to stay who this is.
    """
    if user is not None:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    head = struct.pack("Ii", CAPABILITIES, 0)
    _check("capset", LIBC.capset(head, bytes(24)))
    _check("prctl", LIBC.prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    _check("prctl", LIBC.prctl(END_WITH_PARENT, 9, 0, 0, 0))


def memory_of(processes: set[str]) -> int:
    """Bytes that processes hold: their own pages and shared ones, those in the swap too.

    Args:
        processes: their numbers, as /proc has them.
    """
    return sum(map(_memory, processes))


def _memory(process: str) -> int:
    total = 0
    with contextlib.suppress(OSError, ValueError, IndexError), open(f"/proc/{process}/status", "rb") as file:
        for line in file:
            if line.startswith((b"RssAnon", b"RssShmem", b"VmSwap")):
                total += int(line.split()[1]) << 10
    return total


def _mount(source: str, target: str, kind: str | None, flags: int, options: str = "") -> None:
    found = LIBC.mount(source.encode(), target.encode(), kind and kind.encode(), flags, options.encode() or None)
    _check(f"mount {target}", found)


def _check(call: str, found: int) -> None:
    if found != 0:
        raise OSError(ctypes.get_errno(), f"{call}: {os.strerror(ctypes.get_errno())}")
