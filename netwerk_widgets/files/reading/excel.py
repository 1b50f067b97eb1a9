"""Excel workbooks (.xlsx): the values of the cells, formulas as what they came to."""

import io
import logging
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from netwerk_widgets.files.escape import unescaped
from netwerk_widgets.files.reading.cells import as_text, kept_rows
from netwerk_widgets.files.reading.delimited import MOST_COLUMNS, MOST_ROWS
from netwerk_widgets.files.reading.refused import refuse_zip
from netwerk_widgets.files.tables import Contents, Row, Sheet
from netwerk_widgets.session.errors import ImportFileError, NetwerkError

if TYPE_CHECKING:
    from openpyxl import Workbook

log = logging.getLogger("netwerk")

#: What a workbook may unpack to (bytes): the largest session with room to spare.
UNPACKED = 150_000_000
MOST_SHEETS = 40
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"[^>]*>')
#: A cell with a formula (which may hold text), and behind it nothing or an empty value.
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


def read(data: bytes) -> Contents:
    """The sheets of a workbook; hidden ones are ours or no business of the group.

    Raises
    ------
    ImportFileError
        When it is no workbook, damaged, or unpacks to more than `UNPACKED`.
    """
    _check(data)
    import openpyxl

    try:
        with warnings.catch_warnings():
            # Of drop-downs and styles that openpyxl does not know: they hold no values.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                return Contents("xlsx", tuple(_sheets(book)))
            finally:
                book.close()
    except NetwerkError:
        raise
    except Exception as problem:
        # openpyxl has no error of its own: a damaged part raises whatever it runs into. The
        # mistake may be ours, too.
        log.warning("an Excel file could not be read", exc_info=True)
        raise ImportFileError("upload_damaged") from problem


def _check(data: bytes) -> None:
    """Look at the zip's own list of sizes before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(each.file_size for each in parts) > UNPACKED:
                raise ImportFileError("upload_bomb", most=UNPACKED // 1_000_000)
            names = {each.filename for each in parts}
            for each in parts:
                # The list may lie: never more is read than it says.
                if each.filename.endswith((".xml", ".rels")):
                    with archive.open(each) as part:
                        if b"<!" in part.read(1024).replace(b"<!--", b""):
                            raise ImportFileError("upload_unsafe")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as problem:
        raise ImportFileError("upload_damaged") from problem
    refuse_zip(sorted(names))
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise ImportFileError("upload_unknown")


def _sheets(book: "Workbook") -> Iterator[Sheet]:
    for one in book.worksheets[:MOST_SHEETS]:
        if one.sheet_state != "visible":
            continue
        one.reset_dimensions()  # what the file says of its own size is often wrong
        rows = kept_rows(
            [_text(cell) for cell in cells[:MOST_COLUMNS]] for cells in one.iter_rows()
        )
        hidden, formulas = _unseen(one)
        yield Sheet(one.title, tuple(_spread(rows, _merged(one))), hidden, formulas)


def _text(cell: Any) -> str:
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        return unescaped(value)
    return as_text(value)


def _unseen(one: Any) -> tuple[frozenset[int], tuple[str, ...]]:
    """The rows that are hidden, and the cells with a formula that has no value yet."""
    with one._get_source() as source:
        text = source.read()
    hidden = frozenset(
        int(number[1])
        for row in _HIDDEN.findall(text)
        if (number := re.search(rb'\br="(\d+)"', row)) and b"row" in row
    )
    formulas = tuple(each.decode() for each in _FORMULA.findall(text)[:MOST_ROWS])
    return hidden, formulas


def _merged(one: Any) -> list[Any]:
    """The merged ranges (column, row, column, row), which openpyxl skips when it streams."""
    from openpyxl.utils import range_boundaries

    with one._get_source() as source:
        found = _MERGED.findall(source.read())
    return [range_boundaries(each.decode()) for each in found[:MOST_ROWS]]


def _spread(rows: list[Row], merged: list[Any]) -> Iterator[Row]:
    """The rows in which a cell merged downwards holds for each of its rows.

    A range of several columns is a title or a layout: its value stays where it stands.
    """
    above: dict[int, dict[int, str]] = {}
    known = {row.number: row for row in rows}
    for left, top, right, bottom in merged:
        if left != right or top not in known or left > len(known[top].cells):
            continue
        for number in range(top + 1, min(bottom, top + MOST_ROWS) + 1):
            above.setdefault(number, {})[left - 1] = known[top].cells[left - 1]
    for row in rows:
        cells = list(row.cells)
        for column, text in above.get(row.number, {}).items():
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or text
        yield Row(row.number, tuple(cells))
