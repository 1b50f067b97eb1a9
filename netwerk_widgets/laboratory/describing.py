"""What the columns of the tables hold, as a table."""

from typing import TYPE_CHECKING

from netwerk_widgets.laboratory.frames import SOURCE
from netwerk_widgets.laboratory.mistakes import NearestError, spoken
from netwerk_widgets.laboratory.tables import KINDS, TABLES, Column, Table
from netwerk_widgets.session.shapes import field_key
from netwerk_widgets.texts import Language, Texts

if TYPE_CHECKING:
    import pandas as pd


def columns(table: str, *, language: Language | None = None) -> "pd.DataFrame":
    """The columns of a table of a session (index ``column``).

    Parameters
    ----------
    table
        As ``"parties"`` (`SessionData.tables`).
    language
        Of the meaning.

    Returns
    -------
    pandas.DataFrame
        ``kind`` (text, choice, scale, number, day, flag, label, several), ``values`` (the
        choices, the steps of the scale, or what a label names), ``meaning``.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> nw.columns("relations", language="en").loc["strength", "values"]
    '1 … 3'
    """
    import pandas as pd

    if table not in TABLES:
        raise NearestError("no_table", str(table), TABLES)
    t, found = spoken(language), TABLES[table]
    rows = []
    if found.index:
        label = KINDS[found.index]
        rows.append((label, "label", "", t(f"laboratory.column.{label}")))
    for each in found.columns:
        rows.append((each.name, each.kind, _values(each), _meaning(found, each, t)))
    rows.append((SOURCE, "choice", "", t("laboratory.column.source")))
    made = pd.DataFrame(rows, columns=["column", "kind", "values", "meaning"], dtype="string")
    return made.set_index("column")


def _meaning(table: Table, column: Column, t: Texts) -> str:
    """What the pages call it; what is on no page has words of its own."""
    own = column.field in ("", "id") or column.derived
    label = None if own else t.optional(f"fields.label.{field_key(table.model, column.field)}")
    return label or t(f"laboratory.column.{column.name}")


def _values(column: Column) -> str:
    if column.ref is not None:
        return KINDS[column.ref]
    if column.kind == "scale":
        return f"{column.options[0]} … {column.options[-1]}"
    return ", ".join(map(str, column.options))
