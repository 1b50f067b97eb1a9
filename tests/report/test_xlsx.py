"""The Excel report: a sheet for each table, values as what they are."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from netwerk_widgets.report import xlsx
from netwerk_widgets.report.document import Document, Grid
from netwerk_widgets.texts import LANGUAGES, texts
from tests.report.pages import report

T = texts("nl")


def read(document):
    return openpyxl.load_workbook(BytesIO(xlsx.write(document, T)))


def of(*grids):
    return Document("Naam", "Verslag", "nl", (), (), "Inhoud", grids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_comes_back_as_it_was(language):
    document = report(language=language)
    book = read(document)
    assert len(book.sheetnames) == 1 + len(document.tables)
    for sheet, grid in zip(book.worksheets[1:], document.tables, strict=True):
        head, *rows = sheet.iter_rows(values_only=True)
        assert head == grid.columns
        plain = [tuple(getattr(c, "date", lambda c=c: c)() for c in row) for row in rows]
        assert plain == list(grid.rows)
        assert sheet.freeze_panes is not None


def test_the_sheet_of_a_form_is_called_after_what_is_on_it():
    names = read(report()).sheetnames
    assert {T("report.form.start"), T("report.form.persevering")} <= {*names}


def test_numbers_and_dates_are_no_text():
    grid = Grid("k", "Getallen", ("naam", "uren", "dag"), (("a", 1.5, date(2026, 11, 24)),))
    sheet = read(of(grid))["Getallen"]
    assert [each.data_type for each in sheet[2]] == ["s", "n", "d"]


@pytest.mark.parametrize("words", ["=cmd()", "+1", "-1+2", "@SUM(A1)", "=1+1\ny", "'x"])
def test_a_text_is_never_a_formula(words):
    sheet = read(of(Grid("k", "Teksten", ("naam",), ((words,),))))["Teksten"]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == words
    assert sheet["A2"].quotePrefix is (words[0] in "=+-@")


def test_names_of_sheets_are_what_excel_takes():
    long = "De/lijst: [met] *alles* \\ wat? verboden is en te lang"
    book = read(of(*(Grid("k", long, ("a",), (("b",),)) for _ in range(3))))
    assert len(set(map(str.casefold, book.sheetnames))) == 4
    assert all(len(each) <= 31 and not set(each) & set("[]:*?/\\") for each in book.sheetnames)


def test_control_signs_and_very_long_texts_fit():
    grid = Grid("k", "Lang", ("a",), (("x\x0b\ud800" + "y" * 40_000,),))
    assert read(of(grid))["Lang"]["A2"].value == "x" + "y" * 32_766


def test_folded_text_has_room_and_all_columns_fit_on_paper():
    long = "Een zin die niet op een regel past. " * 5
    sheet = read(of(Grid("k", "Tabel", ("naam", "tekst"), (("kort", "kort"), ("lang", long)))))[
        "Tabel"
    ]
    assert sheet.row_dimensions[2].height is None
    assert sheet.row_dimensions[3].height >= 45
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
