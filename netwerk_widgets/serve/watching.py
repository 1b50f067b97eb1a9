"""The one who looks at the store for everybody: which session, at which revision.

A revision is one of what the room may see: a change of anything else is no news.

All of it happens in one thread of its own. A database that somebody else holds makes that
thread wait, never the server.
"""

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from netwerk_widgets import places
from netwerk_widgets.logs import Complaint
from netwerk_widgets.session import portable, settings
from netwerk_widgets.session.errors import DatabaseError, NetwerkError, SessionNotFoundError
from netwerk_widgets.session.published import Told, told
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.address import on_server, parsed
from netwerk_widgets.session.store.base import Store

_Sight = TypeVar("_Sight")


async def outcome(looking: Awaitable[_Sight], complaint: Complaint) -> _Sight | None:
    """What a look saw; None when it failed, whatever it was: what was seen last stays."""
    try:
        found = await looking
    except NetwerkError as problem:
        complaint.of(f"{problem.key} {problem.values}")
        return None
    except Exception as problem:  # noqa: BLE001
        complaint.of(repr(problem))
        return None
    complaint.over()
    return found


class Watcher:
    """Follows one session, or (None) the one that the facilitator shows to the room."""

    def __init__(self, session: str | None) -> None:
        self._fixed = session
        self._thread = ThreadPoolExecutor(1, "netwerk-watch")
        self._store: Store | None = None
        self._file: object = None
        self._seen: object = None
        self._heads: object = None
        #: What the room is told of the session that was found; None when there is none.
        self.told: Told | None = None
        self._found = ("", "")
        #: What the session that was found keeps under every name; empty when there is none, and
        #: None as long as nobody could look.
        self.session_id: str | None = None
        self._complaint = Complaint("the dashboard cannot see the store: %s")

    async def look(self) -> tuple[str, str] | None:
        """The session and its revision, both empty when none is shown; None in trouble."""
        loop = asyncio.get_running_loop()
        return await outcome(loop.run_in_executor(self._thread, self._look), self._complaint)

    def _look(self) -> tuple[str, str]:
        store = self._open()
        session = self._fixed or settings.load().room_session or ""
        seen = (session, self._file, store.change_token())
        if seen != self._seen:
            self._found = self._read(store, session)
            self._seen = seen
        return self._found

    def _read(self, store: Store, session: str) -> tuple[str, str]:
        if not session:
            self.session_id, self.told, self._heads = "", None, None
            return "", ""
        try:
            self.session_id = store.session_id(session)
            heads = (session, self._file, store.heads(session))
            if heads != self._heads:
                self.told = told(portable.read_session(store, session))
                self._heads = heads
        except SessionNotFoundError:  # removed, or renamed: nothing is shown until it is said what
            self.session_id, self.told, self._heads = "", None, None
            return "", ""
        return session, self.told.fingerprint() if self.told else ""

    def _open(self) -> Store:
        """The store; opened anew when its file is another one than it was."""
        file = _identity()
        if self._store is None or file != self._file:
            self.close()
            self._store = open_store(readonly=True)
            self._file = file
        return self._store

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
            self._store = None


def _identity() -> object:
    """Which file the database is, for those that are one.

    Raises
    ------
    DatabaseError
        When it is not there (any more).
    """
    url = parsed(places.database_url())
    if on_server(url):
        return None
    try:
        stat = Path(str(url.database)).stat()
    except OSError as problem:
        raise DatabaseError("database_missing", place=str(url.database)) from problem
    return stat.st_dev, stat.st_ino
