"""The letterbox at the participants' door, over real sockets."""

import gzip
import http.client
import json
import os
import re
import resource
import secrets
import socket
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import psutil
import pytest

from netwerk_widgets.rounds.slips import HEAVIEST
from netwerk_widgets.serve.answering import CODE
from netwerk_widgets.texts import texts
from tests.rounds.making import key, raw, round_of
from tests.serve.answering import CASE, JSON, asking
from tests.serve.followers import until
from tests.serve.room import opened

T = texts("nl")
PLACES = ("/round", "/round/code", "/ronde")


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with asking(tmp_path_factory.mktemp("asking")) as made:
        yield made


@pytest.fixture
def round_(room):
    """A round that is open, and over after the test."""
    made = room.begin("forces", anonymous=True)
    yield made
    with room.answers() as answers:
        if answers.open_in(made.session) is not None:
            answers.move_on(made.id, "closed")
        for each in answers.rounds(made.session):
            if each.state in ("closed", "revealed"):
                answers.move_on(each.id, "dropped")
    until(lambda: room.told() == {})


# ---- when there is nothing ----


def test_without_a_round_no_address_takes_anything(room):
    for place in PLACES:
        for method, body in (("POST", b"{}"), ("POST", b"a=1"), ("PUT", b"x"), ("DELETE", None)):
            status, _, said = room.ask(method, place, body, JSON)
            assert status in (404, 405), (method, place)
            assert b"nw-round" not in said
        assert room.ask("GET", place)[0] == 404
    assert not room.file.exists()


def test_a_door_that_was_not_asked_for_answers_has_no_letterbox(tmp_path):
    with opened(tmp_path / "home", CASE) as plain:
        for place in PLACES:
            connection = http.client.HTTPConnection("127.0.0.1", plain.port, timeout=30)
            with closing(connection):
                connection.request("GET", place)
                assert connection.getresponse().status == 404


def test_what_comes_before_the_door_saw_its_rounds_is_asked_to_come_again(room, round_):
    """A phone that hears 404 or 410 drops what it holds: that its round is over must be true."""
    beside = room.file.with_name("beside.db")
    with room.answers() as answers:
        answers.tidy()  # all of it in the one file
    room.kill()
    room.file.rename(beside)
    room.file.write_bytes(b"no database " * 100)
    room.open("--answers")
    status, said = room.send(round_)
    assert (status, said) == (503, T("rounds.refused.busy"))
    for place, body, kind in (("/round/code", b"{}", JSON), ("/ronde", b"a=1", {})):
        assert room.ask("POST", place, body, kind)[0] == 503
    beside.replace(room.file)
    until(lambda: room.told().get("id") == round_.id)
    assert room.send(round_)[0] == 204
    assert room.count(round_) == 1


# ---- a round ----


def test_a_phone_gets_the_round_small_and_nothing_secret(room, round_):
    status, headers, body = room.ask("GET", "/round?lang=nl", headers={"Accept-Encoding": "gzip"})
    assert status == 200
    assert (headers["Cache-Control"], headers[CODE]) == ("no-store", "wanted")
    told = json.loads(gzip.decompress(body))
    assert told["questions"][0]["label"] == T("method.force.customer_demands.label")
    weight = len(body)
    channel = Channel(room.port)
    news = json.loads(channel.wait("round"))
    channel.close()
    assert news["id"] == round_.id
    for asset in (news["script"], news["style"]):
        status, _, packed = room.ask("GET", asset, headers={"Accept-Encoding": "gzip"})
        assert status == 200
        weight += len(packed)
    assert weight <= 15_000
    text = gzip.decompress(body).decode()
    assert round_.code.key not in text
    assert round_.code.digits not in re.findall(r"\d+", text)


