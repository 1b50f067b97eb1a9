"""Cells that stand for others: "idem" for the one above, "alle" for every party."""

from collections.abc import Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import Row

_DITTO = frozenset({"idem", "dito", "ditto", "zie boven", "als boven", "see above"})
_SIGNS = frozenset({"〃", "''", "„", '"'})
_EVERYONE = frozenset({
    "alle", "allen", "allemaal", "iedereen", "alle partijen", "alle organisaties", "alle partners",
    "alle deelnemers", "alle anderen", "all", "everyone", "everybody", "all parties",
    "all organisations", "all organizations", "all partners", "all others",
})  # fmt: skip


def said_again(block: Block) -> Block:
    """The list with what stands above in each cell that says "idem"."""
    above: dict[int, str] = {}
    rows = []
    for row in block.rows:
        cells = list(row.cells)
        for column, cell in enumerate(cells):
            text = cell.strip()
            if above.get(column) and (text in _SIGNS or normal(text) in _DITTO):
                cells[column] = above[column]
            else:
                above[column] = cell if text else ""
        rows.append(Row(row.number, tuple(cells)))
    return replace(block, rows=tuple(rows))


def parties(cells: Sequence[str]) -> list[str]:
    """The names in these cells, each once, without words for all of them."""
    named = {normal(cell): cell for cell in cells if cell}
    return [name for plain, name in named.items() if plain not in _EVERYONE]


def everyone(
    others: Sequence[str], own: str, names: Sequence[str], block: Block, row: Row, asking: Asking
) -> list[str]:
    """The others that a cell names, "alle" as all of the list; that is asked."""
    found: list[str] = []
    for each in others:
        if normal(each) not in _EVERYONE or normal(each) in map(normal, names):
            found.append(each)
            continue
        question = Question(
            f"everyone:{block.sheet}:{block.top}", "everyone", block.sheet, row.number, "",
            {"name": each}, must=True,
        )  # fmt: skip
        choices = [Choice("all", "everyone_all"), Choice("skip", "everyone_skip")]
        if asking.ask(question, choices) == "all":
            found += [name for name in names if normal(name) != normal(own)]
    return found
