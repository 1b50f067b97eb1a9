"""A room: the pages of one session, the channel of who has them open, and its letterbox.

A handler finds its room by the address that is asked for. The single laptop has one, at its base
address (`OneRoom`); a service for many has each under a random name of its own (`rooms.Rooms`).
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from html import escape
from typing import Protocol

from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError

from netwerk_widgets.rounds.model import Round
from netwerk_widgets.serve import static
from netwerk_widgets.serve.application import language_of
from netwerk_widgets.serve.channel import Channel
from netwerk_widgets.serve.letterbox import Letterbox
from netwerk_widgets.serve.limits import MOST_CONNECTIONS
from netwerk_widgets.serve.packing import Packed
from netwerk_widgets.serve.quiet import QuietHandler
from netwerk_widgets.serve.rendering import PageKeeper, RenderingError
from netwerk_widgets.serve.sending import OwnTagHandler, send_packed
from netwerk_widgets.texts import Language, texts

#: How long a visitor waits at most until it is known which session to show (seconds).
FIRST_LOOK = 10
#: How a route says where in an address the room's name stands.
NAME = r"(?P<room>[A-Za-z0-9_-]{1,64})"


class UnseenError(Exception):
    """It cannot be seen now which rooms there are."""


class Room:
    """What is kept for one room; ``box`` is None where phones cannot answer."""

    #: So many bodies of a room are on their way at once; of one room alone: all there can be.
    most_sending = MOST_CONNECTIONS
    #: Whether it is known of what a page is to be made; a laptop shows that there is nothing.
    ready = True

    def __init__(self, keeper: PageKeeper, box: Letterbox | None = None) -> None:
        self.keeper, self.box = keeper, box
        self.channel = Channel()
        #: Set when it is known what to show.
        self.looked = asyncio.Event()
        self.sending = 0
        self._told: dict[Language, tuple[Round, Packed]] = {}

    def told(
        self, round_: Round, language: Language, pack: Callable[[Round, Language], Packed]
    ) -> Packed:
        """What is told of a round, packed once for all phones."""
        known = self._told.get(language)
        if known is None or known[0] is not round_:
            known = self._told[language] = (round_, pack(round_, language))
        return known[1]

    def tell(self) -> None:
        """Tell the open pages how it is now."""
        self.channel.tell(revision=self.keeper.shown, stale=self.keeper.stale)

    def tell_round(self) -> None:
        """Tell the open pages which round is open now."""
        assert self.box is not None
        self.channel.tell(round=self.box.round.id if self.box.round else "")

    def rest(self) -> None:
        """Let go of what can be made again, when nobody looks."""
        self.keeper.forget()
        self.looked.clear()
        self._told.clear()
        if self.box is not None:
            self.box.rest()


class Rooms(Protocol):
    """The rooms of a door."""

    async def find(self, name: str) -> Room | None:
        """The room of this name in an address; None when there is none.

        Raises
        ------
        UnseenError
            When that cannot be known now.
        """

    def visitor(self, request: HTTPServerRequest) -> str:
        """From which address somebody asks."""

    def nowhere(self, handler: QuietHandler) -> None:
        """What is answered at the address of no room."""

    def unseen(self, handler: QuietHandler) -> None:
        """What is answered as long as nobody knows which rooms there are."""


class OneRoom:
    """The room of a laptop: the only one, at the base address of its door."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def find(self, name: str) -> Room:  # noqa: ARG002
        """The room, by no name."""
        return self.room

    def visitor(self, request: HTTPServerRequest) -> str:
        """From which address somebody asks."""
        return str(request.remote_ip)

    def nowhere(self, handler: QuietHandler) -> None:
        """There is always this room."""
        handler.send_error(404)

    unseen = nowhere


class RoomHandler(QuietHandler):
    """A handler of something in a room."""

    room: Room

    def initialize(self, rooms: Rooms) -> None:
        """Take the rooms of the door."""
        self.rooms = rooms

    async def prepare(self) -> None:
        """Find the room, before anything is done."""
        try:
            found = await self.rooms.find(self.path_kwargs.pop("room", ""))
        except UnseenError:
            self.rooms.unseen(self)
            return
        if found is None:
            self.rooms.nowhere(self)
            return
        self.room = found

    @contextmanager
    def counted(self) -> Iterator[None]:
        """While something is sent that may take long: a room has so many of those at once."""
        if self.room.sending >= self.room.most_sending:
            raise HTTPError(503)
        self.room.sending += 1
        try:
            yield
        finally:
            self.room.sending -= 1


async def known_within(looked: asyncio.Event, seconds: float) -> None:
    """Wait until it is known what to show, but no longer than this."""
    with suppress(TimeoutError):
        await asyncio.wait_for(looked.wait(), seconds)


class PageHandler(OwnTagHandler, RoomHandler):
    """Serves the page that is kept."""

    async def get(self) -> None:
        """Send the page in the language asked for."""
        language = language_of(self.request.query)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        if self.room.sending >= self.room.most_sending:
            self._sorry(language)
            return
        with self.counted():
            await known_within(self.room.looked, FIRST_LOOK)
            try:
                if not self.room.ready:
                    raise RenderingError("nothing to show yet")
                page = await self.room.keeper.page(language)
            except RenderingError:
                self._sorry(language)
                return
            await send_packed(self, page.body)

    def _sorry(self, language: Language) -> None:
        self.set_status(503)
        self.set_header("Retry-After", "5")
        self.finish(sorry(language))

    head = get  # what it says before the page: who shows a preview of a link asks that first


class FiguresHandler(OwnTagHandler, RoomHandler):
    """Serves what the figures of the pages that are kept are drawn from."""

    async def get(self, tag: str) -> None:
        """Send them; those of an older page are gone with it, and another room's are not here."""
        figures = self.room.keeper.figures(tag)
        if figures is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        with self.counted():
            await send_packed(self, figures)


def sorry(language: Language) -> str:
    """A page for when there is none yet; it asks again by itself."""
    t = texts(language)
    return (
        f'<!DOCTYPE html><html class="nw-html" lang="{language}"><head><meta charset="utf-8">'
        '<meta http-equiv="refresh" content="5">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(t("ui.product"))}</title><link rel="stylesheet" '
        f'href="{static.url("netwerk.css")}"></head><body class="nw-body">'
        f'<main class="nw-page"><div class="nw-main"><h1>{escape(t("ui.product"))}</h1>'
        f"<p>{escape(t('dashboard.failed'))}</p><p>{escape(t('room.retry'))}</p></div></main>"
        "</body></html>"
    )
