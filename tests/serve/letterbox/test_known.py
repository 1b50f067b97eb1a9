"""What is taken for closed and is not: a phone that hears so forgets what it holds."""

import asyncio
import threading
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from netwerk_widgets.rounds.kinds import again
from netwerk_widgets.rounds.slips import Refused, read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.serve.letterbox import Letterbox
from netwerk_widgets.texts import texts
from tests.rounds.making import key, raw, round_of
from tests.serve.answering import JSON, asking
from tests.serve.followers import until

T = texts("nl")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_a_room_that_is_shown_another_session_has_closed_no_round(tmp_path):
    """A phone that heard so would forget its answer, and with it by what key to change it."""
    with asking(tmp_path / "home") as room:
        round_ = room.begin("forces", anonymous=True)
        mine = key()
        assert room.send(round_, key=mine)[0] == 204
        heard = Listening(room.port)
        until(lambda: round_.id in heard.said())
        with room.store() as store:
            store.rename(room.name, "Even anders")
        until(lambda: room.ask("GET", "/round")[0] == 503)
        assert room.send(round_, key=mine)[0] == 503
        assert room.ask("POST", "/round/code", b"{}", JSON)[0] == 503
        assert "null" not in heard.said()
        with room.store() as store:
            store.rename("Even anders", room.name)
        until(lambda: room.told().get("id") == round_.id)
        assert room.send(round_, key=mine)[0] == 204
        assert room.count(round_) == 1
        # Closed meanwhile it is closed.
        with room.store() as store:
            store.rename(room.name, "Even anders")
        until(lambda: room.ask("GET", "/round")[0] == 503)
        with room.answers() as answers:
            answers.move_on(round_.id, "closed")
        until(lambda: "null" in heard.said())
        assert room.ask("GET", "/round")[0] == 404
        heard.close()


def test_a_file_of_answers_that_went_has_closed_no_round(tmp_path):
    with asking(tmp_path / "home") as room:
        round_ = room.begin("forces", anonymous=True)
        with room.answers() as answers:
            answers.tidy()
        beside = room.file.with_name("beside.db")
        room.file.rename(beside)
        status, said = room.send(round_)
        assert (status, said) == (503, T("rounds.refused.busy"))
        for _ in range(3):
            assert room.send(round_)[0] == 503
        beside.replace(room.file)
        until(lambda: room.send(round_)[0] == 204)
        assert room.count(round_) == 1


def test_a_form_that_comes_too_soon_keeps_what_was_filled_in(tmp_path):
    """The page says to go back, and does not go on by itself to an empty form."""
    with asking(tmp_path / "home") as room:
        round_ = room.begin("forces", anonymous=True)
        with room.store() as store:
            store.rename(room.name, "Even anders")
        until(lambda: room.ask("GET", "/round")[0] == 503)
        sent = urlencode({"round": round_.id, "key": key(), "code": round_.code.key})
        status, headers, said = room.ask("POST", "/ronde?lang=nl", sent, FORM)
        assert (status, headers["Refresh"]) == (503, None)
        assert T("rounds.page.go_back") in said.decode()
        assert T("rounds.page.none") not in said.decode()
        assert room.ask("GET", "/ronde")[1]["Refresh"] == "5"


def test_a_slip_on_its_way_while_the_next_round_opens_stays_of_its_own(tmp_path, monkeypatch):
    """What was waiting to be written is of the round that it was read for, or of none."""
    monkeypatch.setenv("NETWERK_HOME", str(tmp_path))
    first = round_of("forces", anonymous=True)
    second = again(first, first.code)

    async def sent():
        box = Letterbox()
        with Answers() as answers:
            answers.open(first)
            assert await box.look(first.session)
            assert box.round == first
            on_its_way = asyncio.ensure_future(box.put(read(raw(first), first), first))
            answers.move_on(first.id, "closed")
            answers.open(second)
            box.round = second  # as the look in between takes it over
            with pytest.raises(Refused) as refused:
                await on_its_way
            assert refused.value.key == "closed"
            await box.put(read(raw(second), second), second)
            return answers.count(first.id), answers.count(second.id)

    assert asyncio.run(sent()) == (0, 1)


class Listening:
    """A page that listens on and on."""

    def __init__(self, port):
        self.connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self.connection.request("GET", "/events")
        self._said = []
        self._answer = self.connection.getresponse()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        try:
            for line in self._answer:
                self._said.append(line.decode())
        except (OSError, ValueError, AttributeError):
            pass  # closed

    def said(self):
        return "".join(self._said)

    def close(self):
        self.connection.close()
