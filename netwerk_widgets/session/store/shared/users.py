"""Who may come in: for who looks after the database, and the programs that let people in.

All of it is done at the address of the database's owner, who may also make roles
(``CREATEROLE``). With an owner who looks after the whole server more is hidden: see `prepare`.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.models.signs import folded
from netwerk_widgets.session.store.address import on_server, parsed, place_of
from netwerk_widgets.session.store.connecting import trouble
from netwerk_widgets.session.store.migrations import migrate
from netwerk_widgets.session.store.shared.names import clean

#: The role of the service that shows rooms, and the one in which all people are.
ROOM, PEOPLE = "netwerk_room", "netwerk_people"
#: How many connections one person has at most, and how long he may keep others waiting. The last he
#: can change for himself.
_MOST = 20
_PATIENCE = {
    "statement_timeout": "60s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
}


def prepare(admin_url: str) -> str:
    """Make a new or a plain database one whose users are kept apart, or bring it up to date.

    The sessions that are there stay, and are of nobody until `give`. Where the address is that of
    who looks after the whole server, the statistics of the server, large objects and advisory locks
    are closed in this database too.

    Returns the address at which the service of rooms opens it: with each call a new password.

    Raises
    ------
    DatabaseError
        When it cannot be done; then nothing is.
    """
    with _administering(admin_url) as connection:
        migrate(connection)
        for role in (PEOPLE, ROOM):
            if not connection.execute(
                text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}
            ).scalar():
                connection.execute(text(f"CREATE ROLE {role}"))
        database = connection.execute(text("SELECT quote_ident(current_database())")).scalar()
        files = ["rules.sql", "doing.sql"]
        if not _is_shared(connection):
            files.insert(0, "convert.sql")
        for file in files:
            _run(connection, _file(file))
        _run(connection, f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
        _run(connection, f"GRANT CONNECT ON DATABASE {database} TO {PEOPLE}, {ROOM}")
        if connection.execute(text("SELECT usesuper FROM pg_user WHERE usename = user")).scalar():
            _run(connection, _file("telling.sql"))
        return _let_in(connection, ROOM, parsed(admin_url))


def provision(admin_url: str, user_id: str, name: str) -> str:
    """Let somebody in; the address with which his workbook opens the store.

    ``user_id`` is what only he has (that of the hub); ``name`` is what colleagues read, with a
    number behind it when another has, or had, that name. Who is let in once more keeps what he
    has, and gets a new password. Who was removed and comes again is somebody else.

    Raises
    ------
    DatabaseError
        When it cannot be done.
    """
    with _administering(admin_url) as connection:
        person = _person(connection, user_id)
        if person is None:
            number = secrets.randbits(60)
            role = f"netwerk_{secrets.token_hex(8)}"
            connection.execute(
                text(
                    "INSERT INTO netwerk_shared.people VALUES (:id, :user_id, :role, :role, :role)"
                ),
                {"id": number, "user_id": user_id, "role": role},
            )
            _run(connection, f"CREATE ROLE {role} CONNECTION LIMIT {_MOST}")
            for setting, value in _PATIENCE.items():
                _run(connection, f"ALTER ROLE {role} SET {setting} = '{value}'")
        else:
            number, role = person
        _call(connection, number, clean(name, clean(user_id, "?")))
        _run(connection, f"GRANT {PEOPLE} TO {role}")
        return _let_in(connection, role, parsed(admin_url))


def remove(admin_url: str, user_id: str) -> bool:
    """Let somebody in no more, and end what he has open; what he made stays, and is of nobody.

    Whom he shared with keeps that; its rooms are closed. False when there is nobody of that id.

    Raises
    ------
    DatabaseError
        When it cannot be done.
    """
    with _administering(admin_url) as connection:
        person = _person(connection, user_id)
        if person is None:
            return False
        number, role = person
        connection.execute(
            text("UPDATE netwerk_shared.people SET user_id = NULL WHERE id = :id"), {"id": number}
        )
        _run(connection, f"ALTER ROLE {role} NOLOGIN PASSWORD NULL")
        _run(connection, f"REVOKE {PEOPLE} FROM {role}")
        _run(connection, f"GRANT {role} TO CURRENT_USER")
    # Only now: who would come in again between the two finds nothing.
    with _administering(admin_url) as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = :role"
            ),
            {"role": role},
        )
    # What he held is free now: while he was in, he could keep this waiting.
    with _administering(admin_url) as connection:
        for statement in (
            "UPDATE netwerk_shared.rooms SET open = false WHERE session_id IN"
            " (SELECT id FROM public.sessions WHERE owner = :id)",
            "DELETE FROM netwerk_shared.shares WHERE person = :id",
            "DELETE FROM netwerk_shared.members WHERE person = :id",
        ):
            connection.execute(text(statement), {"id": number})
        _without_empty_groups(connection)
    return True


def join(admin_url: str, user_id: str, groups: Iterable[str]) -> None:
    """Say in which groups somebody is: these, and no other. A group without anybody is no more.

    Raises
    ------
    DatabaseError
        When it cannot be done, or there is nobody of that id.
    """
    with _administering(admin_url) as connection:
        person = _must_be(connection, user_id, admin_url)
        names = {folded(name): name for each in groups if (name := clean(each, ""))}
        # Who stays in a group is not taken out of it first: that waits for all who write there.
        connection.execute(
            text(
                "DELETE FROM netwerk_shared.members WHERE person = :id AND group_id NOT IN"
                " (SELECT id FROM netwerk_shared.groups WHERE folded = ANY (:kept))"
            ),
            {"id": person, "kept": list(names)},
        )
        for name in names.values():
            connection.execute(
                text(
                    "INSERT INTO netwerk_shared.groups VALUES (:id, :name, :folded)"
                    " ON CONFLICT (folded) DO NOTHING"
                ),
                {"id": secrets.randbits(60), "name": name, "folded": folded(name)},
            )
            connection.execute(
                text(
                    "INSERT INTO netwerk_shared.members"
                    " SELECT id, :person FROM netwerk_shared.groups WHERE folded = :folded"
                    " ON CONFLICT DO NOTHING"
                ),
                {"person": person, "folded": folded(name)},
            )
        _without_empty_groups(connection)


def of_nobody(admin_url: str) -> dict[str, str]:
    """The names of the sessions whose owner is nobody (any more), by the id that each keeps."""
    query = text(
        "SELECT s.uid, s.name FROM public.sessions AS s LEFT JOIN netwerk_shared.people AS p"
        " ON p.id = s.owner WHERE p.user_id IS NULL"
    )
    with _administering(admin_url) as connection:
        return {row.uid: row.name for row in connection.execute(query)}


def give(admin_url: str, session_id: str, user_id: str) -> None:
    """Give a session to somebody, whoever had it; see `of_nobody`.

    Raises
    ------
    DatabaseError
        When there is nobody of that id, or he has a session of that name.
    """
    with _administering(admin_url) as connection:
        person = _must_be(connection, user_id, admin_url)
        connection.execute(
            text("UPDATE public.sessions SET owner = :owner WHERE uid = :uid"),
            {"owner": person, "uid": session_id},
        )


# ---- within ----


@contextmanager
def _administering(admin_url: str) -> Iterator[Connection]:
    url = parsed(admin_url)
    if not on_server(url):
        raise DatabaseError("database_kind", place=place_of(url))
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    try:
        with engine.begin() as connection:
            _run(connection, f"SET LOCAL lock_timeout = '{_PATIENCE['lock_timeout']}'")
            if _is_shared(connection):  # one at a time
                _run(connection, "LOCK TABLE netwerk_shared.people IN SHARE ROW EXCLUSIVE MODE")
            yield connection
    except SQLAlchemyError as problem:
        raise trouble(problem, url) from problem


def _is_shared(connection: Connection) -> bool:
    query = text("SELECT to_regclass('netwerk_shared.people') IS NOT NULL")
    return bool(connection.execute(query).scalar())


def _run(connection: Connection, statements: str) -> None:
    connection.exec_driver_sql(statements, execution_options={"no_parameters": True})


def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _person(connection: Connection, user_id: str) -> tuple[int, str] | None:
    query = text("SELECT id, role FROM netwerk_shared.people WHERE user_id = :user_id")
    found = connection.execute(query, {"user_id": user_id}).one_or_none()
    return None if found is None else (found.id, found.role)


def _must_be(connection: Connection, user_id: str, admin_url: str) -> int:
    person = _person(connection, user_id)
    if person is None:
        raise DatabaseError("database_nobody", place=place_of(parsed(admin_url)), name=user_id)
    return person[0]


def _call(connection: Connection, person: int, name: str) -> None:
    """Give somebody that name, or the first of ``name 2``, ``name 3`` that nobody has or had."""
    query = text("SELECT folded FROM netwerk_shared.people WHERE id <> :id")
    taken = set(connection.execute(query, {"id": person}).scalars())
    free, number = name, 2
    while folded(free) in taken:
        free, number = f"{name} {number}", number + 1
    connection.execute(
        text("UPDATE netwerk_shared.people SET name = :name, folded = :folded WHERE id = :id"),
        {"id": person, "name": free, "folded": folded(free)},
    )


def _without_empty_groups(connection: Connection) -> None:
    connection.execute(
        text(
            "DELETE FROM netwerk_shared.groups WHERE id NOT IN"
            " (SELECT group_id FROM netwerk_shared.members)"
        )
    )


def _let_in(connection: Connection, role: str, url: URL) -> str:
    """A new password for a role; the address with it. The server never sees the password itself."""
    password = secrets.token_urlsafe(24)
    driver: Any = connection.connection.driver_connection
    secret = driver.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()
    _run(connection, f"ALTER ROLE {role} LOGIN PASSWORD '{secret}'")
    plain = url.set(drivername="postgresql", username=role, password=password)
    return plain.render_as_string(hide_password=False)
