"""Open pages without a browser: each follows the room's channel as ``static/follow.js`` does."""

import asyncio
import gzip
import json
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

#: After so many seconds a lost page tries again, each time a little longer.
AGAIN = (0.5, 1, 2, 4)
_REVISION = re.compile(r'data-revision="([^"]*)"')


class Follower:
    """One page: what it was told, what it shows, and when it came to show it."""

    def __init__(self, at: str = "/") -> None:
        #: The address of the room's page.
        self.at = at
        self.lost = 0
        #: How often it got something else than a page.
        self.refused = 0
        self.revision = ""
        self.page = ""
        self.when = 0.0

    async def follow(self, port: int) -> None:
        """Listen, and fetch the page when there is another revision; again when that ends."""
        tries = 0
        while True:
            try:
                reader, writer = await ask(port, f"{self.at}events")
                try:
                    while line := await reader.readline():
                        tries = 0
                        if line.startswith(b"event: revision"):
                            await self._fetch(port, json.loads((await reader.readline())[6:]))
                finally:
                    writer.transport.abort()
            except OSError:
                pass
            self.lost += 1
            await asyncio.sleep(AGAIN[min(tries, 3)] * random.uniform(0.75, 1.25))
            tries += 1

    async def _fetch(self, port: int, revision: str) -> None:
        for tries in range(10):  # as ``dashboard.js`` does: some at once, and then now and then
            if revision != self.revision:
                await self._take(port)
                if revision != self.revision:
                    await asyncio.sleep(0.4 if tries < 5 else 5)

    async def _take(self, port: int) -> None:
        reader, writer = await ask(port, self.at, "Accept-Encoding: gzip\r\nConnection: close\r\n")
        answer = await reader.read()
        writer.transport.abort()
        head, _, body = answer.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            self.refused += 1
            return
        self.page = gzip.decompress(body).decode()
        found = _REVISION.search(self.page)
        self.revision = found[1] if found else ""
        self.when = time.monotonic()


async def ask(
    port: int, address: str, headers: str = ""
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Ask for an address; for the channel, the answer as it comes in."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n".encode())
    return reader, writer


@contextmanager
def followers(port: int, many: int) -> Iterator[list[Follower]]:
    """So many open pages, for as long as it takes."""
    pages = [Follower() for _ in range(many)]
    loop = asyncio.new_event_loop()

    async def all_of_them() -> None:
        await asyncio.gather(*(each.follow(port) for each in pages))

    def run() -> None:
        try:
            loop.run_until_complete(task)
        except asyncio.CancelledError:
            pass
        finally:
            loop.close()

    task = loop.create_task(all_of_them())
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield pages
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)


def until(done, seconds: float = 60) -> None:
    """Wait until something is so; fails when it takes longer than ``seconds``."""
    end = time.monotonic() + seconds
    moment = threading.Event()
    while not done():
        assert time.monotonic() < end, "it did not come to be so in time"
        moment.wait(0.05)
