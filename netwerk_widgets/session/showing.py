"""Which session the room is shown, and where its page is.

The workbook and the participants' door are two processes. The workbook says in the settings
what it wants; the door says in a file of its own where phones can come in.
"""

import ipaddress
import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

from netwerk_widgets import places
from netwerk_widgets.session import settings
from netwerk_widgets.session.errors import NetwerkError, SessionNotFoundError
from netwerk_widgets.session.store.base import Store

#: The address of the room's page, for the workbook; not set where there is no room.
ADDRESS = "NETWERK_DASHBOARD_URL"


def address() -> str:
    """Where the room's page is; empty when there is none."""
    return os.environ.get(ADDRESS, "")


#: Whether phones may answer there; not set with ``--no-answers``.
ANSWERS = "NETWERK_ANSWERS"


def answering() -> bool:
    """Whether the room's page takes answers to a round."""
    return bool(os.environ.get(ANSWERS))


Problem = Literal["", "no_network", "no_door"]


@dataclass(frozen=True)
class Door:
    """Where phones can come in; empty: nowhere. ``problem`` is why not, when they should."""

    address: str = ""
    problem: Problem = ""


def _door_file() -> Path:
    return places.home() / "door.json"


def door() -> Door:
    """What the door told last; a file that is missing or damaged counts as nothing."""
    try:
        kept = json.loads(_door_file().read_text(encoding="utf-8"))
        address, problem = str(kept["address"]), kept["problem"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Door()
    if problem not in get_args(Problem) or not re.match(r"https?://|$", address):
        return Door()
    return Door(address, problem)


def tell_door(what: Door) -> None:
    """Tell the workbook; the file is replaced whole or not at all."""
    places.write_private(_door_file(), json.dumps(asdict(what)))


def let_phones_in(wanted: bool) -> None:
    """Open the door to the room's network, or close it again."""
    settings.save(room_open=wanted)


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
