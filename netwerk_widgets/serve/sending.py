"""Sending to browsers that may be slow, or may not read at all."""

import asyncio
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler

from netwerk_widgets.serve.packing import Packed, coding

#: What is put on a connection at once (bytes), and how long it may take to go (seconds).
PIECE, PATIENCE = 64 * 1024, 30


class OwnTagHandler(RequestHandler):
    """A handler of what is sent in pieces: it goes with the tag that it was given, or with none."""

    def compute_etag(self) -> str | None:
        """Keep the tag; there is nothing to compute one of."""
        return str(self._headers.get("Etag", "")) or None


async def flushed(handler: RequestHandler) -> bool:
    """Send what was written; False when the other side is gone, or does not take it."""
    try:
        sent = handler.flush()
        if sent.done():  # the connection took it at once: there is nothing to wait for
            sent.result()
        else:
            await asyncio.wait_for(sent, PATIENCE)
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


async def send_packed(handler: RequestHandler, packed: Packed, *, kept: bool = True) -> None:
    """Send a body in the best coding that the browser knows, unpacked to whoever knows none.

    A browser that has it still is told so, unless nobody may keep it (not ``kept``). It goes
    piece by piece, so that a browser that does not read costs one piece, not a body.
    """
    chosen = coding(handler.request.headers.get("Accept-Encoding", ""))
    handler.set_header("Vary", "Accept-Encoding")
    if kept:
        handler.set_header("ETag", packed.etag(chosen))
        if handler.check_etag_header():
            handler.set_status(304)
            handler.finish()
            return
    if chosen:
        handler.set_header("Content-Encoding", chosen)
    body = packed.body(chosen)
    handler.set_header("Content-Length", str(len(body)))
    view = memoryview(body)
    for start in range(0, len(body), PIECE):
        handler.write(bytes(view[start : start + PIECE]))
        if not await flushed(handler):
            return
    if not handler._finished:
        handler.finish()
