"""What open pages of the room are told: which revision there is, and which round is open."""

import asyncio
import json
from contextlib import suppress
from typing import Any, NamedTuple

from netwerk_widgets.serve import answering
from netwerk_widgets.serve.quiet import QuietHandler
from netwerk_widgets.serve.sending import flushed

#: How often an open channel shows that it is alive (seconds).
HEARTBEAT = 10
#: More open pages than this are not told of changes; they can still be reloaded.
MOST_LISTENERS = 400


class News(NamedTuple):
    """How it is now: which revision there is, whether the page is old, which round is open.

    ``round`` is empty when none is, and None as long as nobody knows: a phone keeps its answers
    until it hears that there is no round.
    """

    revision: str = ""
    stale: bool = False
    round: str | None = None


class Channel:
    """What the open pages are told. Who is slow hears only how it is now, not how it was."""

    def __init__(self) -> None:
        self.listeners = 0
        self.now = News()
        self._changed = asyncio.Event()

    def tell(self, **changes: Any) -> None:
        """Tell all, if there is anything new."""
        now = self.now._replace(**changes)
        if now == self.now:
            return
        self.now = now
        before, self._changed = self._changed, asyncio.Event()
        before.set()

    async def news(self, known: News | None) -> News | None:
        """How it is, when that is not what is known already; None after `HEARTBEAT` of silence."""
        if known == self.now:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), HEARTBEAT)
        return None if self.now == known else self.now


class EventsHandler(QuietHandler):
    """A channel of server-sent events: which revision there is."""

    _listening: asyncio.Future[News | None] | None = None

    def initialize(self, channel: Channel) -> None:
        """Take what there is to tell."""
        self.channel = channel

    def on_connection_close(self) -> None:
        """Who is gone makes place at once, not at the next sign of life."""
        if self._listening is not None:
            self._listening.cancel()

    async def get(self) -> None:
        """Keep the channel open, and pass on what is told."""
        if self.channel.listeners >= MOST_LISTENERS:
            self.send_error(503)
            return
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Encoding", "identity")
        self.channel.listeners += 1
        known = None
        try:
            while True:
                self._listening = asyncio.ensure_future(self.channel.news(known))
                try:
                    news = await self._listening
                except asyncio.CancelledError:
                    return
                self.write("event: alive\ndata: 1\n\n" if news is None else said(news))
                known = news or known
                if not await flushed(self):
                    return
        finally:
            self.channel.listeners -= 1


def said(news: News) -> str:
    """What there is to tell, as events."""
    first = f"event: revision\ndata: {json.dumps(news.revision)}\n\n" if news.revision else ""
    told = {"id": news.round} | answering.assets() if news.round else None
    last = "" if news.round is None else f"event: round\ndata: {json.dumps(told)}\n\n"
    return f"{first}event: stale\ndata: {json.dumps(news.stale)}\n\n{last}"
