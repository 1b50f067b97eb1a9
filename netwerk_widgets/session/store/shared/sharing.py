"""Sharing: with whom the owner of a session shares it, and what is shared with him."""

from typing import Literal, NamedTuple

from sqlalchemy import text

from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models.signs import folded
from netwerk_widgets.session.store.shared.store import SharedStore

Kind = Literal["person", "group"]

_SHARES = text("SELECT * FROM netwerk_shared.shares_of(:session)")
_GROUPS = text("SELECT netwerk_shared.my_groups()")


class Share(NamedTuple):
    """With whom a session is shared, and whether he may write."""

    id: str
    name: str
    kind: Kind
    writes: bool


class Given(NamedTuple):
    """A session that somebody else shares: its name here, who, and whether it may be written."""

    name: str
    owner: str
    writes: bool


def shares(store: SharedStore, session: str) -> list[Share] | None:
    """With whom a session of one's own is shared; None when it is another's."""
    with store._reading() as connection:
        found = store.one(connection, session)
        if not found.owns:
            return None
        rows = connection.execute(_SHARES, {"session": found.id}).all()
    return [
        Share(str(row.id), row.name, "group" if row.is_group else "person", row.writes)
        for row in rows
    ]


def share(store: SharedStore, session: str, name: str, kind: Kind, writes: bool) -> None:
    """Share a session of one's own with somebody, or a group, of that name.

    Raises
    ------
    NetwerkError
        When there is nobody (else), or no group, of that name, or the session is another's.
    """
    with store._writing() as connection:
        mine = store._own(connection, session)
        known = store.call(connection, "share", mine, folded(name), kind == "group", writes)
    if not known:
        if kind == "group":
            raise NetwerkError("share_no_group", name=name.strip())
        raise NetwerkError("share_nobody", name=name.strip())


def unshare(store: SharedStore, session: str, share_id: str) -> None:
    """Share a session of one's own no more with whom that is; what he has open ends."""
    with store._writing() as connection:
        mine = store._own(connection, session)
        store.call(connection, "unshare", mine, int(share_id))


def groups(store: SharedStore) -> list[str]:
    """The groups in which one is oneself."""
    with store._reading() as connection:
        return list(connection.execute(_GROUPS).scalars())


def given(store: SharedStore) -> list[Given]:
    """What others share, by name."""
    with store._reading() as connection:
        listed = store.listed(connection)
    found = (
        Given(name, each.owner_name, each.writes) for name, each in listed.items() if not each.owns
    )
    return sorted(found, key=lambda each: each.name.casefold())
