"""The rooms of a hub: which sessions are shown to theirs, in the database that people share.

On a laptop there is one room, and `showing` says in the settings what it is shown. What a server
needs is imported only where there is one: a laptop does without.
"""

from netwerk_widgets.session.store.base import Store


def open_room(store: Store, name: str) -> str:
    """Show a session to its room; the room's own name, the same each time.

    Raises
    ------
    NetwerkError
        When there is no such session, or who asks may not write it.
    """
    from netwerk_widgets.session.store.shared import rooms

    return rooms.open_room(store, name)


def close_room(store: Store, name: str) -> None:
    """Show a session to its room no longer.

    Raises
    ------
    NetwerkError
        When there is no such session, or who asks may not write it.
    """
    from netwerk_widgets.session.store.shared import rooms

    rooms.close_room(store, name)


def room_of(store: Store, name: str) -> str | None:
    """The room that a session is shown to now; None when it is shown to none."""
    from netwerk_widgets.session.store.shared import rooms

    return rooms.room_of(store, name)


def rooms(store: Store) -> dict[str, str]:
    """For the service: every room that is open, and by which name the store has its session."""
    from netwerk_widgets.session.store.shared import rooms as shared

    return shared.rooms(store)
