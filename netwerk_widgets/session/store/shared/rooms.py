"""Rooms: which sessions are shown to phones, and under which name by chance.

The service that shows them opens the store as a role of its own (`users.prepare`): it sees the
sessions whose room is open, and no other.
"""

from sqlalchemy import text

from netwerk_widgets.session.store.base import Store
from netwerk_widgets.session.store.shared.store import SharedStore

_OPEN = text("SELECT session_id, room FROM netwerk_shared.open_rooms()")


def open_room(store: Store, session: str) -> str:
    """Open the room of a session; its id, which it keeps when it is closed and opened again.

    Raises
    ------
    SessionNotFoundError, ReadOnlyError
        When there is no such session, or it may not be written.
    """
    shared = _shared(store)
    with shared._writing() as connection:
        found = shared.call(connection, "open_room", shared._id(connection, session))
    return str(found)


def close_room(store: Store, session: str) -> None:
    """Show the room of a session nothing more; who may write it may do that.

    Raises
    ------
    SessionNotFoundError, ReadOnlyError
        See `open_room`.
    """
    shared = _shared(store)
    with shared._writing() as connection:
        shared.call(connection, "close_room", shared._id(connection, session))


def room_of(store: Store, session: str) -> str | None:
    """The id of the room of a session, while it is open.

    Raises
    ------
    SessionNotFoundError
        When there is no such session.
    """
    shared = _shared(store)
    with shared._reading() as connection:
        wanted = shared._id(connection, session)
        found = {row.session_id: row.room for row in connection.execute(_OPEN)}
    return found.get(wanted)


def rooms(store: Store) -> dict[str, str]:
    """The rooms that are open, of the sessions that this store may read: id → session's name."""
    shared = _shared(store)
    with shared._reading() as connection:
        names = {each.id: name for name, each in shared.listed(connection).items()}
        return {
            row.room: names[row.session_id]
            for row in connection.execute(_OPEN)
            if row.session_id in names
        }


def _shared(store: Store) -> SharedStore:
    if not isinstance(store, SharedStore):
        raise TypeError("rooms are of a database whose users are kept apart")
    return store
