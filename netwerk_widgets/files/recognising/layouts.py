"""What shape a list has, and what each of its columns is.

A role of a column is a field of a party or relation, or one of: ``with`` (other parties, by
name), ``mark`` (a mark for the party in its head), ``keep`` (kept in the note), ``skip``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from netwerk_widgets.files.recognising import heads as words
from netwerk_widgets.files.recognising.blocks import SUMS, Block
from netwerk_widgets.files.recognising.marks import mark
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import Row

Shape = Literal[
    "parties", "relations", "register", "matrix", "meetings", "neighbours", "answers", "names"
]

#: How much of two lists of names must be the same for a matrix, or for ends of relations.
_SAME = 0.7


@dataclass(frozen=True)
class Layout:
    """``names``: what the head of each column stands for, where that is a party."""

    shape: Shape
    roles: tuple[str, ...]
    names: tuple[str, ...] = ()
    asked: str = ""


def with_first_row_as_heads(block: Block) -> Block:
    """The block with its first row as heads, when it has none."""
    if block.heads or not block.rows:
        return block
    return Block(
        block.sheet, block.rows[0].cells, block.rows[1:], block.title, block.rows[0].number
    )


# ---- matrices ----


def matrix(block: Block) -> tuple[Block, Layout] | None:
    """Names above and beside, marks between: who has something with whom."""
    headed = with_first_row_as_heads(block)
    for first in range(min(3, headed.width)):
        names = headed.column(first)
        beside = [normal(each) for each in names]
        named = set(filter(None, beside))
        above = _meant(headed, first, names, beside, named)
        marked = [c for c in range(first + 1, len(above)) if above[c] in named]
        if len(marked) < 2:
            continue
        others = [
            c
            for c in range(first + 1, len(above))
            if above[c] and c not in marked and not SUMS.fullmatch(above[c])
        ]
        same = len(marked) / max(len(marked) + len(others), sum(map(bool, beside)))
        if same < _SAME or not _all_marks(headed, [*marked, *others]):
            continue
        roles = ["skip"] * len(above)
        roles[first] = "name"
        for column in (*marked, *others):
            roles[column] = "mark"
        called = {normal(name): name for name in names}
        labels = tuple(called.get(above[c], headed.heads[c].strip()) for c in range(len(above)))
        return headed, Layout("matrix", tuple(roles), labels)
    return None


_NUMBERED = re.compile(r"(\d{1,3})[.):]?\s+\S")


def _meant(
    block: Block, first: int, names: Sequence[str], beside: Sequence[str], named: set[str]
) -> list[str]:
    """The party that each head stands for: by name, at the end of a sentence, or by number.

    ``beside`` are the names as they are compared, ``named`` those that are not empty.
    """
    above = [normal(head) for head in block.heads]
    both = list(zip(names, beside, strict=True))
    numbers = {found[1]: plain for name, plain in both if (found := _NUMBERED.match(name))}
    if first and not numbers:
        places = block.column(first - 1)
        numbers = {p: plain for p, plain in zip(places, beside, strict=True) if p.isdigit()}
    sizes = sorted({len(name) for name in named}, reverse=True)  # the longest name goes first
    for column in range(first + 1, len(above)):
        head = above[column]
        if head in named or not head:
            continue
        size = next((n for n in sizes if head[-n - 1 : -n] == " " and head[-n:] in named), 0)
        if size:
            above[column] = head[-size:]
        elif head in numbers:
            above[column] = numbers[head]
    return above


def _all_marks(block: Block, columns: Sequence[int]) -> bool:
    return all(mark(cell) is not None for column in columns for cell in block.column(column))


def symmetric(block: Block, layout: Layout) -> bool | None:
    """Whether a matrix says the same on both sides; None when one side is left empty."""
    place = {normal(layout.names[c]): c for c, role in enumerate(layout.roles) if role == "mark"}
    first = layout.roles.index("name")
    row_of = {normal(name): n for n, name in enumerate(block.column(first))}
    known = [name for name in place if name in row_of]
    cells = {
        (a, b): block.rows[row_of[a]].cells[place[b]].strip()
        if place[b] < len(block.rows[row_of[a]].cells)
        else ""
        for a in known
        for b in known
        if a != b
    }
    if all(mark(cells[a, b]) == mark(cells[b, a]) for a, b in cells):
        return True
    order = {name: n for n, name in enumerate(known)}
    lower = [cells[pair] for pair in cells if order[pair[0]] > order[pair[1]]]
    upper = [cells[pair] for pair in cells if order[pair[0]] < order[pair[1]]]
    if not any(lower) or not any(upper):
        return None
    return False


# ---- meetings: organisations × something else ----


def meetings(block: Block) -> tuple[Block, Layout] | None:
    """Parties beside, other things above, marks between."""
    headed = with_first_row_as_heads(block)
    found = words.kind_of(headed.heads) if block.heads else None
    if found and found[0] != "parties":
        return None
    known = set(found[1].values()) if found else {0}
    first = found[1].get("name", 0) if found else 0
    rest = [c for c in range(headed.width) if c not in known and any(headed.column(c))]
    if len(rest) < 2 or len(headed.rows) < 2 or len(headed.heads) < headed.width:
        return None
    rest = [c for c in rest if not SUMS.fullmatch(normal(headed.heads[c]))]
    if not all(headed.heads[c].strip() for c in rest) or not _only_ones(headed, rest):
        return None
    roles = ["skip"] * headed.width
    for field, column in (found[1] if found else {"name": 0}).items():
        roles[column] = field
    roles[first] = "name"
    for column in rest:
        roles[column] = "mark"
    return headed, Layout("meetings", tuple(roles), tuple(h.strip() for h in headed.heads))


def _only_ones(block: Block, columns: Sequence[int]) -> bool:
    """Whether these columns only mark: nothing, or one."""
    cells = [cell for column in columns for cell in block.column(column)]
    values = [mark(cell) for cell in cells]
    return (
        any(value == 1 for value in values)
        and all(value in (0, 1) for value in values)
        and sum(bool(cell) for cell in cells) > 0
    )


# ---- answers to a survey ----

_LIME = re.compile(r"\w+\[\w+\]")
_GRID = re.compile(r"(.*?)\s*\[(.+)\]")
_STAMPS = frozenset({
    "id", "submitdate", "startlanguage", "lastpage", "seed", "startdate", "datestamp", "ipaddr",
    "tijdstempel", "timestamp", "begintijd", "start time", "completion time", "tijd van voltooien",
    "voltooiingstijd", "email", "e mail", "e mailadres", "email address", "last modified time",
    "laatst gewijzigd", "response id", "respondent id", "collector id", "date created", "token",
    "refurl", "starttijd", "datum", "date",
})  # fmt: skip
_WHO = re.compile(
    r"\b(organisatie|organisation|organization|instelling|bedrijf|company|partij|party|naam|name|"
    r"namens|afdeling|werkt u bij|waar werkt)\b"
)


def answers(block: Block) -> tuple[Block, Layout] | None:
    """One row a respondent, with columns that ask with whom: a survey's export."""
    headed = with_first_row_as_heads(block)
    if len(headed.rows) < 1 or headed.width < 2:
        return None
    plain = [normal(head) for head in headed.heads]
    stamps = [c for c, head in enumerate(plain) if head in _STAMPS]
    grid = {
        c: found[2].strip()
        for c, head in enumerate(headed.heads)
        if (found := _GRID.fullmatch(head.strip())) and c not in stamps
    }
    coded = {c for c in grid if _LIME.fullmatch(headed.heads[c].strip())}
    asked = [c for c in words.with_columns(headed.heads) if c not in stamps and c not in grid]
    if (not grid and not (asked and stamps)) or (grid and not _all_marks(headed, list(grid))):
        return None
    rest = [c for c in range(headed.width) if c not in {*stamps, *grid, *asked}]
    who = next((c for c in rest if c < len(plain) and _WHO.search(plain[c])), None)
    if who is None:
        who = next((c for c in rest if _different(headed.column(c))), None)
    if who is None:
        return None
    labels = ["" for _ in range(headed.width)]
    if coded:
        labels = _in_order(headed, who, sorted(coded), labels)
    else:
        for column, label in grid.items():
            labels[column] = label
    roles = ["keep"] * headed.width
    for column in stamps:
        roles[column] = "skip"
    for column in grid:
        roles[column] = "mark"
    for column in asked:
        roles[column] = "with"
    roles[who] = "name"
    return headed, Layout("answers", tuple(roles), tuple(labels), "coded" if coded else "")


