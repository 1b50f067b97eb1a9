"""A participants' door with a letterbox, and phones that talk to it over its real sockets."""

import http.client
import json
from contextlib import closing, contextmanager

from netwerk_widgets.rounds.codes import of_today
from netwerk_widgets.rounds.kinds import KINDS, Wanted, made
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.widgets.clock import today
from tests.owned import owned
from tests.rounds.making import raw
from tests.serve.followers import until
from tests.serve.room import Room

CASE = owned(load_case("laanboompact", "nl"))
JSON = {"Content-Type": "application/json"}


class Asking(Room):
    """A room in which rounds are asked."""

    @property
    def file(self):
        return self.home / "sessions-answers.db"

    def answers(self):
        return Answers(self.file)

    def begin(self, kind="forces", session: Session = CASE, **how):
        """Open a round, and wait until the door has it."""
        how.setdefault("per", KINDS[kind].per[0])
        with self.store() as store:
            uid = store.session_id(self.name)
        round_ = made(Wanted(kind, **how), session, uid, of_today(today()))
        with self.answers() as answers:
            answers.open(round_)
        until(lambda: self.told().get("id") == round_.id)
        return round_

    def end(self, round_, *states):
        """Close a round and go on, and wait until the door knows."""
        with self.answers() as answers:
            for state in states or ("closed",):
                answers.move_on(round_.id, state)
        until(lambda: self.ask("GET", "/round")[0] == 404)

    def count(self, round_):
        with self.answers() as answers:
            return answers.count(round_.id)

    def told(self):
        """The round as a phone gets it; nothing when there is none."""
        status, _, body = self.ask("GET", "/round?lang=nl")
        return json.loads(body) if status == 200 else {}

    def ask(self, method, address, body=None, headers=None):
        """Ask something: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with closing(connection):
            connection.request(method, address, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    def send(self, round_, headers=None, **change):
        """Send a slip as the script does: the status and what is said."""
        body = json.dumps(raw(round_) | change)
        status, _, said = self.ask("POST", "/round?lang=nl", body, JSON | (headers or {}))
        return status, said.decode()


@contextmanager
def asking(home, *words):
    """A room whose door is open, with its letterbox."""
    made_ = Asking(home, CASE)
    try:
        made_.open("--answers", *words)
        yield made_
    finally:
        made_.close()
