"""A store's way to its database: opened, kept where it is, each use one transaction."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, null, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from netwerk_widgets.session.errors import DatabaseError, NetwerkError
from netwerk_widgets.session.store import narrow, reserve, server
from netwerk_widgets.session.store.address import on_server, parsed, place_of
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.session.store.connecting import connected, trouble
from netwerk_widgets.session.store.layout import ADDED, REVISIONS
from netwerk_widgets.session.store.migrations import (
    MIGRATIONS,
    TABLE,
    applied,
    m004_ids,
    m006_people,
    migrate,
    refuse_newer,
    steps_of,
)
from netwerk_widgets.session.store.private import keep_private
from netwerk_widgets.session.store.rescue import Identity, identity, put_back

#: What tells of any change on a server, in one question. Revisions come there one after another
#: (`server`), so the last one tells of all before it.
_NOW = text(
    "SELECT (SELECT max(id) FROM revisions), (SELECT array_agg(name ORDER BY id) FROM sessions),"  # noqa: S608
    f" (SELECT array_agg(name) FROM {TABLE})"
)


class Database(Store):
    """A store whose revisions are in a database; what is in its tables is a subclass's.

    With ``making_room`` a full disk is opened with the room that is kept for it (`reserve`), or
    without any (`narrow`); with ``readonly`` what is there is read, see `narrow.copied`.

    Raises
    ------
    DatabaseError
        When the database cannot be opened, or is not (yet, or any more) ours to read.
    """

    def __init__(self, url: str, readonly: bool = False, making_room: bool = False) -> None:
        self.readonly = self._refuses = readonly
        self._making_room = making_room
        self._writes = 0
        self._has_ids = self._has_people = True
        #: Whether its users are kept apart: then `shared.store` goes on with it.
        self.is_shared = False
        self._watch: Connection | None = None
        self._version: object = None
        self._file: Identity | None = None
        #: What a copy was made of that is read in place of the database itself.
        self._copied: narrow.Signature | None = None
        self._watching = threading.Lock()
        self._columns: tuple[Any, ...] = tuple(REVISIONS.c)
        self._url = parsed(url)
        self._engine = connected(self._url, readonly)
        if not readonly:
            keep_private(self._url)
        try:
            self._open_with_room()
        except NetwerkError:
            self.close()
            raise
        self._file = identity(self._url)
        if not readonly and not making_room:
            reserve.keep(self._url)

    def _open_with_room(self) -> None:
        try:
            self._open()
        except DatabaseError as problem:
            if problem.key != "database_full":
                raise
            if self._making_room and reserve.free(self._url):
                self._open_with_room()
            elif self._go_narrow() or self._read_copy():
                self._open()
            else:
                raise

    def _go_narrow(self) -> bool:
        """To remove something go on without a file beside the database; whether that can be."""
        if not self._making_room or on_server(self._url):
            return False
        self.close()
        self._engine = narrow.alone(self._url)
        return True

    def _read_copy(self) -> bool:
        """To read go on with a copy of the database; whether that can be."""
        try:
            made = narrow.copied(self._url) if self.readonly else None
        except OSError as problem:
            raise trouble(problem, self._url, self._refuses) from problem
        if made is None:
            return False
        self.close()
        self._engine, self._copied = made
        return True

    def _look_anew(self) -> None:
        """Leave a copy behind whose database has changed since."""
        if self._copied is None or narrow.signature(self._url) == self._copied:
            return
        self.close()
        self._engine, self._copied = connected(self._url, self.readonly), None
        self._open_with_room()

    def _stay(self) -> None:
        """Be in the file that is there: one that was taken away is put back first."""
        if self.readonly or identity(self._url) == self._file:
            return
        try:
            if identity(self._url) is None:
                put_back(self._engine, self._url)
        except (SQLAlchemyError, sqlite3.Error, OSError) as problem:
            raise trouble(problem, self._url, self._refuses) from problem
        with self._watching:
            self.close()
        self._open()
        self._file = identity(self._url)

    def _open(self) -> None:
        with self._reading() as connection:
            known = applied(connection)
            self.is_shared = server.is_shared(connection)
        if len(known) == len(MIGRATIONS):
            return
        if self.is_shared:  # only who looks after it may
            raise DatabaseError("database_unprepared", place=place_of(self._url))
        if not self.readonly:
            with self._transaction(writing=True) as connection:
                migrate(connection)
        elif not known:
            raise DatabaseError("database_missing", place=place_of(self._url))
        else:
            # Readable as it is: nothing in it was ever undone, or saved in one act.
            self._has_ids = m004_ids.__name__ in known
            self._has_people = m006_people.__name__ in known
            missing = {name for step, name in ADDED.items() if step not in known}
            self._columns = tuple(
                null().label(each.name) if each.name in missing else each for each in REVISIONS.c
            )

    @contextmanager
    def _transaction(self, writing: bool) -> Iterator[Connection]:
        try:
            with (
                self._engine.connect().execution_options(writing=writing) as connection,
                connection.begin(),
            ):
                yield connection
        except IntegrityError:
            raise
        except (SQLAlchemyError, sqlite3.Error) as problem:
            raise trouble(problem, self._url, self._refuses) from problem

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._transaction(writing=False) as connection:
                yield connection
        except ValueError as problem:  # a time or document that is no longer one
            raise trouble(problem, self._url, self._refuses) from problem

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self.may_write()
        self._stay()
        with self._transaction(writing=True) as connection:
            # Another workbook may have brought it up to date since: what that makes of it, only
            # its own version knows.
            refuse_newer(steps_of(connection))
            yield connection
        if identity(self._url) != self._file:  # it went while we wrote
            raise DatabaseError("database_busy")
        self._writes += 1

    def change_token(self) -> object:
        """SQLite's own counter of others' changes with ours; on a server the last revision.

        SQLite counts for each connection what all others did, so the connection is kept.

        Raises
        ------
        DatabaseError
            Also when another workbook, of a newer version, brought it up to date since.
        """
        if not on_server(self._url):
            return self._count()
        with self._reading() as connection:
            last, names, steps = connection.execute(_NOW).one()
        refuse_newer(steps)
        return last, tuple(names or ()), self._writes

    def _count(self) -> object:
        self._stay()
        self._look_anew()
        if self._copied is not None:
            return self._copied, self._writes
        try:
            with self._watching:
                if self._watch is None:
                    self._watch = self._engine.connect()
                with self._watch.begin():
                    version = self._watch.execute(text("PRAGMA data_version")).scalar()
                    if version != self._version:
                        refuse_newer(steps_of(self._watch))
                    self._version = version
        except (SQLAlchemyError, sqlite3.Error) as problem:
            raise trouble(problem, self._url, self._refuses) from problem
        return version, self._writes

    def close(self) -> None:
        """Close every connection."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._engine.dispose()
