"""Everything that was scored in one table, whoever scored it and on whichever scale."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from netwerk_widgets.laboratory.mistakes import needs_pandas
from netwerk_widgets.laboratory.tables import KINDS, TABLES, Column, Melted, Table
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import Row

if TYPE_CHECKING:
    import pandas as pd

#: The columns, with their dtypes.
COLUMNS = {
    "table": "string",
    "score": "string",
    "party": "string",
    "person": "string",
    "item": "string",
    "value": "Int64",
    "least": "Int64",
    "most": "Int64",
    "times": "Int64",
}


def scores(session: Session) -> "pd.DataFrame":
    """All scores of a session, in the order of the steps; see `SessionData.scores`."""
    needs_pandas()
    import pandas as pd

    lines = [line for table in TABLES.values() for line in _of_table(session, table)]
    lines += _counted(session)
    return pd.DataFrame(lines, columns=list(COLUMNS)).astype(COLUMNS)


def _of_table(session: Session, table: Table) -> Iterator[dict[str, Any]]:
    scored = [each for each in table.columns if each.kind == "scale"]
    if not scored:
        return
    from netwerk_widgets.laboratory.frames import frame

    found = frame(session, table)
    for label, cells in zip(found.index, found.to_dict("records"), strict=True):
        about = {KINDS[table.index]: label} if table.index else {}
        for column in table.columns:
            if column.ref in KINDS:
                about[KINDS[column.ref]] = cells[column.name]
        for column in scored:
            if cells[column.name] == cells[column.name]:  # not missing
                item = _item(table, cells, about)
                yield _line(table.name, _name(table, column, cells), about, item, column) | {
                    "value": cells[column.name]
                }


def _name(table: Table, column: Column, cells: dict[Any, Any]) -> str:
    when = table.when if isinstance(table, Melted) else ""
    return str(cells[when]) if when else column.name


def _item(table: Table, cells: dict[Any, Any], about: dict[str, Any]) -> Any:
    """What it is about, besides who scored it."""
    if isinstance(table, Melted):
        pair = table.id not in KINDS.values()
        return f"{cells[table.id]} → {cells[table.about]}" if pair else cells[table.about]
    if table.id not in ("id", *KINDS.values()):
        return cells[table.id]
    if "from" in cells:
        return f"{cells['from']} → {cells['to']}"
    return next((each for kind, each in about.items() if kind not in ("party", "person")), None)


def _line(
    table: str, score: str, about: dict[str, Any], item: Any, column: Column
) -> dict[str, Any]:
    return {
        "table": table,
        "score": score,
        "party": about.get("party"),
        "person": about.get("person"),
        "item": item,
        "least": column.options[0],
        "most": column.options[-1],
        "times": 1,
    }


#: How often each answer was given where nobody gave a name: the field, the table and the column
#: of the same scores by name.
COUNTS = (
    ("context", "forces", "counts", "forces", "relevance"),
    ("context", "counted", "now", "accelerators", "now"),
    ("context", "counted", "expected", "accelerators", "expected"),
    ("dream", "", "counts", "support", "support"),
    ("doing", "conditions", "counts", "conditions", "level"),
    ("doing", "counted", "counts", "readiness", "score"),
)


def _counted(session: Session) -> Iterator[dict[str, Any]]:
    for part, rows, field, table, score in COUNTS:
        whole = getattr(session, part)
        column = next(each for each in TABLES[table].columns if each.kind == "scale")
        for row in getattr(whole, rows) if rows else [whole]:
            item = row.id if isinstance(row, Row) else None
            for value, times in getattr(row, field).items():
                yield _line(table, score, {}, item, column) | {"value": int(value), "times": times}
