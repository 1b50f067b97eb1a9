"""Those who set out against the letterbox, over its real sockets: nothing leaks or is taken."""

import json
import re
import secrets
import threading
import time
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode

import psutil
import pytest

from netwerk_widgets.rounds.slips import HEAVIEST
from netwerk_widgets.serve.answering import CODE
from netwerk_widgets.texts import texts
from tests.rounds.making import key, raw
from tests.serve.answering import JSON, asking
from tests.serve.followers import until
from tests.serve.post_flood import posting

T = texts("nl")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SECRET = "Kwartelkoning-in-de-zaal"
#: Of an answer's head what differs by itself.
BY_ITSELF = re.compile(rb"(?im)^(date|etag|last-modified|server):.*$\r?\n")


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with asking(tmp_path_factory.mktemp("attacked")) as made:
        yield made


@pytest.fixture
def ended(room):
    """Ends what a test left open."""
    yield
    with room.answers() as answers, room.store() as store:
        for each in answers.rounds(store.session_id(room.name)):
            if each.state not in ("taken", "dropped"):
                answers.move_on(each.id, "dropped")
    until(lambda: room.told() == {})


def everything(room, round_):
    """Every byte that the door gives to whoever asks for anything, heads and all."""
    addresses = ("/", "/?lang=en", "/round", "/round?lang=en", "/round/code", "/ronde", "/events/x")
    asks = [("GET", each, None, {CODE: round_.code.key}) for each in addresses]
    asks += [
        ("POST", "/round", b"{}", JSON),
        ("POST", "/round", json.dumps(raw(round_, round="x" * 22)), JSON),
        ("POST", "/round", json.dumps(raw(round_, key="x")), JSON),
        ("POST", "/round/code", json.dumps({"digits": round_.code.digits}), JSON),
        ("POST", "/ronde", urlencode({"round": round_.id, "code": round_.code.key}), FORM),
        ("PUT", "/round", b"x", {}),
    ]
    found = []
    for method, address, body, headers in asks:
        status, head, said = room.ask(method, address, body, headers)
        told = BY_ITSELF.sub(b"", bytes(head))
        # A form's own key, and a page's nonce, are new each time.
        said = re.sub(rb'name="key" value="[^"]+"|nonce="[^"]+"|nonce-[\w+/=-]+', b"", said)
        told = re.sub(rb"nonce-[\w+/=-]+", b"", told)
        found.append((method, address, status, told, said))
    return found


def test_others_answers_and_their_number_are_in_no_byte_before_and_after_revealing(room, ended):
    """The same for who asks, whether nobody answered or everybody did."""
    round_ = room.begin("lesson", anonymous=True)
    # Once, so that a page that is rendered late is the same in both.
    until(lambda: room.ask("GET", "/")[0] == 200)
    before = everything(room, round_)
    for number in range(7):
        sent = {"answers": {"lesson.answer": f"{SECRET} {number}"}}
        assert room.send(round_, **sent)[0] == 204
    after = everything(room, round_)
    assert SECRET not in repr(after)
    assert after == before
    room.end(round_, "closed", "revealed")
    assert SECRET not in repr(everything(room, round_))


def test_a_slip_with_anything_but_its_own_key_is_another_slip(room, ended):
    """What a round tells everybody is nobody's key, nor is what stands in the file."""
    round_ = room.begin("forces", anonymous=True)
    mine = key()
    assert room.send(round_, key=mine)[0] == 204
    with closing(room.answers()) as answers:
        [(place, number)] = answers._place._connection.execute(
            "SELECT place, id FROM slips"
        ).fetchall()
    for guess in (round_.id, round_.code.key, mine[::-1], mine.swapcase(), place[:43], f"{mine} "):
        status, _ = room.send(round_, key=guess, answers={"complexity.answer": 1})
        assert status in (204, 400)
    assert room.send(round_, key=str(number).zfill(22))[0] == 204
    with closing(room.answers()) as answers:
        rows = dict(
            answers._place._connection.execute("SELECT place, content FROM slips").fetchall()
        )
    assert set(json.loads(rows[place])["answers"].values()) == {5}


@pytest.mark.parametrize("same_kind", [True, False])
def test_what_was_sent_to_one_round_is_never_put_in_another(room, ended, same_kind):
    """Also not when the next one opens while slips are on their way: each names its round."""
    first = room.begin("forces", anonymous=True)
    old = [json.dumps(raw(first)) for _ in range(60)]
    statuses = []

    def send(body):
        statuses.append(room.ask("POST", "/round", body, JSON)[0])

    senders = [threading.Thread(target=send, args=(each,)) for each in old]
    for each in senders[:30]:
        each.start()
    with room.answers() as answers:
        answers.move_on(first.id, "closed")
    second = room.begin("forces" if same_kind else "tests", anonymous=True)
    for each in senders[30:]:
        each.start()
    for each in senders:
        each.join()
    assert set(statuses) <= {204, 404, 410}
    assert 410 in statuses
    assert room.count(second) == 0
    assert room.count(first) == statuses.count(204)


