"""A web server that stays small: so many connections, so long to say what you want."""

import sys
from collections.abc import Awaitable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPMessageDelegate, RequestStartLine, ResponseStartLine

#: Connections at once; more than a full room needs, fewer than a laptop can hold open.
MOST_CONNECTIONS = 1000
#: How long a request may take to arrive, headers and body (seconds).
ARRIVING = 15
#: What a request may weigh: its headers, its body (bytes).
HEADERS, BODY = 16 * 1024, 1024
#: Connections that the system keeps waiting for us: a room that scans the code together.
BACKLOG = 1024


class BoundedServer(HTTPServer):
    """Holds at most `MOST_CONNECTIONS`.

    When it is full, the connection that has been waiting longest for a whole request makes
    way; when all are being served, the newcomer goes.
    """

    def initialize(self, *args: Any, most: int = MOST_CONNECTIONS, **kwargs: Any) -> None:
        """Take tornado's own settings, and the maximum."""
        super().initialize(*args, **kwargs)
        self.most = most
        self._asked: dict[Any, bool] = {}

    def handle_stream(self, stream: Any, address: tuple[Any, ...]) -> None:
        """Serve a new connection, if there is room."""
        if len(self._asked) >= self.most:
            idle = next((each for each, asked in self._asked.items() if not asked), stream)
            idle.close()
            if idle is stream:
                return
            self._asked.pop(idle, None)
        self._asked[stream] = False
        super().handle_stream(stream, address)

    def start_request(self, server_conn: object, request_conn: Any) -> HTTPMessageDelegate:
        """A connection waits for its next request: last in the row."""
        stream = server_conn.stream  # type: ignore[attr-defined]
        self._asked.pop(stream, None)
        self._asked[stream] = False
        return _Noting(super().start_request(server_conn, request_conn), self._asked, stream)

    def on_close(self, server_conn: object) -> None:
        """A connection is gone."""
        super().on_close(server_conn)
        self._asked.pop(server_conn.stream, None)  # type: ignore[attr-defined]


class _Noting(HTTPMessageDelegate):
    """Notes that a whole request has come; the rest it leaves to another."""

    def __init__(self, inner: HTTPMessageDelegate, asked: dict[Any, bool], stream: Any) -> None:
        self.inner, self.asked, self.stream = inner, asked, stream

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: Any
    ) -> Awaitable[None] | None:
        return self.inner.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self.inner.data_received(chunk)

    def finish(self) -> None:
        # Not when its headers are there: a body may be on its way for as long as somebody likes.
        self.asked[self.stream] = True
        self.inner.finish()

    def on_connection_close(self) -> None:
        self.inner.on_connection_close()


def more_files(most: int = MOST_CONNECTIONS) -> None:
    """Let this process hold as many connections open as the server may get."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4 * most
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
