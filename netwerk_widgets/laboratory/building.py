"""Pandas DataFrames as a session: `frames` the other way round."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from netwerk_widgets.files.planning.knowing import free_id
from netwerk_widgets.laboratory.frames import SOURCE, said_in
from netwerk_widgets.laboratory.labels import name_of
from netwerk_widgets.laboratory.mistakes import LaboratoryError, NearestError
from netwerk_widgets.laboratory.tables import KINDS, TABLES, Column, Melted, Table
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.sources import GROUP
from netwerk_widgets.session.shapes import reason, shown

if TYPE_CHECKING:
    import pandas as pd

#: The table in which each kind of thing stands.
_HOMES = {table.index: table for table in TABLES.values() if table.index}

Document = dict[str, Any]


def built(frames: Mapping[str, "pd.DataFrame"]) -> Session:
    """The session of which these are tables, by name.

    A party that a table names and that is not in the table of parties is one without more, when
    there is no such table; else it is a mistake.

    Raises
    ------
    LaboratoryError
        When there is no such table or column, or a cell cannot be: with the table, row and column.
    """
    for name in frames:
        if name not in TABLES:
            raise NearestError("no_table", str(name), TABLES)
    known = _Known(frames)
    documents: dict[str, Document] = {}
    for name, table in TABLES.items():
        if name in frames:
            _fill(documents, table, frames[name], known)
    for kind, made in known.made.items():
        home = _HOMES[kind]
        rows = documents.setdefault(home.part, {}).setdefault(home.rows, [])
        rows.extend({"id": id_, "name": label} for label, id_ in made.items())
    return _checked(documents)


@dataclass
class _Known:
    """The ids of what the tables name, by kind and label."""

    frames: Mapping[str, "pd.DataFrame"]
    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    #: What is named and stands in no table, by kind and label.
    made: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind, table in _HOMES.items():
            found = self.frames.get(table.name)
            self.ids[kind] = {} if found is None else _ids(found, table)

    def id_of(self, kind: str, label: str) -> str | None:
        """The id of what is called so; None when there is no such thing."""
        known = self.ids[kind]
        if label not in known and _HOMES[kind].name not in self.frames:
            known[label] = free_id(label, set(known.values()), KINDS[kind])
            self.made.setdefault(kind, {})[label] = known[label]
        return known.get(label)


def _ids(found: "pd.DataFrame", table: Table) -> dict[str, str]:
    labels = _labels(found, table)
    given = list(found["id"]) if "id" in found.columns else [None] * len(labels)
    made: dict[str, str] = {}
    for number, (label, id_) in enumerate(zip(labels, given, strict=True), 1):
        if label in made:
            raise LaboratoryError("label_twice", table=table.name, name=shown(label))
        taken = set(made.values())
        made[label] = (
            free_id(label, taken, f"{KINDS[table.index]}-{number}") if _empty(id_) else str(id_)
        )
    return made


def _labels(found: "pd.DataFrame", table: Table) -> list[str]:
    """What the rows are called: the index, or the column of that name."""
    kind = KINDS[table.index]
    if kind in found.columns:
        return ["" if _empty(each) else _words(each) for each in found[kind]]
    if found.index.name is None and "name" in found.columns and table.index != "person":
        return ["" if _empty(each) else _words(each) for each in found["name"]]
    if table.index == "person" and found.index.name is None:
        return [str(number) for number in range(1, len(found) + 1)]
    return [_words(each) for each in found.index]


def _words(value: Any) -> str:
    """A label as text: a number that pandas made a fraction is a whole number again."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def _fill(
    documents: dict[str, Document], table: Table, found: "pd.DataFrame", known: _Known
) -> None:
    """The rows of a table, added to those of the same list (two tables may show one list)."""
    columns = _columns(table, found)
    if isinstance(table, Melted) and not len(found):
        return  # no scores are not the same as no rows for them
    rows = documents.setdefault(table.part, {}).setdefault(table.rows, [])
    by_id = {row["id"]: row for row in rows}
    named = _names(table, found, known)
    # Older pandas has no records of a table without columns.
    records = found.to_dict("records") or [{} for _ in range(len(found))]
    for number, cells in enumerate(records, 1):
        place = _Place(table, number)
        values = {
            each.name: _value(cells[each.name], each, place, known)
            for each in columns
            if not _empty(cells[each.name])
        }
        id_ = named[number - 1][0] if table.index else values.pop(table.id, None)
        if id_ is None:
            if table.id != "id":
                raise place.mistake(table.id, "cell_empty")
            id_ = free_id("", by_id, f"{table.name.rstrip('s')}-{number}")
        if id_ not in by_id:
            by_id[id_] = {"id": id_}
            rows.append(by_id[id_])
        row = by_id[id_]
        mark = cells.get(SOURCE)
        if isinstance(table, Melted):
            _melt(row, table, values, mark, place)
            continue
        fresh = {each.field: values[each.name] for each in columns if each.name in values}
        fresh.pop("id", None)
        if table.index and table.index != "person":
            fresh["name"] = named[number - 1][1]
        row |= fresh
        _says(row, dict.fromkeys(said_in(table), mark))


