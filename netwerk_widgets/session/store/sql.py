"""The store in a database: SQLite on a laptop, PostgreSQL for teams."""

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Text, cast, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from netwerk_widgets.session.errors import (
    DatabaseError,
    SessionExistsError,
    SessionNotFoundError,
    StaleError,
)
from netwerk_widgets.session.store import people, reserve
from netwerk_widgets.session.store.base import (
    Document,
    LogEntry,
    Revision,
    SessionInfo,
    Trace,
    clean_name,
)
from netwerk_widgets.session.store.database import Database
from netwerk_widgets.session.store.layout import REVISIONS, SESSIONS, WORKBOOK, revision_of
from netwerk_widgets.session.store.revisions import mended, never_saved


class SqlStore(Database):
    """Revisions as rows; a save is one transaction."""

    def _id(self, connection: Connection, name: str) -> int:
        found = connection.execute(
            select(SESSIONS.c.id).where(SESSIONS.c.name == name)
        ).scalar_one_or_none()
        if found is None:
            raise SessionNotFoundError(name)
        return int(found)

    def _own(self, connection: Connection, name: str) -> int:
        """The number of a session that one may rename or remove; here that is any."""
        return self._id(connection, name)

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
                connection.execute(insert(REVISIONS), rows_of(session, documents, author, now))
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
            if not self._has_people and (part == "people" or (row and part in people.CHANGED)):
                return self._with_people(connection, name, part, row)
            return None if row is None else revision_of(name, row)

    def latest(self, name: str, parts: Iterable[str]) -> dict[str, Revision]:
        """The latest revisions of parts, in one question: a server may be far away."""
        if not self._has_people:
            return super().latest(name, parts)
        wanted = list(parts)
        last = REVISIONS.alias()
        query = select(*self._columns).where(
            REVISIONS.c.part.in_(wanted),
            REVISIONS.c.number
            == select(func.max(last.c.number))
            .where(last.c.session_id == REVISIONS.c.session_id, last.c.part == REVISIONS.c.part)
            .scalar_subquery(),
        )
        with self._reading() as connection:
            mine = REVISIONS.c.session_id == self._id(connection, name)
            rows = {row.part: row for row in connection.execute(query.where(mine))}
            return {
                part: revision_of(name, rows[part]) if part in rows else never_saved(name, part)
                for part in wanted
            }

    def _with_people(
        self, connection: Connection, name: str, part: str, row: Row[Any] | None
    ) -> Revision:
        """A part, or what it was, as it would be if who takes part had been one list already."""
        before = people.Before(connection, self._id(connection, name))
        if row is None:
            nobody = Revision(name, part, 0, datetime.fromtimestamp(0, UTC), "", {})
            return replace(nobody, document=mended(part, before.latest(part)))
        found = revision_of(name, row)
        fresh = (
            before.latest(part)
            if row.id == before.ids[part]
            else before.earlier(part, json.loads(row.document))
        )
        return replace(found, document=mended(part, fresh))

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

    def log(self, name: str, parts: Sequence[str]) -> list[LogEntry]:
        """Every revision of these parts, newest first, without documents."""
        columns = REVISIONS.c.part, REVISIONS.c.number, REVISIONS.c.time, REVISIONS.c.author
        return [
            LogEntry(row.part, row.number, datetime.fromisoformat(row.time), row.author)
            for row in self._newest_first(name, parts, *columns)
        ]

    def _trail(self, name: str, parts: Sequence[str]) -> list[Trace]:
        columns = [each for each in self._columns if each.name in Trace._fields]
        return [
            Trace(row.part, row.number, row.undoes, row.act)
            for row in self._newest_first(name, parts, *columns)
        ]

    def _newest_first(self, name: str, parts: Sequence[str], *columns: Any) -> Sequence[Row[Any]]:
        with self._reading() as connection:
            query = select(*columns).where(
                REVISIONS.c.session_id == self._id(connection, name), REVISIONS.c.part.in_(parts)
            )
            return connection.execute(query.order_by(REVISIONS.c.id.desc())).all()

    def name_of(self, session_id: str) -> str | None:
        """What a session is called now."""
        mine = SESSIONS.c.uid if self._has_ids else cast(SESSIONS.c.id, Text)
        with self._reading() as connection:
            query = select(SESSIONS.c.name).where(mine == session_id)
            return connection.execute(query).scalar_one_or_none()

    def rename(self, old: str, new: str) -> None:
        """Give a session another name."""
        clean = clean_name(new)
        try:
            with self._writing() as connection:
                session = self._own(connection, old)
                values = {"name": clean, "folded": clean.casefold()}
                connection.execute(update(SESSIONS).where(SESSIONS.c.id == session).values(values))
        except IntegrityError as problem:
            raise SessionExistsError(clean) from problem

    def delete(self, name: str) -> None:
        """Remove a session and all its revisions; on a full disk with the room that was kept."""
        ways = iter((lambda: reserve.free(self._url), self._go_narrow))
        while True:
            try:
                self._delete(name)
                break
            except DatabaseError as problem:
                if problem.key != "database_full" or not any(way() for way in ways):
                    raise
        reserve.keep(self._url)

    def _delete(self, name: str) -> None:
        with self._writing() as connection:
            session = self._own(connection, name)
            connection.execute(delete(REVISIONS).where(REVISIONS.c.session_id == session))
            connection.execute(delete(SESSIONS).where(SESSIONS.c.id == session))


def rows_of(
    session: int, documents: dict[str, Document], author: str, now: str
) -> list[dict[str, Any]]:
    """The first revision of every part of a session, as rows."""
    return [
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
