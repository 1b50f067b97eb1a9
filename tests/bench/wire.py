"""What goes over the wire, counted where it goes: a proxy on loopback between browser and server.

A browser's own tools tell what a message over a websocket was before it was packed.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

PIECE = 1 << 16


@dataclass
class Wire:
    """An address that leads through the proxy, and the bytes that came to the browser."""

    address: str
    seen: int = 0

    def taken(self) -> int:
        """The bytes since this was asked last."""
        now, self.seen = self.seen, 0
        return now


@contextmanager
def counted(address: str) -> Iterator[Wire]:
    """The proxy before the server of an address."""
    at = urlsplit(address)
    door = socket.create_server(("127.0.0.1", 0), backlog=200)
    wire = Wire(urlunsplit(at._replace(netloc=f"127.0.0.1:{door.getsockname()[1]}")))
    threading.Thread(target=_let_in, args=(door, at.port, wire), daemon=True).start()
    try:
        yield wire
    finally:
        door.close()


def _let_in(door: socket.socket, port: int | None, wire: Wire) -> None:
    with suppress(OSError):
        while True:
            browser, _ = door.accept()
            server = socket.create_connection(("127.0.0.1", port or 80))
            for source, sink, counts in ((browser, server, False), (server, browser, True)):
                threading.Thread(
                    target=_pass_on, args=(source, sink, wire if counts else None), daemon=True
                ).start()


def _pass_on(source: socket.socket, sink: socket.socket, wire: Wire | None) -> None:
    with suppress(OSError):
        while piece := source.recv(PIECE):
            if wire is not None:
                wire.seen += len(piece)
            sink.sendall(piece)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)
