"""Who looks at a shared database for all rooms of a service: one look at a time, for all of them.

It happens in a thread of its own, as for the single laptop (`watching`). What then has to be read
of a session that changed happens in a few others: one that takes long keeps no room waiting but
its own.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from netwerk_widgets.logs import Complaint
from netwerk_widgets.serve.watching import outcome
from netwerk_widgets.session import portable
from netwerk_widgets.session.errors import SessionNotFoundError
from netwerk_widgets.session.published import Told, told
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.base import Store

#: Which rooms are open: by name of a room the name of its session.
Open = Mapping[str, str]
#: How many sessions are read at the same time.
READERS = 3


@dataclass(frozen=True)
class Seen:
    """A session that somebody looks at: what it keeps under every name, and how far its parts are.

    Two that are the same were not changed in between.
    """

    name: str
    #: What its room calls it.
    title: str
    uid: str
    heads: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True)
class Sight:
    """What one look saw: the rooms that are open, and the sessions that somebody looks at."""

    open: Open
    sessions: Mapping[str, Seen]


class Lookout:
    """Sees which rooms are open, and what changed; ``rooms`` asks a store which those are."""

    def __init__(self, rooms: Callable[[Store], Open]) -> None:
        self._rooms = rooms
        self._thread = ThreadPoolExecutor(1, "netwerk-look")
        self._readers = ThreadPoolExecutor(READERS, "netwerk-read")
        self._store: Store | None = None
        self._token: object = None
        self._sessions: dict[str, Seen] = {}
        self._complaint = Complaint("the service cannot see the store: %s")

    async def look(self, watched: Collection[str]) -> Sight | None:
        """How it is now; None in trouble. Of the rooms ``watched`` also what became of them."""
        loop = asyncio.get_running_loop()
        looking = loop.run_in_executor(self._thread, self._look, frozenset(watched))
        return await outcome(looking, self._complaint)

    def _look(self, watched: frozenset[str]) -> Sight:
        if self._store is None:
            self._store = open_store(readonly=True)
        store = self._store
        # What changes after this is told by the next one.
        token = store.change_token()
        rooms = dict(self._rooms(store))
        known = self._sessions if token == self._token else {}
        found: dict[str, Seen] = {}
        for room in watched & rooms.keys():
            seen = known.get(room)
            if seen is None or seen.name != rooms[room]:
                seen = self._seen(store, rooms[room])
            if seen is None:  # gone in this very moment
                del rooms[room]
            else:
                found[room] = seen
        self._token, self._sessions = token, found
        return Sight(rooms, found)

    @staticmethod
    def _seen(store: Store, name: str) -> Seen | None:
        try:
            return Seen(name, title_of(store, name), store.session_id(name), store.heads(name))
        except SessionNotFoundError:
            return None

    async def told(self, name: str) -> Told:
        """What the room is told of a session.

        Raises
        ------
        Exception
            Whatever is wrong with that session.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._told, name)

    def _told(self, name: str) -> Told:
        assert self._store is not None  # it was seen first
        return told(portable.read_session(self._store, name))

    def close(self) -> None:
        """Let go of the store."""
        for each in (self._thread, self._readers):
            each.shutdown(wait=True, cancel_futures=True)
        if self._store is not None:
            self._store.close()
            self._store = None


def title_of(store: Store, name: str) -> str:
    """What a session is called by who made it: a store of many people puts that name behind it."""
    owner = getattr(store, "owner_of", lambda _name: "")(name)
    title, found, _ = name.rpartition(f" · {owner}") if owner else ("", "", "")
    return title if found else name
