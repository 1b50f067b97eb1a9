"""The answers on a PostgreSQL server, beside the sessions: for who lead a session together.

Whoever looks after a server can see more of it than the workbook keeps: until it is used again, the
server's own log of changes tells in which order answers came. So phones are not promised that.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from netwerk_widgets.rounds.tables import OF_OPEN
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store.address import place_of
from netwerk_widgets.session.store.connecting import connected, trouble
from netwerk_widgets.session.store.migrations import (
    MIGRATIONS,
    applied,
    migrate,
    refuse_newer,
    steps_of,
)
from netwerk_widgets.session.store.server import is_shared

log = logging.getLogger("netwerk")

#: What is written anew when something is over, each with the index by which.
_TABLES = ("slips", *OF_OPEN, "rounds")


class Statements:
    """The statements of a file, as the driver of a server takes them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[Any] = ()) -> CursorResult[Any]:
        """Ask or change something; see `keeping.Statements`."""
        return self._connection.exec_driver_sql(statement.replace("?", "%s"), tuple(values))


@cache
def _reached(url: URL) -> tuple[Engine, bool]:
    """Kept for as long as the program runs: answers are opened for every look.

    With it whether it is a database whose users are kept apart.
    """
    engine = connected(url, readonly=False)
    with engine.connect() as connection:
        known = applied(connection)
        shared = is_shared(connection)
    if len(known) < len(MIGRATIONS):
        if shared:
            raise DatabaseError("database_unprepared", place=place_of(url))
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            migrate(connection)
    return engine, shared


class AnswersOnServer:
    """The answers in the database of the sessions.

    Raises
    ------
    DatabaseError
        When it cannot be reached; so do all methods.
    """

    #: A server that is away comes back with all that was in it.
    gone = False

    def __init__(self, url: URL) -> None:
        self._url = url
        try:
            self._engine, self.is_shared = _reached(url)
        except SQLAlchemyError as problem:
            raise trouble(problem, url) from problem

    @contextmanager
    def transaction(self, *, writing: bool) -> Iterator[Statements]:
        """All of it or nothing; one writes at a time."""
        with self._begun(writing=writing) as statements:
            yield statements
            if writing:
                statements.execute("UPDATE answers_changed SET number = number + 1")

    @contextmanager
    def _begun(self, *, writing: bool) -> Iterator[Statements]:
        try:
            with (
                self._engine.connect().execution_options(writing=writing) as connection,
                connection.begin(),
            ):
                refuse_newer(steps_of(connection))
                yield Statements(connection)
        except SQLAlchemyError as problem:
            raise trouble(problem, self._url) from problem

    def put(
        self, _round: str, _slips: Sequence[tuple[str, str]], _most: int, _most_text: int
    ) -> list[bool] | None:
        """See `keeping.Place.put`."""
        return None

    def change_token(self) -> object:
        """How often anything was changed."""
        with self.transaction(writing=False) as statements:
            return statements.execute("SELECT number FROM answers_changed").scalar()

    def tidy(self) -> None:
        """Write all anew, in the order of the rows' random numbers, with nothing of what was.

        Each row has the number of the transaction that wrote it: after this all have the same.
        See `AnswersFile.tidy`.
        """
        try:
            with self.transaction(writing=True) as statements:
                statements.execute("UPDATE slips SET round = round")
            with self.transaction(writing=True) as statements:
                for table in _TABLES:
                    statements.execute(f"CLUSTER {table} USING {table}_pkey")
        except DatabaseError:
            log.exception("the answers could not be tidied up")

    def close(self) -> None:
        """Nothing is held: the connections are there for whoever opens the answers next."""
