"""One list with both: rows of parties and, below or between them, rows of relations.

So writes Neo4j (``apoc.export.csv``): a row has an ``_id``, or a ``_start`` and an ``_end``. So
do boards of notes: names, and below them lines with an arrow between two.
"""

from collections.abc import Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising.pairs import ARROW
from netwerk_widgets.files.tables import Row, Sheet

_ID, _LABELS, _ENDS = "_id", "_labels", ("_start", "_end")


def apart(sheet: Sheet) -> list[Sheet]:
    """Its parties and its relations as two sheets, each with the columns it uses; else as it is."""
    if not sheet.rows:
        return [sheet]
    drawn = _arrows_from(sheet.rows)
    if drawn:
        return [replace(sheet, rows=each) for each in drawn]
    top, *rows = sheet.rows
    heads = [head.strip() for head in top.cells]
    if not {_ID, *_ENDS} <= set(heads):
        return [sheet]
    ends = [heads.index(each) for each in _ENDS]
    links, nodes = [], []
    for row in rows:
        if all(_cell(row, each) for each in ends):
            links.append(row)
        else:
            nodes.append(_labelled(row, heads))
    # A list is known by where its heads stand: those of the relations stand at the first of them.
    below = Row(links[0].number, top.cells) if links else top
    parts = ((top, nodes), (below, links))
    return [replace(sheet, rows=_used(head, each)) for head, each in parts if each]


def _arrows_from(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """A list of names and, apart below it, lines with arrows between two; empty for another."""
    lines = [[cell for cell in row.cells if cell.strip()] for row in rows]
    drawn = [len(each) == 1 and bool(ARROW.search(each[0])) for each in lines]
    first = drawn.index(True) if True in drawn else 0
    if first < 2 or not all(drawn[first:]) or any(len(each) != 1 for each in lines):
        return ()
    # A line apart, right above them, is their title.
    titled = rows[first - 1].number > rows[first - 2].number + 1
    if not titled and rows[first].number == rows[first - 1].number + 1:
        return ()
    names = rows[: first - 1] if titled else rows[:first]
    return (tuple(names), tuple(rows[first:]))


def _cell(row: Row, column: int) -> str:
    return row.cells[column].strip() if column < len(row.cells) else ""


def _labelled(row: Row, heads: Sequence[str]) -> Row:
    """The row with its labels as words: ``:Organisation:Foundation``."""
    at = heads.index(_LABELS) if _LABELS in heads else len(row.cells)
    cells = [
        ", ".join(filter(None, cell.split(":"))) if place == at else cell
        for place, cell in enumerate(row.cells)
    ]
    return Row(row.number, tuple(cells))


def _used(top: Row, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows below their heads, without the columns in which nothing stands."""
    used = [c for c in range(len(top.cells)) if any(_cell(row, c) for row in rows)]
    return tuple(
        Row(each.number, tuple(each.cells[c] if c < len(each.cells) else "" for c in used))
        for each in (top, *rows)
    )
