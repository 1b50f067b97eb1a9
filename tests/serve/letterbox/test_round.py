"""The letterbox: what it takes, and what it says, over real sockets."""

import gzip
import http.client
import json
import re
import socket
from contextlib import closing

import pytest

from netwerk_widgets.rounds.slips import HEAVIEST
from netwerk_widgets.serve.answering import CODE
from tests.rounds.making import key, raw
from tests.serve.answering import CASE, JSON
from tests.serve.followers import until
from tests.serve.letterbox.asking import Channel, T
from tests.serve.room import opened

PLACES = ("/round", "/round/code", "/ronde")


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
