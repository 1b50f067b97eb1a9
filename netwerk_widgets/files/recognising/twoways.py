"""Relations with a column for each way: ``A->B`` and ``B->A``, "sterkte heen" and "terug"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.marks import mark, scoring
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import Row

#: The roles of a column for the way from the first party to the second, and back.
THERE, BACK = "there", "back"
_ARROW = re.compile(r"\s*(?:-+>|=+>|→|➔|>|\b(?:naar|to|aan)\b)\s*", re.IGNORECASE)
_WORDS = (
    ("heen", "terug"), ("there", "back"), ("uitgaand", "inkomend"), ("outgoing", "incoming"),
    ("geeft", "krijgt"), ("geeft", "ontvangt"), ("gives", "gets"), ("gives", "receives"),
)  # fmt: skip
#: What a head of such a column may say besides: no field of its own.
_FREE = frozenset({"keep", "strength", "weight"})


def columns(block: Block, roles: Sequence[str]) -> list[str]:
    """The roles of a list of relations, with its two columns of either way, if it has them."""
    roles = list(roles)
    if "direction" in roles or not {"from", "to"} <= set(roles):
        return roles
    free = [c for c, role in enumerate(roles) if role in _FREE and _much(block.column(c))]
    for one in free:
        for other in free:
            if one != other and _goes(block, roles, one) and _returns(block.heads, one, other):
                roles[one], roles[other] = THERE, BACK
                # Of a strength besides nobody can tell which way it is about.
                rest = ("strength", "weight")
                return ["keep" if role in rest else role for role in roles]
    return roles


def _much(cells: Sequence[str]) -> bool:
    full = [cell for cell in cells if cell]
    return bool(full) and all(mark(cell) is not None or scoring(cell) for cell in full)


def _sides(head: str) -> tuple[str, str] | None:
    """What stands on both sides of the arrow in a head: "sterkte A -> B" is of a and b."""
    parts = _ARROW.split(re.sub(r"[()]", " ", head))
    if len(parts) != 2:
        return None
    before, after = normal(parts[0]).split(), normal(parts[1]).split()
    return (before[-1], after[0]) if before and after else None


def _goes(block: Block, roles: Sequence[str], column: int) -> bool:
    """Whether a column is about the way from the first party to the second."""
    head = block.heads[column] if column < len(block.heads) else ""
    sides = _sides(head)
    if sides is None:
        return any(there in normal(head).split() for there, _ in _WORDS)
    ends = [normal(block.heads[roles.index(each)]).split() for each in ("from", "to")]
    if sides[1] in ends[0] and sides[1] not in ends[1]:
        return False
    return sides[0] in ends[0] or sides[0] < sides[1]


def _returns(heads: Sequence[str], one: int, other: int) -> bool:
    """Whether two heads say the same of opposite ways."""
    if max(one, other) >= len(heads):
        return False
    sides, back = _sides(heads[one]), _sides(heads[other])
    if sides and back:
        return sides == back[::-1] and sides[0] != sides[1]
    words, opposite = normal(heads[one]).split(), normal(heads[other]).split()
    return any(
        there in words and [back if each == there else each for each in words] == opposite
        for there, back in _WORDS
    )


def spread(
    block: Block, fields: Mapping[str, int], roles: Sequence[str]
) -> tuple[Block, dict[str, int]]:
    """The list with a row for each way, or one where both ways are the same."""
    if THERE not in roles or BACK not in roles:
        return block, dict(fields)
    there, back = roles.index(THERE), roles.index(BACK)
    start, end = fields["from"], fields["to"]
    width = max(block.width, len(block.heads))
    weighed = any(mark(cell) not in (0, 1) for c in (there, back) for cell in block.column(c))
    rows = []
    for row in block.rows:
        filled = [*row.cells, *[""] * (width - len(row.cells))]
        to, fro = filled[there].strip(), filled[back].strip()
        filled[there] = filled[back] = ""
        turned = list(filled)
        turned[start], turned[end] = filled[end], filled[start]
        ways = [(filled, to, "directed"), (turned, fro, "directed")]
        if to == fro:
            ways = [(filled, to, "mutual")]
        told = [each for each in ways if mark(each[1]) != 0]
        for cells, much, way in told:
            rows.append(Row(row.number, (*cells, much if weighed else "", way)))
        if not told:
            rows.append(Row(row.number, (*filled, "0", "")))  # said, and left out
    heads = (*block.heads, *[""] * (width - len(block.heads)), "", "")
    placed = {each: c for each, c in fields.items() if c not in (there, back)}
    placed |= {"strength": width, "direction": width + 1}
    return replace(block, heads=heads, rows=tuple(rows)), placed
