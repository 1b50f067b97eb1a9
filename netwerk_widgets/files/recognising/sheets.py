"""What the sheets of one workbook are to each other: explanation, or a kind of relation each."""

import re
from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.building import Table
from netwerk_widgets.files.recognising.heads import FIRST_ROWS, headed
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal, recognised
from netwerk_widgets.files.tables import Contents, Row, Sheet

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


#: How sheets are called whose words are to choose from in another.
_CHOICES = re.compile(r"\b(keuze\w*|lijst\w*|opties?|lists?|choices?|options?|valid\w*|lookups?)\b")


def loose(block: Block, contents: Contents, asking: Asking) -> bool:
    """Whether words without a head, on a sheet beside that of a list, are no parties: asked.

    Where one of them stands in another sheet too, they are names.
    """
    others = [each for each in contents.sheets if each.name != block.sheet]
    tops = (row.cells for each in others for row in each.rows[:FIRST_ROWS])
    if contents.kind not in ("xlsx", "ods") or block.heads or not any(map(headed, tops)):
        return False
    words = [cell.strip() for row in block.rows for cell in row.cells if cell.strip()]
    every = {normal(cell) for each in others for row in each.rows for cell in row.cells}
    if not every.isdisjoint(map(normal, words)):
        return False
    question = Question(
        f"loose:{block.sheet}:{block.top}", "loose", block.sheet, block.top,
        words={"name": ", ".join(words[:3])}, must=True,
    )  # fmt: skip
    choices = [Choice("names", "loose_names"), Choice("leave", "loose_leave")]
    if _CHOICES.search(normal(block.sheet)):
        choices.reverse()
    return asking.ask(question, choices) == "leave"


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
