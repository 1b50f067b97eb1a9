"""Sending to browsers that may be slow, or may not read at all."""

import asyncio
import gzip
from functools import lru_cache
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler

#: What is put on a connection at once (bytes), and how long it may take to go (seconds).
PIECE, PATIENCE = 64 * 1024, 30


async def flushed(handler: RequestHandler) -> bool:
    """Send what was written; False when the other side is gone, or does not take it."""
    try:
        await asyncio.wait_for(handler.flush(), PATIENCE)
    except (StreamClosedError, TimeoutError):
        hang_up(handler)
        return False
    return True


def hang_up(handler: RequestHandler) -> None:
    """Close the connection; a connection that takes nothing in is not waited for."""
    connection: Any = handler.request.connection
    stream = getattr(connection, "stream", None)
    if stream is not None:
        stream.close()


@lru_cache(maxsize=16)
def unpacked(packed: bytes) -> bytes:
    """A gzipped body as it was, once for all who cannot unpack it themselves.

    Five hundred who each had their own copy of plotly's script would be 2.5 GB.
    """
    return gzip.decompress(packed)


async def send_packed(handler: RequestHandler, packed: bytes) -> None:
    """Send a gzipped body, unpacked to whoever cannot unpack it.

    It goes piece by piece, so that a browser that does not read costs one piece, not a body.
    """
    handler.set_header("Vary", "Accept-Encoding")
    if "gzip" in handler.request.headers.get("Accept-Encoding", ""):
        handler.set_header("Content-Encoding", "gzip")
        body = packed
    else:
        body = unpacked(packed)
    handler.set_header("Content-Length", str(len(body)))
    view = memoryview(body)
    for start in range(0, len(body), PIECE):
        handler.write(bytes(view[start : start + PIECE]))
        if not await flushed(handler):
            return
    if not handler._finished:
        handler.finish()
