"""The participants' door on the room's network: open while that is wanted, at the right address."""

import asyncio
import socket
from contextlib import closing

import pytest
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from netwerk_widgets.serve import addresses, opening
from netwerk_widgets.serve.opening import LanDoor
from netwerk_widgets.session import showing
from tests.serve.room import free_port

#: Addresses of this computer that stand for one on a network.
ONE, OTHER = "127.0.0.2", "127.0.0.3"


class Hello(RequestHandler):
    def get(self):
        self.finish("dag")


@pytest.fixture
def network(own_home, monkeypatch):
    """What this computer's address is now; the last one put in."""
    now = [ONE]
    monkeypatch.setattr(addresses, "room_address", lambda: now[-1])
    monkeypatch.setattr(showing, "for_phones", lambda where: "127.0.0.1" not in where)
    monkeypatch.setattr(opening, "AGAIN", 0)
    return now


@pytest.fixture
def port():
    return free_port()


async def reached(host, port):
    try:
        answer = await AsyncHTTPClient().fetch(f"http://{host}:{port}/", connect_timeout=5)
    except OSError:
        return False
    return answer.body == b"dag"


def act(port, steps):
    async def run():
        door = LanDoor(lambda: HTTPServer(Application([("/", Hello)])), port, "http")
        try:
            await steps(door)
        finally:
            door.follow(False)

    asyncio.run(run())


def test_it_opens_when_that_is_wanted_and_closes_again(network, port):
    async def steps(door):
        door.follow(False)
        assert not await reached(ONE, port)
        assert showing.door() == showing.Door()
        door.follow(True)
        assert await reached(ONE, port)
        assert showing.door() == showing.Door(f"http://{ONE}:{port}/")
        door.follow(False)
        assert not await reached(ONE, port)
        assert showing.door() == showing.Door()

    act(port, steps)


def test_it_moves_along_when_the_laptop_gets_another_address(network, port):
    async def steps(door):
        door.follow(True)
        network.append(OTHER)
        door.follow(True)
        assert await reached(OTHER, port)
        assert not await reached(ONE, port)
        assert showing.door().address == f"http://{OTHER}:{port}/"

    act(port, steps)


def test_without_a_network_it_says_so_and_opens_when_there_is_one(network, port):
    async def steps(door):
        network.append("127.0.0.1")
        door.follow(True)
        assert showing.door() == showing.Door(problem="no_network")
        network.append(ONE)
        door.follow(True)
        assert await reached(ONE, port)

    act(port, steps)


def test_a_port_that_somebody_else_has_is_told(network, port):
    async def steps(door):
        with closing(socket.socket()) as taken:
            taken.bind((ONE, port))
            taken.listen()
            door.follow(True)
            assert showing.door() == showing.Door(problem="no_door")
        door.follow(True)
        assert await reached(ONE, port)

    act(port, steps)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"address": 1}', '{"address": "javascript:x", "problem": "?"}'],
)
def test_a_damaged_file_of_the_door_counts_as_nothing(own_home, text):
    showing.tell_door(showing.Door("http://192.168.1.7:8867/"))
    (own_home / "door.json").write_text(text, encoding="utf-8")
    assert showing.door() == showing.Door()
