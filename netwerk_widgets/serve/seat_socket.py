"""The connection of a page with the kernel of its seat, over a websocket."""

import asyncio
import time
from typing import Any, Protocol

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from netwerk_widgets.serve import filtering
from netwerk_widgets.serve.seats import COOKIE, Seat, Seats

#: What a page that does not read may have waiting for it (bytes).
WAITING = 8_000_000


class Seating(Protocol):
    """What a connection needs of what the handlers share (`explore.Explore`)."""

    app: Any
    seats: Seats


class SocketHandler(KernelWebsocketHandler):
    """The connection of a page with its own kernel, and no other."""

    def initialize(self, explore: Seating) -> None:
        """Take what the handlers share."""
        self.explore = explore
        self.seat: Seat | None = None
        self.waiting = 0

    async def prepare(self) -> None:
        """Nobody logs in here: who has the seat's cookie has the seat."""
        kernel = self.path_args[0]
        self.seat = self.explore.seats.held(self.get_cookie(COOKIE), kernel)
        if self.seat is None or not self.check_origin(self.get_origin()):
            raise HTTPError(404)

    def check_origin(self, origin: str | None = None) -> bool:
        """Our own pages only, whatever an application's settings say."""
        host = self.request.headers.get("Host", "")
        return origin is None or origin.partition("://")[2] == host

    @property
    def max_message_size(self) -> int:
        """More than this closes the connection; `filtering.HEAVIEST` drops the message."""
        return 4 * filtering.HEAVIEST

    async def get(self, kernel_id: str) -> None:
        """Connect the page with its kernel."""
        self.kernel_id = kernel_id
        manager = self.explore.app.kernel_manager
        if kernel_id not in manager:
            raise HTTPError(404)
        self.connection = filtering.FilteredConnection(
            parent=manager.get_kernel(kernel_id),
            websocket_handler=self,
            config=self.explore.app.config,
        )
        asked = self.get_query_argument("session_id", None)
        self.connection.session.session = filtering.session_name(asked)
        await self.connection.prepare()
        await WebSocketHandler.get(self, kernel_id)

    async def open(self, kernel_id: str) -> None:
        """Take the seat."""
        if self.seat is None or not self.explore.seats.arrive(self.seat, self):
            self.close()
            return
        await super().open(kernel_id)

    def used(self, message: dict[str, Any]) -> None:
        """Somebody does something with the page."""
        if self.seat is not None and message["header"]["msg_type"] == "comm_msg":
            self.seat.used = time.monotonic()

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Send; who does not take it in is not kept waiting for."""
        if self.waiting > WAITING:
            self.close()
            return None
        size = len(message)
        self.waiting += size
        try:
            sent = super().write_message(message, binary)
        except WebSocketClosedError:
            return None
        asyncio.ensure_future(sent).add_done_callback(lambda done: self._sent(size, done))
        return sent

    def _sent(self, size: int, done: "asyncio.Future[None]") -> None:
        self.waiting -= size
        if not done.cancelled():
            done.exception()  # a connection that is gone is no news

    def on_close(self) -> None:
        """Leave the seat; it is kept for a while."""
        if self.seat is not None:
            self.explore.seats.leave(self.seat, self)
        if getattr(self, "connection", None) is not None:
            super().on_close()

    def write_error(self, status_code: int, **_more: Any) -> None:
        """The number of the error, and no more."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(str(status_code))
