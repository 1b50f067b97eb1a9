"""What shape a list has, and what each of its columns is.

A role of a column is a field of a party or relation, or one of: ``with`` (other parties, by
name), ``mark`` (a mark for the party in its head), ``keep`` (kept in the note), ``skip``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from netwerk_widgets.files.recognising import heads as words
from netwerk_widgets.files.recognising.blocks import SUMS, Block
from netwerk_widgets.files.recognising.kinds import OF_KIND
from netwerk_widgets.files.recognising.marks import mark
from netwerk_widgets.files.recognising.twoways import BACK, THERE
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import Row

Shape = Literal[
    "parties", "relations", "register", "matrix", "meetings", "neighbours", "answers", "names"
]

#: What only a relation has; beside parties with whom they have something it is about that.
OF_RELATIONS = ("strength", "weight", "kind", "direction")
#: What a row of parties may say of the relations in it.
BESIDE = tuple(each for each in OF_RELATIONS if each != "direction")
#: Roles of columns that tell something of what is in their head; nobody chooses these.
BY_HEAD = ("mark", OF_KIND, THERE, BACK)


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
    told = [headed.heads[c].strip() for c in rest]
    if not all(told) or _TRAITS & set(map(normal, told)):
        return None
    as_what = _as_what(headed, rest, told)
    if (
        not as_what
        and not _only_ones(headed, rest)
        and not (all(map(words.attended, told)) and _counts(headed, rest))
    ):
        return None
    roles = ["skip"] * headed.width
    if as_what:
        headed, roles = as_what, [*roles, *["keep"] * len(rest)]
    for field, column in (found[1] if found else {"name": 0}).items():
        roles[column] = field
    roles[first] = "name"
    for column in rest:
        roles[column] = "mark"
    return headed, Layout("meetings", tuple(roles), tuple(h.strip() for h in headed.heads))


#: What a party is or has, and does not meet in: the columns of an analysis of stakeholders.
_TRAITS = frozenset({
    "legitimiteit", "legitimacy", "urgentie", "urgency", "macht", "power", "invloed", "influence",
    "belang", "interest", "voorstander", "tegenstander", "supporter", "opponent",
})  # fmt: skip


#: As what somebody takes part in a meeting.
_AS_WHAT = frozenset({
    "vz", "voorzitter", "vice voorzitter", "secretaris", "lid", "leden", "deelnemer", "agendalid",
    "trekker", "adviseur", "toehoorder", "chair", "member", "secretary", "participant", "adviser",
    "observer",
})  # fmt: skip
_MEETING = re.compile(r".*(groep|overleg|tafel|commissie|raad|group|committee|board|council)\b.*")


def _as_what(block: Block, columns: Sequence[int], told: Sequence[str]) -> Block | None:
    """The list with crosses for who chairs a meeting or is a member, and that word behind it.

    None where columns head no meetings, or hold other words.
    """
    if not all(words.attended(head) or _MEETING.fullmatch(normal(head)) for head in told):
        return None
    cells = [cell for c in columns for cell in block.column(c)]
    said = [cell for cell in cells if normal(cell) in _AS_WHAT]
    if not said or not all(normal(cell) in _AS_WHAT or mark(cell) in (0, 1) for cell in cells):
        return None
    width, rows = block.width, []
    for row in block.rows:
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        as_what = [cells[c].strip() if normal(cells[c]) in _AS_WHAT else "" for c in columns]
        crossed = [
            "x" if c in columns and normal(cell) in _AS_WHAT else cell
            for c, cell in enumerate(cells)
        ]
        rows.append(Row(row.number, (*crossed, *as_what)))
    heads = (*block.heads, *[""] * (width - len(block.heads)), *told)
    return replace(block, heads=heads, rows=tuple(rows))


def _counts(block: Block, columns: Sequence[int]) -> bool:
    """Whether these columns tell how often, or how much, parties take part."""
    values = [mark(cell) for column in columns for cell in block.column(column)]
    return None not in values and any(values)


def _only_ones(block: Block, columns: Sequence[int]) -> bool:
    """Whether these columns only mark: nothing, or one."""
    cells = [cell for column in columns for cell in block.column(column)]
    values = [mark(cell) for cell in cells]
    return (
        any(value == 1 for value in values)
        and all(value in (0, 1) for value in values)
        and sum(bool(cell) for cell in cells) > 0
    )


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
