"""The file that remembers: one SQLite database, opened anew for every call, with errors that say what to do."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import platformdirs

from helpers.study._migration import create, keep_copy, upgrade

APPLICATION = 0x474B4D31  # "GKM1": tells the course's file from any other SQLite file
VERSION = 3
T = TypeVar("T")


class StoreError(Exception):
    """The progress file cannot be used; the message says why and what to do. Nothing was changed in it.

    Args:
        message: for whom the call failed.
        meanwhile: for whom the course goes on without the file; by default the same.
        damaged: whether the file is none that SQLite can read.
    """

    def __init__(self, message: str, meanwhile: str = "", damaged: bool = False):
        super().__init__(message)
        self.meanwhile, self.damaged = meanwhile or message, damaged


def default_path() -> Path:
    """`$COURSE_DATA/progress.sqlite3`, or the user's data folder. `~` is the home folder.

    Raises:
        StoreError: there is no home folder to find it in.
    """
    chosen = os.environ.get("COURSE_DATA")
    try:
        folder = Path(chosen or platformdirs.user_data_dir("gates-keep-memory", appauthor=False)).expanduser()
    except RuntimeError:  # nobody knows where `~` is
        folder = None
    if folder is None or not (chosen or folder.is_absolute()):
        where = f"COURSE_DATA={chosen} can't be used" if chosen else "your progress has no place"
        raise StoreError(
            f"There is no such home folder here, so {where}. "
            "Set the environment variable COURSE_DATA to the whole path of a folder, where the course may keep your progress."
        )
    return folder / "progress.sqlite3"


def in_transaction(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """All of the work, or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = work(connection)
        connection.execute("COMMIT")
        return done
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def sqlite_kind(error: sqlite3.Error) -> int | None:
    """What kind of error it is, such as `sqlite3.SQLITE_BUSY`; None where SQLite gave no code."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if code is not None else None  # the low byte of an extended code is its kind


class Database:
    """One file. Every call opens a connection of its own, so that any thread and any process may call at any time.

    Args:
        path: the file; its folder is made when missing.
        wait: seconds to wait for another writer.
    """

    def __init__(self, path: Path, wait: float = 15.0):
        self.path, self.wait = Path(path), wait

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do some work in a transaction: all of it is on the disk when this returns, or, after an error, none.

        Raises:
            StoreError: the file cannot be opened, read or written.
        """
        with self._connection() as connection:
            return in_transaction(connection, work)

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Ask the file something.

        Raises:
            StoreError: the file cannot be opened or read.
        """
        with self._connection() as connection:
            return work(connection)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=self.wait, isolation_level=None)) as connection:
                connection.row_factory = sqlite3.Row
                # FULL: an answer that was reported as stored survives a power cut. The journal stays SQLite's default,
                # DELETE: home folders on hubs are often NFS, where WAL does not work.
                connection.execute("PRAGMA synchronous = FULL")
                self.prepare(connection)
                yield connection
        except sqlite3.Error as error:
            raise self._explained(error) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise StoreError(f"{self.path}: {reason}. Put that right, or {_elsewhere()}") from error

    def prepare(self, connection: sqlite3.Connection) -> None:
        """Make the tables in an empty file, upgrade an older one; refuse another program's file, and a newer course's."""
        if self._kind(connection) != (APPLICATION, VERSION):
            in_transaction(connection, self._prepare)

    def _prepare(self, connection: sqlite3.Connection) -> None:
        # Looked at again inside the transaction: another process may just have made the tables.
        application, version = self._kind(connection)
        empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if (application, version) == (0, 0) and empty:
            create(connection)
        elif application != APPLICATION:
            raise StoreError(
                f"{self.path} is a database of another program, not your progress. Move it away, or {_elsewhere()}"
            )
        elif version > VERSION:
            raise StoreError(
                f"{self.path} was written by a newer version of the course (file version {version}, this course knows "
                f"{VERSION}). Update the course, or {_elsewhere()}"
            )
        elif version < VERSION:
            if connection.execute("PRAGMA database_list").fetchone()["file"]:  # not a copy in memory
                keep_copy(self.path, version, datetime.now())
            upgrade(connection, version)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")

    @staticmethod
    def _kind(connection: sqlite3.Connection) -> tuple[int, int]:
        """Whose file it is, and of which version; (0, 0) for a new one."""
        application, version = (connection.execute(f"PRAGMA {name}") for name in ("application_id", "user_version"))
        return application.fetchone()[0], version.fetchone()[0]

    def _explained(self, error: sqlite3.Error) -> StoreError:
        match sqlite_kind(error):
            case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
                return StoreError(
                    f"{self.path} is damaged ({error}). It was left as it is. Run a cell of any lesson: the course then sets the "
                    "file aside and goes on from its newest backup. Or rename it yourself and run this again. "
                    "`sqlite3 FILE .recover` often rescues most rows.",
                    damaged=True,
                )
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return StoreError(
                    f"{self.path} has been in use by another program for {self.wait:g} seconds, so nothing was stored. "
                    "Close what else has it open (a database viewer, a backup), then do this again.",
                    f"{self.path} is in use by another program. Close what else has it open, such as a database viewer or a backup.",
                )
            case sqlite3.SQLITE_FULL:
                return StoreError(
                    f"{self.path}: the disk is full, so this was not stored. Free some space, then do this again.",
                    f"{self.path}: the disk is full. Free some space.",
                )
            case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
                return StoreError(
                    f"{self.path} can't be written ({error}). Make its folder writable, or {_elsewhere()}"
                )
            case _:
                return StoreError(f"{self.path}: {error}.")


def _elsewhere() -> str:
    return "set the environment variable COURSE_DATA to another folder, where the course may keep your progress."
