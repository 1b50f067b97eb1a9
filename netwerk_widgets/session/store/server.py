"""The way to a PostgreSQL server: patient, one who writes at a time, and what it complains of."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, ProgrammingError

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store.address import place_of

#: Who holds this writes; who wants to write meanwhile waits. The number of a revision is then
#: never seen after that of a later one, and only one brings a database up to date.
_LOCK = int.from_bytes(b"netwerk")
#: What libpq is told, unless the address says else: who hears nothing gives up.
_REACHING = {"tcp_user_timeout": "10000", "application_name": "netwerk"}
#: What brings psycopg.
_EXTRA = "netwerk-widgets[postgres]"
#: How long the server keeps what somebody began who was not heard of since (a laptop that is shut).
_BEGUN = "30s"

#: What the server calls it (SQLSTATE; the first two signs are its class), as we tell it.
_STATES = {
    "42501": "database_refuses",
    "25006": "database_refuses",
    "53100": "database_full",
    "53300": "database_crowded",
    "55P03": "database_busy",
    "40": "database_busy",
    "08": "database_unreachable",
    "57P": "database_unreachable",
    "25P03": "database_unreachable",
}
#: What is said of a connection that could not be made: only in words, in this order.
_WORDS = (
    (("password", "authentication failed"), "database_password"),
    (("role ", "does not exist"), "database_password"),
    (("authentication failed",), "database_password"),
    (("no password",), "database_password"),
    (("database ", "does not exist"), "database_absent"),
    (("permission denied",), "database_no_entry"),
    (("no pg_hba.conf entry",), "database_no_entry"),
    (("not permitted to log in",), "database_no_entry"),
    (("too many ",), "database_crowded"),
    (("connection slots",), "database_crowded"),
    (("but ssl was required",), "database_insecure"),
    (("certificate",), "database_insecure"),
)


def reached(url: URL, readonly: bool, patience: float) -> Engine:
    """The engine of a database on a server; with ``readonly`` the server refuses to write.

    A transaction of a connection with the option ``writing`` is the only one that writes.
    ``patience``: how long a server, or another who writes, is waited for (seconds).

    Raises
    ------
    DatabaseError
        When what it takes to reach a server is not installed.
    """
    given = {}
    if url.get_driver_name() in ("psycopg", "psycopg2"):
        given = {"connect_timeout": str(max(2, round(patience)))} | _REACHING
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,  # a server that was away is found again
            hide_parameters=True,  # what people typed is in no complaint, so in no log
            connect_args={key: value for key, value in given.items() if key not in url.query},
        )
    except ImportError as problem:
        driver = url.get_driver_name()
        package = _EXTRA if driver == "psycopg" else driver
        raise DatabaseError(
            "database_driver", place=place_of(url), driver=driver, package=package
        ) from problem
    settings = {
        "lock_timeout": f"{patience}s",
        "idle_in_transaction_session_timeout": _BEGUN,
    }
    if readonly:
        settings["default_transaction_read_only"] = "on"

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        for name, value in settings.items():
            connection.cursor().execute(f"SET {name} = '{value}'")
        connection.commit()  # or the pool's roll-back takes it away again

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    return engine


def is_shared(connection: Connection) -> bool:
    """Whether it is a database whose users are kept apart (`shared`)."""
    if connection.dialect.name != "postgresql":
        return False
    query = "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'netwerk_shared'"
    return connection.exec_driver_sql(query).scalar() is not None


def complaint(problem: Exception, url: URL) -> DatabaseError | None:
    """What a server's own complaint comes to; None when it is none of those that are known."""
    if not isinstance(problem, DBAPIError):
        return None
    _, state = called(problem)
    for length in (5, 3, 2):
        if state[:length] in _STATES:
            return _told(_STATES[state[:length]], url)
    if state:
        return None
    words = str(problem.orig).lower()
    if isinstance(problem, ProgrammingError) and "connection option" in words:
        return _told("database_address", url)
    if not isinstance(problem, (OperationalError, InterfaceError)):
        return None
    known = (key for signs, key in _WORDS if all(each in words for each in signs))
    return _told(next(known, "database_unreachable"), url)


def called(problem: Exception) -> tuple[str, str]:
    """What kind of complaint it is, and what the server calls it (SQLSTATE), if it said so."""
    own = getattr(problem, "orig", None)
    return type(own or problem).__name__, str(getattr(own, "sqlstate", None) or "")


def _told(key: str, url: URL) -> DatabaseError:
    # A page says it on a beamer: of a server that is away no more than which it is.
    return DatabaseError(key, place=place_of(url), name=url.database, host=url.host or "localhost")
