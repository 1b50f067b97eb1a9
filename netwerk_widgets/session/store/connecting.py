"""How the store reaches its database: patient, durable, and read-only where asked."""

import logging
import random
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from netwerk_widgets.session.errors import DatabaseError, NetwerkError, ReadOnlyError
from netwerk_widgets.session.store import server
from netwerk_widgets.session.store.address import on_server, place_of
from netwerk_widgets.session.store.refusals import unwritable

log = logging.getLogger("netwerk")

#: How long a writer waits for another one (seconds).
PATIENCE = 5


def connected(url: URL, readonly: bool) -> Engine:
    """The engine of a database; with ``readonly`` the database itself refuses to write.

    Raises
    ------
    DatabaseError
        When there is nothing to read there, or no way to reach it.
    """
    try:
        return server.reached(url, readonly, PATIENCE) if on_server(url) else _file(url, readonly)
    except (ArgumentError, NoSuchModuleError) as problem:
        raise DatabaseError("database_address", place=place_of(url)) from problem


def _file(url: URL, readonly: bool) -> Engine:
    address = str(url.database)
    if readonly:
        if not Path(address).is_file():
            raise DatabaseError("database_missing", place=address)
        url = URL.create(
            "sqlite",
            database=Path(address).absolute().as_uri(),
            query={"mode": "ro", "uri": "true"},
        )
    engine = create_engine(url, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not by guess
        cursor = connection.cursor()
        if readonly:
            cursor.execute("PRAGMA query_only = ON")
        else:
            write_ahead(cursor)
            # What a page calls saved survives a power cut too.
            cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def write_ahead(cursor: sqlite3.Cursor) -> None:
    """Switch the file to WAL.

    Two who do that at the same moment wait for each other, so each asks briefly and again.
    """
    cursor.execute("PRAGMA busy_timeout = 10")
    end = time.monotonic() + PATIENCE
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(random.uniform(0.01, 0.05))  # noqa: S311
        else:
            break
    cursor.execute(f"PRAGMA busy_timeout = {round(PATIENCE * 1000)}")


def trouble(problem: Exception, url: URL, readonly: bool = False) -> NetwerkError:
    """What a person can make of a database's own complaint.

    ``readonly``: the store was opened for reading, so a refusal to write is ours.
    """
    words = str(problem).lower()
    refused = "readonly database" in words or "read-only transaction" in words
    if refused and readonly:
        return ReadOnlyError()
    if on_server(url):
        known = server.complaint(problem, url)
        if known is None:
            # Not in its own words: those may tell what somebody typed.
            log.error("the database complains: %s %s", *server.called(problem))
        return known or DatabaseError("database_complains", place=place_of(url))
    if "disk is full" in words or "no space left" in words:
        return DatabaseError("database_full", place=place_of(url))
    if (
        isinstance(problem, OSError)
        or refused
        or "unable to open" in words
        or "disk i/o error" in words
    ):
        return unwritable(url)
    if "locked" in words:
        return DatabaseError("database_busy")
    return DatabaseError("database_unreadable", place=place_of(url))
