"""Where sessions are kept."""

import os

from netwerk_widgets import places
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.session.store.memory import MemoryStore


def open_store(url: str | None = None, readonly: bool = False) -> Store:
    """The store at an SQLAlchemy address, `places.database_url` when none is given.

    ``memory://`` is a store that is gone with its process. ``NETWERK_READONLY=1`` opens
    every store for reading, whoever asks.

    Raises
    ------
    DatabaseError
        When it cannot be opened.
    """
    address = url or places.database_url()
    readonly = readonly or os.environ.get("NETWERK_READONLY") == "1"
    if address == "memory://":
        return MemoryStore(readonly)
    from netwerk_widgets.session.store.sql import SqlStore

    return SqlStore(address, readonly)


__all__ = ["MemoryStore", "Store", "open_store"]
