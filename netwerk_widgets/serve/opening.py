"""The participants' door on the room's network, for as long as the facilitator wants it there.

The door itself listens on this computer alone. A second server with the same pages listens at
this computer's address on the network, and moves along when that changes.
"""

import logging
import time
from collections.abc import Callable

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets

from netwerk_widgets.serve import addresses
from netwerk_widgets.serve.limits import BACKLOG
from netwerk_widgets.session import showing

log = logging.getLogger("netwerk")

#: How long until it is looked at again whether this computer's address changed (seconds).
AGAIN = 3


class LanDoor:
    """Opens and closes; tells the workbook the address to come in by (`showing.tell_door`)."""

    def __init__(self, make: Callable[[], HTTPServer], port: int, scheme: str) -> None:
        self._make, self.port, self.scheme = make, port, scheme
        self._server: HTTPServer | None = None
        self._host = ""
        self._looked = float("-inf")
        self._told: showing.Door | None = None

    def follow(self, wanted: bool) -> None:
        """Be open when that is wanted, at the address that this computer has now."""
        now = time.monotonic()
        if wanted == bool(self._server) and now - self._looked < AGAIN:
            return
        if wanted and now - self._looked < AGAIN and self._told and self._told.problem:
            return
        self._looked = now
        host = addresses.room_address() if wanted else ""
        if host == self._host and self._server is not None:
            return
        self._close()
        if not wanted:
            self._tell(showing.Door())
        elif not showing.for_phones(f"http://{host}/"):
            self._tell(showing.Door(problem="no_network"))
        else:
            self._open(host)

    def _open(self, host: str) -> None:
        try:
            sockets = bind_sockets(self.port, host, backlog=BACKLOG)
        except OSError:
            log.exception("the door could not be opened to the network")
            self._tell(showing.Door(problem="no_door"))
            return
        self._server, self._host = self._make(), host
        self._server.add_sockets(sockets)
        self._tell(showing.Door(f"{self.scheme}://{host}:{self.port}/"))

    def _close(self) -> None:
        if self._server is None:
            return
        self._server.stop()
        IOLoop.current().add_callback(self._server.close_all_connections)
        self._server, self._host = None, ""

    def _tell(self, door: showing.Door) -> None:
        if door != self._told:
            showing.tell_door(door)
            self._told = door
