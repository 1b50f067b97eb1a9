"""What the sheets of one workbook are to each other: explanation, or a kind of relation each."""

import re
from dataclasses import replace

from netwerk_widgets.files.recognising.building import Table
from netwerk_widgets.files.recognising.values import normal, recognised
from netwerk_widgets.files.tables import Row, Sheet

#: How the sheet is called that tells how to read the others.
_EXPLAINING = frozenset({
    "toelichting", "legenda", "uitleg", "leeswijzer", "instructie", "instructies", "handleiding",
    "lees mij", "lees mij eerst", "readme", "read me", "legend", "explanation", "instructions",
    "about", "over", "colofon", "bronnen", "sources",
})  # fmt: skip
_SENTENCE = re.compile(r"(\S+\s+){5,}\S+|\S.*\s=\s.*\S|(\S+\s+){3,}\S+[.:]")


def explains(sheet: Sheet) -> bool:
    """Whether a sheet beside others holds only lines of text: no list of names."""
    lines = [[cell.strip() for cell in row.cells if cell.strip()] for row in sheet.rows]
    if not lines or any(len(each) > 1 for each in lines):
        return False
    told = [_SENTENCE.fullmatch(each[0]) is not None for each in lines if each]
    return normal(sheet.name) in _EXPLAINING or all(told)


def of_sheet(table: Table) -> Table:
    """The relations with the name of their sheet as their kind, where it is a known one."""
    kinds = {"kind", "type"} & set(table.columns)
    if table.kind != "relations" or kinds or recognised("kind", table.sheet) is None:
        return table
    width = max(len(table.heads), max((len(row.cells) for row in table.rows), default=0))
    rows = tuple(
        Row(row.number, (*row.cells, *[""] * (width - len(row.cells)), table.sheet))
        for row in table.rows
    )
    heads = (*table.heads, *[""] * (width - len(table.heads)), "")
    return replace(table, columns=table.columns | {"kind": width}, heads=heads, rows=rows)
