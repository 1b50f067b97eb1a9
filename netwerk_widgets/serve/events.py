"""Where an open page hears what its room is told."""

import asyncio

from netwerk_widgets.serve import channel as channels
from netwerk_widgets.serve.room import RoomHandler
from netwerk_widgets.serve.sending import flushed


class EventsHandler(RoomHandler):
    """A channel of server-sent events: which revision there is."""

    _listening: asyncio.Future[channels.News | None] | None = None

    def on_connection_close(self) -> None:
        """Who is gone makes place at once, not at the next sign of life."""
        if self._listening is not None:
            self._listening.cancel()

    async def get(self) -> None:
        """Keep the channel open, and pass on what is told."""
        channel = self.room.channel
        if channel.listeners >= channels.MOST_LISTENERS:
            self.send_error(503)
            return
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Encoding", "identity")
        channel.listeners += 1
        known = None
        try:
            while True:
                self._listening = asyncio.ensure_future(channel.news(known))
                try:
                    news = await self._listening
                except asyncio.CancelledError:
                    return
                self.write("event: alive\ndata: 1\n\n" if news is None else channels.said(news))
                known = news or known
                if not await flushed(self) or channel.over:
                    return
        finally:
            channel.listeners -= 1
