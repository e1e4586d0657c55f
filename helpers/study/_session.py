"""A learner's progress while a notebook runs: on disk where that works, else in memory until it works again. Nothing waits for long."""

import atexit
import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from helpers.study._database import Database, StoreError, default_path, sqlite_kind
from helpers.study._store import Store

WAIT = 0.5  # seconds for another writer: two notebooks at once take milliseconds
OURS = (
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
)  # a mistake of the course's, not of the disk's
GO_ON = "You can go on: what you do is kept in this kernel, and the course tries to store it again with every step."
Statement = tuple[str, list[Sequence[Any]]]

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
        self._database = _Kept(locate, wait)
        self._clock = clock
        atexit.register(self._database.store_now)  # the last chance, when the kernel is ended

    @property
    def stored(self) -> bool:
        """Whether all that was done so far is on the disk."""
        return self._database.stored


class _Rows(list):
    """The rows of a statement, all read: an error of the disk comes while it can still be helped."""

    def __init__(self, rows: Iterable[Any] = (), rowcount: int = -1):
        super().__init__(rows)
        self.rowcount = rowcount

    def fetchone(self) -> Any:
        return self[0] if self else None

    def fetchall(self) -> list[Any]:
        return list(self)


class _Kept:
    """Stands for a `Database`. What cannot be written is done on a copy in memory, and noted down to be done on the disk later."""

    def __init__(self, locate: Callable[[], Path], wait: float):
        self._locate, self._wait = locate, wait
        self._lock = threading.RLock()
        self._memory: sqlite3.Connection | None = None
        self._owed: list[Statement] = []
        self._said: set[str] = set()
        self._told = False  # that something is not stored, and not yet that it is
        self._news = ""  # to be said in the next cell

    @property
    def stored(self) -> bool:
        with self._lock:
            return not self._owed

    @contextlib.contextmanager
    def read(self) -> Iterator["_Transaction"]:
        with self._transaction(reads=True) as transaction:
            yield transaction

    @contextlib.contextmanager
    def write(self) -> Iterator["_Transaction"]:
        with self._transaction(reads=False) as transaction:
            yield transaction

    @contextlib.contextmanager
    def _transaction(self, reads: bool) -> Iterator["_Transaction"]:
        with self._lock:
            self.store_now()
            self._tell_news()
            transaction = _Transaction(self, reads)
            try:
                yield transaction
                transaction.commit()
            except sqlite3.Error as error:
                transaction.rollback()
                raise StoreError(f"The course's own progress could not be noted: {error}.") from error
            except BaseException:
                transaction.rollback()
                raise

    def store_now(self) -> None:
        """Do on the disk what was done in memory; where that fails, all stays as it is."""
        with self._lock:
            if self._memory is None:
                return
            try:
                with Database(self._locate(), wait=0.0).write() as db:
                    _do(db, self._owed)
            except StoreError:
                return
            self._memory.close()
            self._memory, self._owed = None, []
            if self._told:
                self._told = False
                self._news = "Your progress is stored again, with all that you did meanwhile."

    def _tell_news(self) -> None:
        if self._news and _listener.get() is None:
            print(self._news)
            self._news = ""

    def on_disk(self, reads: bool) -> contextlib.AbstractContextManager[sqlite3.Connection] | None:
        """A transaction on the disk; None while there is only memory."""
        if self._memory is not None:
            return None
        database = Database(self._locate(), self._wait)
        return database.read() if reads else database.write()

    def in_memory(self, why: StoreError | None = None) -> sqlite3.Connection:
        """The copy in memory; made, and said, when it is needed first."""
        if self._memory is None:
            self._memory = self._copy()
            if why is not None and why.meanwhile not in self._said:
                self._said.add(why.meanwhile)
                self._told, self._news = True, ""
                told = f"{why.meanwhile} {GO_ON}"
                listener = _listener.get()
                if listener is None:
                    print(f"Nothing is stored at the moment. {told}")
                else:
                    listener(told)
        return self._memory

    def owe(self, statements: list[Statement]) -> None:
        """Note what is to be done on the disk."""
        self._owed += statements

    def _copy(self) -> sqlite3.Connection:
        """What is on the disk, where it can be read at least; else an empty database."""
        memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        with contextlib.suppress(StoreError, sqlite3.Error, OSError):
            path = self._locate().absolute()
            with contextlib.closing(
                sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=0.1, isolation_level=None)
            ) as disk:
                disk.execute("BEGIN")
                if disk.execute("SELECT count(*) FROM sqlite_master").fetchone()[
                    0
                ]:  # takes the lock that the copy needs
                    disk.backup(memory)
        memory.row_factory = sqlite3.Row
        try:
            Database(Path(":memory:")).prepare(memory)
        except (StoreError, sqlite3.Error):  # another program's, a newer one's, or damaged
            memory.close()
            memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
            memory.row_factory = sqlite3.Row
            Database(Path(":memory:")).prepare(memory)
        return memory


