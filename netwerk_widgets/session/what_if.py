"""A session with parties or relations taken away or added, without touching the session."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.session.edits import apply_all
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.parties import RelationKind, Sector
from netwerk_widgets.session.ops import Edit
from netwerk_widgets.session.references import remove_references

Document = dict[str, Any]


@dataclass(frozen=True)
class RemoveParty:
    """A party leaves; what refers to it goes too (see `references.remove_references`)."""

    id: str


@dataclass(frozen=True)
class RemoveRelation:
    """A relation ends."""

    id: str


@dataclass(frozen=True)
class AddParty:
    """A party joins, without relations yet."""

    id: str
    name: str
    sector: Sector | None = None


@dataclass(frozen=True)
class AddRelation:
    """A relation between two parties, of which one may be new as well."""

    id: str
    from_id: str
    to_id: str
    kind: RelationKind = "cooperation"
    strength: int = 2


Change = RemoveParty | RemoveRelation | AddParty | AddRelation


def changed_documents(
    documents: dict[str, Document], changes: Iterable[Change]
) -> dict[str, Document]:
    """The documents that the changes make different, one after the other.

    A change to something that is not there (any more), or an addition that is there already,
    changes nothing.

    Raises
    ------
    EditError
        When the result would not be valid: a name that is too long, too many parties.
    """
    now = dict(documents)
    for change in changes:
        if isinstance(change, RemoveParty):
            now |= remove_references(now, "stakeholder", change.id)
        now |= _applied(now, change)
    return {part: now[part] for part in documents if now[part] != documents[part]}


def what_if(session: Session, changes: Iterable[Change]) -> Session:
    """The session as it would be; the one given stays as it is.

    Raises
    ------
    EditError
        When the result would not be valid.
    """
    documents = session.model_dump(mode="json")
    changed = changed_documents(documents, changes)
    parts = {part: PARTS[part].model_validate(document) for part, document in changed.items()}
    return session.model_copy(update=parts)


def _applied(documents: dict[str, Document], change: Change) -> dict[str, Document]:
    part = "stakeholders" if isinstance(change, RemoveParty | AddParty) else "relations"
    document = documents[part]
    there = {row["id"] for row in document["items"]}
    op: Edit
    if isinstance(change, RemoveParty | RemoveRelation):
        if change.id not in there:
            return {}
        op = {"op": "remove", "id": change.id}
    else:
        if change.id in there:
            return {}
        if isinstance(change, AddParty):
            values: dict[str, Any] = {"name": change.name, "sector": change.sector}
        else:
            parties = {row["id"] for row in documents["stakeholders"]["items"]}
            if not {change.from_id, change.to_id} <= parties or change.from_id == change.to_id:
                return {}
            values = {
                "from_id": change.from_id,
                "to_id": change.to_id,
                "kind": change.kind,
                "strength": change.strength,
            }
        op = {"op": "add", "id": change.id, "after": None, "values": values}
    return {part: apply_all(part, document, "items", [op])}
