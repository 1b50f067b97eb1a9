"""Where sessions are kept."""

import os

from netwerk_widgets import places
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.session.store.memory import MemoryStore

#: What a page of the room has in its environment.
_ROOM = ("NETWERK_RENDER", "NETWERK_STRANGER")


def open_store(
    url: str | None = None, readonly: bool = False, *, making_room: bool = False
) -> Store:
    """The store at an SQLAlchemy address, `places.database_url` when none is given.

    ``memory://`` is a store that is gone with its process; ``browser://`` (`places.BROWSER`) is
    that of the browser in which this Python runs. ``NETWERK_READONLY=1`` opens every store for
    reading, whoever asks. ``making_room``: something is to be removed, so on a full disk it may
    be opened with the room that is kept for that.

    Raises
    ------
    DatabaseError
        When it cannot be opened.
    """
    try:
        address = url or places.database_url()
    except OSError as problem:
        raise DatabaseError("home_unwritable", folder=problem.filename) from problem
    asked, readonly = readonly, readonly or os.environ.get("NETWERK_READONLY") == "1"
    store = _opened(address, readonly, making_room)
    room = asked or any(os.environ.get(name) for name in _ROOM)
    store.refusal = "read_only" if room else "read_only_setting"
    return store


def open_to_read() -> Store:
    """The store for a command that only reads; also on a disk on which nothing fits any more.

    Raises
    ------
    DatabaseError
        When it cannot be opened.
    """
    try:
        return open_store()
    except DatabaseError as problem:
        if problem.key != "database_full":
            raise
    return open_store(readonly=True)


def _opened(address: str, readonly: bool, making_room: bool) -> Store:
    if address == "memory://":
        return MemoryStore(readonly)
    if address == places.BROWSER:
        from netwerk_widgets.session.store.browser import of_browser

        return of_browser()
    from netwerk_widgets.session.store.sql import SqlStore

    opened = SqlStore(address, readonly, making_room)
    if not opened.is_shared:
        return opened
    from netwerk_widgets.session.store.shared.store import SharedStore

    return SharedStore(opened)


__all__ = ["MemoryStore", "Store", "open_store", "open_to_read"]
