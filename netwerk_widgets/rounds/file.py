"""The file of the answers: its owner's alone, durable, and tidied of what is over."""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.engine import URL

from netwerk_widgets import places
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store.address import parsed
from netwerk_widgets.session.store.connecting import PATIENCE, trouble, write_ahead
from netwerk_widgets.session.store.private import database_file, keep_private
from netwerk_widgets.session.store.rescue import identity

log = logging.getLogger("netwerk")

_TABLES = (
    "CREATE TABLE IF NOT EXISTS rounds (id TEXT PRIMARY KEY, session TEXT NOT NULL,"
    " state TEXT NOT NULL, document TEXT NOT NULL) WITHOUT ROWID",
    "CREATE UNIQUE INDEX IF NOT EXISTS one_open ON rounds(session) WHERE state = 'open'",
    "CREATE TABLE IF NOT EXISTS slips (id INTEGER PRIMARY KEY, round TEXT NOT NULL,"
    " place TEXT UNIQUE, content TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS of_round ON slips(round)",
)
_BY_HAND = (
    "CREATE TABLE IF NOT EXISTS by_hand (round TEXT NOT NULL, row TEXT NOT NULL,"
    " place TEXT NOT NULL UNIQUE, PRIMARY KEY (round, row)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS tallies (round TEXT PRIMARY KEY, counts TEXT NOT NULL)"
    " WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS grids (round TEXT PRIMARY KEY, grid TEXT NOT NULL) WITHOUT ROWID",
)


def answers_file() -> Path:
    """Where the answers are kept: beside the sessions, or with the user's own files."""
    sessions = database_file(parsed(places.database_url()))
    if sessions is None:
        return places.home() / "answers.db"
    return sessions.with_name(f"{sessions.stem}-answers.db")


class AnswersFile:
    """An open file of answers.

    Raises
    ------
    DatabaseError
        When the file cannot be opened; so do all methods when it cannot be used.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._url = URL.create("sqlite", database=str(path or answers_file()))
        self._lock = threading.RLock()
        keep_private(self._url)
        try:
            self._connection = self._connect()
        except (sqlite3.Error, OSError) as problem:
            raise trouble(problem, self._url) from problem
        self._file = identity(self._url)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            str(self._url.database),
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        write_ahead(connection.cursor())
        for pragma in (
            "synchronous = FULL",  # what a phone calls sent survives a power cut too
            "secure_delete = ON",
            "temp_store = MEMORY",  # nothing of it anywhere else
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        if connection.execute("PRAGMA user_version").fetchone() == (0,):
            connection.execute("BEGIN IMMEDIATE")
            for table in _TABLES:
                connection.execute(table)
            connection.execute("PRAGMA user_version = 1")
            connection.execute("COMMIT")
        for table in _BY_HAND:
            connection.execute(table)
        return connection

    @property
    def gone(self) -> bool:
        """Whether the file was taken away, or replaced: what is written would be lost."""
        return identity(self._url) != self._file

    @contextmanager
    def transaction(self, *, writing: bool) -> Iterator[sqlite3.Connection]:
        """All of it or nothing; one writes at a time."""
        with self._lock:
            if self.gone:
                raise DatabaseError("database_busy")
            try:
                self._connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                    raise
            except (sqlite3.Error, OSError) as problem:
                raise trouble(problem, self._url) from problem
            if self.gone:  # it went while we wrote
                raise DatabaseError("database_busy")

    def put(
        self, _round: str, _slips: Sequence[tuple[str, str]], _most: int, _most_text: int
    ) -> list[bool] | None:
        """See `keeping.Place.put`."""
        return None

    def change_token(self) -> object:
        """Changes when anybody else changed anything."""
        with self._lock:
            try:
                return self._connection.execute("PRAGMA data_version").fetchone()[0]
            except sqlite3.Error as problem:
                raise trouble(problem, self._url) from problem

    def tidy(self) -> None:
        """Write the file anew, row by row in the order of their numbers, and empty its log.

        What had to be done stands already: what fails here (a full disk) is tried again with
        the next change of a round.
        """
        with self._lock:
            for tidy in (lambda: self._connection.execute("VACUUM"), self._empty_log):
                try:
                    tidy()
                except sqlite3.Error:
                    log.exception("the file of answers could not be tidied up")

    def _empty_log(self) -> None:
        """Empty the log; who is reading it just now is waited for."""
        end = time.monotonic() + PATIENCE
        while self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > end:
                raise sqlite3.OperationalError("database is locked")
            time.sleep(0.02)

    def close(self) -> None:
        """Close the file."""
        with self._lock, suppress(sqlite3.Error):
            self._connection.close()
