"""A participants' door for tests: a real server on loopback, on a session that tests edit."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from netwerk_widgets.serve import processes
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.store import open_store

NAME = "Zaal & <b>vol"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Room:
    """A door that can be opened, killed and opened again on the same port."""

    def __init__(self, home: Path, session: Session, name: str = NAME, server: str = "") -> None:
        #: The address of a database on a server; empty: a file at home.
        self.server = server
        self.home, self.name, self.port = home, name, free_port()
        home.mkdir(parents=True, exist_ok=True)
        self.process: subprocess.Popen | None = None
        with self.store() as store:
            store.create(name, session.model_dump(mode="json"), "x")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def database(self) -> Path:
        return self.home / "sessions.db"

    def store(self):
        return open_store(self.server or f"sqlite:///{self.database}")

    @contextmanager
    def live(self):
        with self.store() as store:
            yield LiveSession(store, self.name, "x")

    def put(self, part: str, path: str, row: str, key: str, value) -> None:
        with self.live() as live:
            live.edit(part, path, [{"op": "set", "id": row, "key": key, "value": value}])

    def open(self, *words: str, secure: bool = False) -> str:
        """Open the door, wait until it answers; what it said on the terminal."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("NETWERK_")}
        if self.server:
            env["NETWERK_DB"] = self.server
        command = [sys.executable, "-m", "netwerk_widgets", "dashboard", self.name]
        told = self.home / "said.txt"
        with told.open("w") as out:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port), *words],
                env=env | {"NETWERK_HOME": str(self.home)},
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=subprocess.DEVNULL,
            )
        address = self.address.replace("http:", "https:") if secure else self.address
        processes.wait_until_open(address, self.process)
        return told.read_text(encoding="utf-8")

    def kill(self) -> None:
        """End the server without a word, and with it what it started."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        self.process.stdin.close()

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            processes.end([self.process])


@contextmanager
def opened(home: Path, session: Session, server: str = ""):
    """A door on this session, open; ``server``: the address of its database, if that is on one."""
    made = Room(home, session, server=server)
    try:
        made.open()
        yield made
    finally:
        made.close()
