"""An SQLite database on a disk on which nothing fits any more.

SQLite wants to make a file beside the database (``-shm``), also for who only reads. Without that:
to read, a copy in memory; to remove something, alone, with in memory what else would be written.
"""

import sqlite3
from typing import Any

from sqlalchemy import Engine, StaticPool, create_engine, event
from sqlalchemy.engine import URL

from netwerk_widgets.session.store.connecting import PATIENCE
from netwerk_widgets.session.store.private import database_file

#: Where a database says that it has a log beside it, and what a copy says instead.
_LOGGED, _PLAIN = slice(18, 20), b"\x01\x01"

Signature = tuple[tuple[int, int] | None, ...]


def signature(url: URL) -> Signature:
    """How the database and its log are now (time, size); it changes when they do."""
    file = database_file(url)
    found: list[tuple[int, int] | None] = []
    for suffix in ("", "-wal"):
        try:
            stat = None if file is None else file.with_name(file.name + suffix).stat()
        except OSError:
            stat = None
        found.append(stat and (stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def copied(url: URL) -> tuple[Engine, Signature] | None:
    """A copy in memory, to read; None when the file is not all there is, or is being changed.

    Raises
    ------
    OSError
        When the file cannot be read.
    """
    file, seen = database_file(url), signature(url)
    whole, log = seen
    if file is None or whole is None or (log is not None and log[1]):
        return None
    content = bytearray(file.read_bytes())
    content[_LOGGED] = _PLAIN
    if signature(url) != seen:
        return None

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        made.deserialize(bytes(content))
        made.execute("PRAGMA query_only = ON")
        return made

    return _engine(url, connect), seen


def alone(url: URL) -> Engine:
    """The database itself, for one who removes something from it and has it to himself.

    A power cut at that very moment is the one thing that is not provided for.
    """

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(
            str(database_file(url)),
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        for setting in (
            "locking_mode = EXCLUSIVE",
            "journal_mode = MEMORY",
            "synchronous = FULL",
            "temp_store = MEMORY",
            "foreign_keys = ON",
        ):
            made.execute(f"PRAGMA {setting}")
        return made

    return _engine(url, connect)


def _engine(url: URL, connect: Any) -> Engine:
    engine = create_engine(url, creator=connect, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine
