"""The participants' door: one page for everybody, no account, no writing.

Nothing but the rendered page, its files and a channel that says when there is a newer one
can be reached here: Voilà's own addresses (kernels, notebooks, files) are not served. To try
something out there are a few seats with a kernel, see `explore`. While the facilitator has a
round open there is a letterbox beside it, see `letterbox`: that writes no session either.
"""

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback
from traitlets.config import Config

from netwerk_widgets import places
from netwerk_widgets.rounds.slips import HEAVIEST
from netwerk_widgets.serve import (
    answering,
    certificates,
    forked,
    hosts,
    limits,
    plain_round,
    security,
    static,
)
from netwerk_widgets.serve.application import NetwerkVoila, configuration
from netwerk_widgets.serve.events import EventsHandler
from netwerk_widgets.serve.explore import PATH, Explore
from netwerk_widgets.serve.explore import routes as explore_routes
from netwerk_widgets.serve.letterbox import Letterbox
from netwerk_widgets.serve.opening import LanDoor
from netwerk_widgets.serve.quiet import NothingHandler
from netwerk_widgets.serve.rendered import FIGURES
from netwerk_widgets.serve.rendering import PageKeeper, RenderingError
from netwerk_widgets.serve.room import FiguresHandler, OneRoom, PageHandler, Room, Rooms
from netwerk_widgets.serve.seats import SEATS
from netwerk_widgets.serve.watching import Watcher
from netwerk_widgets.session import settings as settings_of_user

log = logging.getLogger("netwerk")

#: How often the door looks for a newer revision (milliseconds).
LOOK = 250
#: How much this door steps aside for the workbook when both want the processor.
COURTESY = 5

POLICY = security.ROOM_POLICY


class Dashboard(NetwerkVoila):
    """Voilà that renders the dashboard itself, and serves nothing else.

    ``session`` is the session to show; None follows the one the facilitator shows to the room.
    ``certificate`` holds the files of a certificate and its key, for https. ``seats`` is how many
    may try something out at the same time; with 0 there is no page for it. With ``answers`` the
    phones can answer a round, while one is open.
    """

    session: str | None = None
    certificate: certificates.Certificate | None = None
    seats: int = SEATS
    answers: bool = False
    #: The same door on the room's network, where it is not there from the start.
    lan: LanDoor | None = None
    #: Names that it answers to beside its own (``--host``).
    names: tuple[str, ...] = ()
    policy = POLICY

    @property
    def folders(self) -> Mapping[str, str]:  # type: ignore[override]
        """The page to try something out, and the form of a round."""
        return {
            f"{self.base_url}{PATH}": security.EXPLORE_POLICY,
            f"{self.base_url}{answering.FORM}": security.FORM_POLICY,
        }

    def init_handlers(self) -> list[Any]:
        """The page, its channel, its files; none of Voilà's own addresses."""
        super().init_handlers()
        self.app.settings["default_handler_class"] = NothingHandler
        self.app.settings["default_handler_args"] = {}
        self.room = Room(PageKeeper(self), Letterbox() if self.answers else None)
        self.watcher = Watcher(self.session)
        self.busy = False
        PeriodicCallback(self.look, LOOK).start()
        base = self.base_url
        tried = explore_routes(self, Explore(self, self.seats)) if self.seats else []
        forked.nursery.rehearses = ("dashboard", PATH) if self.seats else ("dashboard",)
        if self.answers:
            PeriodicCallback(self._look_for_a_round, LOOK).start()
        return [
            *tried,
            *static.routes(),
            *routes(base, OneRoom(self.room), answers=self.answers),
        ]

    async def _look_for_a_round(self) -> None:
        session, box = self.watcher.session_id, self.room.box
        if session is not None and box is not None and await box.look(session):
            self.room.tell_round()

    def http_server(self) -> HTTPServer:
        """A server for a room that nobody watches over."""
        limits.more_files()
        with suppress(AttributeError, OSError):
            os.nice(COURTESY)
        if self.session is None and self.ip == "127.0.0.1":
            scheme = "http" if self.certificate is None else "https"
            self.lan = LanDoor(self.bounded, self.port, scheme)
        return self.bounded()

    def bounded(self) -> HTTPServer:
        """A server of these pages with limits."""
        secure, names = None, [*self.names]
        if self.certificate is not None:
            secure = certificates.context(self.certificate)
            names += hosts.certificate_names(self.certificate)
        return limits.BoundedServer(
            hosts.KnownHosts(self.app, hosts.in_the_room(names)),
            ssl_options=secure,
            idle_connection_timeout=limits.ARRIVING,
            body_timeout=limits.ARRIVING,
            max_header_size=limits.HEADERS,
            max_body_size=HEAVIEST if self.answers else limits.BODY,
            max_buffer_size=limits.HEADERS * 2,
        )

    async def look(self) -> None:
        """Render anew when the session changed, and tell the open pages."""
        if self.busy:
            return
        self.busy = True
        try:
            found = await self.watcher.look()
            keeper = self.room.keeper
            keeper.blind = found is None
            if found is not None:
                session, revision = found
                await keeper.move_on(session, revision, session, self.watcher.told)
                if not keeper.pages:  # ready for who comes first
                    with suppress(RenderingError):  # the keeper logged it, and tries again
                        await keeper.page(settings_of_user.load().language)
            if self.lan is not None:
                self.lan.follow(settings_of_user.load().room_open)
            self.room.tell()
        except Exception:
            log.exception("the dashboard could not be brought up to date")
        finally:
            self.room.looked.set()
            self.busy = False


def routes(at: str, rooms: Rooms, *, answers: bool) -> list[Any]:
    """The addresses of a room, ``at`` which each begins."""
    known = {"rooms": rooms}
    letterbox = [
        (rf"{at}{answering.PATH}", answering.RoundHandler, known),
        (rf"{at}{answering.PATH}/code", answering.CodeHandler, known),
        (rf"{at}{answering.FORM}", plain_round.FormHandler, known),
    ]
    return [
        *(letterbox if answers else []),
        (at, PageHandler, known),
        (rf"{at}{FIGURES}/(?P<tag>[0-9a-f]+)", FiguresHandler, known),
        (rf"{at}events", EventsHandler, known),
    ]


def settings(port: int, lan: bool) -> Config:
    """Voilà's settings for the dashboard: the room's network with ``lan``, else this computer."""
    config = configuration(places.shipped_notebooks(), port, "0.0.0.0" if lan else "127.0.0.1")  # noqa: S104
    config.VoilaConfiguration.template = "netwerk-page"
    config.VoilaConfiguration.prelaunch_hook = None
    return config
