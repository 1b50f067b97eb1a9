"""Names in groups: a column a group, a heading above each, or all on one line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.meaning import GUESSED
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal, number, recognised
from netwerk_widgets.files.tables import Row

#: A name is no longer than this (signs): what is longer tells something.
_NAME = 80
#: So many names stand on one line at most.
_ON_A_LINE = 100
_AND = re.compile(r"^(?:en|and|&)\s+|\s+(?:en|and|&)\s+", re.IGNORECASE)


def one_line(block: Block, asking: Asking) -> tuple[Block, Layout] | None:
    """Names with commas between, as they stand in a sentence: "A, B en C"."""
    cells = [cell.strip() for row in block.rows for cell in row.cells if cell.strip()]
    different = len(set(cells)) == len(cells) <= _ON_A_LINE
    if len(block.rows) != 1 or not different or not all(map(_is_name, cells)):
        return None
    if any(recognised(field, cell) is not None for cell in cells[1:] for field in GUESSED):
        return None  # a party, and what is known of it
    first = block.rows[0].number
    names = [*cells[:-1], *(each for each in _AND.split(cells[-1].rstrip(".")) if each)]
    if len(names) < 3:
        return None
    question = Question(
        "commas", "commas", block.sheet, first, "", {"name": ", ".join(cells)}, must=True
    )
    choices = [Choice("split", "commas_split"), Choice("whole", "commas_whole")]
    found = names if asking.ask(question, choices) == "split" else [", ".join(cells)]
    rows = tuple(Row(first, (name,)) for name in found)
    return Block(block.sheet, (), rows, block.title, block.top), Layout("names", ("name",))


def columns(block: Block) -> tuple[Block, Layout, bool] | None:
    """Groups beside each other, each with its name above; and whether it looks like that.

    Names fill such columns from the top, and not equally far; none stands in two.
    """
    full = [c for c in range(block.width) if any(block.column(c))]
    cells = {c: [cell for cell in block.column(c) if cell] for c in full}
    every = [normal(cell) for found in cells.values() for cell in found]
    if len(full) < 2 or len(set(every)) < len(every):
        return None
    if not all(_is_name(cell) for found in cells.values() for cell in found):
        return None
    if any(c >= len(block.heads) or not block.heads[c].strip() for c in full):
        return None
    rows = tuple(
        Row(row.number, (cell.strip(), block.heads[c].strip()))
        for c in full
        for row, cell in ((row, row.cells[c] if c < len(row.cells) else "") for row in block.rows)
        if cell.strip()
    )
    on_top = all(block.column(c)[: len(found)] == found for c, found in cells.items())
    ragged = on_top and len({len(found) for found in cells.values()}) > 1
    heads = [block.heads[c] for c in full]
    made = Block(block.sheet, ("", ""), rows, block.title, block.top)
    return made, Layout("parties", ("name", _field(heads))), ragged


def under_headings(block: Block, column: int, asking: Asking) -> tuple[Block, Layout] | None:
    """Names below a heading each time, with an empty line before it: the heading is their group."""
    groups: list[list[Row]] = []
    for row in block.rows:
        if not groups or row.number > groups[-1][-1].number + 1:
            groups.append([])
        groups[-1].append(row)
    if len(groups) < 2 or any(len(each) < 2 for each in groups):
        return None
    tops = [group[0].cells[column].strip() for group in groups]
    known = any(each.endswith(":") or recognised("sector", each) for each in tops)
    if not known or not _are_headings(block, tops, asking):
        return None
    tops = [each.rstrip(":") for each in tops]
    rows = tuple(
        Row(row.number, (row.cells[column].strip(), top))
        for top, group in zip(tops, groups, strict=True)
        for row in group[1:]
    )
    made = Block(block.sheet, ("", ""), rows, block.title, block.top)
    return made, Layout("parties", ("name", _field(tops)))


def sections(block: Block, column: int, asking: Asking) -> tuple[Block, str] | None:
    """A list of parties without the rows that only head those below, and what these headings are.

    Such a row has a name alone, that ends in a colon, is all capitals, or is a sector; or there
    are several, each with rows below it in which more is told.
    """
    alone = [sum(bool(cell.strip()) for cell in row.cells) == 1 for row in block.rows]
    names = block.column(column)
    tops = [name for name, one in zip(names, alone, strict=True) if one]
    below = [name for name, one in zip(names, alone, strict=True) if not one]
    if not tops or not all(tops) or not alone[0] or alone[-1]:
        return None
    if any(one and after for one, after in pairwise(alone)):
        return None
    capitals = all(map(str.isupper, tops)) and not any(map(str.isupper, below))
    heads = all(each.endswith(":") or recognised("sector", each) is not None for each in tops)
    # Of parties of which nothing is known, about every second would be one.
    regular = 1 < len(tops) < len(below) and not {*map(normal, tops)} & {*map(normal, below)}
    if not (capitals or heads or regular) or not _are_headings(block, tops, asking):
        return None
    width, top, rows = max(block.width, len(block.heads)), "", []
    for row, name, one in zip(block.rows, names, alone, strict=True):
        if one:
            top = name.rstrip(":")
        else:
            rows.append(Row(row.number, (*row.cells, *[""] * (width - len(row.cells)), top)))
    padded = (*block.heads, *[""] * (width - len(block.heads)), "")
    made = Block(block.sheet, padded, tuple(rows), block.title, block.top)
    return made, _field([each.rstrip(":") for each in tops])


def indented(block: Block, asking: Asking) -> tuple[Block, Layout] | None:
    """Names of which each stands one column to the right of what it is part of."""
    places = [[c for c, cell in enumerate(row.cells) if cell.strip()] for row in block.rows]
    if block.heads or any(len(each) != 1 for each in places):
        return None
    depths = [each[0] for each in places]
    steps = zip([-1, *depths], depths, strict=False)
    if len(set(depths)) < 2 or depths[0] or any(after > before + 1 for before, after in steps):
        return None
    nested = zip(block.rows, depths, [*depths[1:], 0], strict=True)
    tops = [row.cells[0].strip() for row, depth, below in nested if not depth and below]
    known = any(recognised("sector", each) is not None for each in tops)
    if known and _are_headings(block, tops, asking):
        return _below(block, places)
    names = [
        (depth, normal(row.cells[depth])) for row, depth in zip(block.rows, depths, strict=True)
    ]
    below_it = [name for depth, name in names if depth]
    if len({*below_it, *(name for depth, name in names if not depth)}) < len(names):
        return _partners(block, depths)  # what is part of two is part of neither
    above: dict[int, str] = {}
    rows = []
    for row, depth in zip(block.rows, depths, strict=True):
        above[depth] = row.cells[depth].strip()
        rows.append(Row(row.number, (above[depth], above[depth - 1] if depth else "")))
    made = Block(block.sheet, ("", ""), tuple(rows), block.title, block.top)
    return made, Layout("parties", ("name", "parent"))


def _partners(block: Block, depths: Sequence[int]) -> tuple[Block, Layout]:
    """A relation between each name and the one that it stands below."""
    above: dict[int, str] = {}
    rows = []
    for row, depth in zip(block.rows, depths, strict=True):
        above[depth] = row.cells[depth].strip()
        others = (above[depth - 1], above[depth]) if depth else (above[0], "")
        rows.append(Row(row.number, others))
    made = Block(block.sheet, ("", ""), tuple(rows), block.title, block.top)
    return made, Layout("neighbours", ("name", "with"))


def _below(block: Block, places: Sequence[Sequence[int]]) -> tuple[Block, Layout]:
    """The names below headings, each with its heading."""
    top, rows = "", []
    for row, (place,) in zip(block.rows, places, strict=True):
        if place == 0:
            top = row.cells[0].strip().rstrip(":")
        else:
            rows.append(Row(row.number, (row.cells[place].strip(), top)))
    made = Block(block.sheet, ("", ""), tuple(rows), block.title, block.top)
    return made, Layout("parties", ("name", _field([row.cells[1] for row in rows])))


def _are_headings(block: Block, tops: Sequence[str], asking: Asking) -> bool:
    """Whether these are what groups are called, and no parties: that is asked."""
    question = Question(
        f"headings:{block.sheet}:{block.top}", "headings", block.sheet, block.top,
        words={"name": ", ".join(each.rstrip(":") for each in tops)}, must=True,
    )  # fmt: skip
    choices = [Choice("groups", "headings_groups"), Choice("names", "headings_names")]
    return asking.ask(question, choices) == "groups"


def _field(groups: Sequence[str]) -> str:
    """What the groups are: sectors when all are, else a kind of organisation."""
    sectors = all(recognised("sector", each) is not None for each in groups)
    return "sector" if sectors else "branch"


def _is_name(cell: str) -> bool:
    return len(cell) <= _NAME and number(cell) is None and bool(normal(cell))