def test_an_answer_is_acknowledged_and_nothing_more(room, round_):
    mine = key()
    body = json.dumps(raw(round_, 4, key=mine))
    status, headers, said = room.ask("POST", "/round", body, JSON)
    assert (status, said) == (204, b"")
    assert headers["Set-Cookie"] is None
    assert room.count(round_) == 1
    # Again: it overwrites. Whatever is asked after it, nothing of it comes back.
    assert room.ask("POST", "/round", json.dumps(raw(round_, 1, key=mine)), JSON)[0] == 204
    assert room.count(round_) == 1
    told = b"".join(room.ask("GET", place)[2] for place in ("/round", "/ronde", "/"))
    assert mine.encode() not in told


def test_how_many_answered_is_in_no_byte_of_what_a_phone_gets(room, round_):
    before = [room.ask("GET", place)[2] for place in ("/round", "/")]
    for _ in range(7):
        assert room.send(round_)[0] == 204
    assert [room.ask("GET", place)[2] for place in ("/round", "/")] == before


def test_a_closed_foreign_or_replayed_round_takes_nothing(room, round_):
    assert room.send(round_, round="x" * 22) == (410, T("rounds.refused.closed"))
    kept = json.dumps(raw(round_))
    assert room.ask("POST", "/round", kept, JSON)[0] == 204
    room.end(round_)
    assert room.ask("POST", "/round", kept, JSON)[0] == 404
    after = room.begin("forces", anonymous=True)
    assert room.ask("POST", "/round", kept, JSON)[0] == 410
    assert room.count(after) == 0
    room.end(after)


def test_a_round_closes_at_once_also_before_the_door_looked(room, round_):
    """It is the store that decides, within the writing itself."""
    with room.answers() as answers:
        answers.move_on(round_.id, "closed")
        status, _ = room.send(round_)
        assert status in (404, 410)
        assert answers.count(round_.id) == 0


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"code": "x" * 22}, 403, "code"),
        ({"code": None}, 403, "code"),
        ({"code": "0000"}, 403, "code"),
        ({"key": "x"}, 400, "form"),
        ({"party": "growers"}, 400, "form"),
        ({"answers": {"complexity.answer": 9}}, 400, "form"),
        ({"answers": {"x.answer": 1}}, 400, "form"),
        ({"answers": {}}, 400, "empty"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(room, round_, change, status, said):
    assert room.send(round_, **change) == (status, T(f"rounds.refused.{said}"))
    assert room.count(round_) == 0


def test_a_million_signs_are_not_even_read(room, round_):
    body = json.dumps(raw(round_, who="x" * 10**6))
    try:
        status = room.ask("POST", "/round", body, JSON)[0]
    except (BrokenPipeError, ConnectionResetError):
        status = 0  # hung up while we were sending
    assert status in (0, 400, 413)
    assert len(body) > HEAVIEST
    assert room.send(round_)[0] == 204


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Host": "elsewhere.example"},
    ],
)
def test_another_page_or_name_cannot_post(room, round_, headers):
    for place, kind in (("/round", JSON), ("/ronde", {}), ("/round/code", JSON)):
        status, _, _ = room.ask("POST", place, json.dumps(raw(round_)), kind | headers)
        assert status in (403, 421)
    assert room.count(round_) == 0


