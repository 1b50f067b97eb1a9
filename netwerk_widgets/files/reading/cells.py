"""What the readers share: a value as text, and the rows of a sheet within bounds."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from netwerk_widgets.files.reading.delimited import MOST_ROWS
from netwerk_widgets.files.tables import Row
from netwerk_widgets.session.errors import ImportFileError


def as_text(value: object) -> str:
    """A value as a cell says it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def kept_rows(rows: Iterable[Sequence[str]], first: int = 1) -> list[Row]:
    """The rows that hold something, without the empty cells at their end, numbered from ``first``.

    Raises
    ------
    ImportFileError
        When they are too many.
    """
    kept: list[Row] = []
    for number, cells in enumerate(rows, first):
        texts = list(cells)
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            kept.append(Row(number, tuple(texts)))
        if len(kept) > MOST_ROWS:
            raise ImportFileError("upload_rows", most=MOST_ROWS)
    return kept
