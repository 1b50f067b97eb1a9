"""A page of the room made anew without a kernel, in what Voilà rendered around the last one.

A process forked for it (`forked.nursery`) makes the page of what the room is told of a session,
and of nothing else: it is given no store. It packs the page, posts it and waits a while for the
next. That takes a small part of what a kernel takes with all that comes before and after it.
"""

import asyncio
import json
import os
import secrets
import socket
import struct
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

from netwerk_widgets.serve.forked import ForkedProcess, nursery
from netwerk_widgets.serve.packing import Packed
from netwerk_widgets.serve.rendered import RenderedPage
from netwerk_widgets.session.published import Told
from netwerk_widgets.texts import Language

#: How long a page may take, and how long who makes it may take to begin (seconds).
LONGEST, BEGINNING = 25.0, 10.0
#: Who made so many pages, or had none to make for so long (seconds), is let go of.
MOST, IDLE = 100, 30.0
#: Where a process finds its database: who makes pages is told of none.
DATABASE = "NETWERK_DB"
#: Where what is told of a session begins, and where it ends: nothing typed has these unescaped.
_BEGINS, _ENDS = '<main class="nw-page nw-dashboard" id="nw-dashboard"', "</main>"


class PostingError(Exception):
    """No page came."""


@dataclass(frozen=True)
class Shell:
    """What stands around a page in one language, for a session of this title."""

    title: str
    before: str
    after: str

    @classmethod
    def of(cls, html: str, title: str) -> Self | None:
        """That of a page that Voilà rendered; None when it cannot be told apart."""
        begins, ends = html.find(_BEGINS), html.rfind(_ENDS)
        if not 0 <= begins < ends:
            return None
        return cls(title, html[:begins], html[ends + len(_ENDS) :])


def kind(app: Any) -> dict[str, str]:
    """What is told to the process that makes a page: what is on pages of this door."""
    return {
        "NETWERK_READONLY": "1",
        "NETWERK_RENDER": "page",
        "NETWERK_EXPLORE": "1" if app.seats else "",
        "NETWERK_ANSWERS": "1" if app.answers else "",
    }


class Maker:
    """A process that makes one page after another, each when it is asked to."""

    def __init__(
        self, child: ForkedProcess, there: tuple[asyncio.StreamReader, asyncio.StreamWriter]
    ) -> None:
        self._child, (self._reader, self._writer) = child, there
        self.made = 0
        self.leaving: asyncio.TimerHandle | None = None

    async def make(self, order: bytes) -> RenderedPage:
        """The page that is ordered."""
        self.made += 1
        async with asyncio.timeout(LONGEST):
            self._writer.write(order + b"\n")
            await self._writer.drain()
            said = json.loads(await self._reader.readline())
            parts = [await self._reader.readexactly(each) for each in said["sizes"]]
        page, figures = said["tags"]
        return RenderedPage(
            said["revision"],
            Packed(parts[0], parts[1], page),
            Packed(parts[2], parts[3], figures),
        )

    def end(self) -> None:
        """Have no more of it."""
        if self.leaving is not None:
            self.leaving.cancel()
        self._writer.close()
        with suppress(OSError):
            self._child.kill()


class Makers:
    """Who makes the pages of a door. One that is idle is asked again, before it is let go of."""

    def __init__(self, env: Mapping[str, str]) -> None:
        kept = {name: each for name, each in os.environ.items() if name != DATABASE}
        self._env = kept | dict(env)
        self._idle: list[Maker] = []

    async def page(
        self, shell: Shell, told: Told, name: str, language: Language, revision: str
    ) -> RenderedPage:
        """The page of what is told of a session, called ``name``, in its shell.

        Raises
        ------
        PostingError
            When it did not come, or not in time.
        """
        order = {
            "before": shell.before,
            "after": shell.after,
            "session": told.session,
            "far": told.far,
            "name": name,
            "language": language,
            "revision": revision,
        }
        maker = None
        try:
            maker = self._idle.pop() if self._idle else await self._new()
            page = await maker.make(json.dumps(order).encode())
        except BaseException as problem:
            if maker is not None:
                maker.end()
            if isinstance(problem, (OSError, ValueError, TimeoutError, EOFError)):
                raise PostingError(type(problem).__name__) from problem
            raise
        self._keep(maker)
        return page

    def _keep(self, maker: Maker) -> None:
        if maker.leaving is not None:
            maker.leaving.cancel()
        if maker.made >= MOST:
            maker.end()
            return

        def leave() -> None:
            if maker in self._idle:
                self._idle.remove(maker)
                maker.end()

        maker.leaving = asyncio.get_running_loop().call_later(IDLE, leave)
        self._idle.append(maker)

    async def _new(self) -> Maker:
        loop = asyncio.get_running_loop()
        # An address without a file: nothing is left of it, however this ends.
        address = f"netwerk-{secrets.token_hex(16)}"
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
            door.setblocking(False)
            door.bind(f"\0{address}")
            door.listen()
            child = ForkedProcess(await nursery.fork([], dict(self._env), None, post=address))
            try:
                async with asyncio.timeout(BEGINNING):
                    there, _ = await loop.sock_accept(door)
                    while _who(there) != child.pid:
                        there.close()
                        there, _ = await loop.sock_accept(door)
            except BaseException:
                with suppress(OSError):
                    child.kill()
                raise
        return Maker(child, await asyncio.open_unix_connection(sock=there))


def _who(there: socket.socket) -> int:
    """The process at the other end: any other on this computer can knock as well."""
    told = there.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", told)[0])


def post(page: RenderedPage, there: socket.socket) -> None:
    """In the process that made a page: send it to who waits for it."""
    parts = [each for one in (page.body, page.figures) for each in (one.brotli, one.gzip)]
    said = {
        "revision": page.revision,
        "sizes": [len(each) for each in parts],
        "tags": [page.body.tag, page.figures.tag],
    }
    there.sendall(json.dumps(said).encode() + b"\n" + b"".join(parts))