def test_only_json_is_json(room, round_):
    """A form of another page can send that without asking; ours is asked for first."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        body = json.dumps(raw(round_))
        assert room.ask("POST", "/round", body, {"Content-Type": kind})[0] == 400


def test_half_a_slip_is_no_slip_and_holds_up_nobody(room, round_):
    body = json.dumps(raw(round_)).encode()
    with socket.create_connection(("127.0.0.1", room.port), timeout=30) as half:
        half.sendall(
            f"POST /round HTTP/1.1\r\nHost: 127.0.0.1:{room.port}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body[: len(body) // 2]
        )
        assert room.send(round_)[0] == 204
        assert half.recv(100) == b""  # the door hangs up
    assert room.count(round_) == 1


def test_one_phone_that_goes_on_and_on_is_slowed_down(room, round_):
    mine = key()
    got = [room.send(round_, key=mine)[0] for _ in range(14)]
    assert got[:10] == [204] * 10
    assert 429 in got
    assert room.send(round_)[0] == 204  # another phone is not
    assert room.count(round_) == 2


# ---- the code ----


def test_the_digits_give_the_key_five_tries_a_minute(room, round_):
    def digits(typed):
        body = json.dumps({"digits": typed})
        status, _, said = room.ask("POST", "/round/code?lang=nl", body, JSON)
        return status, said

    status, said = digits(round_.code.digits)
    assert (status, json.loads(said)) == (200, {"code": round_.code.key})
    given = room.ask("GET", "/round", headers={CODE: round_.code.key})[1]
    assert given[CODE] == "known"
    wrong = f"{(int(round_.code.digits) + 1) % 10_000:04}"
    assert [digits(wrong)[0] for _ in range(5)] == [403] * 5
    assert digits(wrong)[0] == 429
    assert digits(round_.code.digits) == (429, T("rounds.refused.tries").encode())
    # Who has the key from the QR code is not held up by who guesses.
    assert room.send(round_)[0] == 204


# ---- the form ----


def hidden(page):
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def test_without_javascript_there_is_a_form(room):
    round_ = room.begin("places")
    try:
        status, headers, body = room.ask("GET", "/ronde?lang=nl")
        page = body.decode()
        assert status == 200
        assert "form-action 'self'" in headers["Content-Security-Policy"]
        assert "script-src 'none'" in headers["Content-Security-Policy"]
        assert "form-action 'none'" in room.ask("GET", "/")[1]["Content-Security-Policy"]
        assert round_.code.key not in page
        fields = hidden(page) | {"code": round_.code.key, "party": round_.parties[1].id}
        fields["a.auction.place" if "a.auction.place" in page else first_place(page)] = "6"
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        status, _, said = room.ask("POST", "/ronde?lang=nl", urlencode(fields), form)
        assert status == 200
        assert T("rounds.page.sent") in said.decode()
        # The form after it is empty, and holds the key to overwrite with.
        assert hidden(said.decode())["key"] == fields["key"]
        assert 'value="6" checked' not in said.decode()
        assert room.ask("POST", "/ronde?lang=nl", urlencode(fields), form)[0] == 200
        assert room.count(round_) == 1
        status, _, said = room.ask(
            "POST", "/ronde?lang=nl", urlencode(fields | {"party": ""}), form
        )
        assert status == 400
        assert T("rounds.refused.party") in said.decode()
    finally:
        room.end(round_, "closed", "dropped")


def first_place(page):
    return re.search(r'name="(a\.[\w-]+\.place)"', page)[1]


def test_the_digits_are_typed_once_on_the_form(room):
    round_ = room.begin("support", per="person", anonymous=True)
    try:
        page = room.ask("GET", "/ronde?lang=nl")[2].decode()
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        fields = hidden(page) | {"a.support.answer": "5", "digits": round_.code.digits}
        status, _, said = room.ask("POST", "/ronde?lang=nl", urlencode(fields), form)
        # The tries of this address may be used up by the test before.
        if status == 429:
            assert T("rounds.refused.tries") in said.decode()
            return
        assert status == 200
        assert hidden(said.decode())["code"] == round_.code.key
    finally:
        room.end(round_, "closed", "dropped")


# ---- what stays ----


class Channel:
    """A page that listens."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.connection.request("GET", "/events")
        self.answer = self.connection.getresponse()

    def wait(self, kind):
        while True:
            line = self.answer.readline()
            assert line, "the channel ended"
            if line == f"event: {kind}\n".encode():
                return self.answer.readline().removeprefix(b"data: ").strip()

    def close(self):
        self.connection.close()


