"""Many rooms at one door, each under a random name of its own: behind the proxy of a hub.

Which rooms are open is in the database. It is looked at for all of them at once, and only while
somebody is there. Nothing tells a room that is closed from one that never was.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from tornado.httputil import HTTPServerRequest
from tornado.netutil import is_valid_ip

from netwerk_widgets.logs import Complaint
from netwerk_widgets.rounds.model import Round
from netwerk_widgets.serve import plain
from netwerk_widgets.serve.hosts import this_computer
from netwerk_widgets.serve.letterbox import Letterbox, Office
from netwerk_widgets.serve.lookout import Seen, Sight
from netwerk_widgets.serve.quiet import QuietHandler
from netwerk_widgets.serve.rendering import PageKeeper
from netwerk_widgets.serve.room import FIRST_LOOK, Room, UnseenError
from netwerk_widgets.session import ids
from netwerk_widgets.session.published import Told
from netwerk_widgets.texts import texts

log = logging.getLogger("netwerk")

#: How often is looked, while somebody is there (seconds).
LOOK = 0.25
#: A room that nobody looks at any more keeps its pages for so long (seconds).
IDLE = 60.0
#: A session that could not be read is tried again after so long (seconds).
AGAIN = 5.0
#: How often a page for no room asks again by itself (seconds): it may be opened any moment.
ASK = 5
#: What is told in place of a session's name.
LABEL = "room"
#: So many bodies of one room are on their way at once.
MOST_SENDING = 450


class Looks(Protocol):
    """Who looks at the database: see `lookout.Lookout`."""

    async def look(self, watched: Any) -> Sight | None:
        """How it is now; None when that cannot be seen."""

    async def told(self, name: str) -> Told:
        """What the room is told of a session."""


class Kept(Room):
    """A room of the service: which session it shows, and when somebody asked for it last."""

    most_sending = MOST_SENDING
    asked = 0.0
    seen: Seen | None = None
    #: The session as it was when it was read last, and what came of that.
    read: tuple[Seen, str, Told] | None = None
    again = 0.0
    busy: "asyncio.Task[None] | None" = None

    def __init__(self, keeper: PageKeeper, box: Letterbox | None = None) -> None:
        super().__init__(keeper, box)
        # The store's own name for it may tell more than the room is to know.
        keeper.label = LABEL

    @property
    def ready(self) -> bool:  # type: ignore[override]
        """Whether its session was ever read."""
        return self.read is not None

    @property
    def watched(self) -> bool:
        """Whether anybody looks."""
        return bool(self.channel.listeners) or time.monotonic() - self.asked < IDLE


class Rooms:
    """The rooms of the service. ``make`` makes one; ``hops`` proxies stand before the door."""

    def __init__(
        self, looks: Looks, make: Callable[[], Kept], office: Office | None, hops: int = 1
    ) -> None:
        self._looks, self._make, self._office, self._hops = looks, make, office, hops
        self._open: dict[str, str] = {}
        self.rooms: dict[str, Kept] = {}
        #: When the last good look began, and whether the last one was none.
        self._when, self._blind = float("-inf"), True
        self._waiting: list[asyncio.Future[None]] = []
        self._wake = asyncio.Event()
        self._complaint = Complaint("the service cannot see the rounds: %s")

    # ---- who asks ----

    async def find(self, name: str) -> Kept | None:
        """The room of this name, as it is now: whoever asks first waits for a look.

        Raises
        ------
        UnseenError
            When nobody could see whether there is one.
        """
        known = self.rooms.get(name)
        if known is not None:
            known.asked = time.monotonic()  # so the look that is waited for has it
        if known is None or not (self._blind or time.monotonic() - self._when < 3 * LOOK):
            await self._looked()
        known = self.rooms.get(name)
        if known is None and self._blind:
            raise UnseenError
        if known is None and name in self._open:
            known = self.rooms[name] = self._make()
        if known is not None:
            known.asked = time.monotonic()
            self._wake.set()
        return known

    async def _looked(self) -> None:
        """Wait for a look that begins after this."""
        told: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(told)
        self._wake.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(told, FIRST_LOOK)

    def visitor(self, request: HTTPServerRequest) -> str:
        """From which address somebody asks: the proxy tells, and only it is believed.

        Each proxy adds who asked *it* at the end; what stands before that, anybody can have made
        up.
        """
        peer = str(request.remote_ip)
        if not self._hops or not this_computer(peer):
            return peer
        told = ",".join(request.headers.get_list("X-Forwarded-For")).split(",")
        said = told[-self._hops].strip() if len(told) >= self._hops else ""
        said = said.removeprefix("::ffff:")
        return said if is_valid_ip(said) else peer

    def nowhere(self, handler: QuietHandler) -> None:
        """One and the same page for every address at which no room is open."""
        t = texts(plain.language_for(handler.request))
        self._say(
            handler, 404, t("room.closed.title"), t("room.closed.text"), t("room.closed.what")
        )

    def unseen(self, handler: QuietHandler) -> None:
        """Later there may be a page, and it comes by itself."""
        t = texts(plain.language_for(handler.request))
        if handler.request.method == "POST":
            # A script says these words; who sent a form goes back to it, and to what is in it.
            handler.clear()
            handler.set_status(503)
            handler.set_header("Content-Type", "text/plain; charset=utf-8")
            handler.set_header("Cache-Control", "no-store")
            handler.finish(t("rounds.refused.busy"))
            return
        self._say(handler, 503, t("ui.product"), t("room.retry"))

    @staticmethod
    def _say(handler: QuietHandler, status: int, title: str, *words: str) -> None:
        handler.clear()
        handler.set_status(status)
        handler.set_header("Content-Type", "text/html; charset=utf-8")
        handler.set_header("Cache-Control", "no-store")
        handler.set_header("Refresh", str(ASK))
        handler.finish(plain.page(plain.language_for(handler.request), title, words))

    # ---- looking ----

    async def keep_looking(self) -> None:
        """Look again and again, while anybody is there; without an end."""
        while True:
            if not (self._waiting or any(each.watched for each in self.rooms.values())):
                self._wake.clear()
                self._rest()
                await self._wake.wait()
            began = time.monotonic()
            waiting, self._waiting = self._waiting, []
            try:
                await self.look()
            except Exception:
                log.exception("the rooms could not be brought up to date")
            for each in waiting:
                if not each.done():
                    each.set_result(None)
            await asyncio.sleep(max(0.0, LOOK - (time.monotonic() - began)))

    async def look(self) -> None:
        """Look once: close what is closed, and bring up to date what somebody looks at."""
        began = time.monotonic()
        self._rest()
        watched = [name for name, each in self.rooms.items() if each.watched]
        sight = await self._looks.look(watched)
        self._blind = sight is None
        if sight is None:
            for each in self.rooms.values():
                each.keeper.blind = True
                each.tell()
            return
        self._when, self._open = began, dict(sight.open)
        for name in [name for name in self.rooms if name not in self._open]:
            self.rooms.pop(name).channel.end()
        rounds = await self._rounds(sight)
        for name, seen in sight.sessions.items():
            room = self.rooms.get(name)
            if room is None:
                continue
            room.seen = seen
            if rounds is not None and room.box is not None:
                room.box.take(rounds.get(seen.uid))
                room.tell_round()
            if room.busy is None or room.busy.done():
                room.busy = asyncio.create_task(self._bring_up(name, room))

    async def _rounds(self, sight: Sight) -> dict[str, Round] | None:
        """The rounds that are open, by session; None when that cannot be seen: all stays."""
        if self._office is None or not sight.sessions:
            return None
        try:
            found = await self._office.rounds()
        except Exception as problem:  # noqa: BLE001 - pages go on without the rounds
            self._complaint.of(getattr(problem, "key", type(problem).__name__))
            return None
        self._complaint.over()
        return found

    async def _bring_up(self, name: str, room: Kept) -> None:
        """Show a room's session as it is now. What goes wrong here is of this room alone."""
        seen = room.seen
        if seen is None or time.monotonic() < room.again:
            return
        try:
            if room.read is None or room.read[0] != seen:
                told = await self._looks.told(seen.name)
                room.read = seen, ids.digest(f"{told.fingerprint()} {seen.title}"), told
            room.keeper.blind = False
            _, revision, told = room.read
            await room.keeper.move_on(seen.name, revision, seen.title, told)
        except Exception:
            log.exception("a room could not be brought up to date")
            room.again = time.monotonic() + AGAIN
            room.keeper.blind = True
        room.looked.set()
        if self.rooms.get(name) is room:
            room.tell()

    def _rest(self) -> None:
        """Let go of the pages of rooms that nobody looks at."""
        for each in self.rooms.values():
            if not each.watched and each.looked.is_set():
                each.rest()
