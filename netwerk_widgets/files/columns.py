"""The columns of the workbook's own lists: the same in the template, Excel and CSV."""

from collections.abc import Callable, Sequence
from typing import get_args

from netwerk_widgets.files.tables import Sheet, sheet
from netwerk_widgets.method import Geography
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import Source
from netwerk_widgets.session.models.parties import (
    Relation,
    RelationKind,
    Ring,
    Role,
    Sector,
    Stakeholder,
)
from netwerk_widgets.texts import DEFAULT, Texts, texts

#: What a person fills in, and what only an export adds.
PARTY_COLUMNS = (
    "name", "sector", "branch", "parent", "role", "geography", "ring", "power", "interest",
    "interests", "values", "activities", "note",
)  # fmt: skip
PARTY_EXTRA = ("x", "y", "source", "id")
RELATION_COLUMNS = ("from", "to", "kind", "strength", "note")
RELATION_EXTRA = ("source", "id", "from_id", "to_id")

_SECTOR: Callable[[Texts, str], str] = lambda t, v: t(f"fields.sector.{v}")  # noqa: E731
#: The fields with known values: the values, and each in words.
CHOICES: dict[str, tuple[tuple[str, ...], Callable[[Texts, str], str]]] = {
    "sector": (get_args(Sector), _SECTOR),
    "role": (get_args(Role), lambda t, v: t(f"fields.role.{v}")),
    "ring": (get_args(Ring), lambda t, v: t(f"fields.ring.{v}")),
    "geography": (get_args(Geography), lambda t, v: t(f"method.geography.{v}.label")),
    "kind": (get_args(RelationKind), lambda t, v: t(f"fields.relation.{v}")),
    "source": (get_args(Source), lambda t, v: t(f"fields.source.{v}")),
}
#: The fields with a whole number: the least and the most.
LEVELS = {"power": (1, 5), "interest": (1, 5), "strength": (1, 3)}


def header(field: str, table: str, t: Texts) -> str:
    """The head of a column; ``table`` is ``parties`` or ``relations``."""
    if table == "parties":
        words = t(f"fields.label.stakeholder_{field}")
    elif field in ("from", "to"):
        words = t(f"fields.label.relation_{field}_id")
    elif field in ("from_id", "to_id"):
        words = t(f"files.column.{field}")
    else:
        words = t(f"fields.label.relation_{field}")
    return words[:1].upper() + words[1:]


def shown(field: str, value: object, t: Texts) -> str:
    """A value as its cell says it."""
    if value is None or value == "":
        return ""
    if field in CHOICES:
        return CHOICES[field][1](t, str(value))
    return repr(value) if isinstance(value, float) else str(value)


def party_cells(party: Stakeholder, t: Texts) -> list[str]:
    """A party's row."""
    return [shown(field, getattr(party, field), t) for field in (*PARTY_COLUMNS, *PARTY_EXTRA)]


def relation_cells(relation: Relation, names: dict[str, str], t: Texts) -> list[str]:
    """A relation's row; ``names`` of the parties by id."""
    ends = {"from": names.get(relation.from_id or ""), "to": names.get(relation.to_id or "")}
    return [
        shown(field, ends[field] if field in ends else getattr(relation, field), t)
        for field in (*RELATION_COLUMNS, *RELATION_EXTRA)
    ]


def heads(table: str, t: Texts) -> list[str]:
    """The heads of all columns of an export."""
    fields: Sequence[str] = (
        (*PARTY_COLUMNS, *PARTY_EXTRA)
        if table == "parties"
        else (*RELATION_COLUMNS, *RELATION_EXTRA)
    )
    return [header(field, table, t) for field in fields]


def sheets(session: Session, t: Texts) -> tuple[Sheet, Sheet]:
    """A session's parties and relations as the two sheets of an export."""
    parties, relations = session.stakeholders.items, session.relations.items
    names = {each.id: each.name for each in parties}
    return (
        sheet(
            t("files.sheet.parties"),
            [heads("parties", t), *(party_cells(each, t) for each in parties)],
        ),
        sheet(
            t("files.sheet.relations"),
            [heads("relations", t), *(relation_cells(each, names, t) for each in relations)],
        ),
    )


def plain_sheets(session: Session) -> tuple[Sheet, Sheet]:
    """As `sheets`, for a session that comes in as a file."""
    return sheets(session, texts(DEFAULT))
