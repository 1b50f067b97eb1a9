"""What sessions are called: the name one has now, and one that nobody has."""

from contextlib import suppress

from netwerk_widgets.session.errors import SessionNotFoundError
from netwerk_widgets.session.store.base import Store


def name_of(store: Store, session_id: str) -> str | None:
    """What a session is called now, by what it keeps under every name; None when it is gone."""
    for each in store.sessions():
        with suppress(SessionNotFoundError):  # renamed or removed at this moment
            if store.session_id(each.name) == session_id:
                return each.name
    return None


def free_name(store: Store, wanted: str) -> str:
    """The name that is wanted, or the first of ``name 2``, ``name 3`` that no session has."""
    name, number = wanted, 2
    while store.find(name) is not None:
        name, number = f"{wanted} {number}", number + 1
    return name
