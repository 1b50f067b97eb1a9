"""The participants' door: one page for everybody, no account, no writing.

Nothing but the rendered page, its files and a channel that says when there is a newer one
can be reached here: Voilà's own addresses (kernels, notebooks, files) are not served. To try
something out there are a few seats with a kernel, see `explore`. While the facilitator has a
round open there is a letterbox beside it, see `letterbox`: that writes no session either.
"""

import asyncio
import logging
import os
from contextlib import suppress
from html import escape
from types import MappingProxyType
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback
from tornado.web import HTTPError
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
from netwerk_widgets.serve.application import NetwerkVoila, configuration, language_of
from netwerk_widgets.serve.channel import Channel, EventsHandler
from netwerk_widgets.serve.explore import PATH, Explore
from netwerk_widgets.serve.explore import routes as explore_routes
from netwerk_widgets.serve.letterbox import Letterbox
from netwerk_widgets.serve.opening import LanDoor
from netwerk_widgets.serve.quiet import NothingHandler, QuietHandler
from netwerk_widgets.serve.rendering import FIGURES, PageKeeper, RenderingError
from netwerk_widgets.serve.seats import SEATS
from netwerk_widgets.serve.sending import OwnTagHandler, send_packed
from netwerk_widgets.serve.watching import Watcher
from netwerk_widgets.session import settings as settings_of_user
from netwerk_widgets.texts import Language, texts

log = logging.getLogger("netwerk")

#: How often the door looks for a newer revision (milliseconds).
LOOK = 250
#: How long a visitor waits at most until it is known which session to show (seconds).
FIRST_LOOK = 10
#: How much this door steps aside for the workbook when both want the processor.
COURTESY = 5

POLICY = security.ROOM_POLICY


class PageHandler(OwnTagHandler, QuietHandler):
    """Serves the page that is kept."""

    def initialize(self, keeper: PageKeeper, looked: asyncio.Event) -> None:
        """Take the keeper of the pages; ``looked`` is set when it knows what to show."""
        self.keeper, self.looked = keeper, looked

    async def get(self) -> None:
        """Send the page in the language asked for."""
        language = language_of(self.request.query)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        with suppress(TimeoutError):
            await asyncio.wait_for(self.looked.wait(), FIRST_LOOK)
        try:
            page = await self.keeper.page(language)
        except RenderingError:
            self.set_status(503)
            self.set_header("Retry-After", "5")
            self.finish(sorry(language))
            return
        await send_packed(self, page.body)

    head = get  # what it says before the page: who shows a preview of a link asks that first


class FiguresHandler(OwnTagHandler, QuietHandler):
    """Serves what the figures of the pages that are kept are drawn from."""

    def initialize(self, keeper: PageKeeper) -> None:
        """Take the keeper of the pages."""
        self.keeper = keeper

    async def get(self, tag: str) -> None:
        """Send them; those of an older page are gone with it."""
        figures = self.keeper.figures(tag)
        if figures is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        await send_packed(self, figures)


def sorry(language: Language) -> str:
    """A page for when there is none yet; it asks again by itself."""
    t = texts(language)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta http-equiv="refresh" content="5">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(t("ui.product"))}</title><link rel="stylesheet" '
        f'href="{static.url("netwerk.css")}"></head><body class="nw-body">'
        f'<main class="nw-page"><div class="nw-main"><h1>{escape(t("ui.product"))}</h1>'
        f"<p>{escape(t('dashboard.failed'))}</p><p>{escape(t('room.retry'))}</p></div></main>"
        "</body></html>"
    )


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
    folders = MappingProxyType(
        {f"/{PATH}": security.EXPLORE_POLICY, f"/{answering.FORM}": security.FORM_POLICY}
    )

    def init_handlers(self) -> list[Any]:
        """The page, its channel, its files; none of Voilà's own addresses."""
        super().init_handlers()
        self.app.settings["default_handler_class"] = NothingHandler
        self.app.settings["default_handler_args"] = {}
        self.keeper = PageKeeper(self)
        self.channel = Channel()
        self.watcher = Watcher(self.session)
        self.looked = asyncio.Event()
        self.busy = False
        PeriodicCallback(self.look, LOOK).start()
        base = self.base_url
        tried = explore_routes(self, Explore(self, self.seats)) if self.seats else []
        forked.nursery.rehearses = ("dashboard", PATH) if self.seats else ("dashboard",)
        return [
            *tried,
            *(self._letterbox() if self.answers else []),
            *static.routes(base),
            (base, PageHandler, {"keeper": self.keeper, "looked": self.looked}),
            (rf"{base}{FIGURES}/([0-9a-f]+)", FiguresHandler, {"keeper": self.keeper}),
            (rf"{base}events", EventsHandler, {"channel": self.channel}),
        ]

    def _letterbox(self) -> list[Any]:
        """The addresses of the letterbox, and who looks whether a round is open."""
        box, base = Letterbox(), self.base_url

        async def look() -> None:
            session = self.watcher.session_id
            if session is not None and await box.look(session):
                self.channel.tell(round=box.round.id if box.round else "")

        PeriodicCallback(look, LOOK).start()
        return [
            (rf"{base}{answering.PATH}", answering.RoundHandler, {"box": box}),
            (rf"{base}{answering.PATH}/code", answering.CodeHandler, {"box": box}),
            (rf"{base}{answering.FORM}", plain_round.FormHandler, {"box": box}),
        ]

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
            self.keeper.blind = found is None
            if found is not None:
                session, revision = found
                await self.keeper.move_on(session, revision, session)
                if not self.keeper.pages:  # ready for who comes first
                    with suppress(RenderingError):  # the keeper logged it, and tries again
                        await self.keeper.page(settings_of_user.load().language)
            if self.lan is not None:
                self.lan.follow(settings_of_user.load().room_open)
            self.channel.tell(revision=self.keeper.shown, stale=self.keeper.stale)
        except Exception:
            log.exception("the dashboard could not be brought up to date")
        finally:
            self.looked.set()
            self.busy = False


def settings(port: int, lan: bool) -> Config:
    """Voilà's settings for the dashboard: the room's network with ``lan``, else this computer."""
    config = configuration(places.shipped_notebooks(), port, "0.0.0.0" if lan else "127.0.0.1")  # noqa: S104
    config.VoilaConfiguration.template = "netwerk-page"
    config.VoilaConfiguration.prelaunch_hook = None
    return config
