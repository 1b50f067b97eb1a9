"""As many open channels as there are places: who leaves makes place for who comes."""

import asyncio

from tornado.web import Application

from netwerk_widgets.serve import channel as channels
from netwerk_widgets.serve.events import EventsHandler
from netwerk_widgets.serve.rendering import PageKeeper
from netwerk_widgets.serve.room import OneRoom, Room
from tests.serve.followers import ask
from tests.serve.room import free_port

MOST = 3


async def asked(port: int) -> tuple[bytes, asyncio.StreamWriter]:
    reader, writer = await ask(port, "/events")
    return await reader.readline(), writer


async def places() -> tuple[list[bytes], bytes, bytes]:
    """What so many get, what one more gets, and what one more gets when the others have left."""
    port, room = free_port(), Room(PageKeeper(None))
    channel = room.channel
    handlers = [("/events", EventsHandler, {"rooms": OneRoom(room)})]
    server = Application(handlers).listen(port, "127.0.0.1")
    try:
        held = [await asked(port) for _ in range(MOST)]
        refused, writer = await asked(port)
        for each in (*(one for _, one in held), writer):
            each.transport.abort()
        while channel.listeners:
            await asyncio.sleep(0)
        late, writer = await asked(port)
        writer.transport.abort()
        return [answer for answer, _ in held], refused, late
    finally:
        server.stop()


def test_who_leaves_makes_place_without_waiting_for_the_next_sign_of_life(monkeypatch):
    monkeypatch.setattr(channels, "MOST_LISTENERS", MOST)
    monkeypatch.setattr(channels, "HEARTBEAT", 3600)
    held, refused, late = asyncio.run(asyncio.wait_for(places(), 20))
    assert all(answer.startswith(b"HTTP/1.1 200") for answer in held)
    assert refused.startswith(b"HTTP/1.1 503")
    assert late.startswith(b"HTTP/1.1 200")
