"""The address of a database: which it is, and how it may be shown."""

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from netwerk_widgets.session.errors import DatabaseError

#: What people write for PostgreSQL without saying how to reach it.
_PLAIN = {"postgres", "postgresql"}
_DRIVER = "postgresql+psycopg"


def parsed(address: str) -> URL:
    """An address as SQLAlchemy has it; PostgreSQL is reached with psycopg unless it says else.

    Raises
    ------
    DatabaseError
        When it is none, or of a database that no workbook is kept in.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    # The end of a password that has an @ of its own would be taken for the host's name, and shown.
    if url is None or "@" in (url.host or ""):
        # Without its cause: that may tell the whole address.
        raise DatabaseError("database_address", place=without_password(address))
    if url.drivername in _PLAIN:
        url = url.set(drivername=_DRIVER)
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise DatabaseError("database_kind", place=place_of(url))
    return url


def on_server(url: URL) -> bool:
    """Whether a database is on a server (PostgreSQL), and no file."""
    return url.get_backend_name() != "sqlite"


def place_of(url: URL) -> str:
    """Where a database is, for people: a file, or an address without password and settings."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    plain = url.set(drivername=url.get_backend_name()).difference_update_query([*url.query])
    return plain.render_as_string(hide_password=True)


def without_password(address: str) -> str:
    """An address that cannot be read, as it may be shown: the kind, and what comes after the user.

    Where in it the password is, nobody knows.
    """
    kind, _, rest = address.partition("?")[0].partition(":")
    if not rest:
        return kind
    _, user, place = rest.rpartition("@")
    return f"{kind}://***@{place}" if user else f"{kind}://***"
