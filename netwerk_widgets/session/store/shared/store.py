"""The store of who is kept apart from others: what he may see of a database is all there is.

The database refuses what is not his; here that becomes a sentence, and what others share has a
name of its own (`names`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from netwerk_widgets.session.authors import signed
from netwerk_widgets.session.errors import (
    DatabaseError,
    ReadOnlyError,
    SessionExistsError,
    SessionNotFoundError,
)
from netwerk_widgets.session.store.address import place_of
from netwerk_widgets.session.store.base import Document, SessionInfo
from netwerk_widgets.session.store.layout import REVISIONS, SESSIONS
from netwerk_widgets.session.store.migrations import refuse_newer, steps_of
from netwerk_widgets.session.store.shared.names import Listed, shown
from netwerk_widgets.session.store.sql import SqlStore, rows_of

_LISTED = text("SELECT * FROM netwerk_shared.listed()")


class SharedStore(SqlStore):
    """The sessions that are one's own or shared; goes on with what a plain store opened."""

    def __init__(self, opened: SqlStore) -> None:
        self.__dict__.update(opened.__dict__)
        self._known: dict[str, Listed] = {}
        self._name: str | None = None

    # ---- which sessions there are ----

    def listed(self, connection: Connection) -> dict[str, Listed]:
        """The sessions that may be read now, by the name that each has here."""
        self._known = shown(Listed(*row) for row in connection.execute(_LISTED))
        return self._known

    def one(self, connection: Connection, name: str) -> Listed:
        """The session of that name.

        Raises
        ------
        SessionNotFoundError
            When there is none, or none that may be read.
        """
        found = self.listed(connection).get(name)
        if found is None:
            raise SessionNotFoundError(name)
        return found

    def _id(self, connection: Connection, name: str) -> int:
        return self.one(connection, name).id

    def sessions(self) -> list[SessionInfo]:
        """All sessions that may be read, last changed first."""
        query = select(
            REVISIONS.c.session_id,
            REVISIONS.c.part,
            func.max(REVISIONS.c.number),
            func.max(REVISIONS.c.time),
        ).group_by(REVISIONS.c.session_id, REVISIONS.c.part)
        with self._reading() as connection:
            listed = self.listed(connection)
            made = connection.execute(select(SESSIONS.c.id, SESSIONS.c.created))
            created = {row.id: row.created for row in made}
            parts: dict[int, dict[str, int]] = {}
            changed: dict[int, datetime] = {}
            for session, part, number, when in connection.execute(query):
                parts.setdefault(session, {})[part] = number
                at = datetime.fromisoformat(when)
                changed[session] = max(changed.get(session, at), at)
            found = [
                SessionInfo(
                    name,
                    datetime.fromisoformat(created[each.id]),
                    changed[each.id],
                    parts[each.id],
                )
                for name, each in listed.items()
                if each.id in created and each.id in parts
            ]
        return sorted(found, key=lambda each: each.changed, reverse=True)

    def session_id(self, name: str) -> str:
        """What the session keeps under every name."""
        with self._reading() as connection:
            return self.one(connection, name).uid

    def name_of(self, session_id: str) -> str | None:
        """What a session is called now."""
        with self._reading() as connection:
            listed = self.listed(connection)
        return next((name for name, each in listed.items() if each.uid == session_id), None)

    def change_token(self) -> object:
        """The last revision of each session that may be read, its name, and what may be done."""
        with self._reading() as connection:
            listed = self.listed(connection)
            steps = steps_of(connection)
        refuse_newer(steps)
        return self._writes, tuple((name, *each) for name, each in listed.items())

    # ---- what may be done ----

    def writable(self, name: str) -> bool:
        """Whether this session may be written, as it was last seen."""
        found = self._last_seen(name)
        return not self.readonly and (found is None or found.writes)

    def owner_of(self, name: str) -> str:
        """Who shares this session; empty when it is one's own."""
        found = self._last_seen(name)
        return "" if found is None or found.owns else found.owner_name

    def _last_seen(self, name: str) -> Listed | None:
        if name not in self._known:
            with self._reading() as connection:
                self.listed(connection)
        return self._known.get(name)

    def may_remove(self, name: str) -> None:
        """Only the owner may."""
        super().may_remove(name)
        with self._reading() as connection:
            self._own(connection, name)

    def signed(self, author: str) -> str:
        """An author with one's own name before it, as the database writes it whatever is sent."""
        if self._name is None:
            with self._reading() as connection:
                self._name = str(self.call(connection, "my_name") or "")
        return signed(self._name, author)

    @contextmanager
    def _transaction(self, writing: bool) -> Iterator[Connection]:
        # Who writes waits for who writes in the same session (`rules.sql`), and not for all.
        del writing
        with super()._transaction(writing=False) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with super()._writing() as connection:
                yield connection
        except DatabaseError as problem:
            if problem.key == "database_refuses":
                raise ReadOnlyError("read_only_shared") from problem
            raise

    # ---- writing ----

    def _create(self, name: str, documents: dict[str, Document], author: str) -> None:
        now = datetime.now(UTC).isoformat()
        try:
            with self._writing() as connection:
                # What comes back of a row that is made is looked at before there is a row to see.
                made = insert(SESSIONS).inline()
                connection.execute(made.values(name=name, folded=name.casefold(), created=now))
                session = self._id(connection, name)
                connection.execute(insert(REVISIONS), rows_of(session, documents, author, now))
        except IntegrityError as problem:
            raise SessionExistsError(name) from problem
        except ReadOnlyError as problem:  # nobody's role: there is no session yet to be shared
            raise DatabaseError("database_refuses", place=place_of(self._url)) from problem

    def _delete(self, name: str) -> None:
        with self._writing() as connection:
            session = self._own(connection, name)
            self.call(connection, "delete_session", session)

    def _own(self, connection: Connection, name: str) -> int:
        found = self.one(connection, name)
        if not found.owns:
            raise ReadOnlyError("not_your_session")
        return found.id

    @staticmethod
    def call(connection: Connection, function: str, *values: Any) -> Any:
        """What one of the database's own functions answers (`doing.sql`)."""
        names = ", ".join(f":v{number}" for number in range(len(values)))
        query = text(f"SELECT netwerk_shared.{function}({names})")
        found = {f"v{number}": value for number, value in enumerate(values)}
        return connection.execute(query, found).scalar()
