"""A database file that was taken away while it was open: put back, with all that was saved.

On most systems a removed file lives on for whoever has it open, and SQLite goes on writing in
it: what a page then calls saved would be gone with the last program that has it open.
"""

import os
import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from netwerk_widgets.session.errors import DatabaseError

#: A rescue that takes longer than this has died (seconds).
_LONGEST = 60

Identity = tuple[int, int]


def identity(url: URL) -> Identity | None:
    """Which file the database is; None when there is none, or the database is no file."""
    if url.get_backend_name() != "sqlite":
        return None
    try:
        found = Path(str(url.database)).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def put_back(engine: Engine, url: URL) -> None:
    """Write what an open connection still sees of a removed file where that file was.

    Raises
    ------
    DatabaseError
        When somebody else is doing so.
    SQLAlchemyError, sqlite3.Error, OSError
        When there is no room, or no folder, for it.
    """
    place = Path(str(url.database))
    copy = place.with_name(f"{place.name}.rescue")
    with suppress(OSError):
        if time.time() - copy.stat().st_mtime > _LONGEST:
            copy.unlink()
    try:
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as problem:
        raise DatabaseError("database_busy") from problem
    try:
        with engine.connect() as connection:
            if identity(url) is not None:
                return  # somebody was first, or this connection is a new one
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("VACUUM INTO ?", (str(copy),))
        # The log of the file that is gone would be taken for that of the new one.
        for log in ("-wal", "-shm"):
            place.with_name(place.name + log).unlink(missing_ok=True)
        with suppress(FileExistsError):
            os.link(copy, place)
    finally:
        copy.unlink(missing_ok=True)
