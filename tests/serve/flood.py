"""Those who set out to keep the participants' door busy: over real sockets, in a process of
their own (``python -m tests.serve.flood PORT KIND SECONDS``), which says as JSON what came of it.

They step aside for the servers: an attacker has a processor of his own.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import Callable, Coroutine
from typing import Any

Counting = Callable[[asyncio.StreamReader, dict[str, int]], Coroutine[Any, Any, None]]

CONNECTIONS = 500
#: Requests a second, and over how many connections.
RATE, LANES = 2000, 50
#: How many a connection asks for in one breath.
BREATH = 10
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
PLOTLY = b"GET /netwerk/static/x/plotly.min.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
#: What each of the hanging connections has said so far.
HALVES = {
    "silent": b"",
    "half-headers": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Half: ",
    "half-body": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf",
    "listening": b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "not-reading": PLOTLY,
    "long-header": b"GET / HTTP/1.1\r\nX-Long: " + b"x" * 200_000,
}


async def hang(port: int, kinds: list[bytes], seconds: float) -> dict[str, int]:
    """Open many connections, say one of these on each in turn, and read nothing."""
    opened, refused = [], 0
    for number in range(CONNECTIONS):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
            writer.transport.pause_reading()
            writer.write(kinds[number % len(kinds)])
            opened.append(writer)
        except OSError:
            refused += 1
    print("ready", flush=True)
    await asyncio.sleep(seconds)
    for each in opened:
        each.transport.abort()
    return {"opened": len(opened), "refused": refused}


async def count(reader: asyncio.StreamReader, told: dict[str, int]) -> None:
    tail = b""
    while piece := await reader.read(1 << 16):
        told["answered"] += (tail + piece).count(b"HTTP/1.1 200")
        tail = piece[-11:]


async def lane(
    port: int, until: float, told: dict[str, int], ask: Callable[[], bytes], counting: Counting
) -> None:
    """One connection of many that ask on and on; ``ask`` gives one request."""
    pause = BREATH * LANES / RATE
    while time.monotonic() < until:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            told["refused"] += 1
            await asyncio.sleep(pause)
            continue
        answers = asyncio.create_task(counting(reader, told))
        try:
            while time.monotonic() < until:
                writer.write(b"".join(ask() for _ in range(BREATH)))
                told["asked"] += BREATH
                if writer.transport.get_write_buffer_size() > 1_000_000:
                    break
                await asyncio.sleep(pause)
        except OSError:
            told["refused"] += 1
        writer.transport.abort()
        answers.cancel()


async def storm(
    port: int,
    seconds: float,
    ask: Callable[[], bytes] = lambda: GET,
    counting: Counting = count,
) -> dict[str, int]:
    """Ask for something `RATE` times a second: without more, for the page."""
    told = {"asked": 0, "answered": 0, "kept": 0, "refused": 0}
    until = time.monotonic() + seconds
    print("ready", flush=True)
    await asyncio.gather(*(lane(port, until, told, ask, counting) for _ in range(LANES)))
    return told


def main() -> None:
    port, kind, seconds = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    os.nice(15)
    halves = list(HALVES.values()) if kind == "all" else [HALVES.get(kind, b"")]
    work = storm(port, seconds) if kind == "storm" else hang(port, halves, seconds)
    print(json.dumps(asyncio.run(work)), flush=True)


if __name__ == "__main__":
    main()
