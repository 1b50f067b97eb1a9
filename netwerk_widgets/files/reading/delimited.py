"""Rows of text: what Excel puts on the clipboard, and CSV with any separator."""

import csv
import io
import re
from collections import Counter

from netwerk_widgets.files.recognising.headers import FIRST_ROWS, understood
from netwerk_widgets.files.tables import Contents, Row, Sheet
from netwerk_widgets.session.errors import ImportFileError

#: Non-empty rows of one sheet; the most relations, and room for a few heads and mistakes.
MOST_ROWS = 25_000
MOST_COLUMNS = 200

_SEPARATORS = "\t;,|"
_SAMPLE_ROWS = 60
#: A cell that a spreadsheet might take for a formula is written with an apostrophe before it.
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")


def read(text: str, *, pasted: bool) -> Contents:
    """The rows of a CSV file or a pasted list.

    Raises
    ------
    ImportFileError
        When there are more than fit, or the quotes never end.
    """
    text = text.removeprefix("\ufeff")
    told = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    if told:
        text = text[told.end() :]
    separator = told[1] if told else separated_by(text)
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 1 + bool(told)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                kept = tuple(unguarded(cell) for cell in cells[:MOST_COLUMNS])
                rows.append(Row(number, kept))
            number += 1
            if len(rows) > MOST_ROWS:
                raise ImportFileError("upload_rows", most=MOST_ROWS)
    except csv.Error as problem:
        raise ImportFileError("upload_damaged") from problem
    return Contents("paste" if pasted else "csv", (Sheet("", tuple(rows)),))


def separated_by(text: str) -> str:
    """The sign between cells.

    The one with which a row is best understood as heads; else the one with which most rows
    have as many cells as the others.
    """
    sample = "".join(text[:20_000].splitlines(keepends=True)[:_SAMPLE_ROWS])
    return max(_SEPARATORS, key=lambda sign: _fit(sample, sign))


def _fit(sample: str, sign: str) -> tuple[int, float, int]:
    try:
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=sign))
    except csv.Error:
        return 0, 0.0, 0
    rows = [row for row in rows if any(row)]
    if not rows:
        return 0, 0.0, 0
    heads = max(understood(row) for row in rows[:FIRST_ROWS])
    width, often = Counter(map(len, rows)).most_common(1)[0]
    if width == 1:
        # Uneven rows still say more than none: a head of five cells above short rows.
        return heads, sum(len(row) > 1 for row in rows) / len(rows) / 2, width
    return heads, often / len(rows), width


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from calculating it."""
    return cell[1:] if _GUARDED.match(cell) else cell
