"""The participants' service of a hub: the rooms of everybody, behind the hub's proxy.

It opens the database as a role that sees the sessions with an open room and no others, and can
write nothing but answers to a round that is open. There are no seats with a kernel here.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from traitlets.config import Config

from netwerk_widgets.rounds.slips import HEAVIEST
from netwerk_widgets.serve import answering, dashboard, forked, hosts, limits, security, static
from netwerk_widgets.serve.application import NetwerkVoila
from netwerk_widgets.serve.letterbox import Letterbox, Office
from netwerk_widgets.serve.lookout import Lookout, Open
from netwerk_widgets.serve.posting import Makers, kind
from netwerk_widgets.serve.quiet import QuietHandler
from netwerk_widgets.serve.rendering import AGAIN, PageKeeper, RenderingError
from netwerk_widgets.serve.room import NAME, RoomHandler
from netwerk_widgets.serve.rooms import Kept, Rooms
from netwerk_widgets.session.rooms import rooms
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import DEFAULT

#: Connections at once, of all rooms together.
MOST_CONNECTIONS = 5000
#: So many pages are made at the same time; one that takes longer than this (seconds) gives up its
#: turn, and goes on beside the others: what hangs holds up nobody.
TURNS, TAKES = 3, 8.0


class Turns:
    """Lets so many pages be made at the same time."""

    def __init__(self, most: int = TURNS, takes: float = TAKES) -> None:
        self._free, self._takes = asyncio.Semaphore(most), takes

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """For as long as a page is made."""
        await self._free.acquire()
        given_back = False

        def give_back() -> None:
            nonlocal given_back
            if not given_back:
                given_back = True
                self._free.release()

        late = asyncio.get_running_loop().call_later(self._takes, give_back)
        try:
            yield
        finally:
            late.cancel()
            give_back()


class SlashHandler(RoomHandler):
    """A room's address without the slash at its end leads to the one with it."""

    def get(self) -> None:
        """On to the page."""
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self.request.path}/{query}")

    head = get


class NowhereHandler(QuietHandler):
    """What is no address of a room."""

    def initialize(self, rooms: Rooms) -> None:
        """Take the rooms of the door."""
        self.rooms = rooms

    def prepare(self) -> None:
        """The same answer as for a room that is not there."""
        self.rooms.nowhere(self)

    def check_xsrf_cookie(self) -> None:
        """Nothing is taken in here."""


class RoomsService(NetwerkVoila):
    """Voilà that renders the dashboards of all rooms, and serves nothing else.

    ``hops`` proxies stand before this door.
    """

    #: Asks a store which rooms are open.
    open_rooms: Callable[[Store], Open] = staticmethod(rooms)
    names: tuple[str, ...] = ()
    hops: int = 1
    #: What a page is told by `whole.render`.
    seats: int = 0
    answers: bool = True
    policy = security.ROOM_POLICY

    @property
    def folders(self) -> Mapping[str, str]:  # type: ignore[override]
        """The form of a round, in each room."""
        return {f"{self.base_url}*/{answering.FORM}": security.FORM_POLICY}

    def init_handlers(self) -> list[Any]:
        """The rooms and our files; none of Voilà's own addresses."""
        super().init_handlers()
        office, turns, makers = Office(), Turns(), Makers(kind(self))

        def make() -> Kept:
            return Kept(PageKeeper(self, AGAIN, turns.turn, makers), Letterbox(office))

        self.rooms = Rooms(Lookout(self.open_rooms), make, office, self.hops)
        self.app.settings["default_handler_class"] = NowhereHandler
        self.app.settings["default_handler_args"] = {"rooms": self.rooms}
        forked.nursery.rehearses = ("dashboard",)
        IOLoop.current().add_callback(self.rehearse)
        IOLoop.current().add_callback(self.rooms.keep_looking)
        base = self.base_url
        return [
            *static.routes(),
            *dashboard.routes(rf"{base}{NAME}/", self.rooms, answers=True),
            (rf"{base}{NAME}", SlashHandler, {"rooms": self.rooms}),
        ]

    async def rehearse(self) -> None:
        """Make a page for nobody, so that the first room need not wait for what that takes."""
        with suppress(RenderingError):  # the keeper logged it
            await PageKeeper(self).page(DEFAULT)

    def http_server(self) -> HTTPServer:
        """A server with limits, for as many as there are in all rooms."""
        limits.more_files(MOST_CONNECTIONS)
        return limits.BoundedServer(
            hosts.KnownHosts(self.app, hosts.in_the_room(self.names)),
            most=MOST_CONNECTIONS,
            idle_connection_timeout=limits.ARRIVING,
            body_timeout=limits.ARRIVING,
            max_header_size=limits.HEADERS,
            max_body_size=HEAVIEST,
            max_buffer_size=limits.HEADERS * 2,
        )


def settings(port: int) -> Config:
    """Voilà's settings for the service, on this computer alone: the proxy is there too."""
    return dashboard.settings(port, lan=False)