def _different(cells: Sequence[str]) -> bool:
    full = [cell for cell in cells if cell]
    return bool(full) and len(set(full)) == len(full) and not any(c.isdigit() for c in full)


def _in_order(block: Block, who: int, coded: Sequence[int], labels: list[str]) -> list[str]:
    """LimeSurvey's codes as the respondents in their order; their own names where they are."""
    names = list(dict.fromkeys(filter(None, block.column(who))))
    for place, column in enumerate(coded):
        code = block.heads[column]
        labels[column] = names[place] if place < len(names) else code
    return labels


# ---- lists without heads ----


def neighbours(block: Block) -> Layout | None:
    """A party, and behind it those it has something with: rows of different length."""
    if block.heads or block.width < 3 or len(block.rows) < 2:
        return None
    first = {normal(each) for each in block.column(0)}
    rest = [normal(c) for row in block.rows for c in row.cells[1:] if c.strip()]
    if "" in first or not rest or any(mark(cell) not in (None, 0.0) for cell in rest):
        return None
    again = sum(each in first for each in rest) / len(rest)
    lengths = Counter(len([c for c in row.cells if c.strip()]) for row in block.rows)
    if again < 0.5 or (len(lengths) == 1 and again < 1):
        return None
    return Layout("neighbours", ("name", *["with"] * (block.width - 1)))


def marks(row: Row, column: int) -> bool:
    """Whether a row has a mark in a column."""
    return bool(column < len(row.cells) and mark(row.cells[column]))
