"""Excel workbooks: two sheets with drop-downs for the known values, every cell plain text."""

import io
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from netwerk_widgets.files.columns import (
    ALL_COLUMNS,
    CHOICES,
    COLUMNS,
    LEVELS,
    LONGEST,
    ONE_LINE,
    heads,
    numeric,
    sheets,
)
from netwerk_widgets.files.escape import escaped
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import MOST_PARTIES, MOST_RELATIONS
from netwerk_widgets.texts import Texts

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def write(session: Session, t: Texts, *, confided: bool = False) -> bytes:
    """A session's parties and relations."""
    parties, relations = sheets(session, t, confided=confided)
    return build(
        {
            "parties": [row.cells for row in parties.rows],
            "relations": [row.cells for row in relations.rows],
        },
        t,
    )


def template(t: Texts) -> bytes:
    """An empty list to fill in: heads, drop-downs, and an example that is left out again."""
    name, other = t("files.template.name"), t("files.template.other")
    party = {
        "name": name,
        "sector": t("fields.sector.private"),
        "branch": t("files.template.branch"),
        "role": t("fields.role.initiator"),
        "geography": t("method.geography.regional.label"),
        "ring": t("fields.ring.core"),
        "power": "4",
        "interest": "5",
        "interests": t("files.template.interests"),
    }
    relation = {
        "from": name,
        "to": other,
        "kind": t("fields.relation.cooperation"),
        "strength": "2",
        "note": t("files.template.note"),
    }
    return build(
        {
            "parties": [
                heads("parties", t)[: len(COLUMNS["parties"])],
                [party.get(field, "") for field in COLUMNS["parties"]],
                [other, t("fields.sector.public")],
            ],
            "relations": [
                heads("relations", t)[: len(COLUMNS["relations"])],
                [relation.get(field, "") for field in COLUMNS["relations"]],
            ],
        },
        t,
    )


def build(tables: dict[str, Sequence[Sequence[str]]], t: Texts) -> bytes:
    """A workbook of two lists; the first row of each holds its heads."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("parties", "relations", "lists"):
        book.create_sheet(t(f"files.sheet.{name}"))
    for table, most in (("parties", MOST_PARTIES), ("relations", MOST_RELATIONS)):
        sheet = book[t(f"files.sheet.{table}")]
        _fill(sheet, tables[table], numeric(table, tables[table][0], t))
        _dress(sheet, tables[table], table)
        _offer(book, sheet, tables[table][0], table, most, t)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: "Worksheet", rows: Sequence[Sequence[str]], numbers: frozenset[int]) -> None:
    for number, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            if not text:
                continue
            cell = sheet.cell(number, column)
            if number > 1 and column - 1 in numbers:
                cell.value = int(text) if text.isdigit() else float(text)
                continue
            cell.value = escaped(text)
            # openpyxl takes "=1+1" for a formula and "#N/A" for an error.
            cell.data_type = "s"
            if text[0] in "=+-@":
                cell.quotePrefix = True


def _dress(sheet: "Worksheet", rows: Sequence[Sequence[str]], table: str) -> None:
    """Heads that stay in sight, columns as wide as what stands in them."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    from netwerk_widgets.figures import palette

    sheet.freeze_panes = "B2" if table == "parties" else "C2"
    fields = zip_longest(rows[0], ALL_COLUMNS[table][: len(rows[0])], fillvalue="")
    for column, (head, field) in enumerate(fields, 1):
        cell: Any = sheet.cell(1, column)
        cell.font = Font(bold=True, color=palette.PAPER.lstrip("#"))
        cell.fill = PatternFill("solid", fgColor=palette.ACCENT.lstrip("#"))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        wide = (
            44 if LONGEST.get(field, 0) > ONE_LINE else 30 if field in ("name", "from", "to") else 0
        )
        narrow = min(len(head) + 3, 26) if not field else len(head) + 3
        sheet.column_dimensions[get_column_letter(column)].width = wide or max(14, narrow)


def _offer(
    book: "Workbook",
    sheet: "Worksheet",
    head: Sequence[str],
    table: str,
    most: int,
    t: Texts,
) -> None:
    """Drop-downs; the known values stand in a hidden sheet, whatever signs they hold."""
    from openpyxl.utils import get_column_letter, quote_sheetname
    from openpyxl.worksheet.datavalidation import DataValidation

    title = t("files.sheet.lists")
    lists: Any = book[title]
    lists.sheet_state = "hidden"
    for column, field in enumerate(ALL_COLUMNS[table][: len(head)], 1):
        rule = None
        if field in CHOICES:
            options, words = CHOICES[field]
            at = 1 if lists["A1"].value is None else lists.max_column + 1
            for number, value in enumerate(options, 1):
                lists.cell(number, at).value = words(t, value)
            letter = get_column_letter(at)
            area = f"{quote_sheetname(title)}!${letter}$1:${letter}${len(options)}"
            rule = DataValidation(type="list", formula1=area, allow_blank=True)
        elif field in LEVELS:
            low, high = LEVELS[field]
            rule = DataValidation(
                type="list",
                formula1=f'"{",".join(map(str, range(low, high + 1)))}"',
                allow_blank=True,
            )
        if rule is not None:
            rule.error = t("files.template.pick")
            letter = get_column_letter(column)
            rule.add(f"{letter}2:{letter}{most + 1}")
            sheet.add_data_validation(rule)
