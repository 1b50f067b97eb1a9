"""A session as pandas DataFrames: a row an observation, a column a field."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, get_args

from netwerk_widgets.laboratory.labels import Labels, labels_of
from netwerk_widgets.laboratory.mistakes import needs_pandas
from netwerk_widgets.laboratory.tables import KINDS, Column, Melted, Table
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import Row
from netwerk_widgets.session.models.sources import Source

if TYPE_CHECKING:
    import pandas as pd

#: The column that tells who says so: the group, the article, we (illustrative), or unknown.
SOURCE = "source"

#: One row of a list, the field it is about and the entry of it, and the values by column.
_Line = tuple[Row, str, str, dict[str, Any]]


def frame(session: Session, table: Table) -> "pd.DataFrame":
    """One table of a session; `tables.TABLES` has them all.

    What is not filled in is missing (``NaN``, ``NaT``, ``<NA>``), words that are not there are
    empty. ``source`` is who says the name of a row, or what else it says first.
    """
    needs_pandas()
    lines = list(_lines(session, table))
    made = _framed([values for *_, values in lines], table, session)
    return made.assign(**{SOURCE: _marks(lines)})


def rows(session: Session, table: Table) -> list[dict[str, Any]]:
    """The rows of `frame` without pandas: a dict by column; what is not filled in is None."""
    labels = labels_of(session)
    said = {each.name: _said(each, labels) for each in table.columns}
    called = KINDS[table.index] if table.index else ""
    return [
        ({called: labels[table.index][row.id]} if called else {})
        | {name: None if values[name] is None else said[name](values[name]) for name in said}
        | {SOURCE: row.says(field, key)}
        for row, field, key, values in _lines(session, table)
    ]


def sources(session: Session, table: Table) -> "pd.DataFrame":
    """Who says so, of every cell of `frame`: a DataFrame of the same rows and columns."""
    needs_pandas()
    import pandas as pd

    lines = list(_lines(session, table))
    made = {
        column.name: _kinds_of_source(
            # An id is nobody's word: what the row says of it is.
            row.says(field, key) if column.field in ("", "id") else row.says(column.field)
            for row, field, key, _ in lines
        )
        for column in table.columns
    }
    index = _index([values for *_, values in lines], table, labels_of(session))
    return pd.DataFrame(made, index=index, columns=[each.name for each in table.columns])


def size(session: Session, table: Table) -> int:
    """How many rows a table has."""
    return sum(1 for _ in _lines(session, table))


def _framed(lines: list[dict[str, Any]], table: Table, session: Session) -> "pd.DataFrame":
    import pandas as pd

    labels = labels_of(session)
    made = {
        each.name: _series([line[each.name] for line in lines], each, labels)
        for each in table.columns
    }
    found = pd.DataFrame(made, columns=[each.name for each in table.columns])
    found.index = _index(lines, table, labels)
    return found


def _index(lines: list[dict[str, Any]], table: Table, labels: dict[str, Labels]) -> "pd.Index[Any]":
    """What the rows are called, else their numbers."""
    import pandas as pd

    if not table.index:
        return pd.RangeIndex(len(lines))
    called = [labels[table.index][line["id"]] for line in lines]
    return pd.Index(called, dtype="string", name=KINDS[table.index])


def _lines(session: Session, table: Table) -> Iterator[_Line]:
    rows: list[Row] = getattr(getattr(session, table.part), table.rows)
    for row in rows:
        if isinstance(table, Melted):
            yield from _melted(row, table)
        else:
            values = {each.name: getattr(row, each.field) for each in table.columns}
            yield row, first_said(row, table), "", values


def _melted(row: Row, table: Melted) -> Iterator[_Line]:
    for field in table.fields:
        for key, value in getattr(row, field).items():
            values = {table.id: row.id, table.about: key, table.value: value}
            yield row, field, key, values | ({table.when: field} if table.when else {})


def said_in(table: Table) -> list[str]:
    """The fields of a row that a table tells of, besides its id."""
    told = [each.field for each in table.columns if each.field != "id" and not each.derived]
    if table.index and "name" not in told:
        told.insert(0, "name")
    return told


def first_said(row: Row, table: Table) -> str:
    """The first field of a row that is filled in, besides its id."""
    told = said_in(table)
    return next((each for each in told if getattr(row, each) not in (None, "", [])), told[0])


def _marks(lines: list[_Line]) -> Any:
    return _kinds_of_source(row.says(field, key) for row, field, key, _ in lines)


def _kinds_of_source(marks: Iterator[str]) -> Any:
    import pandas as pd

    return pd.Categorical(list(marks), categories=list(get_args(Source)))


def _series(values: list[Any], column: Column, labels: dict[str, Labels]) -> Any:
    """The cells of a column, as pandas keeps them."""
    import pandas as pd

    said = _said(column, labels)
    cells = [None if each is None else said(each) for each in values]
    if column.kind == "several":
        made = pd.Series([tuple(each or ()) for each in cells], dtype=object)
    elif column.options:
        made = pd.Series(
            pd.Categorical(cells, categories=list(column.options), ordered=column.kind == "scale")
        )
    elif column.kind == "day":
        made = pd.Series(pd.array(cells, dtype="datetime64[s]"))
    else:
        kinds = {"flag": "bool", "number": _number(column)}
        made = pd.Series(cells, dtype=kinds.get(column.kind, "string"))
    return made


def _number(column: Column) -> str:
    return "Int64" if column.shape.type is int else "float64"


def _said(column: Column, labels: dict[str, Labels]) -> Callable[[Any], Any]:
    """How a value is written in its cell: what refers to something says how that is called."""
    if column.ref is None:
        return lambda value: value
    known = labels[column.ref]
    if column.kind == "several":
        return lambda value: [known[each] for each in value if each in known]
    return known.get
