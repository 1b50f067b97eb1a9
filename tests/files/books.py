"""Workbooks of a test's own."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl


def book_of(**sheets: Iterable[Sequence[Any]]) -> bytes:
    """An Excel file with these sheets, each with its rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
