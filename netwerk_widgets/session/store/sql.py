"""The store in a database: SQLite on a laptop, PostgreSQL for teams."""

import json
import sqlite3
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, null, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from netwerk_widgets.session.errors import (
    DatabaseError,
    NetwerkError,
    SessionExistsError,
    SessionNotFoundError,
    StaleError,
)
from netwerk_widgets.session.store.base import (
    Document,
    Revision,
    SessionInfo,
    Store,
    Trace,
    clean_name,
)
from netwerk_widgets.session.store.connecting import connected, place_of, trouble, without_password
from netwerk_widgets.session.store.layout import ADDED, REVISIONS, SESSIONS, WORKBOOK, revision_of
from netwerk_widgets.session.store.migrations import MIGRATIONS, applied, m004_ids, migrate
from netwerk_widgets.session.store.rescue import Identity, identity, put_back


class SqlStore(Store):
    """Revisions as rows; a save is one transaction.

    Raises
    ------
    DatabaseError
        When the database cannot be opened, or is not (yet, or any more) ours to read.
    """

    def __init__(self, url: str, readonly: bool = False) -> None:
        self.readonly = readonly
        self._writes = 0
        self._has_ids = True
        self._watch: Connection | None = None
        self._file: Identity | None = None
        self._watching = threading.Lock()
        self._columns: tuple[Any, ...] = tuple(REVISIONS.c)
        try:
            self._url = make_url(url)
            self._engine = connected(self._url, readonly)
        except (ArgumentError, NoSuchModuleError, ImportError) as problem:
            raise DatabaseError("database_address", place=without_password(url)) from problem
        try:
            self._open()
        except NetwerkError:
            self.close()
            raise
        self._file = identity(self._url)

    def _stay(self) -> None:
        """Be in the file that is there: one that was taken away is put back first."""
        if self.readonly or identity(self._url) == self._file:
            return
        try:
            if identity(self._url) is None:
                put_back(self._engine, self._url)
        except (SQLAlchemyError, sqlite3.Error, OSError) as problem:
            raise trouble(problem, self._url) from problem
        with self._watching:
            self.close()
        self._open()
        self._file = identity(self._url)

    def _open(self) -> None:
        with self._reading() as connection:
            known = applied(connection)
        if len(known) == len(MIGRATIONS):
            return
        if not self.readonly:
            with self._transaction(writing=True) as connection:
                migrate(connection)
        elif not known:
            raise DatabaseError("database_missing", place=place_of(self._url))
        else:
            # Readable as it is: nothing in it was ever undone, or saved in one act.
            self._has_ids = m004_ids.__name__ in known
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
            raise trouble(problem, self._url) from problem

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._transaction(writing=False) as connection:
                yield connection
        except ValueError as problem:  # a time or document that is no longer one
            raise trouble(problem, self._url) from problem

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._may_write()
        self._stay()
        with self._transaction(writing=True) as connection:
            yield connection
        if identity(self._url) != self._file:  # it went while we wrote
            raise DatabaseError("database_busy")
        self._writes += 1

    def _id(self, connection: Connection, name: str) -> int:
        found = connection.execute(
            select(SESSIONS.c.id).where(SESSIONS.c.name == name)
        ).scalar_one_or_none()
        if found is None:
            raise SessionNotFoundError(name)
        return int(found)

    def sessions(self) -> list[SessionInfo]:
        """All sessions, last changed first."""
        found: dict[str, SessionInfo] = {}
        query = (
            select(
                SESSIONS.c.name,
                SESSIONS.c.created,
                REVISIONS.c.part,
                func.max(REVISIONS.c.number),
                func.max(REVISIONS.c.time),
            )
            .join(REVISIONS, REVISIONS.c.session_id == SESSIONS.c.id)
            .group_by(SESSIONS.c.name, SESSIONS.c.created, REVISIONS.c.part)
        )
        with self._reading() as connection:
            for name, created, part, number, changed in connection.execute(query):
                when = datetime.fromisoformat(changed)
                known = found.get(name)
                parts = (known.parts if known else {}) | {part: number}
                latest = max(known.changed, when) if known else when
                found[name] = SessionInfo(name, datetime.fromisoformat(created), latest, parts)
        return sorted(found.values(), key=lambda each: each.changed, reverse=True)

    def _create(self, name: str, documents: dict[str, Document], author: str) -> None:
        now = datetime.now(UTC).isoformat()
        try:
            with self._writing() as connection:
                connection.execute(
                    insert(SESSIONS).values(
                        name=name, folded=name.casefold(), created=now, uid=uuid.uuid4().hex
                    )
                )
                session = self._id(connection, name)
                rows = [
                    {
                        "session_id": session,
                        "part": part,
                        "number": 1,
                        "time": now,
                        "author": author,
                        "document": json.dumps(document, ensure_ascii=False),
                    }
                    for part, document in documents.items()
                ]
                connection.execute(insert(REVISIONS), rows)
        except IntegrityError as problem:
            raise SessionExistsError(name) from problem

    def heads(self, name: str) -> dict[str, int]:
        """The latest revision number of every part."""
        with self._reading() as connection:
            query = (
                select(REVISIONS.c.part, func.max(REVISIONS.c.number))
                .where(REVISIONS.c.session_id == self._id(connection, name))
                .group_by(REVISIONS.c.part)
            )
            return dict(connection.execute(query).all())

    def session_id(self, name: str) -> str:
        """What the session keeps under every name; by its number in a database of before that."""
        with self._reading() as connection:
            number = self._id(connection, name)
            if not self._has_ids:
                return f"{number}"
            query = select(SESSIONS.c.uid).where(SESSIONS.c.id == number)
            return str(connection.execute(query).scalar_one())

    def workbook_id(self) -> str:
        """What this database has, and no other; nothing in a database of before that."""
        if not self._has_ids:
            return ""
        with self._reading() as connection:
            return str(connection.execute(select(WORKBOOK.c.uid)).scalar_one())

    def _read(self, name: str, part: str, number: int | None) -> Revision | None:
        with self._reading() as connection:
            query = select(*self._columns).where(
                REVISIONS.c.session_id == self._id(connection, name), REVISIONS.c.part == part
            )
            if number is not None:
                query = query.where(REVISIONS.c.number == number)
            row = connection.execute(query.order_by(REVISIONS.c.number.desc()).limit(1)).first()
            return None if row is None else revision_of(name, row)

    def _append(self, *revisions: Revision) -> None:
        try:
            with self._writing() as connection:
                for each in revisions:
                    connection.execute(
                        insert(REVISIONS).values(
                            session_id=self._id(connection, each.session),
                            part=each.part,
                            number=each.number,
                            time=each.time.isoformat(),
                            author=each.author,
                            document=json.dumps(each.document, ensure_ascii=False),
                            undoes=each.undoes,
                            act=each.act,
                        )
                    )
        except IntegrityError as problem:
            raise StaleError from problem

    def history(self, name: str, part: str | None = None, limit: int = 100) -> list[Revision]:
        """The latest revisions, newest first."""
        with self._reading() as connection:
            query = select(*self._columns).where(
                REVISIONS.c.session_id == self._id(connection, name)
            )
            if part is not None:
                query = query.where(REVISIONS.c.part == part)
            rows = connection.execute(query.order_by(REVISIONS.c.id.desc()).limit(limit)).all()
            return [revision_of(name, row) for row in rows]

    def _trail(self, name: str, parts: Sequence[str]) -> list[Trace]:
        columns = [each for each in self._columns if each.name in Trace._fields]
        with self._reading() as connection:
            query = select(*columns).where(
                REVISIONS.c.session_id == self._id(connection, name), REVISIONS.c.part.in_(parts)
            )
            rows = connection.execute(query.order_by(REVISIONS.c.id.desc())).all()
            return [Trace(row.part, row.number, row.undoes, row.act) for row in rows]

    def rename(self, old: str, new: str) -> None:
        """Give a session another name."""
        clean = clean_name(new)
        try:
            with self._writing() as connection:
                session = self._id(connection, old)
                values = {"name": clean, "folded": clean.casefold()}
                connection.execute(update(SESSIONS).where(SESSIONS.c.id == session).values(values))
        except IntegrityError as problem:
            raise SessionExistsError(clean) from problem

    def delete(self, name: str) -> None:
        """Remove a session and all its revisions."""
        with self._writing() as connection:
            session = self._id(connection, name)
            connection.execute(delete(REVISIONS).where(REVISIONS.c.session_id == session))
            connection.execute(delete(SESSIONS).where(SESSIONS.c.id == session))

    def change_token(self) -> object:
        """SQLite's own counter of others' changes with ours; elsewhere the last revision.

        SQLite counts for each connection what all others did, so the connection is kept.
        """
        if self._engine.dialect.name == "sqlite":
            self._stay()
            try:
                with self._watching:
                    if self._watch is None:
                        self._watch = self._engine.connect()
                    with self._watch.begin():
                        version = self._watch.execute(text("PRAGMA data_version")).scalar()
            except (SQLAlchemyError, sqlite3.Error) as problem:
                raise trouble(problem, self._url) from problem
            return version, self._writes
        with self._reading() as connection:
            last = connection.execute(select(func.max(REVISIONS.c.id))).scalar()
            names = connection.execute(select(SESSIONS.c.name).order_by(SESSIONS.c.id)).scalars()
            return last, tuple(names), self._writes

    def close(self) -> None:
        """Close every connection."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._engine.dispose()