WRONG = (
    [], 3, "x", None, True,
    {"answers": []}, {"answers": "x"}, {"answers": None}, {"answers": {"complexity.answer": "4"}},
    {"answers": {"complexity.answer": 4.0}}, {"answers": {"complexity.answer": True}},
    {"answers": {"complexity.answer": [4]}}, {"answers": {"complexity.answer": {"a": 4}}},
    {"answers": {"complexity.answer": 10**30}}, {"answers": {"complexity.answer": -1}},
    {"round": 3}, {"round": None}, {"round": ["x"]}, {"code": 3}, {"code": ["x"]}, {"code": {}},
    {"key": 3}, {"key": None}, {"key": ["x" * 22]}, {"key": "x" * 22 + "\n"}, {"key": "é" * 22},
    {"who": 3}, {"who": {}}, {"who": "Ada"}, {"party": 3}, {"role": ["x"]}, {"role": "baas"},
    {"extra": 1}, {"__proto__": {}}, {"": ""},
)  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_a_wrong_type_is_refused_and_breaks_nothing(room, ended, wrong):
    round_ = room.begin("forces", anonymous=True)
    body = json.dumps(raw(round_) | wrong if isinstance(wrong, dict) else wrong)
    status, _, said = room.ask("POST", "/round?lang=nl", body, JSON)
    assert status in (400, 403, 410), said
    assert len(said.decode()) < 200
    assert b"Traceback" not in said
    assert room.count(round_) == 0
    assert room.send(round_)[0] == 204


BODIES = (
    b"", b"{", b"nul", b'{"a":1,"a":1}', b"NaN", b'{"answers":NaN}', b"\xff\xfe{}", b"\x00" * 100,
    b"[" * 30_000, b'{"a":' * 6000, b'"\\ud800"', b'{"answers":{"complexity.answer":1e999}}',
    b"9" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:20]))
def test_a_body_that_is_no_slip_is_refused_on_every_address(room, ended, body):
    round_ = room.begin("forces", anonymous=True)
    for place, kind in (("/round", JSON), ("/round/code", JSON), ("/ronde", FORM)):
        status, _, said = room.ask("POST", place, body, kind)
        assert status in (400, 403, 429), (place, said)
        assert b"Traceback" not in said
    assert room.count(round_) == 0
    assert room.send(round_)[0] == 204


@pytest.mark.parametrize("place", ["/round", "/round/code", "/ronde"])
@pytest.mark.parametrize("many", [HEAVIEST + 1, 10**6])
def test_more_than_a_slip_can_be_is_refused_on_every_address(room, ended, place, many):
    round_ = room.begin("lesson", anonymous=True)
    door = psutil.Process(room.process.pid)
    before = door.memory_info().rss
    sent = {"digits": "1" * many, "a.lesson.answer": "x" * many, "round": round_.id}
    body = urlencode(sent) if place == "/ronde" else json.dumps(sent)
    try:
        status = room.ask("POST", place, body, FORM if place == "/ronde" else JSON)[0]
    except (BrokenPipeError, ConnectionResetError):
        status = 0  # hung up while we were sending
    assert status in (0, 400, 413)
    assert door.memory_info().rss - before < 20e6
    assert room.count(round_) == 0


TYPED = ("<script>alert(1)</script>", "'); DROP TABLE slips; --", "=HYPERLINK(1)",
         "{name} %(x)s", "</textarea>\\u0000")  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_whatever_is_typed_is_kept_as_text_and_shown_to_nobody(room, ended, typed):
    round_ = room.begin("lesson", anonymous=True)
    assert room.send(round_, answers={"lesson.answer": typed})[0] == 204
    with room.answers() as answers:
        answers.move_on(round_.id, "closed")
        answers.move_on(round_.id, "revealed")
        [slip] = answers.slips(round_.id)
    assert slip.answers == {"lesson.answer": typed}


def test_a_code_is_guessed_a_hundred_times_in_all_and_then_by_nobody(tmp_path):
    """However many addresses there are: in all a hundred; who scanned the code goes on."""
    with asking(tmp_path / "home") as room:
        round_ = room.begin("support", per="person", anonymous=True)
        wrong = [f"{(int(round_.code.digits) + 1 + n) % 10_000:04}" for n in range(130)]

        def guessed(number, digits):
            # Each address of the loopback is one of its own.
            body = json.dumps({"digits": digits})
            connection = HTTPConnection(
                "127.0.0.1", room.port, timeout=30, source_address=(f"127.0.1.{number}", 0)
            )
            with closing(connection):
                connection.request("POST", "/round/code", body, JSON)
                return connection.getresponse().status

        told = [guessed(1 + n // 4, each) for n, each in enumerate(wrong)]
        assert told == [403] * 100 + [429] * 30
        assert guessed(99, round_.code.digits) == 429
        assert room.send(round_)[0] == 204


# ---- a flood ----

SECONDS = 2


def test_two_thousand_posts_a_second_keep_nobody_out(tmp_path):
    """Passers-by, one phone that goes on and on, and nonsense, all from one address."""
    with asking(tmp_path / "home") as room:
        round_ = room.begin("forces", anonymous=True)
        door = psutil.Process(room.process.pid)
        before = door.memory_info().rss
        with posting(room.port, round_, SECONDS) as flood:
            honest = [key() for _ in range(12)]
            for mine in honest:
                until(lambda mine=mine: room.send(round_, key=mine)[0] == 204, 30)
            told = flood()
        assert told["asked"] > 500
        assert told["peak"] - before <= 60e6
        # Nobody's slips but the twelve and that one phone's.
        assert len(honest) <= room.count(round_) <= len(honest) + 1
        began = time.monotonic()
        assert room.send(round_, key=secrets.token_urlsafe(16))[0] == 204
        assert time.monotonic() - began < 5