def test_the_open_pages_hear_of_it_within_two_seconds(room):
    channel = Channel(room.port)
    assert channel.wait("round") == b"null"
    with room.answers() as answers, room.store() as store:
        made = round_of("forces", uid=store.session_id(room.name))
        began = time.monotonic()
        answers.open(made)
        assert json.loads(channel.wait("round"))["id"] == made.id
        assert time.monotonic() - began < 2
        answers.move_on(made.id, "closed")
        assert channel.wait("round") == b"null"
        answers.move_on(made.id, "dropped")
    channel.close()


def test_what_was_acknowledged_is_there_after_kill_9_and_phones_come_back(tmp_path):
    with asking(tmp_path / "home") as room:
        round_ = room.begin("forces", anonymous=True)
        mine = key()
        assert room.send(round_, key=mine)[0] == 204
        room.kill()
        room.open("--answers")
        until(lambda: room.told().get("id") == round_.id)
        assert room.count(round_) == 1
        assert room.send(round_, key=mine)[0] == 204
        assert room.count(round_) == 1


def test_a_full_disk_is_told_before_anything_is_called_sent(tmp_path):
    """The file cannot grow: the phone hears 507, keeps its answer, and gets through later."""
    with asking(tmp_path / "home") as room:
        round_ = room.begin("lesson", anonymous=True)
        long = {"answers": {"lesson.answer": "x" * 300}}
        process = room.process.pid
        before = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (4096, before[1]))
        assert room.send(round_, **long) == (507, T("rounds.refused.disk"))
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)
        assert room.count(round_) == 0
        until(lambda: room.send(round_, **long)[0] == 204)
        assert room.count(round_) == 1


def test_the_session_is_opened_for_reading_only_and_never_changes(room, round_):
    """Literally: no process of this door has the sessions open for writing."""
    before = room.database.read_bytes()
    for _ in range(3):
        assert room.send(round_)[0] == 204
    assert room.database.read_bytes() == before
    found = {}
    for process in [room.process.pid, *children(room.process.pid)]:
        for link in Path(f"/proc/{process}/fd").iterdir():
            try:
                name = link.readlink().name
                flags = Path(f"/proc/{process}/fdinfo/{link.name}").read_text()
            except OSError:
                continue
            mode = int(re.search(r"flags:\s+(\d+)", flags)[1], 8) & os.O_ACCMODE
            found.setdefault(name, set()).add(mode)
    assert found["sessions.db"] == {os.O_RDONLY}
    assert os.O_RDWR in found["sessions-answers.db"]


def children(process):
    return [each.pid for each in psutil.Process(process).children(recursive=True)]


def test_no_file_and_no_log_knows_who_answered_or_when(tmp_path):
    """With the database, its log, and everything the door said in hand."""
    with asking(tmp_path / "home") as room:
        round_ = room.begin("lesson", anonymous=True)
        agent = f"Agent-{secrets.token_hex(8)}"
        mine = key()
        for words in ("Kwark", "Kaas"):
            sent = {"answers": {"lesson.answer": words}, "key": mine}
            assert (
                room.send(round_, {"User-Agent": agent, "Accept-Language": "xq"}, **sent)[0] == 204
            )
        for bad in ({"key": "x"}, {"code": "x"}, {"answers": {}}):
            assert room.send(round_, {"User-Agent": agent}, **bad)[0] >= 400
        room.end(round_)
        kept = b"".join(each.read_bytes() for each in room.home.rglob("*") if each.is_file())
        own = b"".join(
            each.read_bytes() for each in room.home.glob("sessions-answers.db*") if each.is_file()
        )
    assert b"Kaas" in own
    for word in (agent, mine, "Kwark"):
        assert word.encode() not in kept
    assert b"127.0.0.1" not in own
    # No time: neither in words, nor as a number in a row.
    assert not re.search(rb"20\d\d-\d\d-\d\d|\d\d:\d\d:\d\d", own)
    with closing(sqlite3.connect(tmp_path / "home" / "sessions-answers.db")) as reading:
        [row] = reading.execute("SELECT * FROM slips").fetchall()
    assert row[1:] == (round_.id, None, '{"answers":{"lesson.answer":"Kaas"}}')
