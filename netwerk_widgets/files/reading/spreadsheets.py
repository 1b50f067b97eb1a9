"""Sheets of LibreOffice (.ods) and of old Excel (.xls), as calamine reads them."""

import io
import zipfile
from typing import Any

from netwerk_widgets.files.reading.cells import as_text, kept_rows
from netwerk_widgets.files.reading.delimited import MOST_COLUMNS
from netwerk_widgets.files.reading.excel import MOST_SHEETS, UNPACKED
from netwerk_widgets.files.tables import Contents, Sheet
from netwerk_widgets.session.errors import ImportFileError

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
#: What a workbook of Excel with a password holds instead of its sheets.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
#: So many times its packed size may a part unpack to: lists repeat themselves, bombs more so.
_MOST_PACKED = 400


def is_ods(data: bytes) -> bool:
    """Whether a zip file says that it is a sheet of LibreOffice."""
    return _ODS in data[:200]


def read(data: bytes) -> Contents:
    """The visible sheets.

    Raises
    ------
    ImportFileError
        When it is damaged, has a password, or unpacks to more than `UNPACKED`.
    """
    if data.startswith(b"PK"):
        _check(data)
    elif _LOCKED in data:
        raise ImportFileError("upload_locked")
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [
            each.name for each in book.sheets_metadata if each.visible == SheetVisibleEnum.Visible
        ]
        sheets = [_sheet(name, book.get_sheet_by_name(name)) for name in visible[:MOST_SHEETS]]
    except ImportFileError:
        raise
    except Exception as problem:  # it names each cause in English; to a person all are one
        raise ImportFileError("upload_damaged") from problem
    return Contents("ods" if data.startswith(b"PK") else "xls", tuple(sheets))


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                big = part.file_size > 10_000_000
                if part.file_size > UNPACKED or (
                    big and part.file_size > _MOST_PACKED * max(1, part.compress_size)
                ):
                    raise ImportFileError("upload_bomb", most=UNPACKED // 1_000_000)
            with archive.open("content.xml") as content:
                start = content.read(1024)
                if b"<!" in start.replace(b"<!--", b""):
                    raise ImportFileError("upload_unsafe")
                if len(start) < 1024 and b":body" not in start:
                    raise ImportFileError("upload_empty")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError) as problem:
        raise ImportFileError("upload_damaged") from problem


def _sheet(name: str, sheet: Any) -> Sheet:
    if sheet.height > 1_048_576:
        raise ImportFileError("upload_damaged")
    rows = ([as_text(cell) for cell in cells[:MOST_COLUMNS]] for cells in sheet.iter_rows())
    return Sheet(name, tuple(kept_rows(rows, 1 + sheet.start[0] if sheet.start else 1)))
