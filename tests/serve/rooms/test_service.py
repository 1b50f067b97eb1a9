"""Two rooms at one door, under a prefix, over real sockets: each gets only what is its own."""

import json
import re
import time
from contextlib import closing
from http.client import HTTPConnection
from unittest.mock import Mock

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest

from netwerk_widgets.serve import static
from netwerk_widgets.serve.rooms import Rooms
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.serve.followers import until
from tests.serve.rooms.house import BASE, JSON, housing

CASE, OTHER = load_case("laanboompact", "nl"), load_case("zeeuws-vlaanderen", "nl")
ONE, TWO = "Eerste & <b>zaal", "Tweede zaal"
T = texts("nl")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with housing(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.fixture(scope="module")
def two(house):
    """The names of two rooms, whose pages say something of their own."""
    rooms = house.make(ONE, CASE), house.make(TWO, OTHER)
    for name, words in ((ONE, "Droom van de eerste"), (TWO, "Droom van de tweede")):
        house.say(name, words)
    return rooms


class Listening:
    """An open page of a room: what its channel says."""

    def __init__(self, house, room):
        self.connection = HTTPConnection("127.0.0.1", house.port, timeout=60)
        self.connection.request("GET", f"{BASE}{room}/events")
        self.answer = self.connection.getresponse()

    def wait(self, kind):
        while line := self.answer.readline().decode():
            if line == f"event: {kind}\n":
                return json.loads(self.answer.readline().decode().removeprefix("data: "))
        return None

    def close(self):
        self.connection.close()


def test_each_room_has_its_own_page_and_no_other_s_figures(house, two):
    one, other = (house.page(each) for each in two)
    assert "Droom van de eerste" in one
    assert "Droom van de tweede" in other
    for page, foreign in ((one, "tweede"), (other, "eerste")):
        assert f"Droom van de {foreign}" not in page
    assert house.page(two[0], "?lang=en").startswith('<!DOCTYPE html>\n<html data-revision="room@')
    for at, there in re.findall(r'(?:src|href)="((?!data:)[^"#]*)"()', one):
        assert at.startswith((f"{BASE}netwerk/static/", "ronde?", "?", "./")), (at, there)
    assert house.ask("GET", static.url("netwerk.css").removeprefix("/"))[0] == 200
    mine = re.search(r'data-figures="(figures/[0-9a-f]+)"', one)[1]
    theirs = re.search(r'data-figures="(figures/[0-9a-f]+)"', other)[1]
    assert [house.ask("GET", f"{two[0]}/{each}")[0] for each in (mine, theirs)] == [200, 404]
    assert [house.ask("GET", f"{two[1]}/{each}")[0] for each in (mine, theirs)] == [404, 200]


def test_a_room_without_the_slash_leads_to_its_page(house, two):
    status, headers, _ = house.ask("GET", f"{two[0]}?lang=en")
    assert (status, headers["Location"]) == (302, f"{BASE}{two[0]}/?lang=en")


def test_a_save_is_told_to_its_own_room(house, two):
    assert all(house.page(each) for each in two)
    one, other = (Listening(house, each) for each in two)
    first, second = one.wait("revision"), other.wait("revision")
    house.say(ONE, "Iets anders van de eerste")
    then = one.wait("revision")
    assert then != first
    assert first.startswith("room@")  # what is told of a revision names nobody
    assert "Iets anders van de eerste" in house.page(two[0])
    house.say(TWO, "Iets anders van de tweede")
    assert other.wait("revision") not in (second, then)  # the next it hears is its own
    one.close()
    other.close()


def test_a_round_is_in_its_own_room_and_takes_answers_there(house, two):
    listening = Listening(house, two[0])
    assert listening.wait("round") is None
    round_ = house.begin(ONE, session=CASE, anonymous=True)
    assert listening.wait("round")["id"] == round_.id
    listening.close()
    assert house.told(two[0])["id"] == round_.id
    assert house.send(two[0], round_) == (204, "")
    assert house.ask("GET", f"{two[1]}/round")[0] == 404
    assert house.send(two[1], round_)[0] == 404
    assert house.ask("POST", f"{two[1]}/round/code", b"{}", JSON)[0] == 404
    second = house.begin(TWO, "tests", session=OTHER, anonymous=True)
    until(lambda: house.told(two[1]).get("id") == second.id)
    assert house.send(two[1], round_, code=second.code.key)[0] == 410
    assert house.send(two[1], second) == (204, "")
    assert (house.count(round_), house.count(second)) == (1, 1)
    status, headers, body = house.ask("GET", f"{two[0]}/ronde?lang=nl")
    assert status == 200
    assert round_.id in body.decode()
    assert "form-action 'self'" in headers["Content-Security-Policy"]
    assert "form-action 'none'" in house.ask("GET", f"{two[0]}/")[1]["Content-Security-Policy"]

    # ---- the digits: each phone behind the proxy has its own count, whatever it makes up ----
    wrong = f"{(int(round_.code.digits) + 1) % 10_000:04}"

    def digits(told, typed=wrong):
        headers = JSON | {"X-Forwarded-For": told, "X-Real-Ip": told.partition(",")[0]}
        body = json.dumps({"digits": typed})
        return house.ask("POST", f"{two[0]}/round/code", body, headers)[0]

    made_up = [f"10.9.9.{n}, 10.0.0.1" for n in range(7)]
    assert [digits(each) for each in made_up] == [403] * 5 + [429] * 2
    assert digits("10.0.0.2") == 403
    assert digits("10.0.0.2", round_.code.digits) == 200
    assert digits("10.0.0.1", round_.code.digits) == 429


NO_ROOM = (
    "", "x", "x/", "x" * 22 + "/", "x" * 400 + "/", "%2e%2e/", "a/b/c", "Tweede%20zaal/",
    "?session=Tweede%20zaal", "api/kernels", "voila/render/dashboard.ipynb", "netwerk/static/",
)  # fmt: skip
IN_ROOM = ("", "/", "/events", "/round", "/round/code", "/ronde", "/figures/0123456789abcdef", "/x")


def bare(answer):
    status, headers, body = answer
    by_itself = ("Date", "Content-Length", "Connection")
    return status, sorted(each for each in headers.items() if each[0] not in by_itself), body


def test_what_is_no_room_is_one_page_in_words_whatever_it_looks_like(house, two):
    closed = house.make("Straks dicht", CASE)
    house.say("Straks dicht", "Alleen voor even")
    assert "Alleen voor even" in house.page(closed)
    listening = Listening(house, closed)
    listening.wait("revision")
    house.close_room(closed)
    assert listening.wait("revision") == "@"  # who has it open is told, and then let go
    assert listening.answer.read() is not None
    listening.close()
    said = bare(house.ask("GET", f"{closed}/"))
    assert said[0] == 404
    for key in ("title", "text", "what"):
        assert T(f"room.closed.{key}") in said[2].decode()
    assert b"Straks dicht" not in said[2]
    for address in NO_ROOM:
        assert bare(house.ask("GET", address)) == said, address
    for address in IN_ROOM:
        for method in ("GET", "POST", "PUT"):
            told = [house.ask(method, f"{room}{address}") for room in (closed, "x" * 22)]
            assert bare(told[0]) == bare(told[1]), address
            assert bare(told[0])[::2] == said[::2], address
    english = house.ask("GET", f"{closed}/?lang=en")[2].decode()
    assert texts("en")("room.closed.title") in english
    again = house.open_room("Straks dicht")
    assert "Alleen voor even" in house.page(again)


def test_a_session_is_shown_by_no_name_of_its_own(house, two):
    page = house.page(two[0], f"?session={TWO.replace(' ', '%20')}")
    assert "van de eerste" in page
    assert "van de tweede" not in page


def test_another_site_s_page_gets_nothing(house, two):
    assert house.ask("GET", f"{two[0]}/", headers={"Host": "elsewhere.example"})[0] == 421
    asked = {"Origin": "http://elsewhere.example"}
    assert house.ask("GET", f"{two[0]}/round", headers=asked)[0] == 403


def test_a_session_that_cannot_be_shown_takes_no_other_along(house, two):
    bad = house.make("Stuk", CASE)
    with house.store() as store, store._engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE revisions SET document = '{\"items\": 3}' WHERE session_id ="
            " (SELECT id FROM sessions WHERE name = 'Stuk')"
        )
    began = time.monotonic()
    with closing(HTTPConnection("127.0.0.1", house.port, timeout=60)) as waiting:
        waiting.request("GET", f"{BASE}{bad}/")
        house.say(ONE, f"Gaat gewoon door {began}")
        until(lambda: f"Gaat gewoon door {began}" in house.page(two[0]))
        answer = waiting.getresponse()
        body = answer.read().decode()
    assert answer.status == 503
    assert "Traceback" not in body
    assert "Stuk" not in body


@pytest.mark.parametrize(("method", "kind"), [("GET", "text/html"), ("POST", "text/plain")])
def test_while_nothing_can_be_seen_who_sends_gets_words_and_no_page(method, kind):
    handler = Mock(request=HTTPServerRequest(method, "/", headers=HTTPHeaders(), connection=Mock()))
    Rooms(None, None, None).unseen(handler)
    sent = dict(each.args for each in handler.set_header.call_args_list)
    assert sent["Content-Type"].startswith(kind)
    assert ("Refresh" in sent) == (method == "GET")
    assert handler.set_status.call_args.args == (503,)
