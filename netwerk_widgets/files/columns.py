"""The columns of the workbook's own lists: the same in the template, Excel and CSV.

They follow from the models of a party and of a relation: what is added there is in every list.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from netwerk_widgets.files import said, sources
from netwerk_widgets.files.tables import Sheet, sheet
from netwerk_widgets.session.choices import WORDS
from netwerk_widgets.session.fields import typed, untyped
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.session.shapes import Shape, field_shape
from netwerk_widgets.texts import DEFAULT, Texts, texts

_ENDS = {"from_id": "from", "to_id": "to"}


def _listed(model: type[BaseModel]) -> tuple[str, ...]:
    """What a list can hold of a row: every field that fits in a cell."""
    return tuple(each for each in typed(model) if _fits(field_shape(model.model_fields[each])))


def _fits(found: Shape) -> bool:
    return get_origin(found.type) is Literal or found.type in (str, int, float, date)


#: What a person fills in, by list: the ends of a relation by name.
COLUMNS: dict[str, tuple[str, ...]] = {
    "parties": _listed(Stakeholder),
    "relations": (
        *_ENDS.values(),
        *(each for each in _listed(Relation) if each not in _ENDS),
    ),
}
#: Those with what only an export adds.
ALL_COLUMNS: dict[str, tuple[str, ...]] = {
    "parties": (*COLUMNS["parties"], *untyped(Stakeholder)),
    "relations": (*COLUMNS["relations"], *untyped(Relation), *_ENDS),
}
#: The shape of each field; one name means the same in both lists.
SHAPES: dict[str, Shape] = {
    name: field_shape(model.model_fields[name])
    for model in (Relation, Stakeholder)
    for name in (*_listed(model), *untyped(model))
    if name != "id" and name not in _ENDS
}
#: How long each text may be (signs).
LONGEST: dict[str, int] = {
    name: found.longest or 0 for name, found in SHAPES.items() if found.type is str
}
#: The fields with known values: the values, and each in words.
CHOICES: dict[str, tuple[tuple[str, ...], Callable[[Texts, str], str]]] = {
    name: (get_args(found.type), WORDS[found.type])
    for name, found in SHAPES.items()
    if get_origin(found.type) is Literal
}
#: The fields with a whole number: the least and the most.
LEVELS: dict[str, tuple[int, int]] = {
    name: (found.least, found.most) for name, found in SHAPES.items() if found.type is int
}
#: The fields with any number, and with a day.
NUMBERS = frozenset(name for name, found in SHAPES.items() if found.type is float)
DAYS = frozenset(name for name, found in SHAPES.items() if found.type is date)
#: Longer texts than this are more than a name: they may have lines.
ONE_LINE = 120


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


def shown(field: str, value: object, t: Texts, table: str = "parties") -> str:
    """A value as its cell says it."""
    if isinstance(value, dict):
        return sources.in_words(value, table, t)
    if value is None or value == "":
        return ""
    if field in CHOICES:
        return CHOICES[field][1](t, str(value))
    return repr(value) if isinstance(value, float) else str(value)


def party_cells(party: Stakeholder, t: Texts) -> list[str]:
    """A party's row."""
    return [shown(field, getattr(party, field), t) for field in ALL_COLUMNS["parties"]]


def relation_cells(relation: Relation, names: dict[str, str], t: Texts) -> list[str]:
    """A relation's row; ``names`` of the parties by id."""
    ends = {"from": names.get(relation.from_id or ""), "to": names.get(relation.to_id or "")}
    return [
        shown(field, ends[field] if field in ends else getattr(relation, field), t, "relations")
        for field in ALL_COLUMNS["relations"]
    ]


def heads(table: str, t: Texts) -> list[str]:
    """The heads of all columns of an export."""
    return [header(field, table, t) for field in ALL_COLUMNS[table]]


def sheets(session: Session, t: Texts, *, confided: bool = False) -> tuple[Sheet, Sheet]:
    """A session's parties and relations as the two sheets of an export.

    Behind the columns of ours stand those of `said.fields`; ``confided``: the marks too.
    """
    parties, relations = session.stakeholders.items, session.relations.items
    names = {each.id: each.name for each in parties}
    found = said.of_relations(session, confided=confided)
    told = said.fields(found)
    return (
        sheet(
            t("files.sheet.parties"),
            [heads("parties", t), *(party_cells(each, t) for each in parties)],
        ),
        sheet(
            t("files.sheet.relations"),
            [
                [*heads("relations", t), *(said.header(each, t) for each in told)],
                *(
                    [*relation_cells(each, names, t), *said.cells(found[each.id], told, t)]
                    for each in relations
                ),
            ],
        ),
    )


def numeric(table: str, shown: Sequence[str], t: Texts) -> frozenset[int]:
    """Which of the columns under these heads of an export hold numbers."""
    told = {said.header(each, t) for each in said.CONFIDED}
    ours = [field in LEVELS or field in NUMBERS for field in ALL_COLUMNS[table]]
    return frozenset(
        n for n, head in enumerate(shown) if (ours[n] if n < len(ours) else head in told)
    )


def plain_sheets(session: Session) -> tuple[Sheet, Sheet]:
    """As `sheets`, for a session that comes in as a file."""
    return sheets(session, texts(DEFAULT))
