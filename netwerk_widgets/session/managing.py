"""What is done with a whole session: another name, and a copy to begin with."""

from netwerk_widgets.session import settings, showing
from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.session.models.sources import only
from netwerk_widgets.session.shapes import field_shape
from netwerk_widgets.session.store.base import Document, Store
from netwerk_widgets.session.store.revisions import clean_name


def rename(store: Store, old: str, new: str) -> str:
    """Give a session another name, here and where the workbook remembers it; the name it has.

    Whoever has it open goes on with it: see `LiveSession.refresh`.

    Raises
    ------
    NetwerkError
        When there is no such session, or it cannot have that name.
    """
    store.rename(old, new)
    name = clean_name(new)
    kept = settings.load()
    changes = {
        key: name
        for key in ("last_session", "room_session")
        if showing.same(getattr(kept, key), old)
    }
    settings.save(**changes)
    return name


def copy(store: Store, name: str, new: str, author: str) -> str:
    """Make a session to begin with: another's parties and programme, and nothing that was scored.

    What the parties are stays, and who says so; what the group found of them (their scores), the
    relations and all that the steps record is for the new group. The name of the new session.

    Raises
    ------
    NetwerkError
        When there is no such session, or there cannot be one of the new name.
    """
    rows = store.read(name, "stakeholders").document["items"]
    room = store.read(name, "room").document
    documents: dict[str, Document] = {
        "programme": store.read(name, "programme").document,
        "stakeholders": {"items": [_unscored(each) for each in rows]},
        "room": {"hidden": room["hidden"]},
    }
    store.create(new, documents, author)
    return clean_name(new)


def free_name(store: Store, wanted: str) -> str:
    """The name that is wanted, or the first of ``name 2``, ``name 3`` that no session has."""
    name, number = wanted, 2
    while store.find(name) is not None:
        name, number = f"{wanted} {number}", number + 1
    return name


def _unscored(row: Document) -> Document:
    kept = {
        key: value
        for key, value in row.items()
        if field_shape(Stakeholder.model_fields[key]).type is not int
    }
    return {**kept, "source": only(row["source"], set(kept))}
