"""Matrices: names above and beside, and between them who has something with whom."""

import re
from collections.abc import Sequence

from netwerk_widgets.files.recognising import heads as words
from netwerk_widgets.files.recognising.blocks import SUMS, Block
from netwerk_widgets.files.recognising.layouts import Layout, with_first_row_as_heads
from netwerk_widgets.files.recognising.marks import mark
from netwerk_widgets.files.recognising.values import normal

#: How much of the shorter of two lists of names must be in the other.
_SAME = 0.7


def matrix(block: Block) -> tuple[Block, Layout] | None:
    """Who has something with whom; the names may be a code with the whole name beside it."""
    headed = with_first_row_as_heads(block)
    for first in range(min(3, headed.width)):
        names = headed.column(first)
        beside = [normal(each) for each in names]
        named = set(filter(None, beside))
        above = _meant(headed, first, names, beside, named)
        marked = [c for c in range(first + 1, len(above)) if above[c] in named]
        if len(marked) < 2 or all(mark(each) is not None for each in names):
            continue
        beyond = [
            c
            for c in range(marked[0], len(above))
            if above[c] and c not in marked and not SUMS.fullmatch(above[c])
        ]
        others = [c for c in beyond if all(mark(cell) is not None for cell in headed.column(c))]
        same = len(marked) / min(len(marked) + len(others), sum(map(bool, beside)))
        if same < _SAME or not _tells(headed, marked, named):
            continue
        roles = ["skip"] * len(above)
        for column in beyond:
            roles[column] = "keep"
        for column in (*marked, *others):
            roles[column] = "mark"
        whole = _whole_names(headed, first, marked[0], roles)
        called = dict(zip(beside, whole, strict=True))
        labels = tuple(called.get(above[c], headed.heads[c].strip()) for c in range(len(above)))
        return headed, Layout("matrix", tuple(roles), labels)
    return None


def _tells(block: Block, marked: Sequence[int], named: set[str]) -> bool:
    """Whether marks, or words, stand between the names; other names there are neighbours' rows."""
    cells = [cell for column in marked for cell in block.column(column)]
    # What is signs alone, as "++", says how much and names nobody.
    words_in = [normal(cell) for cell in cells if mark(cell) is None and normal(cell)]
    corner = {normal(head) for head in block.heads}
    return any(cells) and not named.union(corner).intersection(words_in)


def _whole_names(block: Block, first: int, start: int, roles: list[str]) -> list[str]:
    """The names of the parties, row by row; gives the columns before the marks their roles.

    The column by which heads call the parties may be a code, beside a column of names.
    """
    told = words.placed("parties", block.heads[:start])
    column = told.get("name", first)
    if column == first or not all(block.column(column)):
        roles[first] = "name"
        return block.column(first)
    for field, place in told.items():
        roles[place] = field
    roles[first], roles[column] = "ref", "name"
    return block.column(column)


_NUMBERED = re.compile(r"(\d{1,3}(?=[.):]?\s+\S)|[A-Z](?=[.):]\s+\S))")


def _meant(
    block: Block, first: int, names: Sequence[str], beside: Sequence[str], named: set[str]
) -> list[str]:
    """The party that each head stands for: by name, at the end of a sentence, or by number.

    ``beside`` are the names as they are compared, ``named`` those that are not empty.
    """
    above = [normal(head) for head in block.heads]
    both = list(zip(names, beside, strict=True))
    numbers = {found[1].lower(): plain for name, plain in both if (found := _NUMBERED.match(name))}
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
    return _by_initials(above, first, named)


def _by_initials(above: list[str], first: int, named: set[str]) -> list[str]:
    """The heads, with the parties of which they are the initials, where all of them are."""
    meant: dict[str, list[str]] = {}
    for name in sorted(named):
        meant.setdefault("".join(word[0] for word in name.split()), []).append(name)
    heads = [head for head in above[first + 1 :] if head]
    if len(heads) < 2 or not all(len(meant.get(head, ())) == 1 for head in heads):
        return above
    return [meant[head][0] if n > first and head else head for n, head in enumerate(above)]


#: Above the names of a matrix may stand who is beside and who is above: "naar \\ van".
_FROM = frozenset(
    {"van", "from", "gever", "zender", "afzender", "bron", "source", "sender", "giver"}
)
_TO = frozenset({"naar", "to", "aan", "ontvanger", "doel", "target", "receiver", "recipient"})


def turned(block: Block, column: int) -> bool:
    """Whether the rows of a matrix are those that get, and its columns those that give."""
    corner = block.heads[column] if column < len(block.heads) else ""
    parts = [normal(each) for each in re.split(r"[\\/|>↓→]+", corner) if each.strip()]
    return len(parts) == 2 and parts[0] in _TO and parts[1] in _FROM


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
    if all(_said(cells[a, b]) == _said(cells[b, a]) for a, b in cells):
        return True
    order = {name: n for n, name in enumerate(known)}
    lower = [cells[pair] for pair in cells if order[pair[0]] > order[pair[1]]]
    upper = [cells[pair] for pair in cells if order[pair[0]] < order[pair[1]]]
    if not any(lower) or not any(upper):
        return None
    return False


def _said(cell: str) -> float | str:
    """What a cell says, to compare it: how much, or in which words."""
    found = mark(cell)
    return normal(cell) if found is None else found
