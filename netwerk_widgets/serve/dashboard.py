"""The participants' door: one page for everybody, no account, no kernel, no writing.

Nothing but the rendered page, its files and a channel that says when there is a newer one
can be reached here: Voilà's own addresses (kernels, notebooks, files) are not served.
"""

import asyncio
import gzip
import json
import logging
from typing import Any

from tornado.ioloop import PeriodicCallback
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler
from traitlets.config import Config

from netwerk_widgets import places
from netwerk_widgets.serve import static
from netwerk_widgets.serve.application import NetwerkVoila, configuration, language_of
from netwerk_widgets.serve.rendering import PageKeeper
from netwerk_widgets.session import settings as user_settings
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts

log = logging.getLogger("netwerk")

#: How often the door looks for a newer revision (milliseconds).
LOOK = 400
#: How often an open channel shows that it is alive (seconds).
HEARTBEAT = 15
#: More open pages than this are not told of changes; they can still be reloaded.
MOST_LISTENERS = 300

POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "script-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'"
)


class PageHandler(RequestHandler):
    """Serves the page that is kept."""

    def initialize(self, keeper: PageKeeper) -> None:
        """Take the keeper of the pages."""
        self.keeper = keeper

    async def get(self) -> None:
        """Send the page in the language asked for."""
        language = language_of(self.request.query)
        try:
            page = await self.keeper.page(language)
        except Exception:
            log.exception("the dashboard could not be rendered")
            self.set_status(503)
            self.finish(texts(language)("dashboard.failed"))
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-cache")
        self.set_header("ETag", f'"{page.etag}"')
        if self.check_etag_header():
            self.set_status(304)
            return
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(page.body)
        else:
            self.finish(gzip.decompress(page.body))

    def compute_etag(self) -> str | None:
        """Keep the page's own tag."""
        return str(self._headers.get("Etag", "")) or None

    def data_received(self, chunk: bytes) -> None:
        """Nothing is ever sent to this address."""


class Listeners:
    """The open channels to participants' pages."""

    def __init__(self) -> None:
        self.queues: set[asyncio.Queue[str]] = set()

    def tell(self, event: str, data: Any) -> None:
        """Send an event to every open page."""
        message = f"event: {event}\ndata: {json.dumps(data)}\n\n"
        for queue in self.queues:
            queue.put_nowait(message)


class EventsHandler(RequestHandler):
    """A channel of server-sent events: which revision there is."""

    def initialize(self, listeners: Listeners, keeper: PageKeeper) -> None:
        """Take the list of open channels."""
        self.listeners, self.keeper = listeners, keeper

    async def get(self) -> None:
        """Keep the channel open, and pass on what is told."""
        if len(self.listeners.queues) >= MOST_LISTENERS:
            raise HTTPError(503)
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Encoding", "identity")
        queue: asyncio.Queue[str] = asyncio.Queue()
        self.listeners.queues.add(queue)
        try:
            self.write(f"event: revision\ndata: {json.dumps(self.keeper.shown)}\n\n")
            await self.flush()
            while True:
                try:
                    message = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    message = ": still here\n\n"
                self.write(message)
                await self.flush()
        except StreamClosedError:
            pass
        finally:
            self.listeners.queues.discard(queue)

    def data_received(self, chunk: bytes) -> None:
        """Nothing is ever sent to this address."""


class Dashboard(NetwerkVoila):
    """Voilà that renders the dashboard itself, and serves nothing else.

    ``session`` is the session to show; None follows the one the workbook has open.
    """

    session: str | None = None

    def init_handlers(self) -> list[Any]:
        """The page, its channel, its files; none of Voilà's own addresses."""
        super().init_handlers()
        self.keeper = PageKeeper(self)
        self.listeners = Listeners()
        self.store = open_store(readonly=True)
        self.token_seen: object = None
        self.busy = False
        PeriodicCallback(self.look, LOOK).start()
        base = self.base_url
        return [
            *static.routes(base),
            (base, PageHandler, {"keeper": self.keeper}),
            (rf"{base}events", EventsHandler, {"listeners": self.listeners, "keeper": self.keeper}),
        ]

    async def look(self) -> None:
        """Render anew when the session changed, and tell the open pages."""
        if self.busy:
            return
        self.busy = True
        try:
            session = self.session or user_settings.load().last_session or ""
            seen = (session, self.store.change_token())
            if seen == self.token_seen:
                return
            revision = (
                "-".join(
                    f"{part}.{number}" for part, number in sorted(self.store.heads(session).items())
                )
                if session
                else ""
            )
            if await self.keeper.move_on(session, revision, session):
                self.listeners.tell("revision", self.keeper.shown)
            self.token_seen = seen
        except NetwerkError as problem:
            log.warning("dashboard: %s", problem)
        except Exception:
            log.exception("the dashboard could not be brought up to date")
        finally:
            self.busy = False


def settings(port: int, lan: bool) -> Config:
    """Voilà's settings for the dashboard: the room's network with ``lan``, else this computer."""
    config = configuration(places.notebooks(), port, "0.0.0.0" if lan else "127.0.0.1")  # noqa: S104
    config.VoilaConfiguration.template = "netwerk-page"
    config.VoilaConfiguration.prelaunch_hook = None
    return config
