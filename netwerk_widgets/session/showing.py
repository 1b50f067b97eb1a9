"""Which session the room is shown, and where its page is."""

import ipaddress
import os
from urllib.parse import urlsplit

from netwerk_widgets.session import settings
from netwerk_widgets.session.errors import NetwerkError, SessionNotFoundError
from netwerk_widgets.session.store.base import Store

#: The address of the room's page, for the workbook; not set where there is no room.
ADDRESS = "NETWERK_DASHBOARD_URL"


def address() -> str:
    """Where the room's page is; empty when there is none."""
    return os.environ.get(ADDRESS, "")


def for_phones(where: str) -> bool:
    """Whether another computer in the room can reach an address."""
    host = urlsplit(where).hostname or "localhost"
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are of one session."""
    return bool(one and other) and str(one).casefold() == str(other).casefold()


def shown(store: Store) -> str | None:
    """The session that the room is shown; None when there is none (any more)."""
    name = settings.load().room_session
    if name is None:
        return None
    try:
        store.heads(name)
    except SessionNotFoundError:
        return None
    except NetwerkError:  # the store cannot be seen now: no reason to say something else
        return name
    return name


def show(name: str | None) -> None:
    """Show the room this session, or nothing."""
    settings.save(room_session=name)


def at_start(session: str | None, asked: bool) -> str | None:
    """What the room is shown when the workbook starts with this session.

    Who names a session means to show it. Otherwise the room goes on with what it was shown, as
    long as that is what the workbook goes on with: never with what was another group's.
    """
    return session if asked or same(settings.load().room_session, session) else None
