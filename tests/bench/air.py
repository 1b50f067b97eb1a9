"""A hotspot that everybody in the room shares: how long until all have the text, and the figures.

Between the visitors and the door stands a proxy on loopback that lets through so many bits a second
for all of them together, each in turn. A visitor asks as a phone's browser does: the page, then
what it names at the same time, and plotly's script when the text stands there.
"""

import asyncio
import gzip
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from netwerk_widgets import plotlyjs
from tests.bench.baselines import SESSION
from tests.serve.followers import until
from tests.serve.room import Room, opened

VISITORS, BITS = 150, 30_000_000
#: Bytes at a time; small, so that everybody has a turn many times a second.
SHARE = 4096
#: The same page with another script for its figures.
OTHER = "/whole.js"

Row = tuple[str, float, str, float | None]


class Air:
    """What is shared: a share goes when those before it went."""

    def __init__(self, bits: float) -> None:
        self.rate, self.free = bits / 8, 0.0

    async def take(self, many: int) -> None:
        """Wait until so many bytes are through."""
        self.free = max(self.free, time.monotonic()) + many / self.rate
        await asyncio.sleep(self.free - time.monotonic())


class Hotspot:
    """A proxy before a port of loopback; ``other`` is what it answers itself (a gzipped script)."""

    def __init__(self, port: int, air: Air, other: bytes) -> None:
        self.port, self.air, self.other = port, air, other

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            if head.startswith(f"GET {OTHER} ".encode()):
                source = asyncio.StreamReader()
                source.feed_data(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(self.other))
                source.feed_data(self.other)
                source.feed_eof()
                await self.send(source, writer)
                return
            source, sink = await asyncio.open_connection("127.0.0.1", self.port, limit=SHARE)
            sink.write(head)
            await self.send(source, writer)
            sink.close()
        finally:
            writer.close()

    async def send(self, source: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hand on what comes, a share at a time."""
        while piece := await source.read(SHARE):
            await self.air.take(len(piece))
            writer.write(piece)
            await writer.drain()


async def fetch(port: int, path: str, host: int) -> bytes:
    """The body of an answer, as it came over the air."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{host}\r\nAccept-Encoding: gzip\r\n"
        "Connection: close\r\n\r\n".encode()
    )
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    assert head.startswith(b"HTTP/1.1 200"), head
    assert len(body) == int(re.search(rb"(?i)content-length: (\d+)", head)[1])
    return body


async def visit(port: int, host: int, script: str | None) -> tuple[float, float, int, int]:
    """When somebody has the text and when the figures (seconds), and the bytes of both."""
    began = time.monotonic()
    page = await fetch(port, "/", host)
    html = gzip.decompress(page).decode()
    names = re.findall(r'(?:src|href)="(/netwerk/static/[^"]+)"', html)
    made_of = re.search(r'data-figures="([^"]+)"', html)[1]
    figures = next(each for each in names if each.endswith(plotlyjs.NAME))
    needed = sorted(set(names) - {figures})
    text = [page, *await asyncio.gather(*(fetch(port, each, host) for each in needed))]
    read = time.monotonic() - began
    drawn = await asyncio.gather(
        fetch(port, script or figures, host), fetch(port, f"/{made_of}", host)
    )
    return read, time.monotonic() - began, sum(map(len, text)), sum(map(len, drawn))


async def crowd(room: Room, many: int, bits: float, script: str | None) -> list[tuple]:
    """So many at the same moment."""
    whole = gzip.compress(plotlyjs.whole().read_bytes(), 6)
    hotspot = Hotspot(room.port, Air(bits), whole)
    server = await asyncio.start_server(hotspot, "127.0.0.1", 0, limit=SHARE, backlog=1000)
    port = server.sockets[0].getsockname()[1]
    async with server:
        return await asyncio.gather(*(visit(port, room.port, script) for _ in range(many)))


def slowest(found: list[tuple], which: Callable[[tuple], float]) -> float:
    """The last of them."""
    return max(map(which, found))


def rows(many: int = VISITORS, bits: float = BITS) -> list[Row]:
    """The room's page over shared air; beside it, with the whole of plotly.js."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), SESSION) as room:
        until(
            lambda: b"nw-drawing" in gzip.decompress(asyncio.run(fetch(room.port, "/", room.port)))
        )
        ours = asyncio.run(crowd(room, many, bits, None))
        before = asyncio.run(crowd(room, many, bits, OTHER))
    name = f"{many} pages over {bits / 1e6:g} Mbit/s"
    return [
        (f"{name}: text for everybody", slowest(ours, lambda each: each[0]), "s", 5),
        (f"{name}: all figures", slowest(ours, lambda each: each[1]), "s", 25),
        (f"{name}: all figures, whole plotly.js", slowest(before, lambda each: each[1]), "s", None),
        ("a phone's text and map, gzip", ours[0][2] / 1e3, "kB", None),
        ("a phone's figures and their script, gzip", ours[0][3] / 1e3, "kB", None),
    ]


if __name__ == "__main__":
    for what, value, unit, limit in rows(*map(int, sys.argv[1:2])):
        mark = "" if limit is None else f"  (≤ {limit:g})"
        print(f"{what:<60} {value:8.2f} {unit}{mark}")
