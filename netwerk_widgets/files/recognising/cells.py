"""Cells of a table of parties that say more of a relation than that there is one."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.marks import is_no, is_yes, mark, scoring
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal, recognised
from netwerk_widgets.files.tables import Row

_BRACKETS = re.compile(r"(.+?)\s*[(\[:=]\s*([^()\[\]:=]+?)\s*[)\]]?")
#: So many of the different words in the cells are named in the question.
_NAMED = 4


#: Signs between two names, and what they say of the direction; ``<-`` is turned.
_ARROWS = {
    **dict.fromkeys(("->", "-->", "=>", "→", ">", "<-", "<--", "<=", "←", "<"), "directed"),
    **dict.fromkeys(("<->", "<-->", "<=>", "↔", "--", "---", "-", "–", "—"), "mutual"),
}


_POINTS_BACK = frozenset(
    each for each, way in _ARROWS.items() if way == "directed" and each[0] in "<←"
)
#: The same in words, as seen from the first of the two; these count where one of them turns.
_THERE = ("heen", "uitgaand", "uit", "outgoing", "out", "forward", "forwards", "to", "naar")
_BACK = ("terug", "inkomend", "in", "incoming", "backward", "backwards", "back", "reverse",
         "reversed", "from", "van")  # fmt: skip
_WORDS = {
    **dict.fromkeys((*_THERE, *_BACK, "directed", "one way", "gericht", "eenrichting"), "directed"),
    **dict.fromkeys(("beide", "both", "wederzijds", "mutual", "two way", "heen en weer", "none",
                     "geen", "undirected", "ongericht", "over en weer"), "mutual"),
}  # fmt: skip


def _in_words(block: Block, columns: dict[str, int]) -> tuple[Block, dict[str, int]]:
    """The list with its ends changed where its direction says in words that it runs back."""
    place = columns.get("direction")
    told = {normal(cell) for cell in block.column(place) if cell} if place is not None else set()
    if place is None or not told <= _WORDS.keys() or told.isdisjoint(_BACK):
        return block, columns
    return _said(block, columns, place, _WORDS, normal, _BACK), columns


def _said(
    block: Block,
    columns: dict[str, int],
    place: int,
    ways: Mapping[str, str],
    read: Callable[[str], str],
    back: Collection[str],
) -> Block:
    """The list with what its cells at ``place`` say of the direction, each as ``read``.

    The ends of a relation that runs ``back`` are changed.
    """
    start, end = columns["from"], columns["to"]
    rows = []
    for row in block.rows:
        filled = [*row.cells, *[""] * (max(start, end, place) + 1 - len(row.cells))]
        way = read(filled[place])
        if way in back:
            filled[start], filled[end] = filled[end], filled[start]
        filled[place] = ways.get(way, "")
        rows.append(Row(row.number, tuple(filled)))
    return replace(block, rows=tuple(rows))


def arrowed(block: Block, columns: dict[str, int]) -> tuple[Block, dict[str, int]]:
    """The list with a column of arrows between two names as the direction of its relations."""
    block, columns = _both_ways(block, columns)
    if {"from", "to"} <= set(columns):
        block, columns = _in_words(block, columns)
    soft = {columns.get("type"), columns.get("direction")}
    free = [c for c in range(block.width) if c not in columns.values() or c in soft]
    place = next(
        (
            c
            for c in free
            if (told := [cell for cell in block.column(c) if cell])
            and all(cell in _ARROWS for cell in told)
            and any("<" in cell or ">" in cell or cell in "→←↔" for cell in told)
        ),
        None,
    )
    named_so = columns.get("direction", place)
    if place is None or not {"from", "to"} <= set(columns) or named_so != place:
        return block, columns
    told_so = {each: c for each, c in columns.items() if c != place} | {"direction": place}
    return _said(block, columns, place, _ARROWS, str.strip, _POINTS_BACK), told_so


#: Heads that ask whether a relation goes both ways: yes is the other way about than of "gericht".
_MUTUAL = frozenset({
    "wederzijds", "wederkerig", "tweezijdig", "beide kanten", "beide kanten op", "tweerichting",
    "mutual", "reciprocal", "bidirectional", "both ways", "two way", "undirected", "ongericht",
})  # fmt: skip


def _both_ways(block: Block, columns: dict[str, int]) -> tuple[Block, dict[str, int]]:
    """The list with a column that asks whether relations go both ways as their direction."""
    heads = [normal(head) for head in block.heads]
    place = next((n for n, head in enumerate(heads) if head in _MUTUAL), None)
    if place is None or "direction" in columns or place in columns.values():
        return block, columns
    cells = [cell for cell in block.column(place) if cell]
    if not cells or not all(is_yes(cell) or is_no(cell) for cell in cells):
        return block, columns
    rows = []
    for row in block.rows:
        filled = [*row.cells, *[""] * (place + 1 - len(row.cells))]
        if filled[place].strip():
            filled[place] = "mutual" if is_yes(filled[place]) else "directed"
        rows.append(Row(row.number, tuple(filled)))
    return replace(block, rows=tuple(rows)), columns | {"direction": place}


def weighed(name: str, known: Collection[str], weighing: Collection[str]) -> tuple[str, str, str]:
    """A name, the strength and the kind behind it: ``Zorg Bee (3)``, ``Zorg Bee: subsidie``.

    ``known`` are the names of the list, ``weighing`` those that `named` finds.
    """
    found = _BRACKETS.fullmatch(name)
    if not found or normal(name) in known or normal(found[1]) not in weighing:
        return name, "", ""
    if mark(found[2]) is not None or recognised("strength", found[2]) is not None:
        return found[1], found[2], ""
    return (found[1], "", found[2]) if _is_kind(found[2]) else (name, "", "")


def named(block: Block, layout: Layout, known: Collection[str]) -> set[str]:
    """The names that may have something behind them: where one has, others have too."""
    found: set[str] = set()
    for column, role in enumerate(layout.roles):
        for cell in block.column(column) if role == "with" else ():
            pieces = (_BRACKETS.fullmatch(each.strip()) for each in re.split(r"[,;|\n]", cell))
            told = [each for each in pieces if each]
            found |= {
                normal(each[1]) for each in told if mark(each[2]) is not None or _is_kind(each[2])
            }
    return found | set(known) if found & set(known) else set(known)


def _is_kind(words: str) -> bool:
    return recognised("kind", words) is not None


def telling(block: Block, layout: Layout, first: int, asking: Asking) -> bool:
    """Whether words in the cells of a table, that are no marks, each say a relation."""
    told: dict[str, str] = {}
    for name, row in zip(block.column(first), block.rows, strict=True):
        for column, role in enumerate(layout.roles):
            cell = row.cells[column].strip() if column < len(row.cells) else ""
            if scoring(cell):
                continue
            if (
                role == "mark"
                and mark(cell) is None
                and normal(layout.names[column]) != normal(name)
            ):
                told.setdefault(normal(cell) or cell, cell)
    if not told:
        return False
    some = [each[:60] for each in told.values()][:_NAMED]
    question = Question(
        f"cells:{block.sheet}:{block.top}", "cells", block.sheet, block.top,
        words={"name": ", ".join(some)}, must=True,
    )  # fmt: skip
    choices = [Choice("relations", "cells_relations"), Choice("leave", "cells_leave")]
    return asking.ask(question, choices) == "relations"