def _names(table: Table, found: "pd.DataFrame", known: _Known) -> list[tuple[str, str]]:
    """The id and the name of each row of what has labels."""
    if not table.index:
        return []
    ids, labels = known.ids[table.index], _labels(found, table)
    every = set(labels)
    return [(ids[label], name_of(label, ids[label], every)) for label in labels]


def _columns(table: Table, found: "pd.DataFrame") -> tuple[Column, ...]:
    """The columns that are read; one that is not of the table is a mistake, never left out."""
    names = {each.name: each for each in table.columns}
    free = {SOURCE, *([KINDS[table.index], "name"] if table.index else [])}
    for name in found.columns:
        if name not in names and name not in free:
            raise NearestError("no_column", str(name), [*names, SOURCE], table=table.name)
    needed = [each.name for each in table.columns if each.field in ("", "id") and each.name != "id"]
    for name in needed:
        if name not in found.columns:
            raise LaboratoryError("column_needed", table=table.name, name=name)
    return tuple(names[each] for each in found.columns if each in names and not names[each].derived)


@dataclass(frozen=True)
class _Place:
    """A row of a table, by its number from 1."""

    table: Table
    row: int

    def mistake(self, column: str, key: str, **values: object) -> LaboratoryError:
        """What is wrong with a cell of it."""
        return LaboratoryError(key, table=self.table.name, row=self.row, column=column, **values)


def _empty(value: Any) -> bool:
    import pandas as pd

    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _value(cell: Any, column: Column, place: _Place, known: _Known) -> Any:
    """A cell as the models take it; they say themselves what they do not take."""
    if column.kind == "several":
        if isinstance(cell, str) or not isinstance(cell, Iterable):
            raise place.mistake(column.name, "cell_several", value=shown(cell))
        return [_one(each, column, place, known) for each in cell]
    return _one(cell, column, place, known)


def _one(cell: Any, column: Column, place: _Place, known: _Known) -> Any:
    if column.ref is not None:
        label = _words(cell)
        found = known.id_of(column.ref, label)
        if found is None:
            raise NearestError(
                "no_label",
                label,
                known.ids[column.ref],
                table=place.table.name,
                row=place.row,
                column=column.name,
            )
        return found
    return _PLAIN.get(column.kind, str)(cell)


def _number(cell: Any) -> Any:
    """A number that numpy or pandas has its own type for."""
    if isinstance(cell, str | bool):
        return cell
    number = float(cell)
    return int(number) if number.is_integer() else number


def _day(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell
    moment = cell.date() if hasattr(cell, "date") else cell
    return moment.isoformat() if isinstance(moment, date) else str(cell)


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "scale": _number,
    "number": _number,
    "flag": bool,
    "day": _day,
}


def _melt(row: Document, table: Melted, values: Document, mark: Any, place: _Place) -> None:
    about = values.get(table.about)
    if about is None:
        raise place.mistake(table.about, "cell_empty")
    name = values.get(table.when) if table.when else table.fields[0]
    if name not in table.fields:
        given = {"value": shown(name), "options": ", ".join(table.fields)}
        raise place.mistake(table.when, "cell_choice", **given)
    if table.value in values:
        row.setdefault(name, {})[about] = values[table.value]
        _says(row, {f"{name}.{about}": mark})


def _says(row: Document, marks: Mapping[str, Any]) -> None:
    """Who says so, of the fields of a row."""
    told = {name: str(mark) for name, mark in marks.items() if not _empty(mark)}
    told = {name: mark for name, mark in told.items() if mark != GROUP}
    if told:
        row["source"] = row.get("source", {}) | told


def _checked(documents: dict[str, Document]) -> Session:
    try:
        return Session.model_validate(documents)
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        part, rows, *where = [*first["loc"], "", ""]
        lists = [each for each in TABLES.values() if (each.part, each.rows) == (part, rows)]
        table = next((each for each in lists if _has(each, where)), None)
        why = reason(first | {"loc": tuple(first["loc"])[1:]}, PARTS[str(part)])
        if table is None or not isinstance(where[0], int):
            raise LaboratoryError(
                "frames_wrong", place=f"{part} {rows}", why=why.sentence
            ) from None
        named = {each.field: each.name for each in table.columns}
        raise LaboratoryError(
            "frame_wrong",
            table=table.name,
            row=where[0] + 1,
            column=named.get(str(where[1]), str(where[1])),
            why=why.sentence,
        ) from problem


def _has(table: Table, where: list[Any]) -> bool:
    name = str(where[1]) if len(where) > 1 else ""
    fields = table.fields if isinstance(table, Melted) else [each.field for each in table.columns]
    return name in fields or name in ("", "id", "name")
