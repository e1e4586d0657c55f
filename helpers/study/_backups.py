"""Copies of the progress file, one a day; and what becomes of a damaged one: it is set aside, and the newest good copy takes its place."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from helpers.study._events import Event, event_of

KEPT = 7
PATIENCE = 10.0  # seconds for another kernel that restores, too


@dataclass(frozen=True)
class Restored:
    """What was done about a damaged file.

    Attributes:
        aside: where it lies now.
        backup: the day of the copy that took its place; None where there was none, so that progress begins empty.
        rescued: the events that could still be read in the damaged file.
    """

    aside: Path
    backup: date | None
    rescued: tuple[Event, ...]


def keep_backup(path: Path, today: date) -> None:
    """Copy a good file, once a day, and remove the oldest copies. What hinders it is no reason to stop a lesson.

    Args:
        path: the progress file.
        today: the day that the copy is called after.
    """
    target = _folder(path) / f"{path.stem}-{today.isoformat()}{path.suffix}"
    with contextlib.suppress(OSError, sqlite3.Error):
        if target.exists():
            return
        target.parent.mkdir(exist_ok=True)
        scratch = target.with_name(f".{target.name}.{os.getpid()}.partial")
        try:
            with (
                closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.1)) as source,
                closing(sqlite3.connect(scratch)) as copy,
            ):
                source.backup(copy)
            if is_good(scratch):
                scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)
        for old in _backups(path)[KEPT:]:
            old.unlink(missing_ok=True)


def restore(path: Path, now: datetime) -> Restored | None:
    """Set a damaged file aside and put the newest good copy in its place.

    Args:
        path: the file.
        now: the moment that the damaged file is called after.

    Returns:
        What was done; None where another kernel did it meanwhile.

    Raises:
        OSError: the folder can't be written.
    """
    with _alone(path):
        if is_good(path):
            return None
        aside = path.with_name(f"{path.stem}.damaged-{now:%Y-%m-%d-%H%M%S}{path.suffix}")
        rescued = tuple(_readable(path))
        path.rename(aside)
        for name in ("-journal", "-wal", "-shm"):  # it belongs to the damaged file, and would damage the next one
            with contextlib.suppress(OSError):
                path.with_name(path.name + name).rename(aside.with_name(aside.name + name))
        for backup in _backups(path):
            if is_good(backup):
                scratch = path.with_name(f".{path.name}.{os.getpid()}.partial")
                scratch.write_bytes(backup.read_bytes())
                scratch.replace(path)
                return Restored(aside, date.fromisoformat(backup.stem.removeprefix(f"{path.stem}-")), rescued)
        return Restored(aside, None, rescued)


def is_good(path: Path) -> bool:
    """Whether a file is a database that SQLite finds whole; it may hold another program's tables."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            return db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error:
        return False


def _readable(path: Path) -> Iterator[Event]:
    """The events of a damaged file, as many as can be read."""
    with (
        contextlib.suppress(sqlite3.Error, ValueError, TypeError, KeyError),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db,
    ):
        db.row_factory = sqlite3.Row
        for row in db.execute("SELECT * FROM events NOT INDEXED ORDER BY rowid"):
            yield event_of(row)


def _folder(path: Path) -> Path:
    return path.parent / "backups"


def _backups(path: Path) -> list[Path]:
    """The copies, the newest first."""
    return sorted(_folder(path).glob(f"{path.stem}-[0-9]*-[0-9]*-[0-9]*{path.suffix}"), reverse=True)


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One kernel at a time. A lock that somebody left behind is broken after a while."""
    lock, until = path.with_name(f".{path.name}.restoring"), time.monotonic() + PATIENCE
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            if time.monotonic() > until:
                break
            time.sleep(0.05)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.rmdir()
