"""Which column is which, and where a list begins: heads in any order, case and language."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from netwerk_widgets.files.columns import (
    PARTY_COLUMNS,
    PARTY_EXTRA,
    RELATION_COLUMNS,
    RELATION_EXTRA,
    header,
)
from netwerk_widgets.files.recognising.aliases import PARTY, RELATION
from netwerk_widgets.files.recognising.values import normal, recognised
from netwerk_widgets.files.tables import FROM_REF, REF, STRUCTURED, TO_REF, Contents, Row, Sheet
from netwerk_widgets.texts import LANGUAGES, texts

#: A list begins within so many rows: above it may stand a title and a date.
FIRST_ROWS = 15
#: A sheet without heads is a list only when it has at most so many columns.
_NARROW = 4
#: A column is of known values when so many of its different values are known.
_MOSTLY = 0.6
_INTERNAL = {REF: "ref", FROM_REF: "from_ref", TO_REF: "to_ref"}


@dataclass(frozen=True)
class Table:
    """One list: ``parties`` or ``relations``.

    ``columns`` says in which column each field stands; ``heads`` what each column is called
    (empty in a list without heads); ``soft`` fields may hold anything besides known values.
    """

    kind: str
    sheet: str
    columns: dict[str, int]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    soft: frozenset[str] = field(default_factory=frozenset)


@cache
def _names(kind: str) -> dict[str, tuple[str, ...]]:
    """All names of each field: the workbook's own, the model's, and the aliases."""
    fields, known = (
        ((*PARTY_COLUMNS, *PARTY_EXTRA), PARTY)
        if kind == "parties"
        else ((*RELATION_COLUMNS, *RELATION_EXTRA), RELATION)
    )
    own = {
        each: tuple(normal(header(each, kind, texts(language))) for language in LANGUAGES)
        for each in fields
    }
    return {each: (*own.get(each, ()), *names) for each, names in known.items()}


def _placed(kind: str, heads: Sequence[str]) -> dict[str, int]:
    """The column of each field that these heads name."""
    full = [normal(head) for head in heads]
    bare = [normal(re.sub(r"\(.*?\)|\*", "", head)) for head in heads]
    found = {_INTERNAL[head]: index for index, head in enumerate(heads) if head in _INTERNAL}
    taken = set(found.values())
    for each, names in _names(kind).items():
        if f"{each}_ref" in found or each in found:
            continue
        for name in names:
            place = next(
                (
                    index
                    for index in range(len(heads))
                    if index not in taken and name in (full[index], bare[index])
                ),
                None,
            )
            if place is not None:
                found[each] = place
                taken.add(place)
                break
    return found


def _kind(heads: Sequence[str]) -> tuple[str, dict[str, int]] | None:
    """What a row heads, if it is a row of heads."""
    relations = _placed("relations", heads)
    if {"from", "to"} <= set(relations) or {"from_ref", "to_ref"} <= set(relations):
        return "relations", relations
    parties = _placed("parties", heads)
    return ("parties", parties) if "name" in parties or REF in heads else None


def understood(heads: Sequence[str]) -> int:
    """How many of these cells are heads that we know, when they head a list at all."""
    found = _kind(heads)
    return len(found[1]) if found else 0


def tables(contents: Contents) -> list[Table]:
    """The lists of parties and relations in a file, in its order."""
    found = [block for each in contents.sheets for block in _blocks(each)]
    if not found:
        first = next((each for each in contents.sheets if each.rows), None)
        narrow = first and max(len(row.cells) for row in first.rows) <= _NARROW
        if first and (narrow or contents.kind != "xlsx"):
            found = [_headless(first, pasted=contents.kind == "paste")]
    return [_softened(each, structured=contents.kind in STRUCTURED) for each in found]


def _blocks(sheet: Sheet) -> list[Table]:
    """The lists under each other in a sheet: each has its heads, an empty row goes before."""
    starts: list[tuple[int, str, dict[str, int]]] = []
    before = 0
    for index, row in enumerate(sheet.rows):
        free = row.number > before + 1
        before = row.number
        if starts and not free:
            continue
        if not starts and index >= FIRST_ROWS:
            break
        found = _kind(row.cells)
        if found is None or (index and len(found[1]) < 2):
            continue  # a lone word may be a party called so
        if starts and found[0] == starts[-1][1]:
            continue
        starts.append((index, *found))
    ends = [start[0] for start in starts[1:]] + [len(sheet.rows)] * bool(starts)
    return [
        Table(kind, sheet.name, columns, sheet.rows[at].cells, sheet.rows[at + 1 : end])
        for (at, kind, columns), end in zip(starts, ends, strict=True)
    ]


def _headless(sheet: Sheet, *, pasted: bool) -> Table:
    """A list without heads: names, two names a row (relations), or names with more."""
    rows = sheet.rows
    width = max(len(row.cells) for row in rows)
    cells = [
        [row.cells[c].strip() if c < len(row.cells) else "" for row in rows] for c in range(width)
    ]
    full = [column for column in range(width) if any(cells[column])]
    if len(full) >= 2 and all(cells[full[0]]) and all(cells[full[1]]):
        first, second = (cells[column] for column in full[:2])
        known = any(_known(each, second) for each in ("sector", "role", "ring", "geography"))
        numbers = all(
            recognised("x", text) is not None
            for column in full[2:]
            for text in cells[column]
            if text
        )
        meet = set(map(normal, first)) & set(map(normal, second)) or len(set(first)) < len(first)
        if numbers and not known and (meet or (not pasted and len(full) == 2)):
            columns = {"from": full[0], "to": full[1]}
            if len(full) > 2 and _known("strength", cells[full[2]]):
                columns["strength"] = full[2]
            return Table("relations", sheet.name, columns, ("",) * width, rows)
    columns = {"name": full[0]} if full else {"name": 0}
    for column in full[1:]:
        for each in ("sector", "role", "ring", "geography"):
            if each not in columns and _known(each, cells[column]):
                columns[each] = column
                break
    return Table("parties", sheet.name, columns, ("",) * width, rows)


def _known(field_: str, values: Sequence[str], share: float = _MOSTLY) -> bool:
    """Whether such a share of the different values in a column are known ones of this field."""
    different = Counter(filter(None, map(normal, values)))
    if not different:
        return False
    return sum(recognised(field_, each) is not None for each in different) >= share * len(different)


def _softened(table: Table, *, structured: bool) -> Table:
    """Decide what the headings mean that may mean several things, by what stands under them."""
    columns = dict(table.columns)
    soft = {"geography", "source"} | ({"kind", "strength"} if structured else set())

    def under(field_: str) -> list[str]:
        place = columns[field_]
        return [row.cells[place] for row in table.rows if place < len(row.cells)]

    def instead(
        field_: str, options: Sequence[str], otherwise: str | None, share: float = _MOSTLY
    ) -> None:
        if field_ not in columns:
            return
        values = under(field_)
        fits = next(
            (each for each in options if each not in columns and _known(each, values, share)), None
        )
        chosen = fits or (otherwise if otherwise not in columns else None)
        place = columns.pop(field_)
        if chosen:
            columns[chosen] = place
            if fits is None:
                soft.add(chosen)

    if table.kind == "parties":
        instead("type", ("sector", "role"), "branch")
        if "interests" not in columns and "interest" in columns:
            named = normal(table.heads[columns["interest"]]) if table.heads else ""
            if named in ("belang", "interest") and not _known("interest", under("interest")):
                columns["interests"] = columns.pop("interest")
    else:
        instead("type", ("direction", "kind"), "kind")
        instead("weight", ("strength",), None, 1.0)
    return Table(table.kind, table.sheet, columns, table.heads, table.rows, frozenset(soft))
