"""A learner's progress while a notebook runs: on disk where that works, else in memory until it works again. Nothing waits for long."""

import atexit
import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from helpers.study._backups import Restored, keep_backup, restore
from helpers.study._database import Database, StoreError, default_path, in_transaction, sqlite_kind
from helpers.study._events import Event, Pen, event_of
from helpers.study._fold import append
from helpers.study._store import Store

WAIT = 0.5  # seconds for another writer: two notebooks at once take milliseconds
OURS = (
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
)  # a mistake of the course's, not of the disk's
GO_ON = "You can go on: what you do is kept in this kernel, and the course tries to store it again with every step."
T = TypeVar("T")

_listener: ContextVar[Callable[[str], None] | None] = ContextVar("listener", default=None)


@contextlib.contextmanager
def listening(listener: Callable[[str], None]) -> Iterator[None]:
    """While this is open in a thread, what a session has to say goes to the listener; else it is printed."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


class Session(Store):
    """A store that never stands in the way: where its file cannot be used it says so once, goes on in memory, and tries again.

    Args:
        locate: gives the file each time it is looked for, so that what was wrong with the place can be put right meanwhile.
        clock: gives the present moment, with a time zone.
        wait: seconds to wait for another writer.
    """

    def __init__(
        self,
        locate: Callable[[], Path] = default_path,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        wait: float = WAIT,
    ):
        self._database = self._kept = _Kept(locate, wait)
        self._clock, self._pen = clock, Pen()
        atexit.register(self._kept.store_now)  # the last chance, when the kernel is ended

    @property
    def stored(self) -> bool:
        """Whether all that was done so far is on the disk."""
        return self._kept.stored


class _Kept(Database):
    """Stands for a `Database`. What cannot be written is done on a copy in memory; its new events are added on the disk later."""

    def __init__(self, locate: Callable[[], Path], wait: float):
        self._locate, self._wait = locate, wait
        self._lock = threading.RLock()
        self._memory: sqlite3.Connection | None = None
        self._copied = 0  # the last event in memory that came from the disk
        self._said: set[str] = set()
        self._announced = False  # that something is not stored, and not yet that it is
        self._news = ""  # to be said in the next cell
        self._backed_up: date | None = None  # the day of the last backup that this kernel made, or found

    @property
    def stored(self) -> bool:
        with self._lock:
            return self._memory is None or not self._owed()

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return self._do(work, lambda database: database.read(work))

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return self._do(work, lambda database: database.write(work))

    def _do(self, work: Callable[[sqlite3.Connection], T], on_disk: Callable[[Database], T]) -> T:
        with self._lock:
            self.store_now()
            self._say_news()
            if self._memory is None:
                try:
                    done = self._on_disk(on_disk)
                    self._keep_backup()
                    return done
                except StoreError as error:
                    if _ours(error.__cause__):
                        raise
                    self._go_on_in_memory(error)
            assert self._memory is not None
            try:
                return in_transaction(self._memory, work)
            except sqlite3.Error as error:
                raise StoreError(f"The course's own progress could not be noted: {error}.") from error

    def _on_disk(self, on_disk: Callable[[Database], T]) -> T:
        """Do it on the disk; where the file is damaged, set it aside and do it on the newest backup."""
        try:
            return on_disk(Database(self._locate(), self._wait))
        except StoreError as error:
            if not error.damaged:
                raise
            try:
                restored = restore(self._locate(), datetime.now())
            except OSError:
                raise error from None
            if restored is not None:
                Database(self._locate(), self._wait).write(lambda db: append(db, restored.rescued))
                self._tell(_restored_words(self._locate(), restored))
            return on_disk(Database(self._locate(), self._wait))

    def _keep_backup(self) -> None:
        today = datetime.now().date()
        if self._backed_up != today:
            self._backed_up = today
            keep_backup(self._locate(), today)

    def store_now(self) -> None:
        """Add to the log on the disk what was done in memory; where that fails, all stays as it is."""
        with self._lock:
            if self._memory is None:
                return
            owed = self._owed()
            try:
                Database(self._locate(), wait=0.0).write(lambda db: append(db, owed))
            except StoreError:
                return
            self._memory.close()
            self._memory = None
            if self._announced:
                self._announced = False
                self._news = "Your progress is stored again, with all that you did meanwhile."

    def _owed(self) -> list[Event]:
        assert self._memory is not None
        sql = "SELECT * FROM events WHERE rowid > ? ORDER BY rowid"
        return [event_of(row) for row in self._memory.execute(sql, (self._copied,))]

    def _say_news(self) -> None:
        if self._news and _listener.get() is None:
            print(self._news)
            self._news = ""

    def _go_on_in_memory(self, why: StoreError) -> None:
        """Make the copy in memory, and say so."""
        self._memory = self._copy()
        self._copied = self._memory.execute("SELECT coalesce(max(rowid), 0) FROM events").fetchone()[0]
        if why.meanwhile in self._said:
            return
        self._said.add(why.meanwhile)
        self._announced, self._news = True, ""
        message = f"{why.meanwhile} {GO_ON}"
        self._tell(f"Nothing is stored at the moment. {message}", message)

    @staticmethod
    def _tell(message: str, to_who_listens: str = "") -> None:
        listener = _listener.get()
        if listener is None:
            print(message)
        else:
            listener(to_who_listens or message)

    def _copy(self) -> sqlite3.Connection:
        """What is on the disk, where it can be read at least; else an empty database."""
        memory = _empty()
        with contextlib.suppress(StoreError, sqlite3.Error, OSError):
            path = self._locate().absolute()
            with contextlib.closing(
                sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=0.1, isolation_level=None)
            ) as disk:
                disk.execute("BEGIN")
                # Any question takes the lock that the copy needs.
                if disk.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    disk.backup(memory)
        try:
            Database(Path(":memory:")).prepare(memory)
        except (StoreError, sqlite3.Error):  # another program's, a newer one's, or damaged
            memory.close()
            memory = _empty()
            Database(Path(":memory:")).prepare(memory)
        return memory


def _restored_words(path: Path, restored: Restored) -> str:
    """What happened to a damaged file, for the learner."""
    what = (
        f"The backup of {restored.backup:%d %B %Y} is in its place"
        if restored.backup
        else "There was no backup, so you begin afresh"
    )
    more = f", with {len(restored.rescued)} entries that could still be read" if restored.rescued else ""
    return (
        f"{path} was damaged. It was set aside as {restored.aside.name}, and nothing in it was deleted. {what}{more}."
    )


def _empty() -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    memory.row_factory = sqlite3.Row
    return memory


def _ours(error: BaseException | None) -> bool:
    """Whether a mistake of the course's own is to blame: not the file, nor its disk."""
    return isinstance(error, sqlite3.Error) and (isinstance(error, OURS) or sqlite_kind(error) == sqlite3.SQLITE_ERROR)
