"""A PostgreSQL server of the tests' own: on this computer alone, in a folder that goes with it.

It is Debian's package (``apt-get install postgresql``). Without it, or without psycopg, these
tests are skipped, with the reason; in continuous integration (`NETWERK_NEEDS_BROWSER`) that is a
failure.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import uuid
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

from netwerk_widgets.session.store.address import parsed

#: For tests of every kind of store: that it starts a server makes it one of the slow ones.
POSTGRES = pytest.param("postgresql", marks=pytest.mark.slow)
#: The same as one of several users who are kept apart.
SHARED = pytest.param("shared", marks=pytest.mark.slow)
#: Where distributions keep what is not for everybody's path.
_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")
#: Nothing of it has to survive the computer.
_HASTE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
}


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; None when there is none."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    for pattern in _FOLDERS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    return next((each for each in folders if (each / "pg_ctl").exists()), None)


def why_not() -> str:
    """Why there can be no server here; empty when there can."""
    if os.name != "posix" or programs() is None:
        return "needs PostgreSQL (Debian: apt-get install postgresql)"
    return "" if find_spec("psycopg") else "needs psycopg (pip install 'netwerk-widgets[postgres]')"


def needed() -> None:
    """Skip, or fail where nothing may be missing, when there can be no server here."""
    reason = why_not()
    if reason and os.environ.get("NETWERK_NEEDS_BROWSER"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


class Server:
    """A server that runs; `start` it again after `stop`, and its databases are still there."""

    user = "netwerk"

    def __init__(self) -> None:
        self.password = secrets.token_hex(8)
        self._bin = programs()
        self._folder = Path(tempfile.mkdtemp(prefix="netwerk-postgres-"))
        # It refuses to run as root; Debian's package brings a user for it.
        self._as: dict[str, object] = {}
        if os.geteuid() == 0:
            known = {each.pw_name: each for each in pwd.getpwall()}
            somebody = known.get("postgres") or known["nobody"]
            os.chown(self._folder, somebody.pw_uid, somebody.pw_gid)
            self._as = {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": []}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        secret = self._folder / "password"
        secret.write_text(self.password)
        secret.chmod(0o644)
        self._run(
            *("initdb", "--pgdata", self.data, "--username", self.user, "--no-sync"),
            *("--pwfile", secret, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C"),
        )
        self.start()
        self._engine = create_engine(
            parsed(self.url("postgres")), isolation_level="AUTOCOMMIT", pool_pre_ping=True
        )

    @property
    def data(self) -> Path:
        """The folder with all that is in its databases."""
        return self._folder / "data"

    def _run(self, program: str, *words: object) -> None:
        done = subprocess.run(
            [str(self._bin / program), *map(str, words)],
            cwd=self._folder,
            env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **self._as,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = " ".join(f"-c {name}='{value}'" for name, value in _HASTE.items())
        log = self._folder / "log"
        options = f"-p {self.port} {settings}"
        self._run("pg_ctl", "start", "-w", "-s", "-D", self.data, "-l", log, "-o", options)

    def stop(self) -> None:
        """Stop it, whoever is connected."""
        self._run("pg_ctl", "stop", "-w", "-s", "-D", self.data, "-m", "fast")

    def remove(self) -> None:
        """Stop it, and remove all that was of it."""
        self._engine.dispose()
        self.stop()
        shutil.rmtree(self._folder)

    def url(self, database: str, user: str = "", password: str = "") -> str:
        """The address of a database, as somebody would give it in NETWERK_DB."""
        return URL.create(
            "postgresql",
            user or self.user,
            password or self.password,
            "127.0.0.1",
            self.port,
            database,
        ).render_as_string(hide_password=False)

    def as_somebody(self, url: str, password: str) -> str:
        """The address of that database for a new user without any rights."""
        name = f"user_{uuid.uuid4().hex}"
        self.do(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        return self.url(url.rpartition("/")[2], name, password)

    def do(self, statement: str, url: str = "") -> None:
        """Do what only an administrator may (in the database at that address)."""
        engine = self._engine if not url else create_engine(parsed(url))
        with engine.connect() as connection:
            connection.execute(text(statement))
            connection.commit()
        if url:
            engine.dispose()

    def empty(self, url: str) -> None:
        """Take everything out of a database that was opened by a workbook, but its steps."""
        engine = create_engine(parsed(url))
        with engine.begin() as connection:
            for table in ("revisions", "sessions", "rounds", "slips", "by_hand", "tallies"):
                connection.execute(text(f"DELETE FROM {table}"))
        engine.dispose()

    def database(self) -> str:
        """The address of a new and empty database."""
        name = f"test_{uuid.uuid4().hex}"
        self.do(f"CREATE DATABASE {name}")
        return self.url(name)
