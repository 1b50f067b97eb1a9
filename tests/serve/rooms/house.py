"""Many rooms at one door, for tests: a real service on loopback, under a prefix."""

import http.client
import json
import os
import secrets
import subprocess
import sys
from contextlib import closing, contextmanager

from netwerk_widgets import places
from netwerk_widgets.rounds.kinds import KINDS, Wanted, made
from netwerk_widgets.rounds.model import Code
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.serve import processes
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from tests.owned import owned
from tests.rounds.making import raw
from tests.serve.followers import until
from tests.serve.room import free_port
from tests.serve.rooms.service import FILE

PROG = ("-m", "tests.serve.rooms.service")
BASE = "/services/zaal/"
JSON = {"Content-Type": "application/json"}


class House:
    """A service of rooms, on sessions that tests edit."""

    def __init__(self, home, base=BASE):
        home.mkdir(parents=True, exist_ok=True)
        self.home, self.base, self.port = home, base, free_port()
        self.file = home / "rooms.json"
        self.rooms = {}
        self.process = None
        self.tell()

    @property
    def database(self):
        return f"sqlite:///{self.home / 'sessions.db'}"

    def store(self):
        return open_store(self.database)

    def tell(self):
        """Say which rooms are open: the file is replaced whole."""
        places.write_private(self.file, json.dumps(self.rooms))

    def make(self, name, session):
        """A session whose room is open; the room's name."""
        with self.store() as store:
            store.create(name, session.model_dump(mode="json"), "x")
        return self.open_room(name)

    def open_room(self, name):
        room = secrets.token_urlsafe(16)
        self.rooms[room] = name
        self.tell()
        return room

    def close_room(self, room):
        del self.rooms[room]
        self.tell()

    def say(self, name, words):
        """Save something that the room sees."""
        with self.store() as store:
            live = LiveSession(store, name, "x")
            live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": words}])

    # ---- the service ----

    def env(self):
        mine = {key: value for key, value in os.environ.items() if not key.startswith("NETWERK_")}
        return mine | {
            "NETWERK_HOME": str(self.home),
            "NETWERK_DB": self.database,
            "NETWERK_BASE": self.base,
            FILE: str(self.file),
            "NETWERK_CHILD": "1",
        }

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, *PROG, str(self.port)],
            env=self.env(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        until(lambda: self.process.poll() is not None or self.answers())

    def answers(self):
        try:
            return self.ask("GET", "")[0] == 404
        except OSError:
            return False

    def close(self):
        if self.process is not None:
            processes.end([self.process])

    # ---- what is asked of it ----

    def ask(self, method, address, body=None, headers=None, **more):
        """Ask something beneath the base: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, **more)
        with closing(connection):
            connection.request(method, f"{self.base}{address}", body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    def page(self, room, query=""):
        status, _, body = self.ask("GET", f"{room}/{query}")
        return body.decode() if status == 200 else ""

    # ---- rounds ----

    def kept(self):
        return Answers(self.home / "sessions-answers.db")

    def begin(self, name, kind="forces", session=None, **how):
        """Open a round in a session."""
        how.setdefault("per", KINDS[kind].per[0])
        with self.store() as store:
            uid = store.session_id(name)
        code = Code(key=secrets.token_urlsafe(16), digits=f"{secrets.randbelow(10_000):04}")
        round_ = made(Wanted(kind, **how), owned(session), uid, code)
        with self.kept() as answers:
            answers.open(round_)
        return round_

    def told(self, room):
        status, _, body = self.ask("GET", f"{room}/round?lang=nl")
        return json.loads(body) if status == 200 else {}

    def send(self, room, round_, **change):
        body = json.dumps(raw(round_) | change)
        status, _, said = self.ask("POST", f"{room}/round?lang=nl", body, JSON)
        return status, said.decode()

    def count(self, round_):
        with self.kept() as answers:
            return answers.count(round_.id)


@contextmanager
def housing(home, base=BASE):
    """A service that runs."""
    made_ = House(home, base)
    try:
        with made_.store():
            pass
        made_.start()
        yield made_
    finally:
        made_.close()