class _Transaction:
    """What a store's method gets for a connection: on the disk as long as that works, and then, with all it did so far, in memory."""

    def __init__(self, kept: _Kept, reads: bool):
        self._kept, self._reads = kept, reads
        self._done: list[Statement] = []
        self._disk: contextlib.ExitStack | None = None
        try:
            opened = kept.on_disk(reads)
            if opened is not None:
                stack = contextlib.ExitStack()
                self._db = stack.enter_context(opened)
                self._disk = stack
        except StoreError as error:
            kept.in_memory(error)
        if self._disk is None:
            self._begin_in_memory()

    def execute(self, sql: str, row: Sequence[Any] = ()) -> _Rows:
        return self._run(sql, [row], many=False)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> _Rows:
        return self._run(sql, list(rows), many=True)

    def _run(self, sql: str, rows: list[Sequence[Any]], many: bool) -> _Rows:
        try:
            found = self._once(sql, rows, many)
        except sqlite3.Error as error:
            if self._disk is None or not _of_the_disk(error):
                raise
            self._leave_the_disk(error)
            found = self._once(sql, rows, many)
        if not sql.lstrip().upper().startswith("SELECT"):
            self._done.append((sql, rows))
        return found

    def _once(self, sql: str, rows: list[Sequence[Any]], many: bool) -> _Rows:
        cursor = self._db.executemany(sql, rows) if many else self._db.execute(sql, rows[0])
        return _Rows([] if cursor.description is None else cursor.fetchall(), cursor.rowcount)

    def commit(self) -> None:
        if self._disk is not None:
            try:
                self._disk.close()
                return
            except StoreError as error:
                if not _of_the_disk(error.__cause__):
                    raise
                self._go_on_in_memory(error)
        if not self._reads:
            self._db.execute("COMMIT")
        self._kept.owe(self._done)

    def rollback(self) -> None:
        if self._disk is not None:
            stack, self._disk = self._disk, None
            with contextlib.suppress(StoreError, _Left):
                stack.__exit__(_Left, _Left(), None)
        elif self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def _leave_the_disk(self, error: sqlite3.Error) -> None:
        assert self._disk is not None
        stack, self._disk = self._disk, None
        try:
            stack.__exit__(type(error), error, error.__traceback__)
        except StoreError as why:
            self._go_on_in_memory(why)

    def _go_on_in_memory(self, why: StoreError) -> None:
        self._disk = None
        self._kept.in_memory(why)
        self._begin_in_memory()
        _do(self._db, self._done)

    def _begin_in_memory(self) -> None:
        self._db = self._kept.in_memory()
        if not self._reads:
            self._db.execute("BEGIN")


def _do(db: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    for sql, rows in statements:
        for row in rows:  # not `executemany`: it refuses a statement that returns something
            db.execute(sql, row).fetchall()


class _Left(Exception):
    """Ends a transaction on the disk without an error of its own."""


def _of_the_disk(error: BaseException | None) -> bool:
    """Whether the file or its disk is to blame; not a statement of ours."""
    if isinstance(error, OSError):
        return True
    return (
        isinstance(error, sqlite3.Error) and not isinstance(error, OURS) and sqlite_kind(error) != sqlite3.SQLITE_ERROR
    )
