"""A server that is full: whoever has not said yet what they want makes way for who does."""

import asyncio

import pytest
from tornado.web import Application, RequestHandler, stream_request_body

from netwerk_widgets.serve.limits import BoundedServer
from tests.serve.room import free_port

MOST = 5
POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n"
#: What those who hold a connection have said so far.
HALVES = {
    "silent": b"",
    "half its headers": b"POST / HTTP/1.1\r\nHost: ",
    "no body": POST,
    "half a body": POST + b"ha",
}


@stream_request_body
class Taking(RequestHandler):
    """Knows of a request as soon as its headers are there."""

    def initialize(self, known):
        self.known = known

    def prepare(self):
        self.known.release()

    def data_received(self, chunk):
        pass

    def post(self):
        self.finish("taken")


async def held(half: bytes) -> bytes:
    """What an honest post gets when so many halves hold all the places there are."""
    port, known = free_port(), asyncio.Semaphore(0)
    server = BoundedServer(Application([("/", Taking, {"known": known})]), most=MOST)
    server.listen(port, "127.0.0.1")
    writers = []
    for _ in range(MOST):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(half)
        await writer.drain()
        writers.append(writer)
        if b"\r\n\r\n" in half:
            await known.acquire()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writers.append(writer)
    writer.write(POST + b"half")
    try:
        return await asyncio.wait_for(reader.readuntil(b"taken"), 10)
    except asyncio.IncompleteReadError as nothing:
        return nothing.partial
    finally:
        for each in writers:
            each.transport.abort()
        server.stop()


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
def test_halves_hold_no_place_that_somebody_needs_who_says_it_all(half):
    assert asyncio.run(held(half)).startswith(b"HTTP/1.1 200 OK")
