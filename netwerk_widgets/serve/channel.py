"""What open pages of the room are told: which revision there is, and which round is open."""

import asyncio
import json
from contextlib import suppress
from typing import Any, NamedTuple

from netwerk_widgets.serve import static

#: How often an open channel shows that it is alive (seconds).
HEARTBEAT = 10
#: More open pages than this are not told of changes; they can still be reloaded.
MOST_LISTENERS = 400
#: What a phone fetches when there is a round.
SCRIPT, STYLE = "round.js", "round/round.css"
#: The revision of a room that is closed: who asks for its page finds none.
GONE = "@"


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
        #: The room is closed: after the last news the open pages are let go of.
        self.over = False
        self._changed = asyncio.Event()

    def tell(self, **changes: Any) -> None:
        """Tell all, if there is anything new."""
        now = self.now._replace(**changes)
        if now == self.now:
            return
        self.now = now
        before, self._changed = self._changed, asyncio.Event()
        before.set()

    def end(self) -> None:
        """Tell all that there is nothing here any more."""
        self.over = True
        self.tell(revision=GONE)

    async def news(self, known: News | None) -> News | None:
        """How it is, when that is not what is known already; None after `HEARTBEAT` of silence."""
        if known == self.now:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), HEARTBEAT)
        return None if self.now == known else self.now


def said(news: News) -> str:
    """What there is to tell, as events."""
    first = f"event: revision\ndata: {json.dumps(news.revision)}\n\n" if news.revision else ""
    told = {"id": news.round} | assets() if news.round else None
    last = "" if news.round is None else f"event: round\ndata: {json.dumps(told)}\n\n"
    return f"{first}event: stale\ndata: {json.dumps(news.stale)}\n\n{last}"


def assets() -> dict[str, str]:
    """Where a page finds the script and the style of a round: told with its arrival."""
    return {"script": static.url(SCRIPT), "style": static.url(STYLE)}
