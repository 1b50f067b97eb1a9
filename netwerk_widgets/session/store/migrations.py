"""How the database came to be what it is: small named steps, each run once, in order.

A step is never changed after it was released; a new need is a new step.
"""

import uuid
from collections.abc import Callable, Iterable

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    inspect,
    text,
)

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store import people

Step = Callable[[Connection], None]

TABLE = "netwerk_migrations"


def m001_sessions_and_revisions(connection: Connection) -> None:
    """Sessions, and the log of their revisions."""
    tables = MetaData()
    Table(
        "sessions",
        tables,
        Column("id", Integer, primary_key=True),
        Column("name", String(80), nullable=False),
        Column("folded", String(240), nullable=False, unique=True),
        Column("created", String(40), nullable=False),
        sqlite_autoincrement=True,  # the id of a removed session is never used again
    )
    Table(
        "revisions",
        tables,
        Column("id", Integer, primary_key=True),
        Column("session_id", ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        Column("part", String(40), nullable=False),
        Column("number", Integer, nullable=False),
        Column("time", String(40), nullable=False),
        Column("author", String(200), nullable=False),
        Column("document", Text().with_variant(Text(2**24), "mysql", "mariadb"), nullable=False),
        UniqueConstraint("session_id", "part", "number"),
        sqlite_autoincrement=True,
    )
    tables.create_all(connection)


def m002_undo(connection: Connection) -> None:
    """A revision may say which one it undoes."""
    connection.execute(text("ALTER TABLE revisions ADD COLUMN undoes INTEGER"))


def m003_acts(connection: Connection) -> None:
    """Revisions that were saved as one share an act, and are undone as one."""
    connection.execute(text("ALTER TABLE revisions ADD COLUMN act VARCHAR(40)"))


def m004_ids(connection: Connection) -> None:
    """Sessions, and the workbook as a whole, have an id that no other has and no name changes."""
    connection.execute(text("ALTER TABLE sessions ADD COLUMN uid VARCHAR(40)"))
    for row in connection.execute(text("SELECT id FROM sessions")).all():
        connection.execute(
            text("UPDATE sessions SET uid = :uid WHERE id = :id"),
            {"uid": uuid.uuid4().hex, "id": row.id},
        )
    connection.execute(text("CREATE TABLE workbook (uid VARCHAR(40) NOT NULL)"))
    connection.execute(text("INSERT INTO workbook (uid) VALUES (:uid)"), {"uid": uuid.uuid4().hex})


def m005_sources_of_fields(_connection: Connection) -> None:
    """A workbook from before each field had its source cannot read what is saved from now on.

    What was saved before is read as it is (`revisions.stored`): nothing has to be written.
    """


def m006_people(connection: Connection) -> None:
    """Who scored stood beside the scores of steps 1 and 6; now there is one list of people.

    Every revision is written anew without them; a row that was removed since keeps its scores,
    for an undo. The list itself begins with who is there now.
    """
    for row in connection.execute(text("SELECT id FROM sessions")).all():
        people.migrate(connection, row.id)


def m007_answers(connection: Connection) -> None:
    """On a server the answers of rounds are kept beside the sessions; else in a file of their own.

    A slip has no column for who or when, and the server makes no statistics of what is in it.
    """
    if connection.dialect.name != "postgresql":
        return
    for statement in (
        "CREATE TABLE rounds (id TEXT PRIMARY KEY, session TEXT NOT NULL, state TEXT NOT NULL,"
        " document TEXT NOT NULL)",
        "CREATE UNIQUE INDEX one_open ON rounds(session) WHERE state = 'open'",
        "CREATE TABLE slips (id BIGINT PRIMARY KEY, round TEXT NOT NULL, place TEXT UNIQUE,"
        " content TEXT NOT NULL)",
        "CREATE INDEX of_round ON slips(round)",
        "ALTER TABLE slips ALTER COLUMN place SET STATISTICS 0",
        "ALTER TABLE slips ALTER COLUMN content SET STATISTICS 0",
        'CREATE TABLE by_hand (round TEXT NOT NULL, "row" TEXT NOT NULL,'
        ' place TEXT NOT NULL UNIQUE, PRIMARY KEY (round, "row"))',
        "CREATE TABLE tallies (round TEXT PRIMARY KEY, counts TEXT NOT NULL)",
        "CREATE TABLE grids (round TEXT PRIMARY KEY, grid TEXT NOT NULL)",
        "CREATE TABLE answers_changed (number BIGINT NOT NULL)",
        "INSERT INTO answers_changed VALUES (0)",
    ):
        connection.execute(text(statement))


MIGRATIONS: tuple[Step, ...] = (
    m001_sessions_and_revisions,
    m002_undo,
    m003_acts,
    m004_ids,
    m005_sources_of_fields,
    m006_people,
    m007_answers,
)


def applied(connection: Connection) -> list[str]:
    """The names of the steps that this database has had.

    Raises
    ------
    DatabaseError
        When it had steps that this version does not know, or is not a workbook's at all.
    """
    tables = set(inspect(connection).get_table_names())
    if TABLE not in tables:
        if tables:
            raise DatabaseError("database_foreign")
        return []
    names = steps_of(connection)
    refuse_newer(names)
    return names


def steps_of(connection: Connection) -> list[str]:
    """The names of the steps that a database of ours has had."""
    query = text(f"SELECT name FROM {TABLE} ORDER BY name")  # noqa: S608
    return [row[0] for row in connection.execute(query)]


def refuse_newer(names: Iterable[str]) -> None:
    """Refuse a database that had steps that this version does not know.

    Raises
    ------
    DatabaseError
        When it had.
    """
    if set(names) - {step.__name__ for step in MIGRATIONS}:
        raise DatabaseError("database_newer")


def migrate(connection: Connection, steps: tuple[Step, ...] = MIGRATIONS) -> None:
    """Bring the database up to date; the caller's transaction holds all of it or nothing.

    It is one that writes: there is one of those at a time, and whoever else opens it waits.
    """
    done = applied(connection)
    if not done:
        connection.execute(
            text(f"CREATE TABLE IF NOT EXISTS {TABLE} (name VARCHAR(80) PRIMARY KEY)")
        )
    for step in steps:
        if step.__name__ not in done:
            step(connection)
            connection.execute(
                text(f"INSERT INTO {TABLE} (name) VALUES (:name)"),  # noqa: S608
                {"name": step.__name__},
            )
