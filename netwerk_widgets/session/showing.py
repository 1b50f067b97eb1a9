"""Which session the room is shown, and where its page is.

The workbook and the participants' door are two processes. The workbook says in the settings
what it wants; the door says in a file of its own where phones can come in.

On a hub there is one service for everybody. There a session has a room of its own, which the
workbook opens and closes in the database; the settings only say which one it opened last.
"""

import ipaddress
import json
import logging
import os
import re
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

from netwerk_widgets import places
from netwerk_widgets.session import rooms, settings
from netwerk_widgets.session.errors import DatabaseError, NetwerkError, SessionNotFoundError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import DEFAULT

log = logging.getLogger("netwerk")

#: The address of the room's page, for the workbook; not set where there is no room.
ADDRESS = "NETWERK_DASHBOARD_URL"


#: On a hub: what the address of every room begins with.
ROOMS = "NETWERK_ROOMS_URL"
#: The room that was found closed by somebody else, for who asks its address.
_closed: set[str] = set()


def on_hub() -> bool:
    """Whether rooms are those of a hub: no door of this computer, and nothing to let phones in."""
    return bool(os.environ.get(ROOMS))


def possible() -> bool:
    """Whether there is a room at all that can be shown something."""
    return on_hub() or bool(os.environ.get(ADDRESS))


def address(store: Store | None = None, here: str | None = None) -> str:
    """Where the room's page is; empty when there is none, or on a hub as long as none is open.

    With a session ``here`` also where it is that somebody else shows it, see `shown`.
    """
    if not on_hub():
        return os.environ.get(ADDRESS, "")
    kept = settings.load()
    room = None if kept.room in _closed else kept.room
    if room is None and store is not None and here is not None and store.is_shared:
        room = _opened_by_another(store, here)
    asked = "" if kept.language == DEFAULT else f"?lang={kept.language}"
    return "" if room is None else f"{os.environ[ROOMS].rstrip('/')}/{room}/{asked}"


#: Whether phones may answer there; not set with ``--no-answers``.
ANSWERS = "NETWERK_ANSWERS"


def answering() -> bool:
    """Whether the room's page takes answers to a round."""
    return on_hub() or bool(os.environ.get(ANSWERS))


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


def shown(store: Store, here: str | None = None) -> str | None:
    """The session that the room is shown; None when there is none (any more).

    On a hub somebody else may have opened the room of the session ``here``: who may write it sees
    that on its pages, and can close it (`stop`).
    """
    found = _chosen(store)
    if found is not None or here is None or not (on_hub() and store.is_shared):
        return found
    return here if _opened_by_another(store, here) else None


def _opened_by_another(store: Store, name: str) -> str | None:
    """The room of a session that may be written, while it is open."""
    try:
        return rooms.room_of(store, name) if store.writable(name) else None
    except NetwerkError:
        return None


def _chosen(store: Store) -> str | None:
    kept = settings.load()
    name = kept.room_session
    if name is None:
        return None
    try:
        if on_hub():
            return _still_open(store, name, kept.room)
        store.heads(name)
    except SessionNotFoundError:
        return None
    except NetwerkError:  # the store cannot be seen now: no reason to say something else
        return name
    return name


def _still_open(store: Store, name: str, room: str | None) -> str | None:
    """The session by the name it has now, unless somebody who shares it closed its room."""
    now = rooms.rooms(store).get(room) if room else None
    _closed.clear()
    _closed.update({room} if room and now is None else ())
    if now not in (None, name):
        settings.save(room_session=now)
    return now


def may_show(store: Store, name: str) -> bool:
    """Whether one may show the room this session: on a hub not one that one only reads along in."""
    try:
        return not (on_hub() and store.is_shared) or store.writable(name)
    except NetwerkError:  # gone, or not to be seen now: its page says so
        return True


def show(name: str | None, store: Store | None = None) -> None:
    """Show the room this session, or nothing; ``store`` is the one that has it, if it is open.

    Raises
    ------
    NetwerkError
        On a hub, when its room cannot be opened, or the one before it not be closed.
    """
    if not on_hub():
        settings.save(room_session=name)
        return
    with nullcontext(store) if store is not None else open_store() as opened:
        _show_on_hub(opened, name)


def _show_on_hub(store: Store, name: str | None) -> None:
    # By its room: whoever shares it may have given the session another name.
    room = settings.load().room
    before = rooms.rooms(store).get(room) if room else None
    if not same(before, name):
        try:
            if before is not None:
                rooms.close_room(store, before)
        except DatabaseError:  # it may be open still
            raise
        except NetwerkError:
            log.info("a room that was shown before is not ours any more")
        settings.save(room_session=None, room=None)
    if name is not None:
        settings.save(room_session=name, room=rooms.open_room(store, name))
    _closed.clear()


def stop(store: Store, here: str | None = None) -> None:
    """Show the room nothing more: what this workbook shows, or else what another shows of ``here``.

    Raises
    ------
    NetwerkError
        On a hub, when the room cannot be closed.
    """
    if shown(store) is None and here is not None and shown(store, here) is not None:
        rooms.close_room(store, here)
    else:
        show(None, store)


def at_start(session: str | None, asked: bool) -> str | None:
    """What the room is shown when the workbook starts with this session.

    Who names a session means to show it. Otherwise the room goes on with what it was shown, as
    long as that is what the workbook goes on with: never with what was another group's.
    """
    return session if asked or same(settings.load().room_session, session) else None
