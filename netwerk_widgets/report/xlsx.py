"""The report as a workbook to calculate with: a sheet for each table."""

import re
from datetime import date
from io import BytesIO
from math import ceil
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.report.document import Cell, Document, Facts, Grid, Text
from netwerk_widgets.report.writing import clean
from netwerk_widgets.texts import Texts, texts

#: What Excel does not take in the name of a sheet, and how long that may be.
_FORBIDDEN, _LONGEST = re.compile(r"[\[\]:*?/\\]"), 31
#: The most that fits in a cell.
_MOST = 32_767
_WIDEST = 48
#: Points: a line of text, in the font that Excel itself begins with.
_LINE, _FONT = 15, "Calibri"
#: The most points that Excel gives a row.
_HIGHEST = 409


def write(document: Document, t: Texts) -> bytes:
    """The bytes of an .xlsx: the cover, then all that was recorded."""
    from openpyxl import Workbook

    book = Workbook()
    first: Any = book.active
    book.properties.title = clean(document.title)
    book.properties.creator = t("ui.product")
    book.properties.language = document.language
    _cover(first, document, t)
    taken = {first.title.casefold()}
    for grid in document.tables:
        sheet = book.create_sheet(_name(grid.title, taken))
        _fill(sheet, grid, document.language)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _cover(sheet: Any, document: Document, t: Texts) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.title = _name(t("report.chapter.summary"), set())
    rows: list[tuple[str, str]] = [(document.title, "")]
    summary = next((each.blocks for each in document.chapters if each.key == "summary"), ())
    for block in (*document.cover, *summary):
        if isinstance(block, Facts):
            rows += block.rows
        elif isinstance(block, Text):
            rows.append(("", block.text))
        elif hasattr(block, "text"):
            rows.append((block.text, ""))
    for number, (label, words) in enumerate(rows, 1):
        put(sheet.cell(number, 1), label, "")
        put(sheet.cell(number, 2), words, "")
        sheet.cell(number, 1).font = Font(name=_FONT, bold=True, size=16 if number == 1 else 11)
        sheet.cell(number, 2).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(number, 1).alignment = Alignment(vertical="top")
    _lay_out(sheet, [30, 90])
    sheet.row_dimensions[1].height = 2 * _LINE


def _fill(sheet: Any, grid: Grid, language: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    widths = []
    dates = texts(language)("language.excel_date")
    fill = PatternFill("solid", fgColor=palette.MIST.removeprefix("#"))
    for column, label in enumerate(grid.columns, 1):
        cell = sheet.cell(1, column)
        put(cell, label, "")
        cell.font, cell.fill = Font(name=_FONT, bold=True), fill
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        lengths = [len(str(row[column - 1] or "")) for row in grid.rows]
        # The head is bold, and has a button to filter by.
        widths.append(max(min(max([len(label) + 4, *lengths]) + 2, _WIDEST), 11))
    for number, row in enumerate(grid.rows, 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            put(cell, value, dates)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2" if len(grid.columns) > 2 else "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    _lay_out(sheet, widths)


def _lay_out(sheet: Any, widths: list[int]) -> None:
    """Columns as wide (in letters) and rows as high as their text; on paper all columns fit.

    Excel and LibreOffice do not both find the height of a row with folded text by themselves.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        lines = max(
            sum(ceil(len(line) / (width * 0.95)) or 1 for line in str(cell or "").split("\n"))
            for cell, width in zip(row, widths, strict=True)
        )
        if lines > 1:
            sheet.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def put(cell: Any, value: Cell, days: str) -> None:
    """Put a value in a cell as what it is; a text is never taken for a formula."""
    if value is None or value == "":
        return
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = days
        return
    cell.value = clean(value)[:_MOST]
    if cell.data_type != "s":
        cell.data_type = "s"
    # So that it stays text when somebody edits the cell, too.
    cell.quotePrefix = cell.value.startswith(("=", "+", "-", "@"))


def _name(title: str, taken: set[str]) -> str:
    """A name for a sheet that Excel takes, and that no other sheet has."""
    stem = _FORBIDDEN.sub(" ", clean(title)).strip(" '")[:_LONGEST] or "-"
    name, number = stem, 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = stem[: _LONGEST - len(ending)] + ending, number + 1
    taken.add(name.casefold())
    return name
